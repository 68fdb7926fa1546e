/** A function that runs at most once per `timeout`. */
export interface Debouncer<Args extends unknown[], Result> {
  (...args: Args): Debouncer<Args, Result>;
  /** Forgets a waiting call. */
  cancel(): Debouncer<Args, Result>;
  /** Runs a waiting call now. */
  run(): Result | undefined;
}

/**
 * Delays calls; the last arguments win. Without `resetTimer` a waiting timer is not restarted, so calls that keep
 * coming still run every `timeout` milliseconds. [T debounce; default F]
 */
export function debounce<Args extends unknown[], Result>(
  callback: (...args: Args) => Result,
  timeout = 0,
  resetTimer = false,
): Debouncer<Args, Result> {
  let timer: number | undefined;
  let waiting: Args | undefined;
  const run = (): Result | undefined => {
    window.clearTimeout(timer);
    timer = undefined;
    const args = waiting;
    waiting = undefined;
    return args === undefined ? undefined : callback(...args);
  };
  const debounced = (...args: Args): Debouncer<Args, Result> => {
    waiting = args;
    if (timer !== undefined && resetTimer) {
      window.clearTimeout(timer);
      timer = undefined;
    }
    timer ??= window.setTimeout(run, timeout);
    return result;
  };
  const cancel = (): Debouncer<Args, Result> => {
    window.clearTimeout(timer);
    timer = undefined;
    waiting = undefined;
    return result;
  };
  const result: Debouncer<Args, Result> = Object.assign(debounced, { run, cancel });
  return result;
}
