import { LineIndex } from "../text/line-index";
import { StaleTextError, type TextEdit } from "../text/text-edit";
import { locateLine, type LineTarget } from "./locate-line";

/** The wish to put something else into a place of one line, kept until it is carried out. */
export interface LineEditPlan {
  readonly target: LineTarget;
  /** The place in its line, in UTF-16 units. */
  readonly column: number;
  readonly from: string;
  readonly to: string;
}

/**
 * The edit that carries a plan out on the text as it stands now.
 *
 * @throws {StaleTextError} when the line is gone or cannot be told from others; nothing must be written then.
 */
export function resolveLineEdit(plan: LineEditPlan, text: string): TextEdit {
  // A byte order mark is no part of a line as it was read.
  const mark = text.startsWith("\ufeff") ? 1 : 0;
  const unmarked = text.slice(mark);
  const line = locateLine(plan.target, unmarked);
  const lines = new LineIndex(unmarked);
  if (line === null) {
    const there = plan.target.line < lines.count ? lines.lineText(plan.target.line) : "";
    throw new StaleTextError(plan.target.text, there);
  }
  const from = mark + lines.startOf(line) + plan.column;
  return { range: { from, to: from + plan.from.length }, expected: plan.from, insert: plan.to };
}

/**
 * The plan for an edit of a text as it stands, which goes by the line that it stands in; null where it would reach over
 * a line break.
 */
export function planLineEdit({ range, expected, insert }: TextEdit, text: string): LineEditPlan | null {
  const mark = text.startsWith("\ufeff") ? 1 : 0;
  const lines = new LineIndex(text.slice(mark));
  const line = lines.lineAt(range.from - mark);
  const { from, to } = lines.lineRange(line);
  const column = range.from - mark - from;
  if (column < 0 || range.to - mark > to) return null;
  return { target: targetAt(lines, line), column, from: expected, to: insert };
}

function targetAt(lines: LineIndex, line: number): LineTarget {
  const text = lines.lineText(line);
  let twins = 0;
  let ordinal = 0;
  let before: string | null = null;
  let after: string | null = null;
  for (let at = 0; at < lines.count; at++) {
    const there = lines.lineText(at);
    if (there === text) {
      if (at < line) ordinal += 1;
      twins += 1;
    } else if (there.trim() !== "") {
      if (at < line) before = there;
      else after ??= there;
    }
  }
  return { line, text, twins, ordinal, before, after };
}
