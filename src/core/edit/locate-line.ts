import { LineIndex } from "../text/line-index";

/** A line of a note as it was read, with what tells it from others that read the same. */
export interface LineTarget {
  /** 0-based. */
  readonly line: number;
  /** Without its line break. */
  readonly text: string;
  /** How many lines that read the same were known in the note, and which of them, from 0, this is. */
  readonly twins: number;
  readonly ordinal: number;
  /** The nearest known lines before and after it, which read otherwise; null at the ends. */
  readonly before: string | null;
  readonly after: string | null;
}

/**
 * Where the target stands in a text that may have changed since: the line that reads the same. When there are as many
 * such lines as there were, it is the one at the same count, else the one between the same neighbours, or, of more than
 * there were, the one at the same place. Null when it is gone, or cannot be told from the others.
 */
export function locateLine(target: LineTarget, text: string): number | null {
  const lines = new LineIndex(text);
  const found: number[] = [];
  const neighbours: { readonly line: number; readonly text: string }[] = [];
  for (let line = 0; line < lines.count; line++) {
    const there = lines.lineText(line);
    if (there === target.text) found.push(line);
    else if (there === target.before || there === target.after) neighbours.push({ line, text: there });
  }
  if (found.length === target.twins) return found[target.ordinal] ?? null;
  const between = found.filter((line, i) => {
    const lower = found[i - 1] ?? -1;
    const upper = found[i + 1] ?? lines.count;
    const has = (wanted: string | null, from: number, to: number): boolean =>
      wanted === null || neighbours.some((other) => other.text === wanted && from < other.line && other.line < to);
    return has(target.before, lower, line) && has(target.after, line, upper);
  });
  if (between.length === 1) return between[0] ?? null;
  // What reads the same in a block of code is no task, and was not counted.
  return found.length > target.twins && found.includes(target.line) ? target.line : null;
}
