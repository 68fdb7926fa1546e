import { serveReader } from "./reader-bundle";
import type { ReaderPart } from "./open-reader";

/**
 * The code that reads notes, with all that it imports.
 *
 * In main.js the build puts functions here that use nothing outside of themselves: their text is the script of a worker,
 * and where there are no workers, calling them runs the same code here. So it is in the file once, and nothing has to be
 * evaluated from a string.
 */
export const READER_PARTS: readonly ReaderPart[] = [() => ({ serveReader })];

/** Another one for every change of the code above; the build knows it. */
export const READER_HASH: string = "not built";
