import type { OutlineRow } from "../../core/roadmap/outline-row";
import { formatNumber } from "../../core/words/say";
import { dueOf, workOf, type DayContext } from "../words";

/** What the columns at the end of the rows have to hold. */
export interface Columns {
  /** The facts behind others that any row has; a column in which nothing would stand takes no room. */
  readonly facts: ReadonlySet<"effort" | "due">;
  /** How many characters the longest count has, `7/14`. */
  readonly countLength: number;
}

export const NO_COLUMNS: Columns = { facts: new Set(), countLength: 3 };

/**
 * The columns for `rows`. What `before` had stays, so that nothing jumps when a row with a rare fact is folded away.
 */
export function toColumns(rows: readonly OutlineRow[], day: DayContext, before: Columns): Columns {
  const facts = new Set(before.facts);
  let { countLength } = before;
  for (const row of rows) {
    if (row.effortHours !== null) facts.add("effort");
    if (!facts.has("due") && dueOf(row, day) !== null) facts.add("due");
    if (row.rollup === null) continue;
    const { length } = formatNumber(row.rollup.done) + formatNumber(workOf(row.rollup));
    countLength = Math.max(countLength, length + 1);
  }
  return { facts, countLength };
}
