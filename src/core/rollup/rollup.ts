import type { StatedStatus } from "../status/status";

/** Counts over leaf tasks and table rows. */
export interface Rollup {
  readonly total: number;
  readonly done: number;
  /** Only the statuses that occur. */
  readonly byStatus: Readonly<Partial<Record<StatedStatus, number>>>;
  /** `done / (total − cancelled)`, to three places; 0 when there is nothing to divide by. */
  readonly progress: number;
  readonly effortHours: { readonly total: number; readonly done: number };
}

export const EMPTY_ROLLUP: Rollup = {
  total: 0,
  done: 0,
  byStatus: {},
  progress: 0,
  effortHours: { total: 0, done: 0 },
};
