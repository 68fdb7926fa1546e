import { labelOfTick } from "../roadmap/timeline/axis-words";
import { toTicks } from "../roadmap/timeline/ticks";
import { toChart } from "../roadmap/trend/chart";
import type { Trend } from "../roadmap/trend/trend";
import { toDayNumber } from "../text/day-number";
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
  const now = last === undefined ? "Nothing counts." : `${last.done} of ${last.total} done`;
  const small = { size: 11, fill: muted };
  const ofTotal = { "stroke-width": 2, "stroke-dasharray": "5 3" };
  const ofDone = { "stroke-width": 2 };
  const legendY = HEIGHT - 20;
  return svgOf(WIDTH, HEIGHT, `Trend of the roadmap, ${context.today}`, palette, [
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
    svgText(LEFT + 24, legendY, "To do in all", { fill: muted }),
    svgLine(`M${LEFT + 130} ${legendY - 4}h18`, green, ofDone),
    svgText(LEFT + 154, legendY, "Done", { fill: muted }),
  ]);
}
