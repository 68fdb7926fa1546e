/** How long work may hold the main thread before input and drawing get their turn; milliseconds. */
const SLICE = 8;

/** Keeps long work from blocking the app: it says when a slice of time is used up, and waits for the next one. */
export class TimeSlice {
  #began = performance.now();

  /** Resolves at once while there is time left, else after the app had its turn. */
  async breathe(): Promise<void> {
    if (performance.now() - this.#began < SLICE) return;
    await nextTurn();
    this.#began = performance.now();
  }
}

/** A message, as a timer would be held back by browsers when many follow each other, or while the window is hidden. */
function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}
