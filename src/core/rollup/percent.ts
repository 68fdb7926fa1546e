import type { Rollup } from "./rollup";

/** How many percent are done: rounded down, so that 100 are said only when nothing is left. */
export function wholePercentOf(rollup: Rollup): number {
  return Math.floor(Math.round(rollup.progress * 1000) / 10);
}

/** `67%`, as it is written where no language is asked. */
export function percentOf(rollup: Rollup): string {
  return `${wholePercentOf(rollup)}%`;
}

/** What there is to do: all but what is cancelled. The bar, the percentage and the counts are all of that. */
export function workOf(rollup: Rollup): number {
  return rollup.total - (rollup.byStatus.cancelled ?? 0);
}
