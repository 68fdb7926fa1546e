import type { ParsedNote } from "../note/parsed-note";
import { isPlace, toWritten } from "./link-resolver";

/**
 * What a note is called besides its file: its title, its first heading and its aliases, each once. A link that leads to
 * no file, but is exactly such a name of one note, counts for that note as a soft link. Source: the reading contract,
 * “Links to notes”.
 */
export function namesOfNote(note: ParsedNote): readonly string[] {
  const names = new Set<string>();
  for (const name of [note.title, note.sections[1]?.heading, ...note.aliases]) {
    const written = toWritten(name ?? "");
    if (written !== "") names.add(written);
  }
  return [...names];
}

/** The name that a linkpath may be of {@link namesOfNote}; null where it names a place or nothing. */
export function nameInLink(linkpath: string): string | null {
  const written = toWritten(linkpath);
  return written === "" || isPlace(written) ? null : written;
}
