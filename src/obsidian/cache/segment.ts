import type { NoteJson } from "../reading/note-json";

/** A version of a file; what is known of one holds as long as its file is of that version. */
export interface FileStamp {
  /** Milliseconds since 1970. */
  readonly mtime: number;
  /** Bytes. */
  readonly size: number;
}

/** A note as it was read from its file. */
export interface CachedNote extends FileStamp {
  readonly path: string;
  /** What the text is known by. */
  readonly print: number;
  readonly json: NoteJson;
}

/**
 * Notes that are stored together, since each record of a database costs as much as many small notes. Never changed,
 * only replaced: so that windows of one vault do not write over each other's.
 *
 * The lists have one entry a note, in the same order.
 */
export interface Segment {
  /** What has read the notes; anything else reads them differently. */
  readonly version: string;
  readonly paths: readonly string[];
  readonly mtimes: readonly number[];
  readonly sizes: readonly number[];
  readonly prints: readonly number[];
  readonly jsons: readonly NoteJson[];
}

/** How much a segment may hold, in UTF-16 units of JSON. */
const MOST_UNITS = 400_000;

/** The notes in as few segments as hold them. */
export function toSegments(version: string, notes: readonly CachedNote[]): readonly Segment[] {
  const groups: CachedNote[][] = [];
  let units = Infinity;
  for (const note of notes) {
    units += note.json.length;
    const group = groups.at(-1);
    if (group !== undefined && units <= MOST_UNITS) {
      group.push(note);
    } else {
      groups.push([note]);
      units = note.json.length;
    }
  }
  return groups.map((group) => ({
    version,
    paths: group.map(({ path }) => path),
    mtimes: group.map(({ mtime }) => mtime),
    sizes: group.map(({ size }) => size),
    prints: group.map(({ print }) => print),
    jsons: group.map(({ json }) => json),
  }));
}

/** The notes of a segment; null when it is damaged, or of another version. */
export function fromSegment(version: string, stored: unknown): readonly CachedNote[] | null {
  if (typeof stored !== "object" || stored === null) return null;
  const { paths, mtimes, sizes, prints, jsons, ...rest } = stored as Readonly<Record<string, unknown>>;
  if (rest["version"] !== version) return null;
  if (!isListOf("string", paths) || !isListOf("string", jsons)) return null;
  if (!isListOf("number", mtimes) || !isListOf("number", sizes) || !isListOf("number", prints)) return null;
  const notes = paths.flatMap((path, place) => {
    const [mtime, size, print, json] = [mtimes[place], sizes[place], prints[place], jsons[place]];
    if (mtime === undefined || size === undefined || print === undefined || json === undefined) return [];
    return [{ path, mtime, size, print, json }];
  });
  return notes.length === paths.length ? notes : null;
}

interface TypeNames {
  string: string;
  number: number;
}

function isListOf<K extends keyof TypeNames>(type: K, value: unknown): value is readonly TypeNames[K][] {
  return Array.isArray(value) && value.every((each) => typeof each === type);
}
