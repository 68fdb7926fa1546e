import type { serveReader } from "./reader-bundle";

/** A part of the code that reads notes: given what gives the other parts by their places, gives what it is there for. */
export type ReaderPart = (partAt: (place: number) => object) => object;

/** What the last part gives. */
export interface ReaderCode {
  readonly serveReader: typeof serveReader;
}

/**
 * What the part at a place gives, by default the last one; it and those that it asks for are run, each once. Uses
 * nothing outside of itself: its text is run in workers as well.
 */
export function openReader(parts: readonly ReaderPart[], place = parts.length - 1): ReaderCode {
  const given: object[] = [];
  const partAt = (at: number): object => (given[at] ??= parts[at]?.(partAt) ?? {});
  return partAt(place) as ReaderCode;
}
