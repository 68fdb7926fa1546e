import type { TextRange } from "./range";

/**
 * Where the lines of a text begin. Lines are 0-based and end at `\n` alone, so that a CRLF line keeps its `\r` inside
 * its content; `lineRange` leaves it out.
 */
export class LineIndex {
  readonly #starts: readonly number[];
  readonly #text: string;

  constructor(text: string) {
    const starts = [0];
    for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
    this.#starts = starts;
    this.#text = text;
  }

  /** How many lines there are; an empty text has one. */
  get count(): number {
    return this.#starts.length;
  }

  /** The 0-based line of `offset`; an offset on a line break belongs to the line that it ends. */
  lineAt(offset: number): number {
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  /** The offset at which `line` begins. @throws {RangeError} when there is no such line. */
  startOf(line: number): number {
    const start = this.#starts[line];
    if (start === undefined) throw new RangeError(`Line ${line} of a text with ${this.count} lines`);
    return start;
  }

  /** The content of `line` without its line break (`\n` or `\r\n`). */
  lineRange(line: number): TextRange {
    const from = this.startOf(line);
    let to = line + 1 < this.#starts.length ? this.startOf(line + 1) - 1 : this.#text.length;
    if (to > from && this.#text.charCodeAt(to - 1) === 13) to -= 1;
    return { from, to };
  }

  /** The text of `line` without its line break. */
  lineText(line: number): string {
    const { from, to } = this.lineRange(line);
    return this.#text.slice(from, to);
  }
}
