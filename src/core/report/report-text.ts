import { toPlain } from "../export/plain";
import type { Exported } from "../export/exported";
import { findingsIn } from "../export/records";
import { detailsOf } from "../export/said";
import { endsInWords, rowsWithBars } from "../export/shown-bars";
import type { Board, BoardCard } from "../roadmap/board/board";
import type { Timeline } from "../roadmap/timeline/timeline";
import type { Trend } from "../roadmap/trend/trend";
import { plainSignOf } from "../status/plain-sign";
import { toFindingsText } from "./findings-text";
import { fit } from "./fit";
import type { Paint } from "./paint";

/** How a view is printed. */
export interface TextOptions {
  /** In columns of the terminal. */
  readonly width: number;
  readonly paint: Paint;
  /** How many notes were read. */
  readonly noteCount: number;
  /** At how many columns sentences are broken; never where that is not said. */
  readonly lineWidth?: number | undefined;
}

const MIN_TITLE = 16;
/** Of a card or bar, what is said behind its title. */
const DETAILS = 44;
/** In a terminal that is narrower, it is said below. */
const NARROW = 66;

/** Any view but the outline, as lines for a terminal. */
export function toReportText(exported: Exclude<Exported, { view: "outline" }>, options: TextOptions): string {
  switch (exported.view) {
    case "board":
      return finish(boardLines(exported.board, options));
    case "next":
      return finish(exported.cards.map((card) => cardLine(card, options)));
    case "timeline":
      return finish(timelineLines(exported.timeline, options));
    case "findings":
      return toFindingsText(findingsIn(exported.findings), options.noteCount, options.paint, options.lineWidth);
    case "trend":
      return finish(trendLines(exported.trend, options));
  }
}

function finish(lines: readonly string[]): string {
  return `${(lines.length === 0 ? ["Nothing to show."] : lines).join("\n")}\n`;
}

function boardLines({ columns, lanes }: Board, options: TextOptions): readonly string[] {
  return columns
    .map(({ label, count }, at) => ({ label, count, cards: lanes.flatMap((lane) => lane.cells[at] ?? []) }))
    .filter(({ count }) => count > 0)
    .flatMap(({ label, count, cards }, at) => [
      ...(at === 0 ? [] : [""]),
      options.paint.strong(`${label} (${count})`),
      ...cards.map((card) => `  ${cardLine(card, options).replace("\n", "\n  ")}`),
    ]);
}

function cardLine(card: BoardCard, { width, paint }: TextOptions): string {
  const sign = paint.status(card.status, plainSignOf(card.status));
  const details = toPlain([`${card.path}:${card.line + 1}`, ...detailsOf({ ...card, status: null })].join("  "));
  if (width < NARROW) {
    const title = fit(toPlain(card.title), Math.max(1, width - 4), paint).trimEnd();
    return `${sign} ${title}\n    ${paint.faint(fit(details, Math.max(1, width - 6), paint).trimEnd())}`;
  }
  const title = fit(toPlain(card.title), Math.max(MIN_TITLE, width - DETAILS - 6), paint);
  return `${sign} ${title}  ${paint.faint(details)}`;
}

function timelineLines(timeline: Timeline, { width, paint }: TextOptions): readonly string[] {
  return rowsWithBars(timeline).map(({ row, bar }) => {
    const isNarrow = width < NARROW;
    const indent = "  ".repeat(isNarrow ? Math.min(row.level - 1, 2) : row.level - 1);
    const sign = row.status === null ? "·" : paint.status(row.status, plainSignOf(row.status));
    const available = isNarrow ? width - indent.length - 2 : Math.max(MIN_TITLE, width - DETAILS - indent.length - 4);
    const title = fit(toPlain(row.title), Math.max(1, available), paint);
    if (bar === null) return `${indent}${sign} ${title.trimEnd()}`;
    const [from, to] = endsInWords(bar, timeline.axis);
    const marks = [bar.isOverdue ? "overdue" : "", bar.isCritical ? "critical" : ""].filter((word) => word !== "");
    const when = from === to ? from : `${from} – ${to}`;
    if (isNarrow) return `${indent}${sign} ${title.trimEnd()}\n${indent}  ${[when, ...marks].join(", ")}`;
    return `${indent}${sign} ${title}  ${fit(when, 24, paint)} ${marks.join(", ")}`.trimEnd();
  });
}

function trendLines({ points, since, changes }: Trend, { paint }: TextOptions): readonly string[] {
  const moved = points.filter(({ total, done }, at) => {
    const before = points[at - 1];
    return before?.total !== total || before.done !== done || at === points.length - 1;
  });
  return [
    ...moved.map(({ day, total, done }) => `${day}  ${`${done}/${total}`.padStart(11)}`),
    ...(changes.length === 0 ? [] : ["", paint.strong(`Done since ${since}`)]),
    ...changes.map(({ title, path, line, day }) => {
      const place = line === null ? path : `${path}:${line + 1}`;
      return `${day ?? ""}  ${toPlain(title)}  ${paint.faint(toPlain(place))}`;
    }),
  ];
}
