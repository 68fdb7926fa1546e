import { applyEdits, StaleTextError, type TextEdit } from "../text/text-edit";
import { planLineEdit, resolveLineEdit, type LineEditPlan } from "./line-edit";

/** What is needed to take a change of a note back. */
export interface UndoPlan {
  /** The text as the change left it. */
  readonly after: string;
  /** The edits of that text which take the change back: ascending, not overlapping. */
  readonly edits: readonly TextEdit[];
  /** The same by lines, for a text that has been changed elsewhere since; null where one goes over lines. */
  readonly lines: readonly LineEditPlan[] | null;
}

/**
 * The plan that takes edits back.
 *
 * @param edits ascending, not overlapping, as they were made on `before`
 */
export function planUndo(before: string, edits: readonly TextEdit[]): UndoPlan {
  const after = applyEdits(before, edits);
  let shift = 0;
  const back = edits.map(({ range, expected, insert }) => {
    const from = range.from + shift;
    shift += insert.length - (range.to - range.from);
    return { range: { from, to: from + insert.length }, expected: insert, insert: expected };
  });
  const lines = back.flatMap((edit) => planLineEdit(edit, after) ?? []);
  return { after, edits: back, lines: lines.length === back.length ? lines : null };
}

/**
 * The edits that take a change back in the text as it stands now.
 *
 * @throws {StaleTextError} when what was changed does not stand there any more; nothing must be written then.
 */
export function resolveUndo({ after, edits, lines }: UndoPlan, text: string): readonly TextEdit[] {
  if (text === after) return edits;
  if (lines === null) throw new StaleTextError(edits[0]?.expected ?? "", "");
  return lines.map((plan) => resolveLineEdit(plan, text)).sort((a, b) => a.range.from - b.range.from);
}
