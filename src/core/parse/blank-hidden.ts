const PREFIX = "[ \\t>]*(?:(?:[-*+]|\\d{1,9}[.)])[ \\t]+)*";
const FENCE = new RegExp(`^${PREFIX}(\`{3,}|~{3,})`);
const MATH = new RegExp(`^${PREFIX}\\$\\$`);
/** No formula has such a line: what seemed to open one was money, or a slip. */
const NO_MATH = /\n[ \t>]*(?:#{1,6}[ \t]|`{3,}|~{3,})/;

/** A stretch that is not read, from its opening mark to behind its closing one. */
interface Hidden {
  readonly from: number;
  readonly to: number;
}

/**
 * `text` with everything between `%%` and `%%`, and every block of math, blanked: at the same length and with the same
 * line breaks, so that what is hidden is not read. Neither opens in fenced code or code spans; one that never ends is
 * none. Source: recordings of Obsidian's metadata, “hidden blocks”; Obsidian's help, “Comments” and “Math”.
 */
export function blankHidden(text: string): string {
  if (!text.includes("%%") && !text.includes("$$")) return text;
  let result = "";
  let copied = 0;
  const blank = ({ from, to }: Hidden): void => {
    result += text.slice(copied, from) + text.slice(from, to).replace(/[^\r\n]/g, " ");
    copied = to;
  };
  let fence: string | null = null;
  let lineEnd = -1;
  for (let lineStart = 0; lineStart < text.length;) {
    // A line may be looked at again behind each formula in it.
    if (lineEnd < lineStart) lineEnd = endOfLine(text, lineStart);
    const line = text.slice(lineStart, lineEnd);
    lineStart = lineEnd + 1;
    const mark: string | undefined = FENCE.exec(line)?.[1];
    if (fence !== null || mark !== undefined) {
      if (fence === null) fence = mark ?? null;
      else if (mark?.startsWith(fence) === true && /^[ \t>]*[`~]+\s*$/.test(line)) fence = null;
      continue;
    }
    const start = lineEnd - line.length;
    const math = findMath(text, line, start);
    if (math !== null) {
      blank(math);
      // The rest of the line that closes it is looked at as a line of its own.
      lineStart = math.to;
      continue;
    }
    if (!line.includes("%%")) continue;
    const withoutCode = maskCode(line);
    for (let at = 0; at < line.length;) {
      const comment = findComment(text, withoutCode, start, at);
      if (comment === null) break;
      blank(comment);
      at = comment.to - start;
      if (comment.to > lineEnd) lineStart = comment.to;
    }
  }
  return result + text.slice(copied);
}

function endOfLine(text: string, from: number): number {
  const end = text.indexOf("\n", from);
  return end === -1 ? text.length : end;
}

/** Math that a line opens with. */
function findMath(text: string, line: string, lineStart: number): Hidden | null {
  const open = MATH.exec(line)?.[0].length;
  if (open === undefined) return null;
  const from = lineStart + open - 2;
  const close = text.indexOf("$$", from + 2);
  if (close === -1 || NO_MATH.test(text.slice(from, close))) return null;
  return { from, to: close + 2 };
}

/** The comment that opens in a line, behind the place `at` in it. */
function findComment(text: string, withoutCode: string, lineStart: number, at: number): Hidden | null {
  const open = withoutCode.indexOf("%%", at);
  if (open === -1) return null;
  const from = lineStart + open;
  const close = text.indexOf("%%", from + 2);
  return close === -1 ? null : { from, to: close + 2 };
}

/** A text in which code spans, with their marks, read `xxx` at the same length. */
export function maskCode(line: string): string {
  const runs = [...line.matchAll(/`+/g)];
  let masked = "";
  let copied = 0;
  for (let i = 0; i < runs.length; i++) {
    const open = runs[i];
    if (open === undefined) break;
    let end = i + 1;
    while (end < runs.length && runs[end]?.[0].length !== open[0].length) end += 1;
    const close = runs[end];
    if (close === undefined) continue;
    const to = close.index + close[0].length;
    masked += line.slice(copied, open.index) + "x".repeat(to - open.index);
    copied = to;
    i = end;
  }
  return masked + line.slice(copied);
}
