/** How long a database may take for any answer; milliseconds. */
const LONGEST = 5_000;

/**
 * What `promise` gives. Rejects when it takes too long: databases have been seen to never answer.
 *
 * @param discard what is done with an answer that comes too late
 */
export async function answerWithin<T>(promise: Promise<T>, discard: (late: T) => void = () => undefined): Promise<T> {
  let timer = 0;
  const timeout = new Promise<never>((_, reject) => {
    timer = window.setTimeout(() => {
      void promise.then(discard, () => undefined);
      reject(new Error("The database does not answer"));
    }, LONGEST);
  });
  try {
    return await Promise.race([promise, timeout]);
  } finally {
    window.clearTimeout(timer);
  }
}
