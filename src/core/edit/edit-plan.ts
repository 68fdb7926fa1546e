import { applyEdits, StaleTextError, type TextEdit } from "../text/text-edit";
import { planLineEdit, resolveLineEdit, type LineEditPlan } from "./line-edit";

/** Edits of a note, kept until they are made. */
export interface EditPlan {
  /** The text that they are edits of. */
  readonly of: string;
  /** Ascending, not overlapping. */
  readonly edits: readonly TextEdit[];
  /** The same by lines, for a text that has been changed elsewhere since; null where one goes over lines. */
  readonly lines: readonly LineEditPlan[] | null;
}

/** The plan for edits of a text: ascending, not overlapping. */
export function planEdits(of: string, edits: readonly TextEdit[]): EditPlan {
  const lines = edits.flatMap((edit) => planLineEdit(edit, of) ?? []);
  return { of, edits, lines: lines.length === edits.length ? lines : null };
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
export function resolveEdits({ of, edits, lines }: EditPlan, text: string): readonly TextEdit[] {
  if (text === of) return edits;
  if (lines === null) throw new StaleTextError(edits[0]?.expected ?? "", "");
  return lines.map((plan) => resolveLineEdit(plan, text)).sort((a, b) => a.range.from - b.range.from);
}
