import type { VNode } from "preact";
import { AXES, ZOOMS, type Timeline, type TimelineState } from "../../core/roadmap/timeline/timeline";
import type { RoadmapPaneProps } from "../pane-props";

const ZOOM_LABEL: Readonly<Record<(typeof ZOOMS)[number], string>> = {
  fit: "Fit",
  days: "Days",
  weeks: "Weeks",
  months: "Months",
  quarters: "Quarters",
};

/** How closely the timeline is looked at, and on which axis. */
export function TimelineTools({ timeline, state, host }: RoadmapPaneProps & { readonly timeline: Timeline }): VNode {
  const change = (next: Partial<TimelineState>): void =>
    host.changeState({ ...state, timeline: { ...state.timeline, ...next } });
  return (
    <div class="por-view-tools">
      {timeline.hasBoth && (
        <select
          class="dropdown"
          aria-label="Axis"
          value={timeline.axis}
          onChange={({ currentTarget: { value } }) => {
            const axis = AXES.find((known) => known === value);
            if (axis !== undefined) change({ axis });
          }}
        >
          <option value="dates">Calendar</option>
          <option value="weeks">Weeks of the plan</option>
        </select>
      )}
      <select
        class="dropdown"
        aria-label="Zoom"
        value={state.timeline.zoom}
        onChange={({ currentTarget: { value } }) => {
          const zoom = ZOOMS.find((known) => known === value);
          if (zoom !== undefined) change({ zoom });
        }}
      >
        {ZOOMS.map((zoom) => (
          <option key={zoom} value={zoom}>
            {ZOOM_LABEL[zoom]}
          </option>
        ))}
      </select>
      {timeline.axis === "weeks" && timeline.span !== null && (
        <span class="por-view-hint">
          A note with the property <code>week-1: 2026-01-05</code> has its weeks on the calendar.
        </span>
      )}
    </div>
  );
}
