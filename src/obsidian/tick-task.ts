import type { LineChange } from "../core/edit/line-change";
import { planBox, resolveBoxes, type BoxChange, type BoxParts } from "../core/edit/plan-box";
import { planTick } from "../core/edit/tick";
import type { TickMemory } from "../core/edit/tick-memory";
import type { VaultIndex } from "../core/index/vault-index";
import type { OutlineRow } from "../core/roadmap/outline-row";
import type { TextEdit } from "../core/text/text-edit";
import { say } from "../core/words/say";
import { explainStale, type NoteChange, type NoteWriter } from "./note-writer";
import { quote } from "./quote";

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
  parts: BoxParts,
): Promise<NoteChange> {
  const changes = tasks.map((task) => {
    const wanted = toChange(index, task, memory, parts);
    if (wanted === null) throw new Error(say("notice.task-changed", { what: quote(task.title) }));
    return wanted;
  });
  let made: readonly LineChange[] = [];
  const toEdits = (text: string): readonly TextEdit[] => {
    const settled = resolveBoxes(changes, text, parts);
    made = settled.made;
    return settled.edits;
  };
  const change = await explainStale(quote(what), writer.change(path, toEdits));
  for (const each of made) memory.remember(path, each);
  return change;
}

/** The change of the task of `row`: at its place still, or, in a newer version of the note, the only one that reads so. */
function toChange(index: VaultIndex, row: ShownTask, memory: TickMemory, parts: BoxParts): BoxChange | null {
  const note = index.note(row.path);
  if (note === undefined) return null;
  const alike = note.items.flatMap((item, place) =>
    item.kind === "task" && item.title === row.title && item.symbol === row.box?.symbol
      ? [{ place, line: item.line }]
      : [],
  );
  const inPlace = alike.find(({ place, line }) => place === row.item && line === row.line);
  const found = inPlace ?? (alike.length === 1 ? alike[0] : undefined);
  if (found === undefined) return null;
  const plan = planTick(note, found.place);
  // Tasks takes its own back, by its own rules.
  const before = plan === null || parts.toggle !== null ? null : memory.recall(row.path, plan.target.text);
  return plan === null || before === null
    ? planBox(note, found.place, null, parts)
    : { target: plan.target, ways: [before] };
}
