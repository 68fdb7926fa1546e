import { labelOf, type StatedStatus } from "../status/status";
import type { BadgeCounts, BadgeFace } from "./badge";

/** What a screen reader says of a badge: `Status: in progress`, `Harbour: done, 3 of 5 done`. */
export function labelOfBadge(
  kind: BadgeFace["kind"],
  status: StatedStatus | null,
  counts: BadgeCounts | null,
  name: string,
): string {
  const said = status === null ? "" : status === "por" ? labelOf(status) : labelOf(status).toLowerCase();
  const counted = counts === null ? "" : `${counts.done} of ${counts.total} done`;
  if (kind === "status") return `Status: ${said}`;
  const all = [said, counted].filter((part) => part !== "").join(", ");
  return kind === "progress" || name === "" ? all : `${name}: ${all}`;
}
