import type { VaultIndex } from "../index/vault-index";
import { findSection } from "../links/subpath";
import type { ParsedNote } from "../note/parsed-note";
import type { BacklinkRollup } from "./backlink-rollup";
import { addRollups } from "./count";
import type { NoteStatus } from "./note-status";
import { ownRollup } from "./own-rollup";
import { EMPTY_ROLLUP, type Rollup } from "./rollup";
import { rollupsOf } from "./vault-rollups";

export type { BacklinkRollup, RollupSource } from "./backlink-rollup";
export { statusOfRollup, statusOfText, type NoteStatus } from "./note-status";
export { ownRollup } from "./own-rollup";

/**
 * The items of other notes that link to a note, directly or by inheritance, each counted once.
 *
 * @param subpath only links to this heading or block, with its `#`; empty for links to any place in the note
 */
export function backlinkRollup(index: VaultIndex, path: string, subpath = ""): BacklinkRollup {
  const backlinks = rollupsOf(index).backlinksOf(path);
  return subpath === "" ? backlinks.whole() : backlinks.part(subpath);
}

/**
 * The subpaths of a note that other notes link to, in the order of their code units: in the words of the heading, or
 * as written where there is none.
 */
export function linkedSubpaths(index: VaultIndex, path: string): readonly string[] {
  return rollupsOf(index).backlinksOf(path).subpaths();
}

/** The rollup of a subpath's own section; empty when there is no such heading. */
export function ownRollupOfSubpath(note: ParsedNote, subpath: string): Rollup {
  const section = findSection(note, subpath);
  return section === null ? EMPTY_ROLLUP : ownRollup(note, section);
}

/**
 * The status of a note: what its frontmatter says, else its own statement, else the row of a tracker, else what its
 * rollup amounts to. Null when nothing says anything. Source: the reading contract, “Rollups”.
 */
export function statusOfNote(index: VaultIndex, path: string): NoteStatus | null {
  return rollupsOf(index).statusOf(path);
}

/**
 * The rollup of all notes in a folder and below it; the same object again until one of them changes.
 *
 * @param folder without a slash at its end; empty for the whole vault
 */
export function folderRollup(index: VaultIndex, folder = ""): Rollup {
  return rollupsOf(index).folders().rollupOf(folder);
}

/** The rollup of what stands in some notes. */
export function rollupOfNotes(index: VaultIndex, paths: Iterable<string>): Rollup {
  return addRollups(
    [...paths].flatMap((path) => {
      const note = index.note(path);
      return note === undefined ? [] : [ownRollup(note)];
    }),
  );
}
