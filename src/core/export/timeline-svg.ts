import { labelOfTick } from "../roadmap/timeline/axis-words";
import type { OutlineRow } from "../roadmap/outline-row";
import { toTicks } from "../roadmap/timeline/ticks";
import { nodeKey, type Bar, type Timeline } from "../roadmap/timeline/timeline";
import { labelOf } from "../status/label";
import { STATUSES, type StatedStatus } from "../status/status";
import type { ExportContext } from "./exported";
import { askedInWords } from "./markdown";
import type { Palette } from "./palette";
import { hullOf, rowsWithBars, type BarRow } from "./shown-bars";
import { EDGE, svg, svgLine, svgOf, svgText, type SvgAttributes } from "./svg-text";
import { say } from "../words/say";

const WIDTH = 1200;
const RIGHT = WIDTH - EDGE;
/** Where the names end and the bars begin. */
const LEFT = EDGE + 320;
const ROW = 26;
const INDENT = 14;
/** Where the axis begins, below the title, and where the rows do. */
const HEAD = 64;
const TOP = HEAD + 40;
const FOOT = 48;
/** More rows than anybody looks at in one picture. */
const MAX_ROWS = 300;
/** A day of a short plan is no wider. */
const WIDEST = 60;
/** Of a name on the axis that the next one would cover, nothing is written; pixels. */
const LABEL = 96;

/** The timeline as a picture that stands by itself. */
export function toTimelineSvg(timeline: Timeline, context: ExportContext, palette: Palette): string {
  const all = rowsWithBars(timeline);
  const rows = all.slice(0, MAX_ROWS);
  const left = all.length - rows.length;
  const { from, to } = hullOf(rows.flatMap(({ bar }) => bar ?? []));
  const dayWidth = Math.min(WIDEST, (RIGHT - LEFT) / Math.max(1, to - from));
  const scale: Scale = {
    timeline,
    palette,
    rows,
    dayWidth,
    xOf: (day) => Math.round((LEFT + (day - from) * dayWidth) * 10) / 10,
    bottom: TOP + rows.length * ROW,
  };
  const { muted } = palette;
  const height = scale.bottom + FOOT;
  const note = rows.length === 0 ? say("export.no-times") : left > 0 ? say("export.more-rows", { count: left }) : "";
  return svgOf(WIDTH, height, say("export.picture", { day: context.today }), palette, [
    svgText(EDGE, 54, askedInWords(context).join(" · "), { fill: muted, width: RIGHT - EDGE }),
    ...axisOf(scale, from, context.locale),
    ...rows.flatMap((row, at) => rowOf(scale, row, TOP + at * ROW)),
    ...arrowsOf(scale),
    ...todayOf(scale),
    ...legendOf(scale, height - 18),
    svgText(RIGHT, height - 18, note, { fill: muted, isAtEnd: true }),
  ]);
}

interface Scale {
  readonly timeline: Timeline;
  readonly palette: Palette;
  readonly rows: readonly BarRow[];
  readonly dayWidth: number;
  readonly xOf: (day: number) => number;
  readonly bottom: number;
}

function axisOf({ timeline, palette, dayWidth, xOf, bottom }: Scale, from: number, locale: string): readonly string[] {
  const ticks = toTicks(timeline.axis, from, from + (RIGHT - LEFT) / dayWidth, dayWidth);
  return ticks.flatMap((tick, place) => {
    const { at, isMajor } = tick;
    // What began before the plan stands at the edge.
    const x = Math.max(xOf(at), LEFT);
    const next = ticks.find((other, after) => after > place && other.isMajor === isMajor);
    const room = (next === undefined ? RIGHT : xOf(next.at)) - x;
    const y = HEAD + (isMajor ? 14 : 32);
    const isCovered = room < (isMajor && tick.unit === "month" ? LABEL : 18);
    const label = isCovered
      ? []
      : [svgText(x + 4, y, labelOfTick(tick, timeline.axis, locale), { size: 11, fill: palette.muted })];
    return [svgLine(`M${x} ${y - 10}V${bottom}`, palette.line), ...label];
  });
}

