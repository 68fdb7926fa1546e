/** Work that can be laid down between its steps, and gives its result with the last of them. */
export type Steps<T> = Generator<void, T, void>;

/** Does at once all that is left of some work. */
export function finish<T>(steps: Steps<T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}
