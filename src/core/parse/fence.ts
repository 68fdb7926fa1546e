const OPENING = /(`{3,})[^`\n]*(?:\n|$)|(~{3,})/y;
const LONE_RETURN = /\r(?!\n)/;

/**
 * Where the line behind a block of fenced code begins that opens at `at`, in column 0; `at` where none does. Null where
 * it is not told by looks alone how far it goes, and so what is code from there on: it is never closed, or a carriage
 * return stands alone in it.
 *
 * In column 0 a fence is in no list or quote, and interrupts any paragraph. Only in HTML it is none, and where an
 * indented one is open it closes that: that neither is open has to be known. Source: the CommonMark spec, “Fenced code
 * blocks”.
 *
 * @param at where a line begins
 */
export function behindFence(text: string, at: number): number | null {
  OPENING.lastIndex = at;
  const opening = OPENING.exec(text);
  if (opening === null) return at;
  const mark = opening[1] ?? opening[2] ?? "";
  for (let end = text.indexOf("\n", at); end !== -1;) {
    const start = end + 1;
    end = text.indexOf("\n", start);
    if (!closes(text, start, end === -1 ? text.length : end, mark)) continue;
    const behind = end === -1 ? text.length : end + 1;
    return LONE_RETURN.test(text.slice(at, behind)) ? null : behind;
  }
  return null;
}

/** Whether a line is of at most three blanks, marks that are at least as many, and nothing else. */
function closes(text: string, from: number, to: number, mark: string): boolean {
  let at = from;
  while (at - from < 4 && text.charCodeAt(at) === SPACE) at += 1;
  if (at - from > 3 || !text.startsWith(mark, at)) return false;
  const code = mark.charCodeAt(0);
  while (at < to && text.charCodeAt(at) === code) at += 1;
  while (at < to && isBlank(text.charCodeAt(at))) at += 1;
  return at === to;
}

const isBlank = (code: number): boolean => code === SPACE || code === TAB || code === RETURN;

const TAB = 9;
const RETURN = 13;
const SPACE = 32;
