import type { Progress } from "./read-vault";

/** What is written to: a terminal or not. */
export interface ProgressStream {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): unknown;
}

/** What takes less time than this tells nothing of it; in milliseconds. */
const PATIENCE = 400;
const INTERVAL = 80;
/** Moves to the beginning of the line and clears it. */
const CLEAR = "\r\u001b[K";

/**
 * Tells how far long work is, in one line of a terminal that goes away again; anywhere else nothing.
 *
 * @param now the time in milliseconds
 */
export function createProgress(
  stream: ProgressStream,
  environment: NodeJS.ProcessEnv,
  now: () => number = () => performance.now(),
): { readonly tell: Progress; readonly end: () => void } {
  const isShown = stream.isTTY === true && environment["TERM"] !== "dumb";
  if (!isShown) return { tell: () => undefined, end: () => undefined };
  let next = now() + PATIENCE;
  let isThere = false;
  return {
    tell: (done, all) => {
      const time = now();
      if (time < next) return;
      next = time + INTERVAL;
      isThere = true;
      const text = `Reading notes: ${done} of ${all}`;
      stream.write(CLEAR + text.slice(0, Math.max(0, (stream.columns ?? 80) - 1)));
    },
    end: () => {
      if (isThere) stream.write(CLEAR);
      isThere = false;
    },
  };
}
