import { planSetDates, resolveSetDates, type NewDates } from "../core/edit/set-dates";
import type { Vocabulary } from "../core/status/vocabulary";
import { explainStale, type NoteChange, type NoteWriter } from "./note-writer";
import type { StatusSource } from "./set-status";

/**
 * Gives an item other days in its note.
 *
 * @returns what was changed; null where it has them already, and nothing happens
 * @throws {Error} with words for the person, when it can not be, or is not there any more as it was; nothing is written.
 */
export async function setDates(
  writer: Pick<NoteWriter, "change">,
  { path, note, text, subject }: StatusSource,
  dates: NewDates,
  vocabulary: Vocabulary,
): Promise<NoteChange | null> {
  const plans = subject.kind === "item" ? planSetDates(note, subject.item, dates, text, vocabulary) : null;
  if (plans === null) throw new Error("these dates can not be set here: edit the text.");
  if (plans.length === 0) return null;
  return await explainStale(
    "The date",
    writer.change(path, (current) => resolveSetDates(plans, current)),
  );
}
