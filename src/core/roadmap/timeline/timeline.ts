import { A_DAY, toDayNumber } from "../../text/day-number";
import type { Item } from "../../note/parsed-note";
import type { Outline, OutlineRow } from "../outline-row";

/** How closely the axis is looked at, from near to far; `fit` shows all of it. */
export const ZOOMS = ["fit", "days", "weeks", "months", "quarters"] as const;

export type Zoom = (typeof ZOOMS)[number];

/** What stands on the axis: calendar days, or the weeks of plans that say no day. */
export const AXES = ["dates", "weeks"] as const;

export type Axis = (typeof AXES)[number];

/** What a person has chosen of a timeline; plain JSON. */
export interface TimelineState {
  readonly zoom: Zoom;
  /** `auto`: that on which more is known. */
  readonly axis: Axis | "auto";
}

export const INITIAL_TIMELINE_STATE: TimelineState = { zoom: "fit", axis: "auto" };

/** A place on the axis in days: since 1970-01-01, or since the beginning of week 1. */
export interface Span {
  readonly from: number;
  /** Behind the last day. */
  readonly to: number;
}

/** When something is done, as far as that is known. */
export interface Bar extends Span {
  /** What it is known by: its own dates or weeks, its effort, what stands below it, or only its place in the text. */
  readonly by: "dates" | "weeks" | "effort" | "children" | "order";
  /** Whether it is one day that something is due on, and nothing says how long it takes. */
  readonly isPoint: boolean;
  /** Whether a delay of it delays the whole plan of its note. */
  readonly isCritical: boolean;
  readonly isOverdue: boolean;
  /** The fields whose days can be moved with it; empty where it does not stand in the note as dates. */
  readonly fields: readonly DateField[];
  /** The earliest finish of what its note plans, in working hours, for the bar of a note; else null. */
  readonly finishHours: number | null;
}

/** The dates that place a bar. */
export type DateField = "start" | "scheduled" | "due";

/** A row that another waits for. */
export type RowKey = string;

/** The timeline as the pane draws it. */
export interface Timeline {
  readonly outline: Outline;
  readonly axis: Axis;
  /** Whether anything could be shown on the other axis. */
  readonly hasBoth: boolean;
  /** Why none of what is shown has a bar: it has one on the other axis, or says no time at all; null where one has. */
  readonly lack: "axis" | "time" | null;
  /** From the first day to the last that any bar has, or where something was looked for any of that; null without any. */
  readonly span: Span | null;
  /** The day that is today on the axis; null where that is not known. */
  readonly today: number | null;
  /** Where a row's bar stands, the same object while nothing of it changes; null without one. */
  barOf(row: OutlineRow): Bar | null;
  /** What contradicts the time of a row, in a sentence; null where nothing is known to. */
  conflictOf(row: OutlineRow): string | null;
  /** The items that a row waits for, as {@link nodeKey} gives them. */
  needsOf(row: OutlineRow): readonly RowKey[];
}

/** Names an item of a note. */
export function nodeKey(path: string, item: number): RowKey {
  return `${item}\n${path}`;
}

/** The span of the dates that an item states itself, and the fields that they stand in; null without any. */
export function statedSpan(item: Item): (Span & { readonly fields: readonly DateField[]; isPoint: boolean }) | null {
  const { start, scheduled, due, quarter, done, cancelled } = item.dates;
  const first = toDayNumber(start ?? scheduled);
  const last = toDayNumber(due);
  const begin: DateField = start === undefined ? "scheduled" : "start";
  // A day more than what effort asks for, weekends aside, is not known.
  const length = Math.max(1, Math.ceil((item.effortHours ?? 0) / 8));
  if (first !== null && last !== null) {
    return { from: Math.min(first, last), to: Math.max(first, last) + 1, fields: [begin, "due"], isPoint: false };
  }
  const isLong = item.effortHours !== null && length > 1;
  if (last !== null) {
    return { from: last + 1 - (isLong ? length : 1), to: last + 1, fields: ["due"], isPoint: !isLong };
  }
  if (first !== null) return { from: first, to: first + length, fields: [begin], isPoint: !isLong };
  const [, year, number] = /^(\d{4})-Q([1-4])$/.exec(quarter ?? "") ?? [];
  if (year !== undefined && number !== undefined) {
    const month = (Number(number) - 1) * 3;
    const [from, to] = [Date.UTC(Number(year), month), Date.UTC(Number(year), month + 3)];
    return { from: from / A_DAY, to: to / A_DAY, fields: [], isPoint: false };
  }
  const ended = toDayNumber(done ?? cancelled);
  return ended === null ? null : { from: ended, to: ended + 1, fields: [], isPoint: true };
}
