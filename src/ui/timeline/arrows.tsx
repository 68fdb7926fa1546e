import type { VNode } from "preact";
import type { Timeline } from "../../core/roadmap/timeline/timeline";
import { nodeKey } from "../../core/roadmap/timeline/timeline";

interface ArrowsProps {
  readonly timeline: Timeline;
  /** The rows on the screen, and how high one is. */
  readonly start: number;
  readonly end: number;
  readonly rowHeight: number;
  readonly dayWidth: number;
  readonly origin: number;
}

/** How far an arrow goes on before it turns. */
const TURN = 8;

/** The arrows from what is waited for to what waits, where one of the two is on the screen. */
export function Arrows({ timeline, start, end, rowHeight, dayWidth, origin }: ArrowsProps): VNode {
  const { rows } = timeline.outline;
  const x = (day: number): number => (day - origin) * dayWidth;
  const paths: VNode[] = [];
  for (const { from, to } of waitsOf(timeline)) {
    if (Math.min(from, to) >= end || Math.max(from, to) < start) continue;
    const [row, needed] = [rows[to], rows[from]];
    if (row === undefined || needed === undefined) continue;
    const [bar, other] = [timeline.barOf(row), timeline.barOf(needed)];
    if (bar === null || other === null) continue;
    const [x1, x2] = [x(other.to), x(bar.from)];
    const [y1, y2] = [(from + 0.5) * rowHeight, (to + 0.5) * rowHeight];
    const isBackwards = x2 < x1 + TURN;
    const between = y1 + (Math.sign(to - from) * rowHeight) / 2;
    const way = isBackwards
      ? `M${x1} ${y1}h${TURN}V${between}H${x2 - TURN}V${y2}H${x2}`
      : `M${x1} ${y1}H${x1 + TURN / 2}V${y2}H${x2}`;
    const isCritical = bar.isCritical && other.isCritical;
    paths.push(
      <path
        key={`${from} ${to}`}
        class={`por-arrow${isCritical ? " is-critical" : ""}${x2 < x1 ? " is-backwards" : ""}`}
        d={`${way}m-4 -3 4 3-4 3`}
      />,
    );
  }
  return (
    <svg class="por-arrows" width="1" height="1" aria-hidden="true">
      {paths}
    </svg>
  );
}

/** That the row at `to` waits for the one at `from`. */
interface Wait {
  readonly from: number;
  readonly to: number;
}

const known = new WeakMap<Timeline, readonly Wait[]>();

/** Which rows wait for which; found once for a timeline, however often it is scrolled. */
function waitsOf(timeline: Timeline): readonly Wait[] {
  let waits = known.get(timeline);
  if (waits === undefined) {
    const { rows } = timeline.outline;
    const places = new Map(rows.flatMap(({ path, item }, at) => (item === null ? [] : [[nodeKey(path, item), at]])));
    waits = rows.flatMap((row, to) =>
      timeline.needsOf(row).flatMap((key) => {
        const from = places.get(key);
        return from === undefined ? [] : [{ from, to }];
      }),
    );
    known.set(timeline, waits);
  }
  return waits;
}
