import { planTick, resolveTick, type TickPlan } from "../core/edit/tick";
import type { TickMemory } from "../core/edit/tick-memory";
import type { VaultIndex } from "../core/index/vault-index";
import type { OutlineRow } from "../core/roadmap/outline-row";
import { explainStale, type NoteChange, type NoteWriter } from "./note-writer";

/** The task that is meant, as it was last shown. */
export type ShownTask = Pick<OutlineRow, "path" | "line" | "item" | "title" | "box">;

/**
 * Ticks the task that `row` shows, or clears its box; what `memory` knows to have stood there is put back.
 *
 * @throws {Error} with words for the person, when the task is not there any more as it was shown; nothing is written.
 */
export async function tickTask(
  index: VaultIndex,
  writer: Pick<NoteWriter, "change">,
  memory: TickMemory,
  row: ShownTask,
): Promise<NoteChange> {
  const wanted = toPlan(index, row);
  if (wanted === null) throw new Error(`“${row.title}” was left as it is: it has changed meanwhile.`);
  const plan = memory.recall(row.path, wanted);
  const change = await explainStale(
    `“${row.title}”`,
    writer.change(row.path, (text) => [resolveTick(plan, text)]),
  );
  memory.remember(row.path, plan);
  return change;
}

/** The plan for the task of `row`: at its place still, or, in a newer version of the note, the only one that reads so. */
function toPlan(index: VaultIndex, row: ShownTask): TickPlan | null {
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
