import type { Tick } from "./ticks";
import type { Axis } from "./timeline";
import { A_DAY, toDayText } from "../../text/day-number";
import { say } from "../../words/say";

const formats = new Map<string, Intl.DateTimeFormat>();

/** A day in words, by parts of it. */
function formatWith(locale: string, options: Intl.DateTimeFormatOptions, day: number): string {
  const key = `${locale} ${JSON.stringify(options)}`;
  let format = formats.get(key);
  if (format === undefined) {
    format = new Intl.DateTimeFormat(locale, { ...options, timeZone: "UTC" });
    formats.set(key, format);
  }
  return format.format(day * A_DAY);
}

/** What is written at a tick: `May 2026`, `4`, `Q2`, `2026`, `W 12`. */
export function labelOfTick({ at, unit, isMajor }: Tick, axis: Axis, locale: string): string {
  if (axis === "weeks") return say("day.week-short", { week: at / 7 + 1 });
  switch (unit) {
    case "year":
      return formatWith(locale, { year: "numeric" }, at);
    case "quarter":
      return say("day.quarter-short", { quarter: Math.floor((Number(toDayText(at).slice(5, 7)) - 1) / 3) + 1 });
    case "month":
      return formatWith(locale, isMajor ? { month: "long", year: "numeric" } : { month: "short" }, at);
    case "week":
    case "day":
      return formatWith(locale, { day: "numeric" }, at);
  }
}

/** A day of an axis in words: `May 4`, `May 4, 2027` where that is not this year, `week 3`. */
export function dayInWords(day: number, axis: Axis, locale: string, today: string): string {
  if (axis === "weeks") return say("day.week", { week: Math.floor(day / 7) + 1 });
  const isThisYear = toDayText(Math.floor(day)).slice(0, 4) === today.slice(0, 4);
  const year = isThisYear ? {} : ({ year: "numeric" } as const);
  return formatWith(locale, { day: "numeric", month: "short", ...year }, Math.floor(day));
}
