import { LineIndex } from "../text/line-index";

/** A line of a note as it stood when it was read, with enough around it to find it again. */
export interface LineTarget {
  /** 0-based. */
  readonly line: number;
  /** Without its line break. */
  readonly text: string;
  /** The lines around it, nearest first, without line breaks. */
  readonly before: readonly string[];
  readonly after: readonly string[];
}

/** How many neighbours are kept on each side. */
const NEIGHBOURS = 3;

/** Keeps what is needed to find `line` of `text` again. @throws {RangeError} when there is no such line. */
export function targetLine(text: string, line: number): LineTarget {
  const lines = new LineIndex(text);
  const at = (index: number): string[] => (index >= 0 && index < lines.count ? [lines.lineText(index)] : []);
  const steps = Array.from({ length: NEIGHBOURS }, (_, i) => i + 1);
  return {
    line,
    text: lines.lineText(line),
    before: steps.flatMap((step) => at(line - step)),
    after: steps.flatMap((step) => at(line + step)),
  };
}

/**
 * Where the target stands in a text that may have changed since: at its line, or where the same line now stands, told
 * apart from others that read the same by its neighbours. Null when it is gone, or when two places are equally good.
 */
export function locateLine(target: LineTarget, text: string): number | null {
  const lines = new LineIndex(text);
  const found: number[] = [];
  for (let line = 0; line < lines.count; line++) {
    if (lines.lineText(line) === target.text) found.push(line);
  }
  if (found.length <= 1) return found[0] ?? null;
  const scores = found.map((line) => scoreOf(target, lines, line));
  const best = Math.max(...scores);
  const winners = found.filter((_, i) => scores[i] === best);
  if (winners.length === 1) return winners[0] ?? null;
  // Equal neighbours everywhere: only the place where it stood is safe.
  return winners.includes(target.line) ? target.line : null;
}

/** How many neighbours still stand around `line`. */
function scoreOf(target: LineTarget, lines: LineIndex, line: number): number {
  const matches = (expected: readonly string[], step: number): number =>
    expected.filter((text, i) => {
      const at = line + step * (i + 1);
      return at >= 0 && at < lines.count && lines.lineText(at) === text;
    }).length;
  return matches(target.before, -1) + matches(target.after, 1);
}
