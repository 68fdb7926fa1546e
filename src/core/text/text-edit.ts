import type { TextRange } from "./range";

/** A change of one stretch of a text, with the text that must stand there for it to be made. */
export interface TextEdit {
  readonly range: TextRange;
  readonly expected: string;
  readonly insert: string;
}

/** Thrown when a text no longer reads what an edit expects; nothing has been changed then. */
export class StaleTextError extends Error {
  constructor(
    readonly expected: string,
    readonly found: string,
  ) {
    super(`Expected “${shorten(expected)}” but found “${shorten(found)}”`);
    this.name = "StaleTextError";
  }
}

/**
 * `text` with all `edits` made.
 *
 * Edits are ascending and do not overlap; their ranges are offsets into `text`.
 *
 * @throws {StaleTextError} when the text under an edit is not what it expects.
 * @throws {RangeError} when edits overlap, are out of order, or leave the text.
 */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  let result = "";
  let done = 0;
  for (const { range, expected, insert } of edits) {
    if (range.from < done || range.to < range.from || range.to > text.length) {
      throw new RangeError(`Edit ${range.from}–${range.to} after ${done} in a text of ${text.length}`);
    }
    const found = text.slice(range.from, range.to);
    if (found !== expected) throw new StaleTextError(expected, found);
    result += text.slice(done, range.from) + insert;
    done = range.to;
  }
  return result + text.slice(done);
}

function shorten(text: string): string {
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}
