import { categoryOf, type StatedStatus, type Status } from "../status/status";

/** What work goes through, and what documents do; after the last comes the first again. */
const WORK: readonly Status[] = ["todo", "active", "review", "done"];
const DOCUMENT: readonly Status[] = ["draft", "por", "reference"];

/**
 * The statuses that come after one, or before it, the next one first. What is no stage of work stands between two:
 * blocked work goes on or back to the beginning, what was cancelled begins anew.
 *
 * @param status null where nothing is said yet
 * @example statusesFrom("active", 1) // review, done, todo
 */
export function statusesFrom(status: StatedStatus | null, step: 1 | -1): readonly Status[] {
  const way = status !== null && categoryOf(status) === "standing" ? DOCUMENT : WORK;
  const at = way.findIndex((each) => each === status);
  const place = at !== -1 ? at : status === null ? -0.5 : status === "cancelled" ? 3.5 : 0.5;
  const first = step === 1 ? Math.floor(place) + 1 : Math.ceil(place) - 1;
  return way
    .map((_, count) => way[(((first + step * count) % way.length) + way.length) % way.length])
    .filter((each): each is Status => each !== undefined && each !== status);
}
