import { planTick, resolveTick, type TickPlan } from "../core/edit/tick";
import type { TickMemory } from "../core/edit/tick-memory";
import type { VaultIndex } from "../core/index/vault-index";
import type { OutlineRow } from "../core/roadmap/outline-row";
import { StaleTextError } from "../core/text/text-edit";
import type { NoteWriter } from "./note-writer";

/**
 * Ticks the task that `row` shows, or clears its box; what `memory` knows to have stood there is put back.
 *
 * @throws {Error} with words for the person, when the task is not there any more as it was shown; nothing is written.
 */
export async function tickTask(
  index: VaultIndex,
  writer: Pick<NoteWriter, "change">,
  memory: TickMemory,
  row: OutlineRow,
): Promise<void> {
  const wanted = toPlan(index, row);
  if (wanted === null) throw new Error(`“${row.title}” was left as it is: it has changed meanwhile.`);
  const plan = memory.recall(row.path, wanted);
  try {
    await writer.change(row.path, (text) => [resolveTick(plan, text)]);
    memory.remember(row.path, plan);
  } catch (error) {
    if (!(error instanceof StaleTextError)) throw error;
    const there = error.found.trim() === "" ? "its line is gone" : `its line now reads “${error.found.trim()}”`;
    throw new Error(`“${row.title}” was left as it is: ${there}.`, { cause: error });
  }
}

/** The plan for the task of `row`: at its place still, or, in a newer version of the note, the only one that reads so. */
function toPlan(index: VaultIndex, row: OutlineRow): TickPlan | null {
  const note = index.note(row.path);
  if (note === undefined) return null;
  const alike = note.items.flatMap((item, place) =>
    item.kind === "task" && item.title === row.title && item.symbol === row.box?.symbol
      ? [{ place, line: item.line }]
      : [],
  );
  const inPlace = alike.find(({ place, line }) => place === row.item && line === row.line);
  const found = inPlace ?? (alike.length === 1 ? alike[0] : undefined);
  return found === undefined ? null : planTick(note, found.place);
}
