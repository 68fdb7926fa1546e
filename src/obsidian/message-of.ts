import { say } from "../core/words/say";

/** What an error says to a person. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** How many failures a notice tells. */
const MAX_TOLD = 5;

/** What could not be done, a line each; of many the first ones, so that a notice stays in sight. */
export function messageOfAll(failures: readonly string[]): string {
  const told = failures.length > MAX_TOLD ? failures.slice(0, MAX_TOLD - 1) : failures;
  const more = failures.length - told.length;
  return [...told, ...(more > 0 ? [`… ${say("count.more", { number: more })}`] : [])].join("\n");
}
