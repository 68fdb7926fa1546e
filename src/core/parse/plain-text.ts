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
 * Whether a text reads as it stands, as most of what is written does: visible characters with single blanks between. No
 * expression, which over many megabytes runs out of stack.
 */
function isAsWritten(text: string): boolean {
  let isBlank = true;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === SPACE) {
      if (isBlank) return false;
      isBlank = true;
      continue;
    }
    isBlank = false;
    if (code > SPACE && code <= TILDE) continue;
    // What is decoded wrongly is a pair of these and others above ASCII.
    if (code >= 0xc0 && code < 0x250) {
      if (text.charCodeAt(at + 1) > TILDE) return false;
      continue;
    }
    // Letters of scripts that no wrong decoding gives: of those with small alphabets, and of the East.
    const isOtherLetter = (code >= 0x370 && code < 0x1680) || (code >= 0x3041 && code < 0xd800);
    if (!isOtherLetter) return false;
  }
  return !isBlank;
}

const SPACE = 32;
const TILDE = 126;

function displayOf(inner: string): string {
  const pipe = inner.indexOf("|", 1);
  return pipe === -1 ? inner : inner.slice(pipe + 1);
}
