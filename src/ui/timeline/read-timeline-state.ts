import { AXES, ZOOMS, type TimelineState } from "../../core/roadmap/timeline/timeline";

/** The state that `value` holds, as far as it does. */
export function readTimelineState(value: unknown, otherwise: TimelineState): TimelineState {
  if (typeof value !== "object" || value === null) return otherwise;
  const { zoom, axis } = value as Partial<Record<keyof TimelineState, unknown>>;
  return {
    zoom: ZOOMS.find((known) => known === zoom) ?? otherwise.zoom,
    axis: (["auto", ...AXES] as const).find((known) => known === axis) ?? otherwise.axis,
  };
}
