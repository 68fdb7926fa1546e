import { recognizeStatus } from "../status/recognize";
import { toWords, type Vocabulary } from "../status/vocabulary";
import { toPattern } from "../text/any-of";

/** Any single character in brackets before a blank: a box, or what may be one. */
const BOX = /\[(?:.|[\ud800-\udbff][\udc00-\udfff])\](?=\s)/;
/** The line below a table's header. */
const DELIMITERS = /^[ \t>]*(?=[|:-])(?=[|:\- \t]*[|:])[|:\- \t]+\r?$/m;
/** A heading that begins no slice, and what may be the underline of one. */
const INNER_HEADING = /(?:\n[ \t>]*|^[ \t>]+)#{1,6}(?:[ \t\r\n]|$)/;
const UNDERLINE = /\n[ \t>]*(?:=+|-+)[ \t]*(?=\r?(?:\n|$))/g;
/** It ends a line for remark, and for nothing here. */
const LONE_RETURN = /\r(?!\n)/;
/** Of a list item whose words begin on the next line, all up to there. */
const EMPTY_ITEM = /^[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t][ \t>]*)*(?:[-*+]|\d{1,9}[.)])[ \t]*$/;
const CELL = /<t[dh]/i;
/** A list item that opens or closes with marked words, or may hold what is no plain text. */
const MARKED_ITEM =
  /^[ \t>]*(?=((?:(?:[-*+]|\d{1,9}[.)])[ \t][ \t>]*)+))\1(?:[*_<!]|[^\n]*(?:[*_>)][ \t]*\r?$|[*_]{1,3}[^\p{L}\p{N}\n]{1,8}\r?$))/gmu;
const MARKERS = /^[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t][ \t>]*)+/;
const ENTITY = /&#?[a-z0-9]{1,31};/i;

/**
 * Tells what may be part of a plan from what cannot be, by looks alone: what is told to be none is never parsed. A sign
 * where there is no plan costs time; a plan without a sign would not be read.
 */
export class PlanSigns {
  /** The words that may be a status key, or a part of one. */
  readonly #keys: RegExp;
  readonly #vocabulary: Vocabulary;
  /** All that a text may show, what shows most often or at least cost first. */
  readonly #tests: readonly ((text: string) => boolean)[];

  private constructor(vocabulary: Vocabulary) {
    this.#keys = toPattern([...vocabulary.keys.keys()], "gi");
    this.#vocabulary = vocabulary;
    this.#tests = [
      (text) => text.includes("[") && BOX.test(text),
      (text) => text.includes("\r") && LONE_RETURN.test(text),
      (text) => text.indexOf("~") !== text.lastIndexOf("~"),
      (text) => (text.includes("|") || text.includes(":-") || text.includes("-:")) && DELIMITERS.test(text),
      (text) => text.includes("<") && CELL.test(text),
      hasEmptyItem,
      hasUnderline,
      (text) => this.#hasMarkedItem(text),
      (text) => this.inLine(text),
    ];
  }

  static of(vocabulary: Vocabulary): PlanSigns {
    let signs = cache.get(vocabulary);
    if (signs === undefined) cache.set(vocabulary, (signs = new PlanSigns(vocabulary)));
    return signs;
  }

  /** Whether a slice may hold an item or statement below its first line. */
  inSlice(text: string): boolean {
    return INNER_HEADING.test(text) || this.#tests.some((test) => test(text));
  }

  /**
   * What {@link inSlice} says of the slices of a text, found at less cost than of each by itself: what the whole does
   * not show, none of its parts does.
   */
  inSlicesOf(text: string, slices: readonly string[]): (slice: string) => boolean {
    const tests = this.#tests.filter((test) => test(text));
    const headings = slices.filter((slice) => HEADING_MARKS.test(slice.slice(0, 7))).length;
    const hasInner = headings !== countHeadings(text);
    return (slice) => (hasInner && INNER_HEADING.test(slice)) || tests.some((test) => test(slice));
  }

  /** Whether lines may state a status with a key. */
  inLine(text: string): boolean {
    for (const match of text.matchAll(this.#keys)) if (isKey(text, match.index, match[0].length)) return true;
    return text.includes("&") && ENTITY.test(text);
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

  /** Whether a list item may state what it is by the words that it opens or closes with. */
  #hasMarkedItem(text: string): boolean {
    for (const match of text.matchAll(MARKED_ITEM)) {
      const end = text.indexOf("\n", match.index);
      if (this.mayStateItself(text.slice(match.index, end === -1 ? text.length : end).replace(MARKERS, "")))
        return true;
    }
    return false;
  }
}

/** What leaves nothing behind in flat text, or marks whose end is not the end of the line. */
const MAY_VANISH = /<|!\[|&|[*_]\]/;
const MARKS_AT_END = /[*_]+[^\p{L}\p{N}*_]{0,8}$/u;
/** What flat text may not have as it is written. */
const NO_PLAIN = /[\\[\]`~]|:[a-z_]+:/;
/** No state is longer, but for words of more than forty letters. */
const MAX_STATE = 200;

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

/** Whether there is a list item whose words begin on the next line. */
function hasEmptyItem(text: string): boolean {
  let start = 0;
  for (let end = text.indexOf("\n"); end !== -1; end = text.indexOf("\n", start)) {
    let last = end - 1;
    while (last >= start && text.charCodeAt(last) <= 32) last -= 1;
    if (last >= start && ENDS_MARKER.test(text.charAt(last)) && EMPTY_ITEM.test(text.slice(start, last + 1))) {
      NEXT_WORD.lastIndex = end + 1;
      if (NEXT_WORD.test(text)) return true;
    }
    start = end + 1;
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

/** No state has more. Source: `stated-item.ts`. */
const MAX_WORDS = 5;
