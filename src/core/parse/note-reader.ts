import type { ParsedNote } from "../note/parsed-note";
import type { Vocabulary } from "../status/vocabulary";
import { parseNote } from "./parse-note";

/**
 * Reads the notes of a vault again and again. What it reads is what {@link parseNote} reads; it only remembers.
 */
export class NoteReader {
  constructor(readonly vocabulary: Vocabulary) {}

  /** @param fileYear the year of the note's file, for days without a year in a note without any other date */
  read(_path: string, text: string, fileYear?: number): ParsedNote {
    return parseNote(text, { vocabulary: this.vocabulary, ...(fileYear === undefined ? {} : { fileYear }) });
  }

  /** Forgets what is kept of a note that is gone. */
  forget(_path: string): void {
    // Nothing is kept yet.
  }
}
