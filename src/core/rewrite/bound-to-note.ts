import type { NoteLink } from "../note/parsed-note";

/** What other notes and files make of items that go to another note. */
export interface Elsewhere {
  /** Whether links lead to a block of the note by its id. */
  readonly isLinked: (id: string) => boolean;
  /** Whether a link would lead to something else from there, by the part before its first `#`. */
  readonly leadsAway: (linkpath: string) => boolean;
}

const BLOCK_ID = /\s\^([A-Za-z0-9-]+)[ \t]*$/gm;
const CODE = /(`+)[^`][^]*?\1/g;
const LABEL = /\[([^[\]\n]+)\]/g;
const DEFINITION = /^[ \t>]*\[([^[\]\n]+)\]:/gm;

/**
 * Whether what is written in a note only works there: links lead to it, or it has footnotes, what links with labels
 * refer to, or links that lead to something else from another note.
 *
 * @param text the whole note
 * @param links those in what is written
 */
export function isBound(said: string, text: string, links: readonly NoteLink[], elsewhere: Elsewhere): boolean {
  if ([...said.matchAll(BLOCK_ID)].some(([, id = ""]) => elsewhere.isLinked(id))) return true;
  if (links.some(({ linkpath }) => linkpath === "" || elsewhere.leadsAway(linkpath))) return true;
  const defined = new Set([...text.matchAll(DEFINITION)].map(([, label = ""]) => toKey(label)));
  const labels = [...said.replace(CODE, "").matchAll(LABEL)].map(([, label = ""]) => toKey(label));
  return labels.some((label) => label.startsWith("^") || defined.has(label));
}

function toKey(label: string): string {
  return label.trim().replace(/\s+/g, " ").toLowerCase();
}
