import { A_DAY } from "../../text/day-number";
import type { Axis, Zoom } from "./timeline";

/** A line across the timeline where something begins. */
export interface Tick {
  /** In days of the axis. */
  readonly at: number;
  readonly unit: "day" | "week" | "month" | "quarter" | "year";
  /** Whether it is written in the upper line of the axis: the year of months, the month of days. */
  readonly isMajor: boolean;
}

/** How many pixels a day is wide. */
export const DAY_WIDTH: Readonly<Record<Exclude<Zoom, "fit">, number>> = {
  days: 32,
  weeks: 12,
  months: 4,
  quarters: 1.3,
};

/** 1970-01-05, the first Monday. */
const MONDAY = 4;

/**
 * The ticks between two days of an axis, ascending.
 *
 * @param width of a day in pixels
 */
export function toTicks(axis: Axis, from: number, to: number, width: number): readonly Tick[] {
  if (axis === "weeks") return weekTicks(from, to, width);
  const [minor, major] =
    width >= 20 ? (["day", "month"] as const) : width >= 8 ? (["week", "month"] as const) : coarse(width);
  const ticks = [
    ...daysOf(major, from, to).map((at) => ({ at, unit: major, isMajor: true })),
    ...(minor === major ? [] : daysOf(minor, from, to).map((at) => ({ at, unit: minor, isMajor: false }))),
  ];
  return ticks.sort((a, b) => a.at - b.at || Number(b.isMajor) - Number(a.isMajor));
}

function coarse(width: number): readonly ["month" | "quarter" | "year", "year"] {
  return [width >= 1.8 ? "month" : width >= 0.5 ? "quarter" : "year", "year"];
}

/** So many pixels a week has at least that is written. */
const WEEK_ROOM = 28;

function weekTicks(from: number, to: number, width: number): readonly Tick[] {
  const step = [1, 2, 4, 8, 13, 26, 52].find((weeks) => weeks * 7 * width >= WEEK_ROOM) ?? 104;
  const ticks: Tick[] = [];
  for (let week = Math.ceil(from / 7 / step) * step; week * 7 < to; week += step) {
    ticks.push({ at: week * 7, unit: "week", isMajor: false });
  }
  return ticks;
}

/** The days between two on which a unit begins; that in which the first lies begins on it. */
function daysOf(unit: Tick["unit"], from: number, to: number): readonly number[] {
  const days: number[] = [];
  if (unit === "day") for (let day = Math.ceil(from); day < to; day++) days.push(day);
  else if (unit === "week") {
    for (let day = MONDAY + Math.ceil((from - MONDAY) / 7) * 7; day < to; day += 7) days.push(day);
  } else {
    const months = { month: 1, quarter: 3, year: 12 }[unit];
    const first = new Date(Math.floor(from) * A_DAY);
    let month = Math.floor((first.getUTCFullYear() * 12 + first.getUTCMonth()) / months) * months;
    for (;;) {
      const at = Date.UTC(Math.floor(month / 12), month % 12) / A_DAY;
      if (at >= to) break;
      days.push(at);
      month += months;
    }
  }
  return days;
}
