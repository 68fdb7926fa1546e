import { recognizeStatus } from "../status/recognize";
import { toWords, type Vocabulary } from "../status/vocabulary";
import { toPattern } from "../text/any-of";
import { mayTableBePlan } from "./table-sign";

/** Where a text first shows a sign, at an offset or behind it; -1 where it shows none. */
type Search = (text: string, from: number) => number;

/** Any single character in brackets before a blank: a box, or what may be one. */
const BOX = /\[(?:.|[\ud800-\udbff][\udc00-\udfff])\](?=\s)/g;
/** The line below a table's header. */
const DELIMITERS = /^[ \t>]*(?=[|:-])(?=[|:\- \t]*[|:])[|:\- \t]+\r?$/gm;
/** A heading that begins no slice, and what may be the underline of one. */
const INNER_HEADING = /(?:\n[ \t>]*|^[ \t>]+)#{1,6}(?:[ \t\r\n]|$)/;
const UNDERLINE = /\n[ \t>]*(?:=+|-+)[ \t]*(?=\r?(?:\n|$))/g;
/** It ends a line for remark, and for nothing here. */
const LONE_RETURN = /\r(?!\n)/g;
/** Of a list item whose words begin on the next line, all up to there. */
const EMPTY_ITEM = /^[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t][ \t>]*)*(?:[-*+]|\d{1,9}[.)])[ \t]*$/;
const CELL = /<t[dh]/gi;
/** A list item that opens or closes with marked words, or may hold what is no plain text. */
const MARKED_ITEM =
  /^[ \t>]*(?=((?:(?:[-*+]|\d{1,9}[.)])[ \t][ \t>]*)+))\1(?:[*_<!]|[^\n]*(?:[*_>)][ \t]*\r?$|[*_]{1,3}[^\p{L}\p{N}\n]{1,8}\r?$))/gmu;
const MARKERS = /^[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t][ \t>]*)+/;
const ENTITY = /&#?[a-z0-9]{1,31};/gi;

/**
 * Tells what may be part of a plan from what cannot be, by looks alone: what is told to be none is never parsed. A sign
 * where there is no plan costs time; a plan without a sign would not be read.
 */
export class PlanSigns {
  /** The words that may be a status key, or a part of one. */
  readonly #keys: RegExp;
  readonly #longestKey: number;
  readonly #vocabulary: Vocabulary;
  /** All that a text may show. */
  readonly #searches: readonly Search[];

