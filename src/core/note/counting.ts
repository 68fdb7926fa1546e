import type { Status } from "../status/status";

/** What can be said to count in counts, or not to, in the order in which it is set. */
export const COUNTED_KINDS = ["rows", "groups", "deferred", "cancelled", "por", "draft", "reference"] as const;

export type CountedKind = (typeof COUNTED_KINDS)[number];

/** What counts otherwise than it does by itself: rows and all statuses do, tasks with tasks below them do not. */
export type Counting = ReadonlyMap<CountedKind, boolean>;

/** Whether things of a kind count. */
export function doesCount(counting: Counting | undefined, kind: CountedKind): boolean {
  return counting?.get(kind) ?? kind !== "groups";
}

/** Whether what has a status counts. */
export function doesStatusCount(counting: Counting | undefined, status: string | null): boolean {
  const kind = COUNTED_KINDS.find((each) => each === status);
  return kind === undefined || doesCount(counting, kind);
}

/** The statuses that may be left out of counts. */
export function isStatusKind(kind: CountedKind): kind is CountedKind & Status {
  return kind !== "rows" && kind !== "groups";
}
