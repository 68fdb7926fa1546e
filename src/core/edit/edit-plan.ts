import { applyEdits, StaleTextError, type TextEdit } from "../text/text-edit";
import { commonEnd, commonStart } from "../text/common-ends";
import { planLineEdit, resolveLineEdit } from "./line-edit";

/** Edits of a note, kept until they are made. */
export interface EditPlan {
  /** The text that they are edits of. */
  readonly of: string;
  /** Ascending, not overlapping. */
  readonly edits: readonly TextEdit[];
}

/** The plan for edits of a text: ascending, not overlapping. */
export function planEdits(of: string, edits: readonly TextEdit[]): EditPlan {
  return { of, edits };
}

/**
 * The plan that takes edits back.
 *
 * @param edits ascending, not overlapping, as they were made on `before`
 */
export function planUndo(before: string, edits: readonly TextEdit[]): EditPlan {
  const after = applyEdits(before, edits);
  let shift = 0;
  const back = edits.map(({ range, expected, insert }) => {
    const from = range.from + shift;
    shift += insert.length - (range.to - range.from);
    return { range: { from, to: from + insert.length }, expected: insert, insert: expected };
  });
  return planEdits(after, back);
}

/**
 * The edits of a plan in the text as it stands now.
 *
 * @throws {StaleTextError} when what is to be changed does not stand there any more; nothing must be written then.
 */
export function resolveEdits({ of, edits }: EditPlan, text: string): readonly TextEdit[] {
  if (text === of) return edits;
  const lines = edits.flatMap((edit) => planLineEdit(edit, of) ?? []);
  // What goes over lines cannot be found by its line.
  if (lines.length < edits.length) return besideChange(of, edits, text);
  return lines.map((plan) => resolveLineEdit(plan, text)).sort((a, b) => a.range.from - b.range.from);
}

/**
 * Edits of a text where it has been changed since in one stretch that they do not touch.
 *
 * @throws {StaleTextError} when they do.
 */
function besideChange(of: string, edits: readonly TextEdit[], text: string): readonly TextEdit[] {
  const start = commonStart(of, text);
  const end = of.length - commonEnd(of, text, start);
  return edits.map((edit) => {
    const { from, to } = edit.range;
    if (to < start) return edit;
    if (from <= end) throw new StaleTextError(edit.expected, "");
    const by = text.length - of.length;
    return { ...edit, range: { from: from + by, to: to + by } };
  });
}
