import type { Item } from "../note/parsed-note";

/** Weeks of a plan, counted as the writer counts them, the last one included. */
export interface Weeks {
  readonly from: number;
  readonly to: number;
}

const WEEKS = /(\d{1,3})(?:\s*[-–—~〜]\s*(\d{1,3}))?/;

/** The weeks that an item is planned for; null where it names none. */
export function weeksOf(item: Item): Weeks | null {
  return item.dates.weeks === undefined ? null : toWeeks(item.dates.weeks);
}

/** `Week 4-6` as numbers; null for what is none, or runs backwards. */
export function toWeeks(text: string): Weeks | null {
  const match = WEEKS.exec(text);
  if (match?.[1] === undefined) return null;
  const from = Number(match[1]);
  const to = Number(match[2] ?? match[1]);
  return from <= to ? { from, to } : null;
}
