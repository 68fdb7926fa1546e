import { isValid, parseISO } from "date-fns";
import type { Dates, Priority } from "../note/parsed-note";

/** What stands in an item's text besides its words. */
export interface ItemFields {
  readonly id: string | null;
  readonly priority: Priority | null;
  readonly effortHours: number | null;
  readonly dates: Dates;
}

type DateField = Exclude<keyof Dates, "weeks">;

/** The signs of the Tasks plugin for dates. Source: its user guide, “Tasks emoji format”. */
const DATE_SIGNS: ReadonlyMap<string, DateField> = new Map([
  ["📅", "due"],
  ["📆", "due"],
  ["🗓", "due"],
  ["⏳", "scheduled"],
  ["⌛", "scheduled"],
  ["🛫", "start"],
  ["➕", "created"],
  ["✅", "done"],
  ["❌", "cancelled"],
]);
const SIGNED_DATE = /(📅|📆|🗓|⏳|⌛|🛫|➕|✅|❌)\ufe0f?[ \t]*(\d{4}-\d{2}-\d{2})/gu;
const FIELD_DATE =
  /[[(](due|scheduled|start|created|completion|done|cancelled)::[ \t]*(\d{4}-\d{2}-\d{2})[^\])]{0,20}[\])]/gi;
const WEEKS = /\bweeks?\s+\d{1,3}(?:\s*[-–—]\s*\d{1,3})?\b/i;

const PRIORITY_SIGNS: ReadonlyMap<string, Priority> = new Map([
  ["🔺", "highest"],
  ["⏫", "high"],
  ["🔼", "medium"],
  ["🔽", "low"],
  ["⏬", "lowest"],
]);
const PRIORITY_SIGN = /[🔺⏫🔼🔽⏬]/u;
const PRIORITY_FIELD = /[[(]priority::[ \t]*(highest|high|medium|low|lowest)[ \t]*[\])]/i;
const PRIORITY_CODE = /(?:^|[\s([])P([0-3])(?=$|[\s)\],:])/;
const PRIORITY_BY_CODE: readonly Priority[] = ["highest", "high", "medium", "low"];

const EFFORT_LINE = /\beffort\s*:{1,2}\s*~?(\d{1,5}(?:\.\d{1,2})?)\s*(hours?|hrs?|h|days?|d|weeks?|w)\b/i;
const HOURS_PER: Readonly<Record<string, number>> = { h: 1, d: 8, w: 40 };

const ID_SIGN = /🆔[ \t]*([\p{L}\p{N}_-]{1,60})/u;
const ID_OPENING = /^([A-Z]{1,6}-?\d{1,5}(?:\.\d{1,4})*)(?=[:.)]?(?:\s|$))/;
/** Source: Obsidian's help, “Link to a block”. */
const BLOCK_ID = /\s(\^[A-Za-z0-9-]+)$/;
const NOT_AN_ID = /^(?:Q[1-4]|H[12]|FY\d+)$/;

/** The effort in hours that a line states, such as `Effort: 10 hours`; a day has 8 of them, a week 40. */
export function readEffort(line: string): number | null {
  const match = EFFORT_LINE.exec(line);
  const hours = HOURS_PER[match?.[2]?.charAt(0).toLowerCase() ?? ""];
  return match?.[1] === undefined || hours === undefined ? null : Number(match[1]) * hours;
}

/** The id that a title opens with, such as `B1` or `P1.1`; null when it opens with none. */
export function readOpeningId(title: string): string | null {
  const id = ID_OPENING.exec(title)?.[1] ?? null;
  return id === null || NOT_AN_ID.test(id) ? null : id;
}

/** The block id that a text ends with, such as `^one-coast`; null without one. */
export function readBlockId(text: string): string | null {
  return BLOCK_ID.exec(text)?.[1] ?? null;
}

/** What the plain text of an item carries besides its words. */
export function readItemFields(text: string): ItemFields {
  return {
    id: ID_SIGN.exec(text)?.[1] ?? readOpeningId(text),
    priority: readPriority(text),
    effortHours: readEffort(text),
    dates: readDates(text),
  };
}

/** Relative weeks as written, such as `Week 4-6`; undefined without any. */
export function readWeeks(text: string): string | undefined {
  return WEEKS.exec(text)?.[0];
}

/** `text` as a day, `YYYY-MM-DD`, when it is one of the calendar. */
export function toDay(text: string): string | undefined {
  return isValid(parseISO(text)) ? text : undefined;
}

function readPriority(text: string): Priority | null {
  const sign = PRIORITY_SIGN.exec(text)?.[0];
  if (sign !== undefined) return PRIORITY_SIGNS.get(sign) ?? null;
  const field = PRIORITY_FIELD.exec(text)?.[1]?.toLowerCase();
  if (field !== undefined) return field as Priority;
  const code = PRIORITY_CODE.exec(text)?.[1];
  return code === undefined ? null : (PRIORITY_BY_CODE[Number(code)] ?? null);
}

function readDates(text: string): Dates {
  const dates: { -readonly [K in keyof Dates]: Dates[K] } = {};
  const put = (field: DateField, written: string): void => {
    const day = toDay(written);
    if (day !== undefined) dates[field] ??= day;
  };
  for (const match of text.matchAll(SIGNED_DATE)) {
    const field = DATE_SIGNS.get(match[1] ?? "");
    if (field !== undefined) put(field, match[2] ?? "");
  }
  for (const match of text.matchAll(FIELD_DATE)) {
    const name = (match[1] ?? "").toLowerCase();
    put(name === "completion" ? "done" : (name as DateField), match[2] ?? "");
  }
  const weeks = readWeeks(text);
  if (weeks !== undefined) dates.weeks = weeks;
  return dates;
}

const FIELD_MARKS =
  /(?:📅|📆|🗓|⏳|⌛|🛫|➕|✅|❌)\ufe0f?[ \t]*\d{4}-\d{2}-\d{2}|🆔[ \t]*[\p{L}\p{N}_-]{1,60}|⛔[ \t]*[\p{L}\p{N}_,-]{1,80}|[🔺⏫🔼🔽⏬]\ufe0f?|[[(][\p{L}-]{1,30}::[^\])]{0,80}[\])]/gu;

/** `text` without the fields that are shown apart from it. */
export function withoutFields(text: string): string {
  return text.replace(BLOCK_ID, "").replace(FIELD_MARKS, "").replace(/\s+/g, " ").trim();
}
