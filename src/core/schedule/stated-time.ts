import type { Item } from "../note/parsed-note";

/** Source: the reading contract, where a day has 8 hours and a week 40; a month has four such weeks. */
export const HOURS_A_DAY = 8;
export const HOURS_A_WEEK = 40;
const HOURS_A_MONTH = 4 * HOURS_A_WEEK;

/** The time that an item itself asks for. */
export interface StatedTime {
  /** Working hours that it takes at least; 0 where it states none. */
  readonly lengthHours: number;
  /** Whether weeks or a duration say so, and not its effort. */
  readonly isByWeeks: boolean;
  /** When its first week begins, in working hours from the beginning of week 1; 0 where it names none. */
  readonly startHours: number;
}

/** No time at all. */
export const NO_TIME: StatedTime = { lengthHours: 0, isByWeeks: false, startHours: 0 };

/**
 * The time that an item states: the longest of its effort, its duration and its weeks. What is cancelled takes none.
 *
 * @example statedTime(…) // `Week 4-6`, `Effort: 80 hours`: 120 hours by weeks, from hour 120 on
 */
export function statedTime({ status, effortHours, dates }: Item): StatedTime {
  if (status === "cancelled") return NO_TIME;
  const weeks = dates.weeks === undefined ? null : readWeeks(dates.weeks);
  const inWeeks = weeks === null ? 0 : (weeks.to - weeks.from + 1) * HOURS_A_WEEK;
  const span = Math.max(inWeeks, readDuration(dates.duration ?? ""));
  const effort = effortHours ?? 0;
  return {
    lengthHours: Math.max(span, effort),
    isByWeeks: span > 0 && span >= effort,
    startHours: weeks === null ? 0 : Math.max(0, weeks.from - 1) * HOURS_A_WEEK,
  };
}

const WEEKS = /(\d{1,3})(?:\s*[-–—~〜]\s*(\d{1,3}))?/;

/** The first and the last week of `Week 4-6`; null for what runs backwards. */
function readWeeks(written: string): { readonly from: number; readonly to: number } | null {
  const match = WEEKS.exec(written);
  if (match?.[1] === undefined) return null;
  const from = Number(match[1]);
  const to = Number(match[2] ?? match[1]);
  return from <= to ? { from, to } : null;
}

const AMOUNT = /(\d{1,3})(?:\s*[-–]\s*(\d{1,3}))?\s*(\p{L}+)/u;
const DAYS = /^(?:days?|tage?n?|jours?|días?|dias?|giorn[io]|дн)/iu;
const WEEK_WORDS = /^(?:weeks?|wochen?|semaines?|semanas?|settiman[ae]|недел)/iu;

/** The working hours of `2 weeks`, `3-4 days` or `1 month`; of a span the longer; 0 for what is none of them. */
function readDuration(written: string): number {
  const match = AMOUNT.exec(written);
  if (match === null) return 0;
  const unit = match[3] ?? "";
  const hours = DAYS.test(unit) ? HOURS_A_DAY : WEEK_WORDS.test(unit) ? HOURS_A_WEEK : HOURS_A_MONTH;
  return Number(match[2] ?? match[1]) * hours;
}
