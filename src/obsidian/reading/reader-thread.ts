import type { FromReader, ToReader } from "./messages";

/** A thread that reads notes. */
export interface ReaderThread {
  /** Whether it runs beside the app; else it takes its time from it, and cannot be stopped while it reads. */
  readonly isApart: boolean;
  post(message: ToReader): void;
  /** Ends it; it tells nothing more. */
  end(): void;
}

/** Whoever has started a thread. */
export interface ThreadOwner {
  onMessage(message: FromReader): void;
  /** It has ended on its own, or cannot be understood; `end` must still be called. */
  onFailure(message: string): void;
}

/** Starts a thread. May throw where there can be none; or start one that fails before it was ready. */
export type StartThread = (owner: ThreadOwner) => ReaderThread;