function rowOf(scale: Scale, { row, bar }: BarRow, top: number): readonly string[] {
  const { status, kind, level, title } = row;
  const { muted, text, line } = scale.palette;
  const x = EDGE + Math.min(level - 1, 8) * INDENT;
  const y = top + ROW / 2;
  const colour = colourOf(scale, row);
  const isClosed = status === "done" || status === "cancelled";
  const nameX = x + (status === null ? 0 : 14);
  return [
    svgLine(`M${EDGE} ${top + ROW}H${RIGHT}`, line, { "stroke-opacity": "0.5" }),
    ...(status === null ? [] : [dot(x + 4, y, colour)]),
    svgText(nameX, y + 4, title, {
      isStrong: kind === "folder" || kind === "note",
      fill: isClosed ? muted : text,
      width: LEFT - nameX - 12,
    }),
    ...(bar === null ? [] : barOf(scale, row, bar, y)),
  ];
}

function colourOf({ palette }: Scale, { status }: OutlineRow): string {
  return status === null ? palette.muted : palette.status[status];
}

function barOf(scale: Scale, row: OutlineRow, bar: Bar, y: number): readonly string[] {
  const { timeline, palette, xOf, dayWidth } = scale;
  const { from, to, by, isOverdue, isCritical } = bar;
  const colour = colourOf(scale, row);
  const x = xOf(from);
  const width = Math.max(3, (to - from) * dayWidth);
  const hasConflict = timeline.conflictOf(row) !== null;
  const edge = {
    stroke: isOverdue ? palette.error : isCritical ? palette.text : hasConflict ? palette.status.unknown : colour,
    "stroke-width": isOverdue || isCritical || hasConflict ? 2 : 1,
  };
  if (bar.isPoint) {
    const d = `M${x + width / 2} ${y - 7}l7 7l-7 7l-7 -7Z`;
    return [svg("path", { d, fill: colour, "fill-opacity": "0.7", ...edge })];
  }
  const isAround = by === "children";
  const height = isAround ? 6 : 14;
  const fill = isAround ? palette.muted : colour;
  const progress = row.rollup?.progress ?? (row.status === "done" ? 1 : 0);
  const box = (part: number, more: SvgAttributes): string =>
    svg("rect", { x, y: y - height / 2, width: width * part, height, rx: 3, ...more });
  const dashes = by === "effort" ? "4 2" : by === "order" ? "1 2" : undefined;
  return [
    box(1, { fill, "fill-opacity": by === "order" ? "0.08" : "0.3" }),
    box(progress, { fill, "fill-opacity": isAround ? undefined : "0.6" }),
    ...(isAround ? [] : [box(1, { fill: "none", ...edge, "stroke-dasharray": dashes })]),
  ];
}

function dot(cx: number, cy: number, fill: string): string {
  return svg("circle", { cx, cy, r: 4, fill });
}

/** What waits for what: from the end of one bar to the beginning of another. */
function arrowsOf({ timeline, palette, rows, xOf }: Scale): readonly string[] {
  const places = new Map(rows.map(({ row }, at) => [nodeKey(row.path, row.item ?? -1), at]));
  return rows.flatMap(({ row, bar }, at) =>
    (bar === null ? [] : timeline.needsOf(row)).flatMap((key) => {
      const place = places.get(key) ?? -1;
      const needed = rows[place]?.bar ?? null;
      if (needed === null || bar === null) return [];
      const [x1, x2] = [xOf(needed.to), xOf(bar.from)];
      const [y1, y2] = [TOP + (place + 0.5) * ROW, TOP + (at + 0.5) * ROW];
      // Where it begins before what it needs has ended, the line goes round between the rows.
      const round = `V${y2 + (y1 < y2 ? -ROW / 2 : ROW / 2)}H${x2 - 8}`;
      return [svgLine(`M${x1} ${y1}h6${x1 + 12 > x2 ? round : ""}V${y2}H${x2}m-4 -3l4 3l-4 3`, palette.muted)];
    }),
  );
}

function todayOf({ timeline: { today }, palette, rows, xOf, bottom }: Scale): readonly string[] {
  const x = today === null ? 0 : xOf(today + 0.5);
  if (x < LEFT || x > RIGHT || rows.length === 0) return [];
  return [svgLine(`M${x} ${TOP - 4}V${bottom}`, palette.accent, { "stroke-width": "1.5" })];
}

/** The colours that occur, and what they mean. */
function legendOf({ rows, palette }: Scale, y: number): readonly string[] {
  const met = new Set(rows.map(({ row }) => row.status));
  const statuses: readonly StatedStatus[] = [...STATUSES, "unknown"];
  let x = EDGE;
  return statuses
    .filter((status) => met.has(status))
    .flatMap((status) => {
      const at = x;
      x += 26 + labelOf(status).length * 7;
      return [
        dot(at + 4, y - 4, palette.status[status]),
        svgText(at + 13, y, labelOf(status), { fill: palette.muted }),
      ];
    });
}
