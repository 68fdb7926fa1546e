import type { VNode } from "preact";
import { useEffect, useMemo, useRef } from "preact/hooks";
import { DAY_WIDTH, toTicks } from "../../core/roadmap/timeline/ticks";
import type { Timeline } from "../../core/roadmap/timeline/timeline";
import type { OutlineRow } from "../../core/roadmap/outline-row";
import { toggleFold } from "../outline/fold";
import { SelectionBar } from "../tree/selection-bar";
import { useTreeRows } from "../tree/use-tree-rows";
import type { RoadmapPaneProps } from "../pane-props";
import { useMeasured } from "../use-measured";
import { Arrows } from "./arrows";
import { dayInWords, labelOfTick } from "../../core/roadmap/timeline/axis-words";
import { say } from "../../core/words/say";
import { Lack } from "./lack";
import { Lines } from "./lines";
import { movedDates, type Grip } from "./moved-dates";
import { placeLabels } from "./place-labels";
import { TimeRow } from "./time-row";
import { TimelineTools } from "./timeline-tools";
import { BEYOND, useScrollWindow } from "./use-scroll-window";

/** Room before the first bar and behind the last; pixels. */
const MARGIN = 24;
/** A day is never narrower or wider, however much is to fit. */
const NARROWEST = 0.05;
const WIDEST = 48;

/** Bars over time beside the rows of the outline. */
export function TimelineView(props: RoadmapPaneProps & { readonly timeline: Timeline }): VNode {
  const { timeline, state, day, host } = props;
  const { rows } = timeline.outline;
  const scroller = useRef<HTMLDivElement>(null);
  const gauge = useRef<HTMLSpanElement>(null);
  const names = useRef<HTMLDivElement>(null);
  const trees = useTreeRows(rows, { root: scroller, gauge }, host, (row) =>
    host.changeState({ ...state, outline: toggleFold(state.outline, row) }),
  );
  const { rowHeight, virtual, active, tree, drawn, handsOf, selected } = trees;
  const window = useScrollWindow(scroller);
  const nameWidth = useMeasured(names, 0, ({ offsetWidth }) => offsetWidth);
  const span = timeline.span ?? { from: 0, to: 28 };
  const room = Math.max(120, window.width - nameWidth - 2 * MARGIN);
  const { zoom } = state.timeline;
  const days = span.to - span.from;
  const dayWidth = zoom === "fit" ? Math.min(WIDEST, Math.max(NARROWEST, room / Math.max(1, days))) : DAY_WIDTH[zoom];
  const origin = span.from - MARGIN / dayWidth;
  const width = Math.max(window.width - nameWidth, days * dayWidth + 2 * MARGIN);
  const first = origin + Math.max(0, window.from - BEYOND) / dayWidth;
  const last = origin + Math.min(width, window.from + window.width + BEYOND) / dayWidth;
  const hasWidth = window.width > 0;
  const ticks = useMemo(
    () => (hasWidth ? toTicks(timeline.axis, first, last, dayWidth) : []),
    [hasWidth, timeline.axis, first, last, dayWidth],
  );
  const x = (at: number): number => (at - origin) * dayWidth;
  const isSeen = (at: number | null): at is number => at !== null && at >= origin && x(at) <= width;
  const labels = placeLabels(ticks, {
    toX: x,
    seenFrom: window.from,
    today: isSeen(timeline.today) ? x(timeline.today + 0.5) : null,
    textOf: (tick) => labelOfTick(tick, timeline.axis, day.locale),
  });

  // A wide axis begins where the plan is now.
  const scrolledFor = useRef("");
  useEffect(() => {
    const element = scroller.current;
    const key = `${zoom} ${timeline.axis}`;
    if (element === null || window.width === 0 || scrolledFor.current === key) return;
    scrolledFor.current = key;
    const at = isSeen(timeline.today) && timeline.today <= span.to ? x(timeline.today) : x(span.from);
    const left = Math.max(0, at - (window.width - nameWidth) / 3);
    element.scrollLeft = element.matches(":dir(rtl)") ? -left : left;
  });

  const move = (row: OutlineRow, grip: Grip, by: number): void => {
    const bar = timeline.barOf(row);
    if (bar !== null && timeline.axis === "dates" && bar.fields.length > 0) {
      host.setDates([row], movedDates(row, bar, grip, by));
    }
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const row = rows[active];
    if (event.altKey && (event.key === "ArrowLeft" || event.key === "ArrowRight") && row !== undefined) {
      event.preventDefault();
      const isLater = (event.key === "ArrowRight") !== (scroller.current?.matches(":dir(rtl)") === true);
      move(row, event.shiftKey ? "end" : "all", isLater ? 1 : -1);
    } else trees.onKeyDown(event);
  };
  const todayWords = timeline.today === null ? "" : dayInWords(timeline.today, "dates", day.locale, day.today);
  return (
    <div class="por-timeline">
      <TimelineTools {...props} />
      <div
        ref={scroller}
        class="por-tree por-time-scroller"
        aria-label={say("pane.timeline")}
        style={`--por-time-width: ${width}px`}
        onKeyDown={onKeyDown}
        {...tree}
      >
        <span ref={gauge} class="por-gauge" aria-hidden="true" />
        <div class="por-axis" role="none" aria-hidden="true">
          <div ref={names} class="por-axis-names" />
          <div class="por-axis-ticks">
            {labels.map(({ tick, x: from, text }) => (
              <span
                key={`${tick.unit} ${tick.at}`}
                class={tick.isMajor ? "por-tick is-major" : "por-tick"}
                style={`--por-from: ${from}px`}
              >
                {text}
              </span>
            ))}
            {isSeen(timeline.today) && (
              <span
                class="por-today-label"
                style={`--por-from: ${x(timeline.today + 0.5)}px`}
                aria-label={say("timeline.today-is", { day: todayWords })}
              >
                {say("timeline.today")}
              </span>
            )}
          </div>
        </div>
        <div
          class="por-rows"
          role="none"
          style={`--por-rows-height: ${virtual.height}px; --por-rows-offset: ${virtual.offset}px`}
        >
          <div class="por-time-back" aria-hidden="true">
            <Lines ticks={ticks} dayWidth={dayWidth} origin={origin} />
            {isSeen(timeline.today) && (
              <span class="por-today-line" style={`--por-from: ${x(timeline.today + 0.5)}px`} />
            )}
            <Arrows
              timeline={timeline}
              start={virtual.start}
              end={virtual.end}
              rowHeight={rowHeight}
              dayWidth={dayWidth}
              origin={origin}
            />
          </div>
          {drawn.map(({ row, index }) => (
            <TimeRow
              key={row.key}
              row={row}
              bar={timeline.barOf(row)}
              conflict={timeline.conflictOf(row)}
              axis={timeline.axis}
              dayWidth={dayWidth}
              origin={origin}
              day={day}
              host={host}
              {...handsOf(row, index)}
            />
          ))}
        </div>
      </div>
      <Lack {...timeline} />
      <SelectionBar {...selected} />
    </div>
  );
}
