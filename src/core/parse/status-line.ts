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

const KEY_LINE =
  /^\s*((?:current |overall |project |implementation |document |plan )?(?:status|state|stage|progress|approval))(?:\s*\([^()\n]{1,40}\))?\s*(?:::|[:：])\s*/i;
const INLINE_FIELD = /[[(](status|state)::[ \t]*([^\])\n]*)[\])]/i;

/**
 * Reads a line of flat text as a status statement; null when it is none.
 *
 * @example readStatusLine("Status (Nov 18): run completed")?.from // 17
 */
export function readStatusLine(line: string): StatusLine | null {
  const match = KEY_LINE.exec(line);
  if (match?.[1] !== undefined) {
    const key = match[1].toLowerCase();
    const to = line.trimEnd().length;
    const from = match[0].length;
    return from < to ? { key, from, to, needsKnownValue: !key.endsWith("status") } : null;
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
