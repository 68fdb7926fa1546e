import type { Position } from "unist";

/**
 * The inline content of one block as a text of its own, which knows where its characters stand: its lines without what
 * the containers around put before them, joined by the line breaks as written.
 */
export class SourceText {
  readonly text: string;
  /** Where each line begins in `text`, ascending; and where it begins in the note. */
  readonly #starts: readonly number[];
  readonly #offsets: readonly number[];

  private constructor(text: string, starts: readonly number[], offsets: readonly number[]) {
    this.text = text;
    this.#starts = starts;
    this.#offsets = offsets;
  }

  /** A single stretch of `note`. */
  static ofRange(note: string, from: number, to: number): SourceText {
    return new SourceText(note.slice(from, to), [0], [from]);
  }

  /** Several lines of `note`, each from `froms[i]` to `tos[i]`; a line break, `\n` or `\r\n`, stands behind each but the last. */
  static ofLines(note: string, froms: readonly number[], tos: readonly number[]): SourceText {
    const [first = 0] = froms;
    if (froms.length < 2) return SourceText.ofRange(note, first, tos[0] ?? first);
    let text = "";
    const starts: number[] = [];
    for (let i = 0; i < froms.length; i++) {
      const from = froms[i] ?? 0;
      const to = tos[i] ?? from;
      starts.push(text.length);
      const isLast = i === froms.length - 1;
      const isCrlf = !isLast && note.charCodeAt(to) === 13;
      text += note.slice(from, isLast ? to : to + (isCrlf ? 2 : 1));
    }
    return new SourceText(text, starts, froms);
  }

  /** The note's offset of the character at `at`. */
  offsetOf(at: number): number {
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#starts[middle] ?? 0) <= at) low = middle;
      else high = middle - 1;
    }
    return (this.#offsets[low] ?? 0) + at - (this.#starts[low] ?? 0);
  }

  /** The note's range of the characters from `from` up to `to`; where there are none, the place before `from`. */
  positionOf(from: number, to: number): Position {
    const start = this.offsetOf(from);
    return toPosition(start, to > from ? this.offsetOf(to - 1) + 1 : start);
  }
}

/** Offsets are all that is asked for; lines and columns are not counted. */
export function toPosition(from: number, to: number): Position {
  return { start: { line: 1, column: 1, offset: from }, end: { line: 1, column: 1, offset: to } };
}
