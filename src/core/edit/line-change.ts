import { commonEnd, commonStart } from "../text/common-ends";
import { LineIndex } from "../text/line-index";
import { StaleTextError, type TextEdit } from "../text/text-edit";
import { locateLine, type LineTarget } from "./locate-line";

/** The wish that a line should read otherwise, kept until it is carried out. */
export interface LineChange {
  readonly target: LineTarget;
  /** What stands in its place afterwards: one line, or more with `\n` between them; null where the line goes. */
  readonly after: string | null;
}

/**
 * The smallest edits that carry a change out on the text as it stands now: ascending, not overlapping.
 *
 * @throws {StaleTextError} when the line is gone or cannot be told from others; nothing must be written then.
 */
export function resolveLineChange({ target, after }: LineChange, text: string): readonly TextEdit[] {
  const lines = new UnmarkedLines(text);
  const line = locateLine(target, lines.text);
  if (line === null) {
    const there = target.line < lines.index.count ? lines.index.lineText(target.line) : "";
    throw new StaleTextError(target.text, there);
  }
  return editsOfLine(lines, line, after);
}

/** A text and its lines, without a byte order mark, which is no part of a line as it was read. */
export class UnmarkedLines {
  readonly mark: number;
  readonly text: string;
  readonly index: LineIndex;

  constructor(marked: string) {
    this.mark = marked.startsWith("\ufeff") ? 1 : 0;
    this.text = marked.slice(this.mark);
    this.index = new LineIndex(this.text);
  }
}

/**
 * The smallest edits that make another line, or more, of one: ascending, not overlapping.
 *
 * @param after as in a {@link LineChange}
 */
export function editsOfLine(
  { mark, text: unmarked, index: lines }: UnmarkedLines,
  line: number,
  after: string | null,
): readonly TextEdit[] {
  const { from, to } = lines.lineRange(line);
  const toEdit = (start: number, end: number, insert: string): TextEdit => ({
    range: { from: mark + start, to: mark + end },
    expected: unmarked.slice(start, end),
    insert,
  });
  const isLast = line + 1 === lines.count;
  if (after === null) {
    const before = line > 0 ? lines.lineRange(line - 1).to : from;
    return [isLast ? toEdit(before, to, "") : toEdit(from, lines.startOf(line + 1), "")];
  }
  const ending = /\r?\n/.exec(unmarked.slice(isLast ? 0 : to))?.[0] ?? "\n";
  return partsOf(lines.lineText(line), after).map(([start, end, insert]) =>
    toEdit(from + start, from + end, insert.replace(/\n/g, ending)),
  );
}

/** Edits in the order of the text; where the last lines go, each takes the break before it, which is to go once. */
export function inOrder(edits: readonly TextEdit[]): readonly TextEdit[] {
  let done = 0;
  return [...edits]
    .sort((a, b) => a.range.from - b.range.from)
    .map((edit) => {
      const { from, to } = edit.range;
      const over = done - from;
      done = to;
      const isShared = over > 0 && edit.insert === "" && edit.expected.slice(0, over).trim() === "";
      return isShared ? { range: { from: from + over, to }, expected: edit.expected.slice(over), insert: "" } : edit;
    });
}

/** Up to the character in a box, and the character. */
const BOX = /^[^[\n]*\[(.)\]/u;

/** What is to be put between which columns: the character of a box by itself, and what differs behind it. */
function partsOf(before: string, after: string): readonly (readonly [number, number, string])[] {
  const [old, now] = [BOX.exec(before), BOX.exec(after)];
  if (old === null || now === null || after.includes("\n")) return [differ(before, after, 0)];
  const [oldBox, nowBox] = [old[0], now[0]];
  const [was = "", is = ""] = [old[1], now[1]];
  if (oldBox.slice(0, -was.length - 1) !== nowBox.slice(0, -is.length - 1)) return [differ(before, after, 0)];
  const column = oldBox.length - was.length - 1;
  return [
    ...(was === is ? [] : [[column, column + was.length, is] as const]),
    ...(before.slice(oldBox.length) === after.slice(nowBox.length)
      ? []
      : [differ(before.slice(oldBox.length), after.slice(nowBox.length), oldBox.length)]),
  ];
}

function differ(before: string, after: string, column: number): readonly [number, number, string] {
  const start = commonStart(before, after);
  const end = commonEnd(before, after, start);
  return [column + start, column + before.length - end, after.slice(start, after.length - end)];
}
