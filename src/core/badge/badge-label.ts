import { labelOf, wordOf } from "../status/label";
import type { StatedStatus } from "../status/status";
import { say, sayList } from "../words/say";
import type { BadgeCounts, BadgeFace } from "./badge";

/** What a screen reader says of a badge: `Status: in progress`, `Harbour: done, 3 of 5 done`. */
export function labelOfBadge(
  kind: BadgeFace["kind"],
  status: StatedStatus | null,
  counts: BadgeCounts | null,
  name: string,
): string {
  const said = status === null ? "" : status === "por" ? labelOf(status) : wordOf(status);
  const counted = counts === null ? "" : say("count.done", counts);
  if (kind === "status") return say("badge.status", { status: said });
  const all = sayList([said, counted]);
  return kind === "progress" || name === "" ? all : say("join.colon", { name, text: all });
}
