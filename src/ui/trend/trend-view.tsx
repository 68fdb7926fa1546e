import type { VNode } from "preact";
import { useMemo, useRef, useState } from "preact/hooks";
import { RANGES, type ShownChange, type Trend, type TrendPoint, type TrendState } from "../../core/roadmap/trend/trend";
import { toDayNumber } from "../../core/text/day-number";
import { toTicks } from "../../core/roadmap/timeline/ticks";
import { labelOf, wordOf } from "../../core/status/label";
import type { PlainKey } from "../../core/words/catalogue";
import { formatNumber, say } from "../../core/words/say";
import type { RoadmapPaneProps } from "../pane-props";
import { StatusIcon } from "../status-icon";
import { labelOfTick } from "../../core/roadmap/timeline/axis-words";
import { useMeasured } from "../use-measured";
import { formatDay, type DayContext } from "../words";
import { toChart } from "../../core/roadmap/trend/chart";

const RANGE_LABEL = {
  "30": "trend.30",
  "90": "trend.90",
  "365": "trend.365",
  all: "trend.all",
} as const satisfies Record<(typeof RANGES)[number], PlainKey>;
const HEIGHT = 180;
/** Room for the counts beside the chart, and the days below it; pixels. */
const COUNTS = 40;
const DAYS = 22;
/** More changes than anybody reads one by one. */
const MAX_SHOWN = 300;

type TrendProps = RoadmapPaneProps & { readonly trend: Trend };

/** How much was to do and how much of it was done from day to day, and what changed. */
export function TrendView(props: TrendProps): VNode {
  const { trend, state, day, host } = props;
  const change = (next: Partial<TrendState>): void =>
    host.changeState({ ...state, trend: { ...state.trend, ...next } });
  const [first, last] = [trend.points[0], trend.points.at(-1)];
  return (
    <div class="por-trend">
      <div class="por-view-tools">
        <select
          class="dropdown"
          aria-label={say("trend.range")}
          value={state.trend.range}
          onChange={({ currentTarget: { value } }) => {
            const range = RANGES.find((known) => known === value);
            if (range !== undefined) change({ range });
          }}
        >
          {RANGES.map((range) => (
            <option key={range} value={range}>
              {say(RANGE_LABEL[range])}
            </option>
          ))}
        </select>
        {first !== undefined && last !== undefined && <Movement first={first} last={last} day={day} />}
      </div>
      <BurnUp trend={trend} day={day} />
      <ul class="por-trend-legend" aria-label={say("trend.lines")}>
        <li data-line="total">{say("trend.total")}</li>
        <li data-line="done">{say("status.done")}</li>
      </ul>
      {trend.points.some(({ isKept }) => !isKept) && (
        <p class="por-view-hint" dir="auto">
          {say(state.outline.filter === "" && state.scope.kind === "vault" ? "trend.counted" : "trend.counted-asked")}
          {trend.undated > 0 && ` ${say("trend.undated", { count: trend.undated })}`}
        </p>
      )}
      <div class="por-changes-head">
        <h2 class="por-changes-title">{say("trend.changed")}</h2>
        <input
          type="date"
          aria-label={say("trend.changed")}
          value={trend.since}
          max={day.today}
          onChange={({ currentTarget: { value } }) => {
            if (value !== "") change({ since: value });
          }}
        />
      </div>
      <Changes {...props} />
    </div>
  );
}

/** What became of the range, in numbers: `+12 done`, `+3 to do`. */
function Movement({
  first,
  last,
  day,
}: {
  readonly first: TrendPoint;
  readonly last: TrendPoint;
  readonly day: DayContext;
}): VNode {
  const signed = (count: number): string => `${count < 0 ? "−" : "+"}${formatNumber(Math.abs(count))}`;
  return (
    <span class="por-view-hint" dir="auto">
      {say("day.since", {
        day: formatDay(first.day, day),
        done: signed(last.done - first.done),
        total: signed(last.total - first.total),
      })}
    </span>
  );
}

