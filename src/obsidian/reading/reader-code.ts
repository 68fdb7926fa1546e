import { serveReader } from "./reader-bundle";

/** What {@link openReaderCode} opens. */
export interface ReaderCode {
  readonly serveReader: typeof serveReader;
}

/**
 * The code that reads notes, with all that it imports.
 *
 * In main.js the build puts a function here that uses nothing outside of itself: its text is the script of a worker,
 * and where there are no workers, calling it runs the same code here. So it is in the file once, and nothing has to be
 * evaluated from a string.
 */
export function openReaderCode(): ReaderCode {
  return { serveReader };
}

/** Another one for every change of the code above; the build knows it. */
export const READER_HASH: string = "not built";
