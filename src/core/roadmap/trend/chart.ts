import type { TrendPoint } from "./trend";

/** A chart as lines and areas, in pixels from its upper left. */
export interface Chart {
  /** The path of the line, and of what lies below it. */
  readonly total: string;
  readonly done: string;
  readonly doneArea: string;
  readonly totalArea: string;
  /** The days from which on counts were kept, from the left; null where none or all are. */
  readonly keptFrom: number | null;
  readonly xs: readonly number[];
  readonly yOf: (count: number) => number;
  /** The counts at which a line goes across. */
  readonly levels: readonly number[];
}

/** The lines of a trend in a box of `width` × `height` pixels. */
export function toChart(points: readonly TrendPoint[], width: number, height: number): Chart {
  const most = points.reduce((max, { total, done }) => Math.max(max, total, done), 1);
  const levels = toLevels(most);
  const top = Math.max(most, levels.at(-1) ?? most);
  const yOf = (count: number): number => round(height - (count / top) * height);
  const step = points.length > 1 ? width / (points.length - 1) : 0;
  const xs = points.map((_, at) => round(at * step));
  const line = (of: (point: TrendPoint) => number): string =>
    points.map((point, at) => `${at === 0 ? "M" : "L"}${xs[at] ?? 0} ${yOf(of(point))}`).join("");
  const [total, done] = [line((point) => point.total), line((point) => point.done)];
  const under = (path: string): string => `${path}L${xs.at(-1) ?? 0} ${height}L0 ${height}Z`;
  const kept = points.findIndex(({ isKept }) => isKept);
  return {
    total,
    done,
    totalArea: under(total),
    doneArea: under(done),
    keptFrom: kept > 0 && kept < points.length - 1 ? (xs[kept] ?? null) : null,
    xs,
    yOf,
    levels,
  };
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

/** Three to five round counts up to one that is no less than `most`. */
function toLevels(most: number): readonly number[] {
  const raw = most / 4;
  const power = 10 ** Math.floor(Math.log10(Math.max(raw, 1)));
  const step = Math.max(1, [1, 2, 2.5, 5, 10].map((each) => each * power).find((each) => each >= raw) ?? power);
  const rounded = Number.isInteger(step) ? step : Math.ceil(step);
  return Array.from({ length: Math.ceil(most / rounded) }, (_, at) => (at + 1) * rounded);
}
