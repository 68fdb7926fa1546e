import { toEmoji } from "../text/emoji-codes";
import { repairGarbled } from "../text/garbled";

/** They take no room and are no text; the joiner of emoji stays. */
const ZERO_WIDTH = /[\u200b\u200c\u2060\ufeff]/g;
const WIKILINK = /!?\[\[([^[\]\n]+)\]\]/g;
/** Flat text as a person reads it: wikilinks by what they show, wrong decoding undone, runs of spaces made one. */
export function toPlainText(flat: string): string {
  const shown = flat.includes("[[") ? flat.replace(WIKILINK, (_, inner: string) => displayOf(inner)) : flat;
  if (isAsWritten(shown)) return toEmoji(shown);
  return toEmoji(repairGarbled(shown)).replace(ZERO_WIDTH, "").replace(/\s+/g, " ").trim();
}

/**
 * Whether a text reads as it stands, as most of what is written does: visible ASCII with single blanks between. No
 * expression, which over many megabytes runs out of stack.
 */
function isAsWritten(text: string): boolean {
  let isBlank = true;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === SPACE ? isBlank : code < SPACE || code > TILDE) return false;
    isBlank = code === SPACE;
  }
  return !isBlank;
}

const SPACE = 32;
const TILDE = 126;

function displayOf(inner: string): string {
  const pipe = inner.indexOf("|", 1);
  return pipe === -1 ? inner : inner.slice(pipe + 1);
}
