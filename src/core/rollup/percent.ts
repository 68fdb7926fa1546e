import type { Rollup } from "./rollup";

/** `67%`; rounded down, so that 100% is said only when nothing is left. */
export function percentOf(rollup: Rollup): string {
  return `${Math.floor(Math.round(rollup.progress * 1000) / 10)}%`;
}

/** What there is to do: all but what is cancelled. The bar, the percentage and the counts are all of that. */
export function workOf(rollup: Rollup): number {
  return rollup.total - (rollup.byStatus.cancelled ?? 0);
}
