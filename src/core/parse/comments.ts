const FENCE = /^[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*(`{3,}|~{3,})/;

/**
 * `text` with everything between `%%` and `%%` blanked, at the same length and with the same line breaks, so that what
 * is commented out is not read. Comments do not open in fenced code or code spans; one that never ends is none.
 * Source: recordings of Obsidian's metadata, “hidden blocks”.
 */
export function blankComments(text: string): string {
  if (!text.includes("%%")) return text;
  let result = "";
  let copied = 0;
  let fence: string | null = null;
  for (let lineStart = 0; lineStart < text.length;) {
    const lineEnd = endOfLine(text, lineStart);
    const line = text.slice(lineStart, lineEnd);
    const mark = FENCE.exec(line)?.[1];
    if (fence !== null) {
      if (mark !== undefined && mark.startsWith(fence) && /^[ \t>]*[`~]+\s*$/.test(line)) fence = null;
      lineStart = lineEnd + 1;
      continue;
    }
    if (mark !== undefined) {
      fence = mark;
      lineStart = lineEnd + 1;
      continue;
    }
    const open = lineStart + indexOfComment(line);
    if (open < lineStart) {
      lineStart = lineEnd + 1;
      continue;
    }
    const close = text.indexOf("%%", open + 2);
    if (close === -1) break;
    result += text.slice(copied, open) + text.slice(open, close + 2).replace(/[^\r\n]/g, " ");
    copied = close + 2;
    // The rest of the closing line may open another; it is looked at as a line of its own.
    lineStart = copied;
  }
  return result + text.slice(copied);
}

function endOfLine(text: string, from: number): number {
  const end = text.indexOf("\n", from);
  return end === -1 ? text.length : end;
}

/** Where a comment opens in a line, outside its code spans; -1 when none does. */
function indexOfComment(line: string): number {
  if (!line.includes("%%")) return -1;
  return line.replace(/(`+)[^`]*\1/g, (span) => "x".repeat(span.length)).indexOf("%%");
}
