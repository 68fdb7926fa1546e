import type { Tick } from "../../core/roadmap/timeline/ticks";

/** What the labels of an axis are placed by; pixels. */
export interface AxisRoom {
  readonly toX: (at: number) => number;
  /** Where what is in sight begins: what began before stays there as long as there is room. */
  readonly seenFrom: number;
  /** Where the middle of the label of today is; null without one. */
  readonly today: number | null;
  readonly textOf: (tick: Tick) => string;
}

/** A label and where it begins. */
export interface PlacedLabel {
  readonly tick: Tick;
  readonly x: number;
  readonly text: string;
}

/** Room for a month and its year. */
const LABEL = 96;
/** Half of the label of today, with what is between it and others. */
const HALF_TODAY = 30;
/** A letter is about so wide. */
const LETTER = 7;

/** Where ticks are written; none under the label of today, beside which there may be room, and none outside. */
export function placeLabels(
  ticks: readonly Tick[],
  { toX, seenFrom, today, textOf }: AxisRoom,
): readonly PlacedLabel[] {
  return ticks.flatMap((tick) => {
    const [own, text] = [toX(tick.at), textOf(tick)];
    const place = (x: number): readonly PlacedLabel[] => (x >= 0 ? [{ tick, x, text }] : []);
    if (!tick.isMajor) return place(own);
    const next = ticks.find((other) => other.isMajor && other.at > tick.at);
    const end = next === undefined ? Infinity : toX(next.at);
    const x = Math.max(own, Math.min(seenFrom, end - LABEL));
    const width = text.length * LETTER;
    if (today === null || x + width <= today - HALF_TODAY || x >= today + HALF_TODAY) return place(x);
    const behind = today + HALF_TODAY;
    return behind + width <= end ? place(behind) : [];
  });
}
