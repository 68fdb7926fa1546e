import { TimeSlice } from "../time-slice";
import type { ToReader } from "./messages";
import type { ReaderPort } from "./reader-bundle";
import { openReaderCode } from "./reader-code";
import type { ReaderThread, ThreadOwner } from "./reader-thread";

/** Reads notes on the app's own thread, in slices of time between which the app has its turn. */
export function startMainThread(owner: ThreadOwner): ReaderThread {
  const slice = new TimeSlice();
  const waiting: ToReader[] = [];
  let isRunning = false;
  let isEnded = false;
  const port: ReaderPort = {
    onmessage: null,
    // Told later, as by a worker: never while its owner is still in the middle of something.
    postMessage: (message) =>
      void Promise.resolve().then(() => {
        if (!isEnded) owner.onMessage(message);
      }),
  };
  const run = async (): Promise<void> => {
    if (isRunning) return;
    isRunning = true;
    for (let message = waiting.shift(); message !== undefined && !isEnded; message = waiting.shift()) {
      await slice.breathe();
      if (!isStopped()) port.onmessage?.({ data: message });
    }
    isRunning = false;
  };
  // Told as a function, since the compiler does not see that it changes while one waits.
  const isStopped = (): boolean => isEnded;
  openReaderCode().serveReader(port);
  return {
    isApart: false,
    post: (message) => {
      waiting.push(...toSingles(message));
      void run();
    },
    end: () => {
      isEnded = true;
      waiting.length = 0;
    },
  };
}

/** A message for each note, as between any two of them the time may be used up. */
function toSingles(message: ToReader): readonly ToReader[] {
  return message.kind === "read" ? message.notes.map((note) => ({ ...message, notes: [note] })) : [message];
}
