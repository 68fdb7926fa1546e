import type { Tick } from "../../src/core/roadmap/timeline/ticks";
import { placeLabels } from "../../src/ui/timeline/place-labels";

const tick = (at: number, isMajor: boolean): Tick => ({ at, isMajor, unit: isMajor ? "month" : "day" });
const TICKS = [tick(-50, true), tick(20, false), tick(300, true), tick(320, false)];

function placed(today: number | null, seenFrom = 0): readonly string[] {
  const textOf = ({ at }: Tick): string => (at === 300 ? "December 2026" : at < 0 ? "May 2026" : String(at));
  return placeLabels(TICKS, { toX: (at) => at, seenFrom, today, textOf }).map(({ x, text }) => `${text} ${x}`);
}

it("a label stands at its tick, or where what is in sight begins, as long as there is room", () => {
  expect(placed(null)).toEqual(["May 2026 0", "20 20", "December 2026 300", "320 320"]);
  expect(placed(null, 100)).toEqual(["May 2026 100", "20 20", "December 2026 300", "320 320"]);
  expect(placed(null, 290)).toEqual(["May 2026 204", "20 20", "December 2026 300", "320 320"]);
});

it("no label stands under that of today: it goes behind it, or where there is no room it is left out", () => {
  expect(placed(150)).toEqual(placed(null));
  expect(placed(40)).toEqual(["May 2026 70", "20 20", "December 2026 300", "320 320"]);
  expect(placed(240, 204)).toEqual(["20 20", "December 2026 300", "320 320"]);
  expect(placed(310)).toEqual(["May 2026 0", "20 20", "December 2026 340", "320 320"]);
});
