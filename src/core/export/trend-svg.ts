import { labelOfTick } from "../roadmap/timeline/axis-words";
import { toTicks } from "../roadmap/timeline/ticks";
import { toChart } from "../roadmap/trend/chart";
import type { Trend } from "../roadmap/trend/trend";
import { labelOf } from "../status/label";
import { toDayNumber } from "../text/day-number";
import { say } from "../words/say";
import type { ExportContext } from "./exported";
import { askedInWords } from "./markdown";
import type { Palette } from "./palette";
import { EDGE, svg, svgLine, svgOf, svgText } from "./svg-text";

const WIDTH = 900;
const HEIGHT = 420;
const LEFT = EDGE + 44;
const TOP = 76;
const PLOT_WIDTH = WIDTH - EDGE - LEFT;
const PLOT_HEIGHT = 270;

/** The trend as a picture that stands by itself. */
export function toTrendSvg({ points }: Trend, context: ExportContext, palette: Palette): string {
  const { total, done, totalArea, doneArea, levels, yOf } = toChart(points, PLOT_WIDTH, PLOT_HEIGHT);
  const { muted, line } = palette;
  const green = palette.status.done;
  const from = toDayNumber(points[0]?.day) ?? 0;
  const last = points.at(-1);
  const dayWidth = PLOT_WIDTH / Math.max(1, points.length - 1);
  const ticks = toTicks("dates", from, from + points.length, dayWidth).filter(
    ({ isMajor, unit, at }) => isMajor === dayWidth >= 8 && (isMajor || unit !== "day") && at >= from,
  );
  const now =
    last === undefined ? say("export.nothing-counts") : say("count.done", { done: last.done, total: last.total });
  const small = { size: 11, fill: muted };
  const ofTotal = { "stroke-width": 2, "stroke-dasharray": "5 3" };
  const ofDone = { "stroke-width": 2 };
  const legendY = HEIGHT - 20;
  const ofAll = say("trend.total");
  const second = LEFT + Math.max(130, 40 + ofAll.length * 7);
  return svgOf(WIDTH, HEIGHT, say("export.picture-trend", { day: context.today }), palette, [
    svgText(EDGE, 54, [now, ...askedInWords(context)].join(" · "), { fill: muted, width: WIDTH - 2 * EDGE }),
    `<g transform="translate(${LEFT} ${TOP})">`,
    ...[0, ...levels].flatMap((level) => [
      svgLine(`M0 ${yOf(level)}H${PLOT_WIDTH}`, line),
      svgText(-8, yOf(level) + 4, String(level), { ...small, isAtEnd: true }),
    ]),
    ...ticks.flatMap((tick) => {
      const x = Math.round((tick.at - from) * dayWidth);
      return [
        svgLine(`M${x} 0V${PLOT_HEIGHT}`, line),
        svgText(x + 4, PLOT_HEIGHT + 18, labelOfTick(tick, "dates", context.locale), small),
      ];
    }),
    svg("path", { d: totalArea, fill: muted, "fill-opacity": "0.08" }),
    svg("path", { d: doneArea, fill: green, "fill-opacity": "0.22" }),
    svgLine(total, muted, ofTotal),
    svgLine(done, green, ofDone),
    "</g>",
    svgLine(`M${LEFT} ${legendY - 4}h18`, muted, ofTotal),
    svgText(LEFT + 24, legendY, ofAll, { fill: muted }),
    svgLine(`M${second} ${legendY - 4}h18`, green, ofDone),
    svgText(second + 24, legendY, labelOf("done"), { fill: muted }),
  ]);
}
