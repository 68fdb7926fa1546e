import type { Steps } from "../core/parse/steps";

/**
 * How long work may hold the main thread before input and drawing get their turn; milliseconds. What it has begun by
 * then it ends first, and together that stays below 8.
 */
const SLICE = 5;

/** When the slice of time began that all such work shares. */
let began = performance.now();

/** Keeps long work from blocking the app: resolves at once while there is time left, else after the app had its turn. */
export async function breathe(): Promise<void> {
  if (isUsedUp()) await nextTurn();
}

/** Does some work in slices of time, between which the app has its turn; what it gives. */
export async function doInSlices<T>(steps: Steps<T>): Promise<T> {
  for (;;) {
    if (isUsedUp()) await nextTurn();
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

function isUsedUp(): boolean {
  return performance.now() - began >= SLICE;
}

/** By a message, as a timer would be held back by browsers when many follow each other, or while the window is hidden. */
async function nextTurn(): Promise<void> {
  await new Promise<void>((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
  began = performance.now();
}