  private constructor(vocabulary: Vocabulary) {
    const keys = [...vocabulary.keys.keys()];
    this.#keys = toPattern(keys, "gi");
    this.#longestKey = Math.max(...keys.map((key) => key.length));
    this.#vocabulary = vocabulary;
    this.#searches = [
      (text, from) => (text.includes("[", from) ? indexOf(BOX, text, from) : -1),
      (text, from) => (text.includes("\r", from) ? indexOf(LONE_RETURN, text, from) : -1),
      (text, from) => (text.includes("<", from) ? indexOf(CELL, text, from) : -1),
      findStruck,
      findEmptyItem,
      findUnderline,
      (text, from) => this.#findTable(text, from),
      (text, from) => this.#findMarkedItem(text, from),
      (text, from) => this.#findKey(text, from),
      (text, from) => (text.includes("&", from) ? indexOf(ENTITY, text, from) : -1),
    ];
  }

  static of(vocabulary: Vocabulary): PlanSigns {
    let signs = cache.get(vocabulary);
    if (signs === undefined) cache.set(vocabulary, (signs = new PlanSigns(vocabulary)));
    return signs;
  }

  /** Whether a slice may hold an item or statement below its first line. */
  inSlice(text: string): boolean {
    return INNER_HEADING.test(text) || this.#searches.some((search) => search(text, 0) !== -1);
  }

  /**
   * What {@link inSlice} says of each slice of a text, at less cost, as each sign is looked for in all of it at once.
   *
   * @param starts where the slices begin; the first at 0
   */
  inSlicesOf(text: string, starts: readonly number[]): readonly boolean[] {
    const found = starts.map(() => false);
    for (const search of this.#searches) {
      for (let i = found.indexOf(false); i !== -1; i = found.indexOf(false, i)) {
        const at = search(text, starts[i] ?? 0);
        if (at === -1) break;
        while ((starts[i + 1] ?? text.length) <= at) i += 1;
        found[i] = true;
      }
    }
    const headings = starts.filter((start) => HEADING_MARKS.test(text.slice(start, start + 7))).length;
    if (headings === countHeadings(text)) return found;
    return found.map((is, i) => is || INNER_HEADING.test(text.slice(starts[i], starts[i + 1])));
  }

  /** Whether lines may state a status with a key. */
  inLine(text: string): boolean {
    return this.#findKey(text, 0) !== -1 || (text.includes("&") && indexOf(ENTITY, text, 0) !== -1);
  }

  /** The first key that stands as one. Keys are looked for only in front of what can make them one. */
  #findKey(text: string, from: number): number {
    const keys = this.#keys;
    let done = from;
    for (let anchor = indexOf(ANCHOR, text, from); anchor !== -1; anchor = indexOf(ANCHOR, text, anchor + 1)) {
      const start = Math.max(from, Math.max(done, anchor - MAX_BEFORE_ANCHOR) - this.#longestKey);
      const window = text.slice(start, anchor);
      done = anchor;
      for (let at = indexOf(keys, window, 0); at !== -1; at = indexOf(keys, window, at + 1)) {
        if (isKey(text, start + at, keys.lastIndex - at)) return start + at;
      }
    }
    return -1;
  }

  /** The first table that may be of a plan, by the line below its header. */
  #findTable(text: string, from: number): number {
    for (let at = indexOf(DELIMITERS, text, from); at !== -1; at = indexOf(DELIMITERS, text, at + 1)) {
      if (mayTableBePlan(text, at, this.#vocabulary)) return at;
    }
    return -1;
  }

  /** Whether a list item may open or close with its state, by its text as written. Source: `stated-item.ts`. */
  mayStateItself(text: string): boolean {
    const end = text.indexOf("\n");
    const line = (end === -1 ? text : text.slice(0, end)).trim();
    if (MAY_VANISH.test(line)) return true;
    if (/^[*_]/.test(line)) {
      const mark = line.startsWith("**") || line.startsWith("__") ? line.slice(0, 2) : line.slice(0, 1);
      const close = line.indexOf(mark, 3);
      if (close === -1) return true;
      const said = line.slice(mark.length, close);
      if (said === said.toUpperCase() && (/[*_]/.test(said) || this.#mayBeState(said))) return true;
      if (this.#mayBeState(line.slice(close))) return true;
    }
    return this.#closesWithState(line);
  }

  #closesWithState(line: string): boolean {
    const tail = line.slice(-MAX_STATE);
    const close = MARKS_AT_END.exec(tail)?.index;
    if (close === undefined) return false;
    const starts = [...tail.slice(0, close).matchAll(/[*_]/g)].map(({ index }) => index);
    // What is marked may begin further in front, if it is of very long words.
    if (line.length > MAX_STATE && toWords(tail).length <= MAX_WORDS) return true;
    return starts.some((start) => this.#mayBeState(tail.slice(start, close)));
  }

  /** Whether a text may be recognised as a status, however it is marked. */
  #mayBeState(written: string): boolean {
    if (NO_PLAIN.test(written)) return true;
    const text = written.replace(/[*_]/g, "").replace(/^[\s:：–—-]+/, "");
    return toWords(text).length <= MAX_WORDS && recognizeStatus(text, this.#vocabulary) !== null;
  }

  /** The first list item that may state what it is by the words that it opens or closes with. */
  #findMarkedItem(text: string, from: number): number {
    for (let at = indexOf(MARKED_ITEM, text, from); at !== -1; at = indexOf(MARKED_ITEM, text, MARKED_ITEM.lastIndex)) {
      const end = text.indexOf("\n", at);
      if (this.mayStateItself(text.slice(at, end === -1 ? text.length : end).replace(MARKERS, ""))) return at;
      MARKED_ITEM.lastIndex = end === -1 ? text.length : end;
    }
    return -1;
  }
}

/** Where a global pattern is first found; leaves its `lastIndex` behind it. */
function indexOf(pattern: RegExp, text: string, from: number): number {
  pattern.lastIndex = from;
  return pattern.exec(text)?.index ?? -1;
}

/** What leaves nothing behind in flat text, or marks whose end is not the end of the line. */
const MAY_VANISH = /<|!\[|&|[*_]\]/;
const MARKS_AT_END = /[*_]+[^\p{L}\p{N}*_]{0,8}$/u;
/** What flat text may not have as it is written. */
const NO_PLAIN = /[\\[\]`~]|:[a-z_]+:/;
/** No state is longer, but for words of more than forty letters. */
const MAX_STATE = 200;

/** What makes a key of a word before it. */
const ANCHOR = /[:：](?!\/\/)|[*_]{2}|\s[–—-]\s/g;
/** No key stands further before it. */
const MAX_BEFORE_ANCHOR = 100;
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

const BLANK_OR_QUOTE = new Set([9, 32, 62]);
const HASH = 35;

/** How many lines look like headings, at the front of a slice or within one. */
function countHeadings(text: string): number {
  let count = 0;
  for (let start = 0; ; start += 1) {
    let at = start;
    while (BLANK_OR_QUOTE.has(text.charCodeAt(at))) at += 1;
    if (text.charCodeAt(at) === HASH && HEADING_MARKS.test(text.slice(at, at + 7))) count += 1;
    start = text.indexOf("\n", at);
    if (start === -1) return count;
  }
}

const HEADING_MARKS = /^#{1,6}(?:[ \t\r\n]|$)/;
const NEXT_WORD = /[ \t>]*[^\s>]/y;
/** What the marker of a list item may end with. */
const ENDS_MARKER = /[-*+.)]/;

/** The first list item whose words begin on the next line. */
function findEmptyItem(text: string, from: number): number {
  let start = from;
  for (let end = text.indexOf("\n", from); end !== -1; end = text.indexOf("\n", start)) {
    let last = end - 1;
    while (last >= start && text.charCodeAt(last) <= 32) last -= 1;
    if (last >= start && ENDS_MARKER.test(text.charAt(last)) && EMPTY_ITEM.test(text.slice(start, last + 1))) {
      NEXT_WORD.lastIndex = end + 1;
      if (NEXT_WORD.test(text)) return start;
    }
    start = end + 1;
  }
  return -1;
}

/** The first line that may underline a heading and stands below one with text. */
function findUnderline(text: string, from: number): number {
  for (let at = indexOf(UNDERLINE, text, from); at !== -1; at = indexOf(UNDERLINE, text, at + 1)) {
    const above = Math.max(from, text.lastIndexOf("\n", at - 1) + 1);
    if (/[^ \t\r>]/.test(text.slice(above, at))) return at;
  }
  return -1;
}

/** The first of two tildes that no heading stands between. */
function findStruck(text: string, from: number): number {
  let first = text.indexOf("~", from);
  while (first !== -1) {
    const next = text.indexOf("~", first + 1);
    if (next === -1) return -1;
    const heading = text.indexOf("\n#", first);
    if (heading === -1 || heading > next) return first;
    first = next;
  }
  return -1;
}

const cache = new WeakMap<Vocabulary, PlanSigns>();

/** No state has more. Source: `stated-item.ts`. */
const MAX_WORDS = 5;
