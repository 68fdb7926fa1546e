import { RANGES, type TrendState } from "../../core/roadmap/trend/trend";

/** The state that `value` holds, as far as it does. */
export function readTrendState(value: unknown, otherwise: TrendState): TrendState {
  if (typeof value !== "object" || value === null) return otherwise;
  const { range, since } = value as Partial<Record<keyof TrendState, unknown>>;
  return {
    range: RANGES.find((known) => known === range) ?? otherwise.range,
    since: typeof since === "string" && /^\d{4}-\d\d-\d\d$/.test(since) ? since : otherwise.since,
  };
}
