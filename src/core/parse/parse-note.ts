import type { ParsedNote } from "../note/parsed-note";
import { defaultVocabulary, type Vocabulary } from "../status/vocabulary";
import { readNoteBlocks, type NoteBlock } from "./note-blocks";
import { NoteReader, readOnce, withLegends } from "./note-reader";
import { legendLines } from "./legend";
import { readWholeYaml, type YamlEntry } from "./yaml-entries";

/** What the reader can be told. */
export interface ReadOptions {
  readonly vocabulary?: Vocabulary;
  /** The year of the note's file: for days without a year in a note without any other date. */
  readonly fileYear?: number;
}

/**
 * Reads a note once. Never throws: a note cannot be wrong, and what is not understood is kept as written.
 *
 * Offsets in the result count a leading U+FEFF, as the text does.
 */
export function parseNote(text: string, options: ReadOptions = {}): ParsedNote {
  return readOnce(text, options.vocabulary ?? defaultVocabulary(), options.fileYear ?? null);
}

/** The same for versions of one note, one after the other: of each only what differs from the one before is parsed. */
export function versionParser(vocabulary: Vocabulary): (text: string) => ParsedNote {
  const reader = new NoteReader(vocabulary);
  return (text) => reader.read("", text);
}

/** A vocabulary in which signs and boxes mean what the legends of a note say. */
export function vocabularyOfNote(text: string, vocabulary: Vocabulary): Vocabulary {
  return withLegends(vocabulary, legendLines(text));
}

/** The blocks of a note, ascending, without the blank lines between them; offsets count a leading U+FEFF. */
export function blocksOf(text: string): readonly NoteBlock[] {
  return readNoteBlocks(text);
}

/** The entries of properties that are valid as a whole and a map in lines of its own, or nothing; null for any other. */
export function readProperties(yaml: string): readonly YamlEntry[] | null {
  return readWholeYaml(yaml);
}
