/** More lists and quotes than this opened by one line, or a wider indent, are no plan: remark's time grows with their square. */
const MAX_DEPTH = 500;
const MAX_INDENT = 400;

const CONTAINER = /[ \t]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+|>[ \t]?)/y;

/** `text` with lines that nest too deep blanked, at the same length: what they hold is not read. */
export function blankTooDeep(text: string): string {
  if (text.length < MAX_DEPTH) return text;
  let result = "";
  let copied = 0;
  for (let start = 0; start < text.length;) {
    const found = text.indexOf("\n", start);
    const end = found === -1 ? text.length : found;
    if (end - start >= MAX_DEPTH && isTooDeep(text, start, end)) {
      result += text.slice(copied, start) + " ".repeat(end - start);
      copied = end;
    }
    start = end + 1;
  }
  return copied === 0 ? text : result + text.slice(copied);
}

function isTooDeep(text: string, start: number, end: number): boolean {
  let at = start;
  while (at < end && (text.charAt(at) === " " || text.charAt(at) === "\t")) at += 1;
  if (at - start > MAX_INDENT) return true;
  for (let depth = 0; depth < MAX_DEPTH; depth++) {
    CONTAINER.lastIndex = at;
    const match = CONTAINER.exec(text);
    if (match === null || CONTAINER.lastIndex > end) return false;
    at = CONTAINER.lastIndex;
  }
  return true;
}
