import type { Finding, FindingPlace } from "../findings/finding";
import type { Dates } from "../note/parsed-note";
import type { Board, BoardCard } from "../roadmap/board/board";
import type { FindingsModel } from "../roadmap/findings-rows";
import type { OutlineRow } from "../roadmap/outline-row";
import type { Timeline } from "../roadmap/timeline/timeline";
import type { ShownChange } from "../roadmap/trend/trend";
import { toDayText } from "../text/day-number";
import type { Exported } from "./exported";

/** A line of a note; lines count from 1. */
export interface RecordPlace {
  readonly path: string;
  readonly line: number;
}

export type RecordValue = string | number | boolean | null | readonly string[] | readonly RecordPlace[];

/** One row of what is shown, by the names of the columns, which are the same in all rows of a view. */
export type ExportRecord = Readonly<Record<string, RecordValue>>;

/** The rows of what is shown, for programs; lines count from 1, days are `YYYY-MM-DD`. */
export function recordsOf(exported: Exported): readonly ExportRecord[] {
  switch (exported.view) {
    case "outline":
      return exported.outline.rows.map(ofOutlineRow);
    case "board":
      return ofBoard(exported.board);
    case "timeline":
      return exported.timeline.outline.rows.map((row) => ofTimelineRow(row, exported.timeline));
    case "findings":
      return findingsIn(exported.findings).map(ofFinding);
    case "trend":
      return exported.trend.points.map((point) => ({ ...pick(point, "day", "total", "done"), counted: point.isKept }));
    case "next":
      return exported.cards.map(ofCard);
  }
}

/** The findings that are shown, whatever is folded. */
export function findingsIn({ rows }: FindingsModel): readonly Finding[] {
  return rows.flatMap((row) => (row.kind === "group" ? row.findings : []));
}

/** A change as a trend tells it. */
export function ofChange(change: ShownChange): ExportRecord {
  return { path: change.path, line: fromOne(change), ...pick(change, "title", "from", "to", "day") };
}

/** Some fields of a thing; null for those that it does not have. */
function pick<T extends object>(thing: T, ...names: readonly (keyof T & string)[]): ExportRecord {
  return Object.fromEntries(names.map((name) => [name, (thing[name] ?? null) as RecordValue]));
}

function fromOne({ line }: { readonly line: number | null }): number | null {
  return line === null ? null : line + 1;
}

function ofOutlineRow(row: OutlineRow): ExportRecord {
  return {
    ...pick(row, "kind", "level", "title", "description", "id", "path"),
    line: fromOne(row),
    status: row.status,
    written: row.statusRaw,
    ...pick<Partial<NonNullable<OutlineRow["rollup"]>>>(row.rollup ?? {}, "total", "done", "progress"),
    ...pick(row, "priority", "effortHours"),
    ...ofDates(row),
  };
}

function ofDates({ dates }: { readonly dates: Dates }): ExportRecord {
  return { ...pick(dates, "start", "scheduled", "due", "weeks"), doneOn: dates.done ?? null };
}

function ofBoard({ columns, lanes }: Board): readonly ExportRecord[] {
  return columns.flatMap(({ label }, at) =>
    lanes.flatMap((lane) =>
      (lane.cells[at] ?? []).map((card) => ({ column: label, lane: lane.label, ...ofCard(card) })),
    ),
  );
}

function ofCard(card: BoardCard): ExportRecord {
  return {
    ...pick(card, "kind", "title", "description", "id", "path"),
    line: fromOne(card),
    ...pick(card, "phase", "status"),
    written: card.statusRaw,
    ...pick(card, "priority", "people", "effortHours"),
    ...ofDates(card),
  };
}

function ofTimelineRow(row: OutlineRow, timeline: Timeline): ExportRecord {
  const bar = timeline.barOf(row);
  const inDays = bar !== null && timeline.axis === "dates";
  const inWeeks = bar !== null && timeline.axis === "weeks";
  // Of a week a part is a fraction.
  const toWeek = (days: number): number => Math.round((days / 7) * 100) / 100;
  return {
    ...pick(row, "kind", "level", "title", "id", "path"),
    line: fromOne(row),
    status: row.status,
    progress: row.rollup?.progress ?? null,
    from: inDays ? toDayText(Math.floor(bar.from)) : null,
    to: inDays ? toDayText(Math.ceil(bar.to) - 1) : null,
    fromWeek: inWeeks ? toWeek(bar.from) + 1 : null,
    weeksLong: inWeeks ? toWeek(bar.to - bar.from) : null,
    by: bar?.by ?? null,
    critical: bar?.isCritical ?? false,
    overdue: bar?.isOverdue ?? false,
    conflict: timeline.conflictOf(row),
  };
}

function ofFinding(finding: Finding): ExportRecord {
  const toPlace = (place: FindingPlace): RecordPlace => ({ path: place.path, line: place.line + 1 });
  return {
    ...pick(finding, "rule", "severity", "message", "path"),
    line: fromOne(finding),
    quote: finding.quote,
    related: finding.related.map(toPlace),
    fix: finding.fix?.title ?? null,
  };
}
