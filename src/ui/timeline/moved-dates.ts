import type { OutlineRow } from "../../core/roadmap/outline-row";
import { type Bar } from "../../core/roadmap/timeline/timeline";
import { toDayNumber, toDayText } from "../../core/text/day-number";
import type { NewDates } from "../../core/edit/set-dates";

/** What of a bar is moved: its begin, its end, or all of it. */
export type Grip = "start" | "end" | "all";

/** The days that the fields of a row have once a part of its bar was moved by some days. */
export function movedDates({ dates }: Pick<OutlineRow, "dates">, bar: Bar, grip: Grip, days: number): NewDates {
  const isDue = (field: string): boolean => field === "due";
  const fields = bar.fields.filter((field) => grip === "all" || isDue(field) === (grip === "end"));
  const length = bar.to - bar.from;
  // One end does not go past the other.
  const by = grip === "start" ? Math.min(days, length - 1) : grip === "end" ? Math.max(days, 1 - length) : days;
  return Object.fromEntries(
    fields.flatMap((field) => {
      const day = toDayNumber(dates[field]);
      return day === null ? [] : [[field, toDayText(day + by)]];
    }),
  );
}
