import type { ParsedNote } from "../../core/note/parsed-note";

/**
 * A parsed note as JSON text, in which no character is beyond U+00FF.
 *
 * Text is what threads hand over and databases load at the least cost, and engines keep such text in one byte a
 * character; a single emoji would double a whole note.
 */
export type NoteJson = string;

const WIDE = /[\u0100-\uffff]/g;
const LISTS = ["aliases", "sections", "items", "statements", "links", "refs"] as const;

export function toNoteJson(note: ParsedNote): NoteJson {
  return JSON.stringify(note).replace(WIDE, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

/** @throws {Error} when the text is not that of a parsed note. */
export function fromNoteJson(json: NoteJson): ParsedNote {
  const value: unknown = JSON.parse(json);
  if (!isParsedNote(value)) throw new TypeError("This is not a parsed note");
  return value;
}

/** Whether a value looks like a parsed note: what it holds is as it was written by the very same reader. */
function isParsedNote(value: unknown): value is ParsedNote {
  if (typeof value !== "object" || value === null) return false;
  const lists = new Map<string, unknown>(Object.entries(value));
  return LISTS.every((name) => Array.isArray(lists.get(name)));
}
