import type { VNode } from "preact";
import type { Timeline } from "../../core/roadmap/timeline/timeline";
import { say, sayParts } from "../../core/words/say";
import { weekOneInWords } from "./timeline-tools";

/** Says in a grid without bars why there are none, and what would give one; null where there are some. */
export function Lack({ lack, axis }: Pick<Timeline, "lack" | "axis">): VNode | null {
  if (lack === null) return null;
  const isOnDates = axis === "dates";
  return (
    <div class="por-time-lack" role="status">
      <p>
        {lack === "axis"
          ? say("timeline.other-axis", { axis: say(isOnDates ? "timeline.weeks" : "timeline.dates") })
          : sayParts("timeline.no-time", {
              date: <code>📅 2026-12-01</code>,
              weeks: <code>(Week 1-2)</code>,
              effort: <code>(3 days)</code>,
            })}{" "}
        {lack === "axis" && isOnDates && weekOneInWords()}
      </p>
    </div>
  );
}
