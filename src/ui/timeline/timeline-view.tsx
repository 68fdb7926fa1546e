import type { VNode } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { DAY_WIDTH, toTicks, type Tick } from "../../core/roadmap/timeline/ticks";
import type { Timeline } from "../../core/roadmap/timeline/timeline";
import type { OutlineRow } from "../../core/roadmap/outline-row";
import { doTreeAction } from "../outline/do-tree-action";
import { toggleFold } from "../outline/fold";
import { toTreeAction } from "../outline/tree-keys";
import { useActiveRow } from "../tree/use-active-row";
import { GUESSED_ROW_HEIGHT, useHeightOf } from "../outline/use-height-of";
import { useVirtualRows } from "../outline/use-virtual-rows";
import type { RoadmapPaneProps } from "../pane-props";
import { HostIcon } from "../host-icon";
import { StatusIcon } from "../status-icon";
import { useMeasured } from "../use-measured";
import { rowInWords, toHeading } from "../words";
import { Arrows } from "./arrows";
import { dayInWords, labelOfTick } from "../../core/roadmap/timeline/axis-words";
import { Bar, barInWords } from "./bar";
import { movedDates, type Grip } from "./moved-dates";
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
  const span = timeline.span ?? { from: 0, to: 28 };
  const room = Math.max(120, window.width - nameWidth - 2 * MARGIN);
  const { zoom } = state.timeline;
  const days = span.to - span.from;
  const dayWidth = zoom === "fit" ? Math.min(WIDEST, Math.max(NARROWEST, room / Math.max(1, days))) : DAY_WIDTH[zoom];
  const origin = span.from - MARGIN / dayWidth;
  const width = Math.max(window.width - nameWidth, days * dayWidth + 2 * MARGIN);
  const first = origin + Math.max(0, window.from - BEYOND) / dayWidth;
  const last = origin + Math.min(width, window.from + window.width + BEYOND) / dayWidth;
  const ticks = window.width === 0 ? [] : toTicks(timeline.axis, first, last, dayWidth);
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
      host.setDates(row, movedDates(row, bar, grip, by));
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
    const action = toTreeAction(event.key, { rows, active, page: virtual.page, rightToLeft });
    const element = (): HTMLElement | null => scroller.current?.querySelector(".por-row.is-active") ?? scroller.current;
    if (doTreeAction(action, { rows, element, goTo, fold }, host, event)) event.preventDefault();
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
        tabIndex={0}
        aria-label="Timeline"
        aria-activedescendant={active >= virtual.start && active < virtual.end ? `${id}-${active}` : undefined}
        style={`--por-time-width: ${width}px`}
        onKeyDown={onKeyDown}
        onContextMenu={(event) => {
          // From the keyboard the menu is asked of the tree, and means its active row.
          const row = rows[active];
          if (event.target === event.currentTarget && row !== undefined && event.button !== 2)
            host.showMenu(row, event);
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
            {ticks.map(({ at, unit, isMajor }) => (
              <span
                key={`${unit} ${at}`}
                class={isMajor ? "por-time-line is-major" : "por-time-line"}
                style={`--por-from: ${x(at)}px`}
              />
            ))}
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
            const bar = timeline.barOf(row);
            const conflict = timeline.conflictOf(row);
            const heading = toHeading(row);
            return (
              <div
                key={row.key}
                id={`${id}-${index}`}
                class={`por-row por-time-row${index === active ? " is-active" : ""}`}
                role="treeitem"
                style={`--por-depth: ${row.level - 1}`}
                data-key={row.key}
                data-kind={row.kind}
                data-status={row.status ?? undefined}
                aria-level={row.level}
                aria-posinset={row.position}
                aria-setsize={row.siblings}
                aria-expanded={row.expanded ?? undefined}
                aria-selected={index === active}
                onClick={(event) => {
                  activate(index);
                  if (row.kind === "folder") fold(row);
                  else host.open(row, event);
                }}
                onMouseDown={(event) => {
                  if (event.button === 1) event.preventDefault();
                }}
                onAuxClick={(event) => {
                  if (event.button === 1 && row.kind !== "folder") host.open(row, event);
                }}
                onContextMenu={(event) => host.showMenu(row, event)}
                onMouseOver={(event) => host.preview(row, event, event.currentTarget)}
              >
                <span class="por-sr">
                  {[rowInWords(row, day), bar === null ? "" : barInWords(bar, timeline.axis, day), conflict ?? ""]
                    .filter((part) => part !== "")
                    .join(", ")}
                </span>
                <span class="por-time-name" aria-hidden="true">
                  <span class="por-indent" />
                  <span
                    class="por-chevron"
                    onClick={(event) => {
                      if (row.expanded === null) return;
                      event.stopPropagation();
                      activate(index);
                      fold(row);
                    }}
                  >
                    {row.expanded !== null && (
                      <svg viewBox="0 0 16 16" width="16" height="16">
                        <path class="por-line" d="M6.25 4.5 9.75 8l-3.5 3.5" />
                      </svg>
                    )}
                  </span>
                  <span class="por-lead">
                    {row.kind === "folder" && <HostIcon class="por-icon" name="folder" draw={host.drawIcon} />}
                    {row.status !== null && <StatusIcon status={row.status} progress={row.rollup?.progress} />}
                  </span>
                  <span class="por-text">
                    {heading.id !== null && <span class="por-id">{heading.id}</span>}
                    <span
                      class="por-title"
                      dir="auto"
                      onPointerEnter={({ currentTarget: title }) => {
                        if (title.scrollWidth > title.clientWidth) title.setAttribute("aria-label", row.title);
                        else title.removeAttribute("aria-label");
                      }}
                    >
                      {heading.title}
                    </span>
                  </span>
                </span>
                <span class="por-time-bars" aria-hidden="true">
                  {bar !== null && (
                    <Bar
                      row={row}
                      bar={bar}
                      axis={timeline.axis}
                      dayWidth={dayWidth}
                      origin={origin}
                      conflict={conflict}
                      day={day}
                      host={host}
                    />
                  )}
                </span>
              </div>
            );
          })}
        </div>
      </div>
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
