import type { serveReader } from "./reader-bundle";

/** A part of the code that reads notes: given what the parts before it gave, gives what it is there for. */
export type ReaderPart = (before: readonly object[]) => object;

/** What the last part gives. */
export interface ReaderCode {
  readonly serveReader: typeof serveReader;
}

/** Runs the parts, each once. Uses nothing outside of itself: its text is run in workers as well. */
export function openReader(parts: readonly ReaderPart[]): ReaderCode {
  const given: object[] = [];
  for (const part of parts) given.push(part(given));
  return given[given.length - 1] as ReaderCode;
}
