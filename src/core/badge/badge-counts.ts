import type { Rollup } from "../rollup/rollup";
import type { BadgeCounts } from "./badge";

/** What a badge shows of a rollup; null where nothing in it counts. */
export function toBadgeCounts({ total, done, byStatus }: Rollup): BadgeCounts | null {
  const wanted = total - (byStatus.cancelled ?? 0);
  return wanted > 0 ? { done, total: wanted } : null;
}
