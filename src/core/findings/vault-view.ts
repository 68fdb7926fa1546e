import type { Backlink, ItemRef, ResolvedLink } from "../index/vault-index";
import type { NoteLink, ParsedNote } from "../note/parsed-note";

/** What a rule may ask about the vault around its note. Whoever answers knows what was asked, and asks again when it changes. */
export interface VaultView {
  note(path: string): ParsedNote | undefined;
  /** Where a link that stands in the rule's note leads. */
  resolve(link: NoteLink): ResolvedLink;
  /** Where words would lead as a linkpath, written in a note; the rule's own unless another is named. */
  find(linkpath: string, source?: string): ResolvedLink;
  /** The rows anywhere that state the status of a note, in the order of their notes. */
  trackers(path: string): readonly Backlink[];
  /** All items, in any note, that have an id. */
  itemsWithId(id: string): readonly ItemRef[];
  /** The items that an id means where an item of a note names it; the rule's own note unless another is named. */
  itemsMeantBy(id: string, source?: string): readonly ItemRef[];
  /** The notes whose names are nearest to that of a linkpath which leads nowhere; ascending, empty when none is near. */
  nearestNotes(linkpath: string): readonly string[];
  /** Whether any note lies in a folder or below it. */
  hasFolder(folder: string): boolean;
}
