import type { TextEdit } from "../text/text-edit";
import { applyEdits } from "../text/text-edit";
import { planLineEdit, type LineEditPlan } from "./line-edit";

/**
 * The plan of the first edit that may be made, of those that stay within a line and change something; null for none.
 * Each is tried on the text before it is proposed.
 *
 * @param edits the best first
 * @param most how many different ones are tried
 * @param isRight whether the text that an edit leaves is read as it should be
 */
export function firstPlan(
  edits: Iterable<TextEdit>,
  source: string,
  most: number,
  isRight: (after: string, edit: TextEdit) => boolean,
): LineEditPlan | null {
  const tried = new Set<string>();
  for (const edit of edits) {
    const key = `${edit.range.from} ${edit.range.to} ${edit.insert}`;
    if (tried.has(key) || edit.expected === edit.insert) continue;
    tried.add(key);
    if (tried.size > most) return null;
    const plan = planLineEdit(edit, source);
    if (plan !== null && isRight(applyEdits(source, [edit]), edit)) return plan;
  }
  return null;
}
