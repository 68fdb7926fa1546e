import type { App } from "obsidian";
import { findSubject } from "../core/edit/find-subject";
import { planEdits, resolveEdits } from "../core/edit/edit-plan";
import { withBoxes, type BoxParts } from "../core/edit/plan-box";
import { planSetStatus, resolveSetStatus } from "../core/edit/set-status";
import { statusOf, type StatusSubject } from "../core/edit/status-place";
import type { VaultIndex } from "../core/index/vault-index";
import type { ParsedNote } from "../core/note/parsed-note";
import { parseNote } from "../core/parse/parse-note";
import { labelOf } from "../core/status/label";
import type { StatedStatus, Status } from "../core/status/status";
import type { Vocabulary } from "../core/status/vocabulary";
import { say } from "../core/words/say";
import { explainStale, MissingNoteError, type NoteChange, type NoteWriter } from "./note-writer";
import { readOpenText } from "./open-notes";

/** What is known of the texts of notes. */
export interface SourceTexts {
  /** Whether `text`, in which lines may end otherwise, is what the index has of the note at `path`. */
  isAsRead(path: string, text: string): boolean;
  /** Takes in the text of a note; resolves once it was read. */
  take(path: string, text: string): Promise<void>;
}

/** What a source is read with. */
export interface SourceParts {
  readonly app: App;
  readonly index: VaultIndex;
  readonly feed: SourceTexts;
  readonly vocabulary: Vocabulary;
}

/** What is to be changed: a subject in a note, with the text that the note was read from. */
export interface StatusSource {
  readonly path: string;
  readonly note: ParsedNote;
  readonly text: string;
  readonly subject: StatusSubject;
  /** The status that it has. */
  readonly status: StatedStatus | null;
}

/** A note, with the text that it was read from. */
export type NoteNow = Pick<StatusSource, "note" | "text">;

/**
 * A note as it stands now: typed and not yet read, it is read first.
 *
 * @throws {MissingNoteError} when there is no such note.
 */
export async function readNow({ app, index, feed, vocabulary }: SourceParts, path: string): Promise<NoteNow> {
  const file = app.vault.getFileByPath(path);
  if (file === null) throw new MissingNoteError(path);
  const text = readOpenText(app, path) ?? (await app.vault.read(file));
  if (!feed.isAsRead(path, text)) await feed.take(path, text);
  const read = index.note(path);
  if (read === undefined) throw new MissingNoteError(path);
  // An editor ends all lines alike, and leaves a byte order mark out: the same is read in it, at other offsets.
  const note = read.sections[0]?.range.to === text.length ? read : parseNote(text, { vocabulary });
  return { note, text };
}

/**
 * What is spoken of, in the text as it stands now.
 *
 * @param findIn finds it in the newest reading of the note; null where it is not there any more
 * @throws {Error} with words for the person, when it is not.
 */
export async function readSource(
  parts: SourceParts,
  path: string,
  findIn: (note: ParsedNote) => StatusSubject | null,
): Promise<StatusSource> {
  const { note, text } = await readNow(parts, path);
  const read = parts.index.note(path);
  const subject = read === undefined ? null : findIn(read);
  if (subject === null) throw new Error(say("notice.subject-changed"));
  return { path, note, text, subject, status: statusOf(note, subject) };
}

/** What a badge speaks of that was drawn from `drawn`, in a newer reading of the note. */
export function findAgain(drawn: ParsedNote, subject: StatusSubject): (note: ParsedNote) => StatusSubject | null {
  return (note) => findSubject(drawn, subject, note);
}

/**
 * Gives a subject another status, in its note.
 *
 * @returns what was changed; null where it has that status already, and nothing happens
 * @throws {Error} with words for the person, when it cannot be, or is not there any more as it was; nothing is written.
 */
export async function setStatus(
  writer: Pick<NoteWriter, "change">,
  { path, note, text, subject, status }: StatusSource,
  to: Status,
  vocabulary: Vocabulary,
  boxes: BoxParts,
): Promise<NoteChange | null> {
  if (status === to) return null;
  const plan = planSetStatus(note, subject, to, text, vocabulary);
  if (plan === null) throw new Error(say("notice.cannot-set", { label: labelOf(to) }));
  const edits = withBoxes(note, text, [resolveSetStatus(plan, text)], boxes, (message) => {
    throw new Error(message);
  });
  const wanted = planEdits(text, edits);
  return await explainStale(
    say("notice.the-status"),
    writer.change(path, (current) => resolveEdits(wanted, current)),
  );
}
