import type { TextRange } from "../text/range";

/** How a status is put: a sign, words, both, the character of a box, a percentage, or so many of so many. */
export type StatusForm = "sign" | "sign-word" | "word-sign" | "word" | "box" | "degree" | "fraction";

/** What of a written value states the status; all else in it is a remark. */
export interface WrittenStatus {
  /** Offsets into the value. */
  readonly range: TextRange;
  readonly form: StatusForm;
  /** With its variation selector; empty without one. */
  readonly sign: string;
  readonly word: string;
  /** What stands between the sign and the words. */
  readonly gap: string;
}

/** A picture with what belongs to it: its style, the colour of skin, and further pictures that are joined to it. */
const PICTURE = "\\p{Extended_Pictographic}(?:\\ufe0e|\\ufe0f|[\\u{1f3fb}-\\u{1f3ff}])?";
/** The source of an expression for a sign. */
export const SIGN = `(?:${PICTURE}(?:\\u200d${PICTURE})*|[☐✓✗][\\ufe0e\\ufe0f]?)`;
/** A sign that a text ends with. */
export const SIGN_BEFORE = new RegExp(`(${SIGN})([^\\S\\n]*)$`, "u");
const SIGN_BEHIND = new RegExp(`^([^\\S\\n]*)(${SIGN})`, "u");
/** The longest of them, a family of several, is shorter. */
const MAX_SIGN = 40;
const BOX = /\[(.)\]/u;
const FRACTION = /(\d{1,4})(?:\s?\/\s?|\s(?:of|von|sur|de|di|из)\s)(\d{1,4})/iu;
const PERCENT = /\d{1,3}(?:[.,]\d+)?\s?[%٪％]/;

/**
 * Finds what in a value states its status, by the reason that the reader gave for it; null where that does not show.
 *
 * @example findWrittenStatus("🔄 In progress (2/6)", "“In progress”") // 0–14, sign-word
 */
export function findWrittenStatus(value: string, reason: string): WrittenStatus | null {
  const quoted = /^“([^]+?)”/.exec(reason)?.[1];
  // `only 4` says how far it is, and of what.
  if (quoted !== undefined && /\d$/.test(quoted)) return null;
  if (quoted !== undefined) return findPhrase(value, quoted);
  if (reason.startsWith("box")) return at(BOX.exec(value)?.index, 1, value, "box");
  const percent = PERCENT.exec(reason)?.[0];
  if (percent !== undefined) {
    const from = value.indexOf(percent);
    return from === -1 ? null : bare({ from, to: from + percent.length }, "degree");
  }
  if (FRACTION.test(reason)) {
    const found = FRACTION.exec(value);
    return found === null ? null : bare({ from: found.index, to: found.index + found[0].length }, "fraction");
  }
  const sign = String.fromCodePoint(reason.codePointAt(0) ?? 32);
  return findSign(value, sign);
}

function at(start: number | undefined, skipped: number, value: string, form: StatusForm): WrittenStatus | null {
  if (start === undefined) return null;
  const from = start + skipped;
  return bare({ from, to: from + String.fromCodePoint(value.codePointAt(from) ?? 32).length }, form);
}

function bare(range: TextRange, form: StatusForm): WrittenStatus {
  return { range, form, sign: "", word: "", gap: "" };
}

function findPhrase(value: string, phrase: string): WrittenStatus | null {
  let from = value.indexOf(phrase);
  if (from === -1) from = value.toLowerCase().indexOf(phrase.toLowerCase());
  if (from === -1) return null;
  const to = from + phrase.length;
  const word = value.slice(from, to);
  const before = SIGN_BEFORE.exec(value.slice(Math.max(0, from - MAX_SIGN), from));
  // Of several stars none is the status.
  if (before !== null && !value.includes((before[1] ?? "").repeat(2))) {
    const [all, sign = "", gap = ""] = before;
    return { range: { from: from - all.length, to }, form: "sign-word", sign, word, gap };
  }
  const behind = SIGN_BEHIND.exec(value.slice(to, to + MAX_SIGN));
  if (behind !== null) {
    const [all, gap = "", sign = ""] = behind;
    return { range: { from, to: to + all.length }, form: "word-sign", sign, word, gap };
  }
  return { range: { from, to }, form: "word", sign: "", word, gap: "" };
}

function findSign(value: string, sign: string): WrittenStatus | null {
  const from = value.indexOf(sign);
  if (from === -1 || sign.trim() === "") return null;
  const selector = /^[\ufe0e\ufe0f]/.exec(value.slice(from + sign.length))?.[0] ?? "";
  const to = from + sign.length + selector.length;
  return { range: { from, to }, form: "sign", sign: value.slice(from, to), word: "", gap: "" };
}
