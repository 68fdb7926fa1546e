import type { Dates, Priority } from "../note/parsed-note";
import { wholePercentOf, workOf } from "../rollup/percent";
import type { Rollup } from "../rollup/rollup";
import { labelOf } from "../status/label";
import type { StatedStatus } from "../status/status";
import type { PlainKey } from "../words/catalogue";
import { formatPercent, say } from "../words/say";

/** What is said of an item behind its name. */
export interface Said {
  readonly status: StatedStatus | null;
  readonly priority: Priority | null;
  readonly dates: Dates;
  readonly effortHours: number | null;
  readonly people?: readonly string[];
  readonly rollup?: Rollup | null;
}

const PRIORITY = {
  highest: "priority.in.highest",
  high: "priority.in.high",
  medium: "priority.in.medium",
  low: "priority.in.low",
  lowest: "priority.in.lowest",
} as const satisfies Readonly<Record<Priority, PlainKey>>;

/** `8 of 12 done (66%)`. */
export function progressInWords(rollup: Rollup): string {
  return say("export.done", {
    done: rollup.done,
    total: workOf(rollup),
    percent: formatPercent(wholePercentOf(rollup) / 100),
  });
}

/** All that is said of an item, each in a few words. */
export function detailsOf({ status, priority, dates, effortHours, people = [], rollup = null }: Said): string[] {
  const { due, scheduled, start, weeks } = dates;
  return [
    ...(rollup === null ? [] : [progressInWords(rollup)]),
    ...(status === null ? [] : [labelOf(status)]),
    ...(priority === null ? [] : [say(PRIORITY[priority])]),
    ...(start === undefined ? [] : [say("day.starts", { day: start })]),
    ...(scheduled === undefined ? [] : [say("export.scheduled", { day: scheduled })]),
    ...(due === undefined ? [] : [say("day.due", { day: due })]),
    ...(weeks === undefined ? [] : [weeks]),
    ...(effortHours === null ? [] : [say("export.hours", { hours: Math.round(effortHours * 10) / 10 })]),
    ...people.map((name) => `@${name}`),
  ];
}
