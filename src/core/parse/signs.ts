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
/** A list item that opens with marked words or a sign, or closes with marked words. */
const MARKED_ITEM =
  /^[ \t>]*(?=((?:(?:[-*+]|\d{1,9}[.)])[ \t][ \t>]*)+))\1(?:[*_<!]|[^\0-\x7f]|[^\n]*(?:[*_>)][ \t]*\r?$|[*_]{1,3}[^\p{L}\p{N}\n]{1,8}\r?$))/gmu;
const MARKERS = /^[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t][ \t>]*)+/;
const ENTITY = /&#?[a-z0-9]{1,31};/i;

/**
 * Tells what may be part of a plan from what cannot be, by looks alone: what is told to be none is never parsed. A sign
 * where there is no plan costs time; a plan without a sign would not be read.
 */
export class PlanSigns {
  /** The words that may be a status key, or a part of one. */
  readonly #keys: RegExp;

  private constructor(vocabulary: Vocabulary) {
    const keys = [...vocabulary.keys.keys()];
    const shortest = keys.filter((key) => !keys.some((other) => other !== key && key.includes(other)));
    this.#keys = new RegExp(shortest.map(escape).join("|"), "gi");
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
    return INNER_HEADING.test(text) || hasUnderline(text) || hasMarkedItem(text) || this.inLine(text);
  }

  /** Whether lines may state a status with a key. */
  inLine(text: string): boolean {
    for (const match of text.matchAll(this.#keys)) if (isKey(text, match.index, match[0].length)) return true;
    return text.includes("&") && ENTITY.test(text);
  }
}

/** No key reaches further, with all that may stand around it. */
const REACH = 100;
/** A colon behind the key, with nothing of a sentence between them but words, marks and a bracket. */
const COLON_BEHIND = /^[^\n:：.,;!?()]{0,40}(?:\([^()\n]{1,40}\))?[^\n:：.,;!?()]{0,12}[:：](?!\/\/)/;
const BOLD_BEFORE = /[*_]{2}[^*_\n:：]{0,40}$/;
const BOLD_BEHIND = /^[^*_\n:：]{0,40}[*_]{2}/;
const DASH_BEHIND = /^[^–—:：\n-]{0,30}\s[–—-]\s/;

/** Whether a word that may be a status key stands as one: before a colon, in bold, or at the front before a dash. */
function isKey(text: string, at: number, length: number): boolean {
  const behind = text.slice(at + length, at + length + REACH);
  if (COLON_BEHIND.test(behind)) return true;
  const before = text.slice(Math.max(0, at - REACH), at);
  if (BOLD_BEHIND.test(behind) && BOLD_BEFORE.test(before)) return true;
  if (!DASH_BEHIND.test(behind)) return false;
  const line = before.slice(before.lastIndexOf("\n") + 1);
  return line.length < REACH && line.replace(MARKERS, "").length <= 40;
}

/** Whether a list item may state what it is by the words that it opens or closes with. */
function hasMarkedItem(text: string): boolean {
  for (const match of text.matchAll(MARKED_ITEM)) {
    const end = text.indexOf("\n", match.index);
    const item = text.slice(match.index, end === -1 ? text.length : end).replace(MARKERS, "");
    if (mayStateItself(item) || item.charCodeAt(0) > 127) return true;
  }
  return false;
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
  const words = line
    .slice(close)
    .split(/\s+/)
    .filter((word) => /[\p{L}\p{N}]/u.test(word));
  return words.length <= MAX_WORDS || !/[a-z]/.test(line.slice(0, close)) || /[*_][^\p{L}\p{N}]{0,8}$/u.test(line);
}

/** No state has more. Source: `stated-item.ts`. */
const MAX_WORDS = 5;

function escape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
