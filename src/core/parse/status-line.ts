import type { Vocabulary } from "../status/vocabulary";

/** `Status: Not started` and its kin: a key of a few fixed words, then the value. */
export interface StatusLine {
  /** Lower case, without a date in brackets: `current status`. */
  readonly key: string;
  /** Where the value begins and ends in the line that was given. */
  readonly from: number;
  readonly to: number;
  /** Whether only a recognised value makes it a statement: `Progress: see TODO.md` is none. */
  readonly needsKnownValue: boolean;
}

/** What may stand before the colon: a few words, and a date in brackets. */
const KEY_LINE = /^\s*(?:[^\p{L}\p{N}\s([]{1,4}\s*)?(\p{L}[\p{L} ]{1,30}?)\s*(?:\([^()\n]{1,40}\))?\s*(?:::|[:：])\s*/u;
const INLINE_FIELD = /[[(](status|state)::[ \t]{0,20}([^\])\n]{0,200})[\])]/i;
/** `Status: June 3` says when, and not what. */
const DATE_VALUE =
  /^(?:\d{4}-\d{2}|\d{1,2}[./]\d{1,2}[./]|\d{1,2}\.?\s+\p{L}{3,12}\.?\s+\d{4}|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s+\d)/iu;

/**
 * Reads a line of flat text as a status statement; null when it is none.
 *
 * @example readStatusLine("Status (Nov 18): run completed", …)?.from // 17
 */
export function readStatusLine(line: string, { keys }: Vocabulary): StatusLine | null {
  const match = KEY_LINE.exec(line);
  const key = match?.[1]?.toLowerCase();
  const kind = key === undefined ? undefined : keys.get(key);
  if (match !== null && key !== undefined && kind !== undefined) {
    const to = line.trimEnd().length;
    const from = match[0].length;
    if (from >= to || DATE_VALUE.test(line.slice(from, to))) return null;
    return { key, from, to, needsKnownValue: kind.needsKnownValue };
  }
  return readInlineField(line);
}

/**
 * Reads an inline field in brackets, anywhere in a line of flat text; null when there is none.
 *
 * @example readInlineField("Two phones [status:: blocked]")?.from // 21
 */
export function readInlineField(line: string): StatusLine | null {
  const field = INLINE_FIELD.exec(line);
  if (field?.[1] === undefined || field[2] === undefined || field[2].trim() === "") return null;
  const from = field.index + field[0].length - 1 - field[2].length;
  return { key: field[1].toLowerCase(), from, to: from + field[2].trimEnd().length, needsKnownValue: false };
}

/** Whether a text is nothing but a key that opens status lines, such as the heading `Current status`. */
export function isStatusKey(text: string, { keys }: Vocabulary): boolean {
  return (
    keys.get(
      text
        .trim()
        .toLowerCase()
        .replace(/^[^\p{L}]+|[^\p{L}]+$/gu, ""),
    ) !== undefined
  );
}
