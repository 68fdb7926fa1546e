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
    // Of these one leads and the next one follows where a text was decoded wrongly: before ASCII none does.
    if ((code > NO_BREAK_SPACE && code < 0x250) || (code >= 0x2010 && code < 0x2c00 && !isWhite(code))) {
      const next = text.charCodeAt(at + 1);
      if (next > TILDE && next !== EMOJI_STYLE) return false;
      continue;
    }
    // Letters of small alphabets and of the East, and pictures: no wrong decoding gives any.
    const isOther = (code >= 0x370 && code < 0x1680) || (code >= 0x3041 && code < 0xe000) || code === EMOJI_STYLE;
    if (!isOther) return false;
  }
  return !isBlank;
}

const SPACE = 32;
const TILDE = 126;
const NO_BREAK_SPACE = 0xa0;
/** The variation selector behind a sign that is shown as a picture. */
const EMOJI_STYLE = 0xfe0f;

/** Of general punctuation: line ends, blanks, and what takes no room. */
function isWhite(code: number): boolean {
  return code >= 0x2028 && code < 0x2070 && (code < 0x2030 || code >= 0x205f);
}

function displayOf(inner: string): string {
  const pipe = inner.indexOf("|", 1);
  return pipe === -1 ? inner : inner.slice(pipe + 1);
}
