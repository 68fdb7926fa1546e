import { planTick, resolveTick, type TickPlan } from "../core/edit/tick";
import type { TickMemory } from "../core/edit/tick-memory";
import type { VaultIndex } from "../core/index/vault-index";
import type { OutlineRow } from "../core/roadmap/outline-row";
import type { TextEdit } from "../core/text/text-edit";
import { explainStale, type NoteChange, type NoteWriter } from "./note-writer";

/** The task that is meant, as it was last shown. */
export type ShownTask = Pick<OutlineRow, "path" | "line" | "item" | "title" | "box">;

/**
 * Ticks tasks of one note, or clears their boxes, all in one change; what `memory` knows to have stood there is put back.
 *
 * @param what names them, for who is told that they are left as they are
 * @throws {Error} with words for the person, when one is not there any more as it was shown; nothing is written.
 */
export async function tickTasks(
  index: VaultIndex,
  writer: Pick<NoteWriter, "change">,
  memory: TickMemory,
  path: string,
  tasks: readonly ShownTask[],
  what: string,
): Promise<NoteChange> {
  const plans = tasks.map((task) => {
    const wanted = toPlan(index, task);
    if (wanted === null) throw new Error(`“${task.title}” was left as it is: it has changed meanwhile.`);
    return memory.recall(path, wanted);
  });
  const toEdits = (text: string): readonly TextEdit[] =>
    plans.map((plan) => resolveTick(plan, text)).sort((a, b) => a.range.from - b.range.from);
  const change = await explainStale(`“${what}”`, writer.change(path, toEdits));
  for (const plan of plans) memory.remember(path, plan);
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
