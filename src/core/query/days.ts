import { toDayNumber, toDayText } from "../text/day-number";
import { DAY_NAMES, type Days, type NamedDays } from "./query-term";

const MAX_COUNT = 3660;

/** The days that are written: `2025-12-01`, `2025-12`, `this-week`, `next-7-days`; null for anything else. */
export function readDays(written: string): Days | NamedDays | null {
  const text = written.toLowerCase();
  const name = DAY_NAMES.find((each) => each === text);
  if (name !== undefined) return { name, count: 0 };
  const counted = /^(next|last)-(\d{1,4})-days?$/.exec(text);
  const count = Number(counted?.[2] ?? 0);
  if (counted !== null)
    return count > MAX_COUNT ? null : { name: counted[1] === "next" ? "next-days" : "last-days", count };
  if (/^\d{4}-\d\d$/.test(text)) return toDayNumber(`${text}-01`) === null ? null : monthOf(text);
  const day = toDayNumber(text);
  return day === null || toDayText(day) !== text ? null : { from: text, to: text };
}

/** The days that a name means on the day `today`; weeks begin on Monday. */
export function daysOf({ name, count }: NamedDays, today: string): Days {
  const now = toDayNumber(today) ?? 0;
  const between = (from: number, to: number): Days => ({ from: toDayText(now + from), to: toDayText(now + to) });
  // The first of 1970 was a Thursday.
  const monday = -((((now + 3) % 7) + 7) % 7);
  switch (name) {
    case "today":
      return between(0, 0);
    case "tomorrow":
      return between(1, 1);
    case "yesterday":
      return between(-1, -1);
    case "this-week":
      return between(monday, monday + 6);
    case "next-week":
      return between(monday + 7, monday + 13);
    case "last-week":
      return between(monday - 7, monday - 1);
    case "this-month":
      return monthOf(today);
    case "next-month":
      return monthOf(monthFrom(today, 1));
    case "last-month":
      return monthOf(monthFrom(today, -1));
    case "next-days":
      return between(0, count);
    case "last-days":
      return between(-count, 0);
  }
}

function monthFrom(day: string, months: number): string {
  const at = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + months;
  return `${String(Math.floor(at / 12)).padStart(4, "0")}-${String((at % 12) + 1).padStart(2, "0")}`;
}

/** All days of the month that a text begins with. As texts are compared, it need not be known how many those are. */
function monthOf(day: string): Days {
  const month = day.slice(0, 7);
  return { from: `${month}-01`, to: `${month}-31` };
}
