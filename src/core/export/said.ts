import type { Dates, Priority } from "../note/parsed-note";
import { percentOf, workOf } from "../rollup/percent";
import type { Rollup } from "../rollup/rollup";
import { labelOf } from "../status/label";
import type { StatedStatus } from "../status/status";

/** What is said of an item behind its name. */
export interface Said {
  readonly status: StatedStatus | null;
  readonly priority: Priority | null;
  readonly dates: Dates;
  readonly effortHours: number | null;
  readonly people?: readonly string[];
  readonly rollup?: Rollup | null;
}

/** `8 of 12 done (66%)`. */
export function progressInWords(rollup: Rollup): string {
  return `${rollup.done} of ${workOf(rollup)} done (${percentOf(rollup)})`;
}

/** All that is said of an item, each in a few words. */
export function detailsOf({ status, priority, dates, effortHours, people = [], rollup = null }: Said): string[] {
  const { due, scheduled, start, weeks } = dates;
  return [
    ...(rollup === null ? [] : [progressInWords(rollup)]),
    ...(status === null ? [] : [labelOf(status)]),
    ...(priority === null ? [] : [`${priority} priority`]),
    ...(start === undefined ? [] : [`starts ${start}`]),
    ...(scheduled === undefined ? [] : [`scheduled ${scheduled}`]),
    ...(due === undefined ? [] : [`due ${due}`]),
    ...(weeks === undefined ? [] : [weeks]),
    ...(effortHours === null ? [] : [`${Math.round(effortHours * 10) / 10} h`]),
    ...people.map((name) => `@${name}`),
  ];
}

/** `3 notes`, `1 note`. */
export function plural(count: number, one: string): string {
  return `${count} ${one}${count === 1 ? "" : "s"}`;
}
