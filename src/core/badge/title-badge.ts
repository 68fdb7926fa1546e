import type { VaultIndex } from "../index/vault-index";
import type { BadgeFace } from "./badge";
import { faceOfNote } from "./link-badge";

/** What is shown at the inline title of a note, which has no heading of level 1 to show it at; null where there is nothing. */
export function badgeOfTitle(index: VaultIndex, path: string): BadgeFace | null {
  const hasTitle = index.note(path)?.sections.some(({ level }) => level === 1) ?? false;
  return hasTitle ? null : faceOfNote(index, "note", path, "");
}
