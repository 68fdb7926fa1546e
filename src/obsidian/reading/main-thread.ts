import type { Steps } from "../../core/parse/steps";
import { doInSlices } from "../time-slice";
import type { ToReader } from "./messages";
import type { ReaderPort } from "./reader-bundle";
import { openReader } from "./open-reader";
import { READER_PARTS } from "./reader-code";
import type { ReaderThread, ThreadOwner } from "./reader-thread";

/** Reads notes on the app's own thread, in slices of time between which the app has its turn, within a note as well. */
export function startMainThread(owner: ThreadOwner): ReaderThread {
  const waiting: ToReader[] = [];
  let work: Promise<void> = Promise.resolve();
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
  function* untilEnded(steps: Steps<void>): Steps<void> {
    while (!isEnded && steps.next().done !== true) yield;
  }
  const run = async (): Promise<void> => {
    if (isRunning) return;
    isRunning = true;
    for (let message = waiting.shift(); message !== undefined; message = waiting.shift()) {
      port.onmessage?.({ data: message });
      await work;
    }
    isRunning = false;
  };
  openReader(READER_PARTS).serveReader(port, (steps) => {
    work = doInSlices(untilEnded(steps));
  });
  return {
    isApart: false,
    post: (message) => {
      waiting.push(message);
      void run();
    },
    end: () => {
      isEnded = true;
      waiting.length = 0;
    },
  };
}
