import { planTick, type TickPlan } from "../edit/tick";
import type { VaultIndex } from "../index/vault-index";
import type { OutlineRow } from "./outline-row";

/**
 * The tick that a click on a row's box means. The row may be older than the index: the task is then the one that reads
 * the same. Null when the row has no box, or its task is gone.
 */
export function planRowTick(index: VaultIndex, row: OutlineRow): TickPlan | null {
  const note = index.note(row.path);
  if (note === undefined || row.box === null || row.item === null) return null;
  const { symbol } = row.box;
  const isSame = (place: number): boolean => {
    const item = note.items[place];
    return item?.kind === "task" && item.title === row.title && item.symbol === symbol;
  };
  if (isSame(row.item)) return planTick(note, row.item);
  const same = note.items.flatMap((_, place) => (isSame(place) ? [place] : []));
  return same.length === 1 && same[0] !== undefined ? planTick(note, same[0]) : null;
}