function BurnUp({ trend: { points }, day }: { readonly trend: Trend; readonly day: DayContext }): VNode {
  const box = useRef<HTMLDivElement>(null);
  const width = useMeasured(box, 0, ({ clientWidth }) => clientWidth);
  const [at, setAt] = useState<number | null>(null);
  const inner = Math.max(0, width - COUNTS);
  const chart = useMemo(() => toChart(points, inner, HEIGHT), [points, inner]);
  const shown = points[at ?? points.length - 1];
  const from = toDayNumber(points[0]?.day) ?? 0;
  const dayWidth = points.length > 1 ? inner / (points.length - 1) : inner;
  const onKeyDown = (event: KeyboardEvent): void => {
    const last = points.length - 1;
    const step = { ArrowRight: 1, ArrowLeft: -1, PageUp: -7, PageDown: 7, Home: -last, End: last }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    setAt(Math.min(last, Math.max(0, (at ?? last) + step)));
  };
  return (
    <div
      ref={box}
      class="por-chart"
      role="slider"
      tabIndex={0}
      data-por-view
      aria-label={say("trend.chart")}
      aria-valuemin={0}
      aria-valuemax={Math.max(0, points.length - 1)}
      aria-valuenow={at ?? Math.max(0, points.length - 1)}
      aria-valuetext={shown === undefined ? "" : pointInWords(shown, day)}
      onKeyDown={onKeyDown}
      onPointerMove={(event) => {
        const far = event.clientX - event.currentTarget.getBoundingClientRect().left;
        setAt(Math.min(points.length - 1, Math.max(0, Math.round((far - COUNTS) / Math.max(dayWidth, 0.01)))));
      }}
      onPointerLeave={() => setAt(null)}
    >
      {width > 0 && points.length > 0 && (
        <svg width={width} height={HEIGHT + DAYS + 8} aria-hidden="true">
          <g class="por-chart-plot" transform={`translate(${COUNTS} 8)`}>
            {chart.levels.map((level) => (
              <g key={level}>
                <line class="por-chart-level" x1={0} x2={inner} y1={chart.yOf(level)} y2={chart.yOf(level)} />
                <text class="por-chart-count" x={-8} y={chart.yOf(level) + 4} text-anchor="end">
                  {formatNumber(level)}
                </text>
              </g>
            ))}
            {toTicks("dates", from, from + points.length, dayWidth)
              .filter(({ isMajor, unit }) => isMajor || unit !== "day")
              .filter(({ isMajor, at: tick }) => isMajor === dayWidth >= 8 && tick >= from)
              .map((tick) => (
                <g key={`${tick.unit} ${tick.at}`}>
                  <line
                    class="por-chart-level"
                    x1={(tick.at - from) * dayWidth}
                    x2={(tick.at - from) * dayWidth}
                    y1={0}
                    y2={HEIGHT}
                  />
                  <text class="por-chart-count" x={(tick.at - from) * dayWidth + 4} y={HEIGHT + 16}>
                    {labelOfTick(tick, "dates", day.locale)}
                  </text>
                </g>
              ))}
            <path class="por-chart-area is-total" d={chart.totalArea} />
            <path class="por-chart-area is-done" d={chart.doneArea} />
            <path class="por-chart-line is-total" d={chart.total} />
            <path class="por-chart-line is-done" d={chart.done} />
            {chart.keptFrom !== null && (
              <line class="por-chart-kept" x1={chart.keptFrom} x2={chart.keptFrom} y1={0} y2={HEIGHT} />
            )}
            {shown !== undefined && at !== null && (
              <g>
                <line class="por-chart-cursor" x1={chart.xs[at]} x2={chart.xs[at]} y1={0} y2={HEIGHT} />
                <circle class="por-chart-dot is-total" cx={chart.xs[at]} cy={chart.yOf(shown.total)} r={3.5} />
                <circle class="por-chart-dot is-done" cx={chart.xs[at]} cy={chart.yOf(shown.done)} r={3.5} />
              </g>
            )}
          </g>
        </svg>
      )}
      <div class="por-chart-said" aria-hidden="true" dir="auto">
        {shown !== undefined && pointInWords(shown, day)}
      </div>
    </div>
  );
}

function pointInWords({ day, total, done, isKept }: TrendPoint, context: DayContext): string {
  return say(isKept ? "trend.point" : "trend.point-by-dates", { day: formatDay(day, context), done, total });
}

function Changes({ trend, day, host }: TrendProps): VNode {
  const { changes, since, isKept } = trend;
  if (changes.length === 0) {
    return (
      <p class="por-view-hint" dir="auto">
        {say("trend.unchanged", { day: formatDay(since, day) })}
      </p>
    );
  }
  const notes = new Map<string, ShownChange[]>();
  for (const change of changes.slice(0, MAX_SHOWN)) {
    const list = notes.get(change.path);
    if (list === undefined) notes.set(change.path, [change]);
    else list.push(change);
  }
  return (
    <>
      {!isKept && (
        <p class="por-view-hint" dir="auto">
          {say("trend.by-dates")}
        </p>
      )}
      {[...notes].map(([path, list]) => (
        <section key={path} class="por-changes-note">
          <h3 class="por-changes-path" dir="auto">
            {path.replace(/\.md$/i, "")}
          </h3>
          <ul class="por-changes">
            {list.map((change) => (
              <Change key={change.key} change={change} day={day} host={host} />
            ))}
          </ul>
        </section>
      ))}
      {changes.length > MAX_SHOWN && (
        <p class="por-view-hint" dir="auto">
          {say("count.more", { number: changes.length - MAX_SHOWN })}
        </p>
      )}
    </>
  );
}

function Change({
  change,
  day,
  host,
}: Pick<RoadmapPaneProps, "day" | "host"> & { readonly change: ShownChange }): VNode {
  const { title, from, to, line, path } = change;
  const said = changeInWords(change, day);
  const text = (
    <>
      <span class="por-change-status" data-status={to ?? from ?? undefined} aria-hidden="true">
        {from !== null && <StatusIcon status={from} />}
        {from !== null && to !== null && <span class="por-change-arrow">→</span>}
        {to !== null && <StatusIcon status={to} />}
      </span>
      <span class={to === null ? "por-change-title is-gone" : "por-change-title"} dir="auto">
        {title}
      </span>
      <span class="por-change-said">{said}</span>
    </>
  );
  return (
    <li class="por-change">
      {line === null ? (
        <span class="por-change-row">{text}</span>
      ) : (
        <a
          class="por-change-row"
          href="#"
          onClick={(event) => {
            event.preventDefault();
            host.open({ path, line }, event);
          }}
          onMouseOver={(event) => host.preview({ path, line }, event, event.currentTarget)}
        >
          {text}
        </a>
      )}
    </li>
  );
}

/** `To do → Done`, `new, to do`, `gone`, `Done Nov 12`. */
function changeInWords({ from, to, day }: ShownChange, context: DayContext): string {
  if (day !== null) return say("trend.done-on", { day: formatDay(day, context) });
  if (to === null) return say("trend.gone");
  if (from === null) return say("trend.new", { status: wordOf(to) });
  return say("join.arrow", { from: labelOf(from), to: labelOf(to) });
}
