import { toEmoji } from "../text/emoji-codes";
import { repairGarbled } from "../text/garbled";

/** They take no room and are no text; the joiner of emoji stays. */
const ZERO_WIDTH = /[\u200b\u200c\u2060\ufeff]/g;
const WIKILINK = /!?\[\[([^[\]\n]+)\]\]/g;
/** What reads as it stands: most of what is written, and known at a glance. */
const AS_WRITTEN = /^[!-~]+(?: [!-~]+)*$/;

/** Flat text as a person reads it: wikilinks by what they show, wrong decoding undone, runs of spaces made one. */
export function toPlainText(flat: string): string {
  const shown = flat.includes("[[") ? flat.replace(WIKILINK, (_, inner: string) => displayOf(inner)) : flat;
  if (AS_WRITTEN.test(shown)) return toEmoji(shown);
  return toEmoji(repairGarbled(shown)).replace(ZERO_WIDTH, "").replace(/\s+/g, " ").trim();
}

function displayOf(inner: string): string {
  const pipe = inner.indexOf("|", 1);
  return pipe === -1 ? inner : inner.slice(pipe + 1);
}
