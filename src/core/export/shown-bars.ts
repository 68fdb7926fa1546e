import type { OutlineRow } from "../roadmap/outline-row";
import type { Axis, Bar, Span, Timeline } from "../roadmap/timeline/timeline";
import { toDayText } from "../text/day-number";
import { say } from "../words/say";

/** A row of a timeline; the bar is null for what only holds rows with bars. */
export interface BarRow {
  readonly row: OutlineRow;
  readonly bar: Bar | null;
}

/** The rows with bars, and those above them. */
export function rowsWithBars(timeline: Timeline): readonly BarRow[] {
  const shown: BarRow[] = [];
  const above: OutlineRow[] = [];
  for (const row of timeline.outline.rows) {
    while ((above[above.length - 1]?.level ?? 0) >= row.level) above.pop();
    const bar = timeline.barOf(row);
    if (bar === null) above.push(row);
    else {
      for (const each of above.splice(0)) shown.push({ row: each, bar: null });
      shown.push({ row, bar });
    }
  }
  return shown;
}

/** From the first day of any bar to the last; a day of nothing where there is none. */
export function hullOf(bars: readonly Bar[]): Span {
  const start: Span = { from: Infinity, to: -Infinity };
  const hull = bars.reduce((so, { from, to }) => ({ from: Math.min(so.from, from), to: Math.max(so.to, to) }), start);
  return bars.length === 0 ? { from: 0, to: 1 } : hull;
}

/** Where a bar begins and ends, in words: two days, or two weeks. */
export function endsInWords({ from, to }: Bar, axis: Axis): readonly [string, string] {
  if (axis === "dates") return [toDayText(Math.floor(from)), toDayText(Math.ceil(to) - 1)];
  const first = Math.floor(from / 7) + 1;
  const toWeek = (week: number): string => say("export.week", { week: String(week) });
  return [toWeek(first), toWeek(Math.max(Math.ceil(to / 7), first))];
}
