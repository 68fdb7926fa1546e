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
  let fence: string | null = null;
  for (let lineStart = 0; lineStart < text.length;) {
    const lineEnd = endOfLine(text, lineStart);
    const line = text.slice(lineStart, lineEnd);
    const mark: string | undefined = FENCE.exec(line)?.[1];
    if (fence !== null || mark !== undefined) {
      if (fence === null) fence = mark ?? null;
      else if (mark?.startsWith(fence) === true && /^[ \t>]*[`~]+\s*$/.test(line)) fence = null;
      lineStart = lineEnd + 1;
      continue;
    }
    const hidden = findMath(text, line, lineStart) ?? findComment(text, line, lineStart);
    if (hidden === null) {
      lineStart = lineEnd + 1;
      continue;
    }
    result += text.slice(copied, hidden.from) + text.slice(hidden.from, hidden.to).replace(/[^\r\n]/g, " ");
    copied = hidden.to;
    // The rest of the closing line may open another; it is looked at as a line of its own.
    lineStart = copied;
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

/** The comment that opens in a line, outside its code spans. */
function findComment(text: string, line: string, lineStart: number): Hidden | null {
  if (!line.includes("%%")) return null;
  const open = line.replace(/(`+)[^`]*\1/g, (span) => "x".repeat(span.length)).indexOf("%%");
  if (open === -1) return null;
  const from = lineStart + open;
  const close = text.indexOf("%%", from + 2);
  return close === -1 ? null : { from, to: close + 2 };
}
