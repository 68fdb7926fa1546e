import type { VNode } from "preact";
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { DAY_WIDTH, toTicks, type Tick } from "../../core/roadmap/timeline/ticks";
import type { Timeline } from "../../core/roadmap/timeline/timeline";
import type { OutlineRow } from "../../core/roadmap/outline-row";
import { doTreeAction } from "../tree/do-tree-action";
import { toggleFold } from "../outline/fold";
import { toTreeAction } from "../tree/tree-keys";
import { SelectionBar } from "../tree/selection-bar";
import { useActiveRow } from "../tree/use-active-row";
import { useSelection } from "../tree/use-selection";
import { GUESSED_ROW_HEIGHT, useHeightOf } from "../tree/use-height-of";
import { useVirtualRows } from "../tree/use-virtual-rows";
import type { RoadmapPaneProps } from "../pane-props";
import { useMeasured } from "../use-measured";
import { Arrows } from "./arrows";
import { dayInWords, labelOfTick } from "../../core/roadmap/timeline/axis-words";
import { Lines } from "./lines";
import { movedDates, type Grip } from "./moved-dates";
import { TimeRow } from "./time-row";
import { TimelineTools } from "./timeline-tools";
import { BEYOND, useScrollWindow } from "./use-scroll-window";

/** Room before the first bar and behind the last; pixels. */
const MARGIN = 24;
/** Room for a month and its year; pixels. */
const LABEL = 96;
/** A day is never narrower or wider, however much is to fit. */
const NARROWEST = 0.05;
const WIDEST = 48;

let count = 0;

/** Bars over time beside the rows of the outline. */
export function TimelineView(props: RoadmapPaneProps & { readonly timeline: Timeline }): VNode {
  const { timeline, state, day, host } = props;
  const { rows } = timeline.outline;
  const [id] = useState(() => `por-timeline-${(count += 1)}`);
  const scroller = useRef<HTMLDivElement>(null);
  const gauge = useRef<HTMLSpanElement>(null);
  const names = useRef<HTMLDivElement>(null);
  const rowHeight = useHeightOf(gauge, GUESSED_ROW_HEIGHT);
  const virtual = useVirtualRows(scroller, rows.length, rowHeight);
  const window = useScrollWindow(scroller);
  const nameWidth = useMeasured(names, 0, ({ offsetWidth }) => offsetWidth);
  const [active, activate] = useActiveRow(rows);
  const selection = useSelection(rows);
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
  /** Where a tick is written: what began before stays in sight as long as there is room. */
  const labelX = ({ at, isMajor }: Tick): number => {
    const next = ticks.find((tick) => tick.isMajor && tick.at > at);
    const last = next === undefined ? Infinity : x(next.at) - LABEL;
    return isMajor ? Math.max(x(at), Math.min(window.from, last)) : x(at);
  };
  const isSeen = (at: number | null): at is number => at !== null && at >= origin && x(at) <= width;

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

  const fold = (row: OutlineRow): void => {
    if (row.expanded !== null) host.changeState({ ...state, outline: toggleFold(state.outline, row) });
  };
  const move = (row: OutlineRow, grip: Grip, by: number): void => {
    const bar = timeline.barOf(row);
    if (bar !== null && timeline.axis === "dates" && bar.fields.length > 0) {
      host.setDates([row], movedDates(row, bar, grip, by));
    }
  };
  const goTo = (index: number): void => {
    activate(index);
    virtual.scrollTo(index);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const row = rows[active];
    const rightToLeft = scroller.current?.matches(":dir(rtl)") === true;
    if (event.altKey && (event.key === "ArrowLeft" || event.key === "ArrowRight") && row !== undefined) {
      event.preventDefault();
      const isLater = (event.key === "ArrowRight") !== rightToLeft;
      move(row, event.shiftKey ? "end" : "all", isLater ? 1 : -1);
      return;
    }
    if (event.altKey || (event.key !== "Enter" && (event.ctrlKey || event.metaKey))) return;
    const selects = { shift: event.shiftKey, any: selection.rows.length > 0 };
    const action = toTreeAction(event.key, { rows, active, page: virtual.page, rightToLeft, selects });
    const element = (): HTMLElement | null => scroller.current?.querySelector(".por-row.is-active") ?? scroller.current;
    if (doTreeAction(action, { rows, element, goTo, fold, selection, active }, host, event)) event.preventDefault();
  };
  const todayWords = timeline.today === null ? "" : dayInWords(timeline.today, "dates", day.locale, day.today);
  return (
    <div class="por-timeline">
      <TimelineTools {...props} />
      <div
        ref={scroller}
        class="por-tree por-time-scroller"
        data-por-view
        role="tree"
        aria-multiselectable="true"
        tabIndex={0}
        aria-label="Timeline"
        aria-activedescendant={active >= virtual.start && active < virtual.end ? `${id}-${active}` : undefined}
        style={`--por-time-width: ${width}px`}
        onKeyDown={onKeyDown}
        onContextMenu={(event) => {
          // From the keyboard the menu is asked of the tree, and means its active row.
          const row = rows[active];
          if (event.target === event.currentTarget && row !== undefined && event.button !== 2)
            host.showMenu(selection.meant(row), event, selection.choiceOf(row));
        }}
        onFocus={() => {
          if (active < 0) activate(virtual.start);
        }}
      >
        <span ref={gauge} class="por-gauge" aria-hidden="true" />
        <div class="por-axis" role="none" aria-hidden="true">
          <div ref={names} class="por-axis-names" />
          <div class="por-axis-ticks">
            {ticks
              .filter((tick) => labelX(tick) >= 0)
              .map((tick) => (
                <TickLabel
                  key={`${tick.unit} ${tick.at}`}
                  tick={tick}
                  x={labelX(tick)}
                  timeline={timeline}
                  locale={day.locale}
                />
              ))}
            {isSeen(timeline.today) && (
              <span
                class="por-today-label"
                style={`--por-from: ${x(timeline.today + 0.5)}px`}
                aria-label={`Today, ${todayWords}`}
              >
                Today
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
          {rows.slice(virtual.start, virtual.end).map((row, at) => {
            const index = virtual.start + at;
            return (
              <TimeRow
                key={row.key}
                row={row}
                id={`${id}-${index}`}
                active={index === active}
                selected={selection.has(row)}
                selects={selection.rows.length > 0}
                bar={timeline.barOf(row)}
                conflict={timeline.conflictOf(row)}
                axis={timeline.axis}
                dayWidth={dayWidth}
                origin={origin}
                day={day}
                host={host}
                onActivate={() => activate(index)}
                onFold={fold}
                onSelect={(event) => selection.click(event, index, active)}
                onMenu={(event) => host.showMenu(selection.meant(row), event, selection.choiceOf(row))}
              />
            );
          })}
        </div>
      </div>
      <SelectionBar
        targets={selection.rows}
        host={host}
        onClear={() => {
          selection.clear();
          scroller.current?.focus({ preventScroll: true });
        }}
      />
    </div>
  );
}

function TickLabel({
  tick,
  x,
  timeline,
  locale,
}: {
  readonly tick: Tick;
  readonly x: number;
  readonly timeline: Timeline;
  readonly locale: string;
}): VNode {
  return (
    <span class={tick.isMajor ? "por-tick is-major" : "por-tick"} style={`--por-from: ${x}px`}>
      {labelOfTick(tick, timeline.axis, locale)}
    </span>
  );
}
