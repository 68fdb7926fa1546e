import { repairGarbled } from "../text/garbled";

const WIKILINK = /!?\[\[([^[\]\n]+)\]\]/g;

/** Flat text as a person reads it: wikilinks by what they show, wrong decoding undone, runs of spaces made one. */
export function toPlainText(flat: string): string {
  const shown = flat.includes("[[") ? flat.replace(WIKILINK, (_, inner: string) => displayOf(inner)) : flat;
  return repairGarbled(shown).replace(/\s+/g, " ").trim();
}

function displayOf(inner: string): string {
  const pipe = inner.indexOf("|", 1);
  return pipe === -1 ? inner : inner.slice(pipe + 1);
}
