import type { App } from "obsidian";
import { badgesOf } from "../../core/badge/badges-of";
import type { Badge, BadgeFace, BadgeSubject } from "../../core/badge/badge";
import { planSetStatus, resolveSetStatus } from "../../core/edit/set-status";
import type { VaultIndex } from "../../core/index/vault-index";
import type { ParsedNote } from "../../core/note/parsed-note";
import { labelOf, type Status } from "../../core/status/status";
import type { Vocabulary } from "../../core/status/vocabulary";
import { StaleTextError } from "../../core/text/text-edit";
import { MissingNoteError, type NoteWriter } from "../note-writer";
import { readOpenText } from "../open-notes";

/** What is known of the texts of notes. */
export interface SourceTexts {
  /** Whether `text`, in which lines may end otherwise, is what the index has of the note at `path`. */
  isAsRead(path: string, text: string): boolean;
  /** Takes in the text of a note; resolves once it was read. */
  take(path: string, text: string): Promise<void>;
}

/** What is to be changed: a subject in a note, with the text that the note was read from. */
export interface StatusSource {
  readonly note: ParsedNote;
  readonly text: string;
  readonly subject: BadgeSubject;
}

/**
 * What a badge speaks of, in the text as it stands now: typed and not yet read, it is read first.
 *
 * @throws {Error} with words for the person, when that is not there any more.
 */
export async function readSource(
  app: App,
  index: VaultIndex,
  texts: SourceTexts,
  badge: Pick<BadgeFace, "subject"> & Partial<Pick<Badge, "written" | "line">>,
): Promise<StatusSource> {
  const { path } = badge.subject;
  const file = app.vault.getFileByPath(path);
  if (file === null) throw new MissingNoteError(path);
  const known = badgesOf(index, path);
  const text = readOpenText(app, path) ?? (await app.vault.read(file));
  let { subject } = badge;
  if (!texts.isAsRead(path, text)) {
    await texts.take(path, text);
    const found = findAgain(known, badgesOf(index, path), badge);
    if (found === null) throw new Error(`“${badge.written ?? ""}” was left as it is: the note has changed meanwhile.`);
    ({ subject } = found);
  }
  const note = index.note(path);
  if (note === undefined) throw new MissingNoteError(path);
  return { note, text, subject };
}

/** The badge that stands in a newer version of a note for an older one: of as many that read the same, the same one. */
function findAgain(
  before: readonly Badge[],
  after: readonly Badge[],
  { subject, written }: Pick<BadgeFace, "subject"> & Partial<Pick<Badge, "written">>,
): Badge | null {
  const alike = (badges: readonly Badge[]): readonly Badge[] =>
    badges.filter((badge) => badge.kind === "status" && badge.written === written);
  const [old, now] = [alike(before), alike(after)];
  const place = old.findIndex((badge) => JSON.stringify(badge.subject) === JSON.stringify(subject));
  return old.length === now.length ? (now[place] ?? null) : null;
}

/**
 * Gives a subject another status, in its note.
 *
 * @throws {Error} with words for the person, when it can not be, or is not there any more as it was; nothing is written.
 */
export async function setStatus(
  writer: Pick<NoteWriter, "change">,
  { note, text, subject }: StatusSource,
  to: Status,
  vocabulary: Vocabulary,
): Promise<void> {
  const plan = planSetStatus(note, subject, to, text, vocabulary);
  if (plan === null) throw new Error(`“${labelOf(to)}” can not be set here: edit the text.`);
  try {
    await writer.change(subject.path, (current) => [resolveSetStatus(plan, current)]);
  } catch (error) {
    if (!(error instanceof StaleTextError)) throw error;
    const there = error.found.trim() === "" ? "its line is gone" : `its line now reads “${error.found.trim()}”`;
    throw new Error(`The status was left as it is: ${there}.`, { cause: error });
  }
}
