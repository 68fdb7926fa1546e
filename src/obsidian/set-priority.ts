import { resolveLineEdit } from "../core/edit/line-edit";
import { planSetPriority } from "../core/edit/set-priority";
import type { Priority } from "../core/note/parsed-note";
import type { Vocabulary } from "../core/status/vocabulary";
import { explainStale, type NoteChange, type NoteWriter } from "./note-writer";
import type { StatusSource } from "./set-status";

/** How a priority is called in what is told of a change: `High priority`. */
export function priorityLabel(to: Priority | null): string {
  return to === null ? "No priority" : `${to.charAt(0).toUpperCase()}${to.slice(1)} priority`;
}

/**
 * Gives an item another priority, or none, in its note.
 *
 * @returns what was changed; null where it has that priority already, and nothing happens
 * @throws {Error} with words for the person, when it can not be, or is not there any more as it was; nothing is written.
 */
export async function setPriority(
  writer: Pick<NoteWriter, "change">,
  { path, note, text, subject }: StatusSource,
  to: Priority | null,
  vocabulary: Vocabulary,
): Promise<NoteChange | null> {
  const item = subject.kind === "item" ? note.items[subject.item] : undefined;
  if (subject.kind === "item" && item?.priority === to && to !== null) return null;
  const plan = subject.kind === "item" ? planSetPriority(note, subject.item, to, text, vocabulary) : null;
  if (plan === null) {
    const isGiven = to === null && item?.priority === null;
    throw new Error(
      isGiven
        ? "what it stands under gives it its priority: edit that."
        : `“${priorityLabel(to)}” can not be set here: edit the text.`,
    );
  }
  return await explainStale(
    "The priority",
    writer.change(path, (current) => [resolveLineEdit(plan, current)]),
  );
}
