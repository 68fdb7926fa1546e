import { recognizeStatus } from "../status/recognize";
import { toWords, type Vocabulary } from "../status/vocabulary";
import { toPattern } from "../text/any-of";
import { behindFence } from "./fence";
import { mayTableBePlan } from "./table-sign";

/** Any single character in brackets before a blank: a box, or what may be one. */
const BOX = /\[(?:.|[\ud800-\udbff][\udc00-\udfff])\](?=\s)/y;
/** The line below a table's header, and what may underline a heading. */
const DELIMITERS = /(?=[|:\- \t]*[|:])[|:\- \t]+\r?$/my;
const UNDERLINE = /(?:=+|-+)[ \t]*\r?$/my;
const FENCE_MARKS = /`{3}|~{3}/y;
const HEADING_MARKS = /#{1,6}(?:[ \t\r\n]|$)/y;
/** Of a list item whose words begin on the next line, all up to there; its first word. */
const EMPTY_ITEM = /(?:(?:[-*+]|\d{1,9}[.)])[ \t][ \t>]*)*(?:[-*+]|\d{1,9}[.)])[^\S\n]*\n[ \t>]*[^ \t\r\n>]/y;
const CELL = /<t[dh]/iy;
/** A list item that opens or closes with marked words, or may hold what is no plain text. */
const MARKED_ITEM =
  /(?=((?:(?:[-*+]|\d{1,9}[.)])[ \t][ \t>]*)+))\1(?:\[*[*_<!]|[^\n]*(?:[*_>)][ \t]*\r?$|[*_]{1,3}[^\p{L}\p{N}\n]{1,8}\r?$))/muy;
const MARKERS = /^[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t][ \t>]*)+/;
const ENTITY = /&#?[a-z0-9]{1,31};/iy;

/** What a line may open with that is no word: a heading, a line of a table or below a heading, a list item. */
const OPENERS = toTable("#=|:-*+0123456789");
/** What may be a sign or make one wherever it stands, and the end of a line. */
const INNER = /[\r\n[<&:：]|[*_](?=[*_])|[-–—](?=\s)/g;

/** What the markers of list items and quotes are made of. */
const MARKER_CHARS = toTable(" \t>-+*.)0123456789");

const INITIALS = toTable("0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");

function toTable(chars: string): Uint8Array {
  const table = new Uint8Array(128);
  for (let i = 0; i < chars.length; i++) table[chars.charCodeAt(i)] = 1;
  return table;
}

const TAB = 9;
const NEWLINE = 10;
const RETURN = 13;
const SPACE = 32;
const BANG = 33;
const HASH = 35;
const AND = 38;
const CLOSE = 41;
const STAR = 42;
const PLUS = 43;
const HYPHEN = 45;
const SLASH = 47;
const COLON = 58;
const LESS = 60;
const EQUAL = 61;
const GREATER = 62;
const BRACKET = 91;
const UNDERSCORE = 95;
const BACKTICK = 96;
const PIPE = 124;
const TILDE = 126;
const EN_DASH = 0x2013;
const EM_DASH = 0x2014;
const WIDE_COLON = 0xff1a;

/**
 * Tells what may be part of a plan from what cannot be, by looks alone: what is told to be none is never parsed. A sign
 * where there is no plan costs time; a plan without a sign would not be read.
 */
export class PlanSigns {
  /** The words that may be a status key, or a part of one. */
  readonly #keys: RegExp;
  readonly #longestKey: number;
  readonly #vocabulary: Vocabulary;

  private constructor(vocabulary: Vocabulary) {
    const keys = [...vocabulary.keys.keys()];
    this.#keys = toPattern(keys, "gi");
    this.#longestKey = Math.max(...keys.map((key) => key.length));
    this.#vocabulary = vocabulary;
  }

  static of(vocabulary: Vocabulary): PlanSigns {
    let signs = cache.get(vocabulary);
    if (signs === undefined) cache.set(vocabulary, (signs = new PlanSigns(vocabulary)));
    return signs;
  }

  /**
   * Whether a slice may hold an item or statement below its first line.
   *
   * @param hasLabels whether the note defines labels, which brackets may refer to
   */
  inSlice(text: string, hasLabels = false): boolean {
    let isBelowText = false;
    /** To expressions these end lines, and to nothing else. */
    const hasSeparators = text.includes("\u2028") || text.includes("\u2029");
    /** Whether a fence in column 0 may open no code: HTML may be open, or a fence that it would close. */
    let isInDoubt = false;
    /** The next tilde, found when one is asked for; -1 behind the last. */
    let tilde = -2;
    /** Keys in front of here are none. */
    let done = 0;
    for (let start = 0; start < text.length;) {
      let at = start;
      let code = text.charCodeAt(at);
      if ((code === BACKTICK || code === TILDE) && !isInDoubt) {
        const behind = behindFence(text, start);
        isInDoubt = behind === null;
        if (behind !== null && behind > start) {
          isBelowText = false;
          start = done = behind;
          continue;
        }
      }
      while (code === SPACE || code === TAB || code === GREATER) code = text.charCodeAt(++at);
      const first = at;
      const mayFence = at > start && (code === BACKTICK || code === TILDE);
      if (code === LESS || (mayFence && isAt(FENCE_MARKS, text, at))) isInDoubt = true;
      if (code < 128 && OPENERS[code] === 1) {
        if (code === HASH && at > 0 && isAt(HEADING_MARKS, text, at)) return true;
        if (isBelowText && (code === EQUAL || code === HYPHEN) && isAt(UNDERLINE, text, at)) return true;
        if (code === PIPE || code === COLON || code === HYPHEN) {
          const isTable = isAt(DELIMITERS, text, at);
          if (isTable && (start === 0 || mayTableBePlan(text, start, hasLabels, this.#vocabulary))) return true;
        }
        if (code !== HASH && code !== EQUAL && code !== PIPE) {
          if (tilde !== -1 && tilde < at) tilde = text.indexOf("~", at);
          if (this.#opensItem(text, at, tilde, hasSeparators)) return true;
        }
      }
      for (at = nextInner(text, at); at < text.length; at = nextInner(text, at + 1)) {
        code = text.charCodeAt(at);
        if (code === NEWLINE) break;
        switch (code) {
          case BRACKET:
            if (isAt(BOX, text, at)) return true;
            break;
          case RETURN:
            if (text.charCodeAt(at + 1) !== NEWLINE) return true;
            break;
          case LESS:
            if (isAt(CELL, text, at)) return true;
            break;
          case AND:
            if (isAt(ENTITY, text, at)) return true;
            break;
          default:
            if (!isAnchor(text, at, code)) break;
            if (this.#findKey(text, done, at) !== -1) return true;
            done = at;
        }
      }
      isBelowText = at > first && !(at === first + 1 && text.charCodeAt(first) === RETURN);
      start = at + 1;
    }
    return false;
  }

  /** Whether lines may state a status with a key. */
  inLine(text: string): boolean {
    let done = 0;
    for (let at = nextInner(text, 0); at < text.length; at = nextInner(text, at + 1)) {
      const code = text.charCodeAt(at);
      if (code === AND && isAt(ENTITY, text, at)) return true;
      if (!isAnchor(text, at, code)) continue;
      if (this.#findKey(text, done, at) !== -1) return true;
      done = at;
    }
    return false;
  }

  /** A key that what stands at `anchor` makes one; those that end before `done` were looked at. -1 where there is none. */
  #findKey(text: string, done: number, anchor: number): number {
    const start = Math.max(0, Math.max(done, anchor - MAX_BEFORE_ANCHOR) - this.#longestKey);
    const window = text.slice(start, anchor);
    const keys = this.#keys;
    keys.lastIndex = 0;
    for (let match = keys.exec(window); match !== null; match = keys.exec(window)) {
      if (isKey(text, start + match.index, match[0].length)) return start + match.index;
    }
    return -1;
  }

  /**
   * Whether a line opens a list item that may state what it is by its words, or whose words begin on the next line.
   *
   * @param tilde where the next tilde stands, in this line or behind it; -1 where none does
   */
  #opensItem(text: string, at: number, tilde: number, hasSeparators: boolean): boolean {
    if (!mayOpenItem(text, at)) return false;
    if (isAt(EMPTY_ITEM, text, at)) return true;
    const found = text.indexOf("\n", at);
    const end = found === -1 ? text.length : found;
    if (tilde !== -1 && tilde < end && mayBeStruck(text, at, tilde)) return true;
    if (!hasSeparators && !mayBeMarked(text, at, end)) return false;
    if (!isAt(MARKED_ITEM, text, at)) return false;
    return this.mayStateItself(text.slice(at, end).replace(MARKERS, ""));
  }

  /** Whether a list item may open or close with its state, by its text as written. Source: `stated-item.ts`. */
  mayStateItself(text: string): boolean {
    const end = text.indexOf("\n");
    const shown = (end === -1 ? text : text.slice(0, end)).trim();
    if (MAY_VANISH.test(shown) || closesInLink(shown)) return true;
    // What is marked may be what a link shows.
    const line = shown.startsWith("[") ? shown.replace(/^\[+/, "") : shown;
    const first = line.charCodeAt(0);
    return ((first === STAR || first === UNDERSCORE) && this.#opensMarked(line)) || this.#closesWithState(line);
  }

  /** Whether a line that opens with marks may state something in them, or behind them. */
  #opensMarked(line: string): boolean {
    if (line.length > MAX_MARKED) return true;
    const start = endOfMarks(line, 0);
    let closings = 0;
    // Which marks close what the first ones open depends on what stands around them: any may.
    for (let at = start; at < line.length; at++) {
      const code = line.charCodeAt(at);
      if (code !== STAR && code !== UNDERSCORE) continue;
      closings += 1;
      if (closings > MAX_CLOSINGS) return true;
      const said = line.slice(start, at);
      const rest = withoutTargets(line.slice(at));
      at = endOfMarks(line, at) - 1;
      if (DASH_BEHIND_MARKS.test(rest) && said === said.toUpperCase() && (/[*_]/.test(said) || this.#mayBeState(said)))
        return true;
      const isSetOff =
        SEPARATOR_BEHIND_MARKS.test(rest) || SEPARATOR_AT_END.test(said) || BEHIND_BRACKET.test(said + rest);
      if (isSetOff && !HAS_CODE.test(rest) && this.#mayBeState(rest)) return true;
    }
    return closings === 0;
  }

  /** Whether a line may close with marked words that state something, behind a separator. */
  #closesWithState(line: string): boolean {
    const shown = line.slice(-MAX_BEHIND_MARKS);
    if (!shown.includes("*") && !shown.includes("_")) return false;
    const tail = line.slice(-MAX_STATE);
    const close = MARKS_AT_END.exec(tail)?.index;
    if (close === undefined) return false;
    // What is marked may begin further in front, if it is of very long words.
    if (line.length > MAX_STATE && toWords(tail).length <= MAX_WORDS) return true;
    const before = line.length - tail.length;
    for (let start = close - 1; start >= 0; start--) {
      const code = tail.charCodeAt(start);
      if (code !== STAR && code !== UNDERSCORE) continue;
      const ahead = line.slice(Math.max(0, before + start - MAX_MARKED), before + start);
      const isSetOff = SEPARATOR_AT_END.test(withoutTargets(ahead));
      if (isSetOff && this.#mayBeState(tail.slice(start, close))) return true;
    }
    return false;
  }

  /** Whether a text may be recognised as a status, however it is marked. */
  #mayBeState(written: string): boolean {
    const shown = withoutTargets(written);
    if (BEHIND_BRACKET.test(shown)) return true;
    if (hasMoreWords(shown, MAX_WORDS)) return false;
    if (NO_PLAIN.test(shown)) return true;
    const text = shown.replace(/[*_]/g, "").replace(/^[\s:：–—-]+/, "");
    if (toWords(text).length > MAX_WORDS) return false;
    // Marks inside of words may be none, and then they are apart: `in_progress`.
    if (MARK_IN_WORD.test(shown) && this.#isState(shown.replace(/[*_`[\]~]+/g, " "))) return true;
    if (!MAY_BE_MARK.test(text)) return this.#isState(text);
    if (text.includes("[") && text.indexOf("[[") !== text.lastIndexOf("[") - 1) return true;
    // What stands in them may be code, a link, struck out, or none of it.
    let variants = [text];
    for (const marks of [/`/g, /[[\]]/g, /~/g]) {
      if (text.search(marks) !== -1) variants = [...variants, ...variants.map((each) => each.replace(marks, ""))];
    }
    return variants.some((variant) => this.#isState(variant));
  }

  #isState(text: string): boolean {
    return recognizeStatus(text.trim(), this.#vocabulary)?.whole === true;
  }
}

/** Where a run of `*` and `_` ends. */
function endOfMarks(text: string, from: number): number {
  let at = from;
  while (text.charCodeAt(at) === STAR || text.charCodeAt(at) === UNDERSCORE) at += 1;
  return at;
}

/** A text without where its links lead, which is no word of it. */
function withoutTargets(text: string): string {
  return text.includes("](") ? text.replace(TARGET, "]") : text;
}

/** Whether a text surely has more words than that: those of Latin letters, digits and Cyrillic that follow a blank. */
function hasMoreWords(text: string, most: number): boolean {
  let count = 0;
  for (let at = text.indexOf(" "); at !== -1 && count <= most; at = text.indexOf(" ", at + 1)) {
    const code = text.charCodeAt(at + 1);
    const isAscii = code < 128 && INITIALS[code] === 1;
    if (isAscii || (code >= 0xd8 && code < 0x250 && code !== 0xf7) || (code >= 0x400 && code < 0x482)) count += 1;
  }
  return count > most;
}

/** Whether a bullet or number stands here that may be that of a list item. */
function mayOpenItem(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (code !== STAR && code !== HYPHEN && code !== PLUS) return code !== COLON;
  const next = text.charCodeAt(at + 1);
  return next === SPACE || next === TAB || next === NEWLINE || next === RETURN || next > 127 || next < SPACE;
}

/** Whether a line of a list has marks where a {@link MARKED_ITEM} has them: seen at a fraction of what that costs. */
function mayBeMarked(text: string, at: number, end: number): boolean {
  let start = at;
  for (let code = text.charCodeAt(start); start < end && MARKER_CHARS[code] === 1; code = text.charCodeAt(++start)) {
    // It may be a mark as well as a bullet.
    if (code === STAR && start > at) return true;
  }
  let first = text.charCodeAt(start);
  while (first === BRACKET) first = text.charCodeAt(++start);
  if (first === UNDERSCORE || first === STAR || first === LESS || first === BANG) return true;
  let last = end - 1;
  for (let left = MAX_BEHIND_MARK; left > 0 && last >= at; left--, last--) {
    const code = text.charCodeAt(last);
    if (code === STAR || code === UNDERSCORE) return true;
  }
  last = end - 1;
  while (
    last > at &&
    (text.charCodeAt(last) === SPACE || text.charCodeAt(last) === TAB || text.charCodeAt(last) === RETURN)
  )
    last -= 1;
  const code = text.charCodeAt(last);
  return code === STAR || code === UNDERSCORE || code === GREATER || code === CLOSE;
}

/** The next place of an {@link INNER}; the end of the text where there is none. An expression passes over the rest fastest. */
function nextInner(text: string, from: number): number {
  INNER.lastIndex = from;
  return INNER.test(text) ? INNER.lastIndex - 1 : text.length;
}

/** Whether a line of a list may begin to be struck out at `tilde`: before its first word, or behind what may leave none. */
function mayBeStruck(text: string, at: number, tilde: number): boolean {
  const before = text.slice(at, tilde).replace(MARKERS, "");
  if (LETTER.test(before) && !/[<&]|!\[|\[\^|\[\s*\]/.test(before)) return false;
  return text.includes("~", tilde + 1);
}

/** What may stand behind the mark at the end of an item, with the mark and a carriage return, in UTF-16 units and to spare. */
const MAX_BEHIND_MARK = 20;

function isAt(pattern: RegExp, text: string, at: number): boolean {
  pattern.lastIndex = at;
  return pattern.test(text);
}

/** Whether what stands here can make a key of a word before it: a colon, a mark of bold text, a dash between blanks. */
function isAnchor(text: string, at: number, code: number): boolean {
  const next = text.charCodeAt(at + 1);
  switch (code) {
    case COLON:
    case WIDE_COLON:
      return next !== SLASH || text.charCodeAt(at + 2) !== SLASH;
    case STAR:
    case UNDERSCORE:
      return next === STAR || next === UNDERSCORE;
    case HYPHEN:
    case EN_DASH:
    case EM_DASH:
      return isBlankCode(text.charCodeAt(at - 1)) && (next === NEWLINE || isBlankCode(next));
    default:
      return false;
  }
}

/** Whether a character is white and no line break. */
function isBlankCode(code: number): boolean {
  if (code === SPACE || code === TAB) return true;
  return code === NEWLINE || (code > SPACE && code < 128) ? false : BLANK.test(String.fromCharCode(code));
}

const BLANK = /[^\S\n]/;

/** What leaves nothing behind in flat text. */
const MAY_VANISH = /<[a-z/!?]|!\[(?!\[[^[\]]*\]\](?![([]))|&#?[a-z0-9]{1,31};/i;
const LETTER = /[\p{L}\p{N}]/u;

/** Whether marks may close before a bracket at the end of a line, behind which stands where a link leads. */
function closesInLink(line: string): boolean {
  if (!line.includes("*]") && !line.includes("_]")) return false;
  let end = line.length;
  while (end > 0 && !LETTER.test(line.charAt(end - 1))) end -= 1;
  if (/[*_]\]/.test(line.slice(end))) return true;
  const close = Math.max(line.lastIndexOf(")"), line.lastIndexOf("]"));
  return close >= end && /[*_]\][([]/.test(line.slice(0, close));
}

/** What stands in front of it at the end of a line may be a state. */
const MARKS_AT_END = /[*_]+[^\p{L}\p{N}*_]{0,8}$/u;
/** What may stand behind these marks, in UTF-16 units, and one more. */
const MAX_BEHIND_MARKS = 17;
/** What flat text may not have as it is written. */
const NO_PLAIN = /\\|:[a-z_]+:/;
/** Where a link leads, written in the plainest way; and what else may follow a bracket and vanish. */
const TARGET = /\]\([^\s()<>\\]*\)/g;
const BEHIND_BRACKET = /\][([]/;
/** What may stand between marks and what sets off the words behind them. */
const SEPARATOR_BEHIND_MARKS = /^[*_~`[\]\\\s]*[:：–—-]/;
const DASH_BEHIND_MARKS = /^[*_~`[\]\\]*\s[*_~`[\]\\\s]*[–—-]/;
const SEPARATOR_AT_END = /[:：–—-][*_~`[\]\\)\s]*$/;
const MAY_BE_MARK = /[`[\]~]/;
const MARK_IN_WORD = /[\p{L}\p{N}][*_]+[\p{L}\p{N}]/u;
/** Nothing but one code span, which is a name and no state. */
const HAS_CODE = /^[^`\\]*`[^`]*[\p{L}\p{N}][^`]*`[^`]*$/u;
/** No state is longer, but for words of more than forty letters. */
const MAX_STATE = 200;

/** Where each mark is looked at with all that stands around it, longer lines are not: it would take the square of them. */
const MAX_MARKED = 2000;
const MAX_CLOSINGS = 50;

/** No key stands further before what makes it one. */
const MAX_BEFORE_ANCHOR = 100;
/** No key reaches further, with all that may stand around it. */
const REACH = 100;
/** A colon behind the key, with nothing of a sentence between them but words, marks and a bracket. */
const COLON_BEHIND = /^[^\n:：.,;!?()]{0,40}(?:\([^()\n]{1,40}\))?[^\n:：.,;!?()]{0,12}[:：](?!\/\/)/;
const BOLD_BEFORE = /[*_]{2}[^*_\n:：]{0,40}$/;
const BOLD_BEHIND = /^[^*_\n:：]{0,40}[*_]{2}/;
const DASH_BEHIND = /^[^–—:：\n-]{0,30}[^\S\n][–—-]\s/;

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

const cache = new WeakMap<Vocabulary, PlanSigns>();

/** No state has more. Source: `stated-item.ts`. */
const MAX_WORDS = 5;
