import { planEdits, resolveEdits } from "../core/edit/edit-plan";
import { subjectShown, type ShownSubject } from "../core/edit/find-subject";
import type { SettingPlan } from "../core/edit/plan-in-turn";
import type { StatusSubject } from "../core/edit/status-place";
import type { ParsedNote } from "../core/note/parsed-note";
import type { TextEdit } from "../core/text/text-edit";
import { say } from "../core/words/say";
import { explainStale, type NoteChange, type NoteWriter } from "./note-writer";
import { toldOf } from "./quote";
import { readNow, type NoteNow, type SourceParts } from "./set-status";

/** What is to become of some subjects of a note. */
export interface SubjectsChange {
  /** What is changed of them, as a sentence begins: `The status`. */
  readonly what: string;
  readonly plan: (now: NoteNow, subjects: readonly StatusSubject[]) => SettingPlan;
  /** What else goes with the edits; `fail` is told of what is left out, with words for the person. */
  readonly finish?: (
    path: string,
    now: NoteNow,
    edits: readonly TextEdit[],
    fail: (message: string) => void,
  ) => readonly TextEdit[];
  /** Why one that is left cannot be changed, as words for the person. */
  readonly refusal: (note: ParsedNote, subject: StatusSubject) => string;
}

/** What was done, and, as words for the person, what was not. */
export interface SubjectsChanged {
  /** Null where nothing was to be changed. */
  readonly change: NoteChange | null;
  readonly failures: readonly string[];
}

/**
 * Changes what is shown of a note, all in one change of its text; what cannot be changed is left as it is.
 *
 * @throws {Error} with words for the person, when the note is not there any more as it was; nothing is written.
 */
export async function changeSubjects(
  parts: SourceParts,
  writer: Pick<NoteWriter, "change">,
  path: string,
  shown: readonly ShownSubject[],
  change: SubjectsChange,
): Promise<SubjectsChanged> {
  const now = await readNow(parts, path);
  const read = parts.index.note(path) ?? now.note;
  const failures: string[] = [];
  const titles = new Map<StatusSubject, string>();
  for (const each of shown) {
    const subject = subjectShown(read, each);
    if (subject === null) failures.push(toldOf(each.title, say("notice.meant-changed")));
    else titles.set(subject, each.title);
  }
  const { edits: planned, left } = change.plan(now, [...titles.keys()]);
  for (const subject of left) failures.push(toldOf(titles.get(subject) ?? "", change.refusal(now.note, subject)));
  const edits = change.finish?.(path, now, planned, (message) => failures.push(message)) ?? planned;
  if (edits.length === 0) return { change: null, failures };
  const plan = planEdits(now.text, edits);
  const made = await explainStale(
    change.what,
    writer.change(path, (current) => resolveEdits(plan, current)),
  );
  return { change: made, failures };
}
