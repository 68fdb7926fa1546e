import type { Vocabulary } from "../status/vocabulary";

/** Any single character in brackets before a blank: a box, or what may be one. */
const BOX = /\[(?:.|[\ud800-\udbff][\udc00-\udfff])\](?=\s)/;
/** The line below a table's header. */
const DELIMITERS = /^[ \t>]*(?=[|:-])(?=[|:\- \t]*[|:])[|:\- \t]+\r?$/m;
/** A heading that begins no slice, and what may be the underline of one. */
const INNER_HEADING = /(?:\n[ \t>]*|^[ \t>]+)#{1,6}(?:[ \t\r\n]|$)/;
const UNDERLINE = /\n[ \t>]*(?:=+|-+)[ \t]*(?=\r?(?:\n|$))/g;
/** It ends a line for remark, and for nothing here. */
const LONE_RETURN = /\r(?!\n)/;
/** A list item whose words begin on the next line. */
const EMPTY_ITEM = /^[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t][ \t>]*)*(?:[-*+]|\d{1,9}[.)])[ \t]*\r?\n(?=[ \t>]*[^\s>])/m;
const CELL = /<t[dh]/i;
/** A list item that opens or closes with marked words, or opens with a sign. */
const MARKED_ITEM =
  /^[ \t>]*(?=((?:(?:[-*+]|\d{1,9}[.)])[ \t][ \t>]*)+))\1(?:[*_<!]|[^\0-\x7f]|[^\n]*(?:[*_>)][ \t]*\r?$|[*_]{1,3}[^\p{L}\p{N}\n]{1,8}\r?$))/mu;
const ENTITY = /&#?[a-z0-9]{1,31};/i;

/**
 * Tells what may be part of a plan from what cannot be, by looks alone: what is told to be none is never parsed. A sign
 * where there is no plan costs time; a plan without a sign would not be read.
 */
export class PlanSigns {
  /** A word that may be a status key, with what makes a statement of it on its line. */
  readonly #key: RegExp;

  private constructor(vocabulary: Vocabulary) {
    const keys = [...vocabulary.keys.keys()];
    const shortest = keys.filter((key) => !keys.some((other) => other !== key && key.includes(other)));
    this.#key = new RegExp(`(?:${shortest.map(escape).join("|")})[^\\n]{0,60}?(?:[:：*_]|[–—-][ \\t])`, "i");
  }

  static of(vocabulary: Vocabulary): PlanSigns {
    let signs = cache.get(vocabulary);
    if (signs === undefined) cache.set(vocabulary, (signs = new PlanSigns(vocabulary)));
    return signs;
  }

  /** Whether a slice may hold an item or statement below its first line. */
  inSlice(text: string): boolean {
    if (text.includes("[") && BOX.test(text)) return true;
    if (text.includes("\r") && LONE_RETURN.test(text)) return true;
    if (text.indexOf("~") !== text.lastIndexOf("~")) return true;
    if ((text.includes("|") || text.includes(":-") || text.includes("-:")) && DELIMITERS.test(text)) return true;
    if (text.includes("<") && CELL.test(text)) return true;
    if (EMPTY_ITEM.test(text)) return true;
    return INNER_HEADING.test(text) || hasUnderline(text) || MARKED_ITEM.test(text) || this.inLine(text);
  }

  /** Whether lines may state a status with a key. */
  inLine(text: string): boolean {
    return this.#key.test(text) || (text.includes("&") && ENTITY.test(text));
  }
}

/** Whether a line that may underline a heading stands below one with text. */
function hasUnderline(text: string): boolean {
  for (const { index } of text.matchAll(UNDERLINE)) {
    const above = text.lastIndexOf("\n", index - 1) + 1;
    if (/[^ \t\r>]/.test(text.slice(above, index))) return true;
  }
  return false;
}

const cache = new WeakMap<Vocabulary, PlanSigns>();

/** Whether a list item may open or close with its state, by its text as written. */
export function mayStateItself(text: string): boolean {
  const end = text.indexOf("\n");
  const line = (end === -1 ? text : text.slice(0, end)).trim();
  if (line.includes("<") || line.includes("![") || line.includes("&")) return true;
  const isMarked = line.startsWith("*") || line.startsWith("_");
  if (!isMarked) return /[*_][^\p{L}\p{N}]{0,8}$/u.test(line);
  const close = line.indexOf(line.startsWith("**") || line.startsWith("__") ? line.slice(0, 2) : line.slice(0, 1), 3);
  if (close === -1) return true;
  const tail = line.slice(close).split(/\s+/, MAX_TOKENS + 1);
  return tail.length <= MAX_TOKENS || !/[a-z]/.test(line.slice(0, close)) || /[*_][^\p{L}\p{N}]{0,8}$/u.test(line);
}

/** A state has at most five words; signs and dashes may stand between them. */
const MAX_TOKENS = 12;

function escape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
