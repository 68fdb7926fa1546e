import type { ParsedNote } from "../../core/note/parsed-note";
import { finish, type Steps } from "../../core/parse/steps";

/**
 * A parsed note as JSON text, in which no character is beyond U+00FF. What the lists of a large note hold comes in
 * further lines, `["items",[…]]` or `["figures.keys",[…]]`, so that no step of writing or reading it takes long.
 *
 * Text is what threads hand over and databases load at the least cost, and engines keep such text in one byte a
 * character; a single emoji would double a whole note.
 */
export type NoteJson = string;

const WIDE = /[\u0100-\uffff]/g;
const LISTS = ["aliases", "sections", "items", "statements", "links", "refs"] as const;
/** Of the lists of a note with fewer items than this none is long, as a rule. */
const FEW = 200;
const ENTRIES_A_LINE = 200;

export function toNoteJson(note: ParsedNote): NoteJson {
  return finish(noteJsonInSteps(note));
}

/** What {@link toNoteJson} gives, in steps. */
export function* noteJsonInSteps({ counting: _, ...note }: ParsedNote): Steps<NoteJson> {
  if (note.items.length + note.sections.length < FEW) return toLine(note);
  const { figures } = note;
  const lines = [toLine({ ...withoutEntries(note), ...(figures && { figures: withoutEntries(figures) }) })];
  for (const [name, list] of listsOf(note)) {
    for (let at = 0; at < list.length; at += ENTRIES_A_LINE) {
      yield;
      lines.push(toLine([name, list.slice(at, at + ENTRIES_A_LINE)]));
    }
  }
  return lines.join("\n");
}

function withoutEntries(value: object): object {
  return Object.fromEntries(
    Object.entries(value).map(([name, of]) => [name, Array.isArray(of) ? [] : (of as unknown)]),
  );
}

function toLine(value: object): string {
  return JSON.stringify(value).replace(WIDE, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

/** @throws {Error} when the text is not that of a parsed note. */
export function fromNoteJson(json: NoteJson): ParsedNote {
  return finish(parseNoteJson(json));
}

/** What {@link fromNoteJson} gives, in steps. */
export function* parseNoteJson(json: NoteJson): Steps<ParsedNote> {
  let end = endOfLine(json, 0);
  const note: unknown = JSON.parse(json.slice(0, end));
  if (!isParsedNote(note)) throw new TypeError("This is not a parsed note");
  if (end === json.length) return note;
  const lists = listsOf(note);
  while (end < json.length) {
    yield;
    const from = end + 1;
    end = endOfLine(json, from);
    const [name, entries] = JSON.parse(json.slice(from, end)) as [string, unknown[]];
    const list = lists.get(name);
    if (list === undefined) throw new TypeError(`A note has no list ${name}`);
    for (const entry of entries) list.push(entry);
  }
  return note;
}

function endOfLine(text: string, from: number): number {
  const end = text.indexOf("\n", from);
  return end === -1 ? text.length : end;
}

/** Whether a value looks like a parsed note: what it holds is as it was written by the very same reader. */
function isParsedNote(value: unknown): value is ParsedNote {
  const lists = listsOf(value);
  return LISTS.every((name) => lists.has(name));
}

/** The lists of a note and of its figures, which are called `figures.…`. */
function listsOf(value: unknown, prefix = ""): Map<string, unknown[]> {
  const lists = new Map<string, unknown[]>();
  if (typeof value !== "object" || value === null) return lists;
  for (const [name, of] of Object.entries(value) as [string, unknown][]) {
    if (Array.isArray(of)) lists.set(prefix + name, of);
    else if (name === "figures") for (const [key, list] of listsOf(of, "figures.")) lists.set(key, list);
  }
  return lists;
}
