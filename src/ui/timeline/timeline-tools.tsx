import type { ComponentChildren, VNode } from "preact";
import { AXES, ZOOMS, type Timeline, type TimelineState } from "../../core/roadmap/timeline/timeline";
import type { PlainKey } from "../../core/words/catalogue";
import { say, sayParts } from "../../core/words/say";
import type { RoadmapPaneProps } from "../pane-props";

const ZOOM_LABEL = {
  fit: "timeline.zoom.fit",
  days: "timeline.zoom.days",
  weeks: "timeline.zoom.weeks",
  months: "timeline.zoom.months",
  quarters: "timeline.zoom.quarters",
} as const satisfies Record<(typeof ZOOMS)[number], PlainKey>;

/** How closely the timeline is looked at, and on which axis. */
export function TimelineTools({ timeline, state, host }: RoadmapPaneProps & { readonly timeline: Timeline }): VNode {
  const change = (next: Partial<TimelineState>): void =>
    host.changeState({ ...state, timeline: { ...state.timeline, ...next } });
  return (
    <div class="por-view-tools">
      {(timeline.hasBoth || timeline.lack === "axis") && (
        <select
          class="dropdown"
          aria-label={say("timeline.axis")}
          value={timeline.axis}
          onChange={({ currentTarget: { value } }) => {
            const axis = AXES.find((known) => known === value);
            if (axis !== undefined) change({ axis });
          }}
        >
          <option value="dates">{say("timeline.dates")}</option>
          <option value="weeks">{say("timeline.weeks")}</option>
        </select>
      )}
      <select
        class="dropdown"
        aria-label={say("timeline.zoom")}
        value={state.timeline.zoom}
        onChange={({ currentTarget: { value } }) => {
          const zoom = ZOOMS.find((known) => known === value);
          if (zoom !== undefined) change({ zoom });
        }}
      >
        {ZOOMS.map((zoom) => (
          <option key={zoom} value={zoom}>
            {say(ZOOM_LABEL[zoom])}
          </option>
        ))}
      </select>
      {timeline.axis === "weeks" && timeline.span !== null && <span class="por-view-hint">{weekOneInWords()}</span>}
    </div>
  );
}

/** How weeks come onto the calendar. */
export function weekOneInWords(): ComponentChildren {
  return sayParts("timeline.week-one", { property: <code>week-1: 2026-01-05</code> });
}
