import { say } from "../../core/words/say";
import type { FromReader } from "./messages";
import { openReader } from "./open-reader";
import { READER_PARTS } from "./reader-code";
import type { ReaderThread, ThreadOwner } from "./reader-thread";

/** Starts a worker that reads notes. */
export function startWorkerThread(owner: ThreadOwner): ReaderThread {
  const script = `"use strict";(${openReader.toString()})([${READER_PARTS.join(",")}]).serveReader(self);`;
  const address = URL.createObjectURL(new Blob([script], { type: "text/javascript" }));
  let worker: Worker;
  try {
    worker = new Worker(address, { name: "plan-of-record" });
  } catch (error) {
    URL.revokeObjectURL(address);
    throw error;
  }
  worker.onmessage = ({ data }: MessageEvent<FromReader>) => owner.onMessage(data);
  worker.onerror = (event) => {
    // What goes wrong in there is told by whoever restarts it, and is no error of the app's page.
    event.preventDefault();
    owner.onFailure(event.message === "" ? say("notice.thread-ended") : event.message);
  };
  worker.onmessageerror = () => owner.onFailure(say("notice.answer-lost"));
  return {
    isApart: true,
    post: (message) => worker.postMessage(message),
    end: () => {
      worker.onmessage = worker.onerror = worker.onmessageerror = null;
      worker.terminate();
      URL.revokeObjectURL(address);
    },
  };
}
