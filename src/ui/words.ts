import type { Priority } from "../core/note/parsed-note";
import { wholePercentOf, workOf } from "../core/rollup/percent";
import type { OutlineRow } from "../core/roadmap/outline-row";
import type { Rollup } from "../core/rollup/rollup";
import { labelOf, wordOf } from "../core/status/label";
import type { StatedStatus } from "../core/status/status";
import type { PlainKey } from "../core/words/catalogue";
import { formatPercent, say, sayList } from "../core/words/say";

export { workOf } from "../core/rollup/percent";

/** The order in which a bar and its legend show the statuses: what is finished first, what is not begun last. */
export const BAR_ORDER: readonly StatedStatus[] = [
  "done",
  "review",
  "active",
  "blocked",
  "unknown",
  "todo",
  "deferred",
  "por",
  "draft",
  "reference",
  "cancelled",
];

/** What of `rollup` occurs, in the order of the bar. */
export function partsOf(rollup: Rollup): readonly { readonly status: StatedStatus; readonly count: number }[] {
  return BAR_ORDER.map((status) => ({ status, count: rollup.byStatus[status] ?? 0 })).filter(({ count }) => count > 0);
}

/** `8 of 12 done, 3 in progress, 1 blocked`: what the bar shows, for those who hear it. */
export function rollupInWords(rollup: Rollup): string {
  const others = partsOf(rollup).filter(({ status }) => status !== "done");
  return sayList([
    doneInWords(rollup),
    ...others.map(({ status, count }) => say("count.status", { number: count, status: wordOf(status) })),
  ]);
}

/** `8 of 12 done`. */
export function doneInWords(rollup: Rollup): string {
  return say("count.done", { done: rollup.done, total: workOf(rollup) });
}

/** `67%`; rounded down, so that 100% is said only when nothing is left. */
export function percentInWords(rollup: Rollup): string {
  return formatPercent(wholePercentOf(rollup) / 100);
}

/** Where the status of `row` comes from, as a tooltip; empty for a row without one. */
export function statusInWords(row: OutlineRow): string {
  if (row.status === null) return "";
  const status = labelOf(row.status);
  const raw = row.statusRaw === null ? say("status.stated") : say("join.quote", { text: row.statusRaw });
  switch (row.statusFrom) {
    case "rollup":
      return row.statusRaw === null
        ? say("status.follows", { status })
        : say("status.follows-against", { status, raw });
    case "tracked":
      return say("status.tracked", { status, raw });
    case "frontmatter":
      return say("status.in-properties", { status, raw });
    case "statement":
    case "item":
    case null:
      return row.statusRaw === null ? status : say("join.colon", { name: status, text: raw });
  }
}

/** What is left between an id and what it names: `: `, ` — `, `. `. */
const AFTER_ID = /^[\s:.)\u2010-\u2015-]+/;
const AT_ID_END = /[\s:.)\u2010-\u2015-]+$/;
/** `Step 1:`, `B1`, `2.`: a title that only counts. */
const NUMBERED = /^(?:\p{L}+\s)?\p{L}?\d[\d.]*[a-z]?\s?[:.)]?$/u;

/**
 * The id of a row and its title without it: `Phase 0` and `Foundation` of `Phase 0: Foundation`. The id is null where
 * it is all that the title says; but of a task such as `**Step 1:** Read constants` what follows is then the title.
 */
export function toHeading(row: Pick<OutlineRow, "kind" | "id" | "title" | "description" | "dates">): Heading {
  const whole = cutLong(row.title);
  const description = cutLong(row.description);
  if (row.kind === "task" && description !== "" && NUMBERED.test(whole)) {
    return { id: whole.replace(AT_ID_END, ""), title: description, weeks: "", description: "" };
  }
  const { id, title } = withoutId({ id: row.id, title: whole });
  const { weeks } = row.dates;
  const bracketed = weeks === undefined ? "" : `(${weeks})`;
  if (bracketed === "" || !title.endsWith(bracketed) || title === bracketed)
    return { id, title, weeks: "", description };
  return { id, title: title.slice(0, -bracketed.length).trimEnd(), weeks: bracketed, description };
}

/** More than this many UTF-16 units of a text are on no screen; with megabytes of them in a row, browsers stand still. */
const LONGEST = 1_000;

/** A text of a note as it is shown in one place: its beginning where it is very long. */
export function cutLong(text: string): string {
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST).replace(/[\ud800-\udbff]$/, "")}…`;
}

/** How a row is called. */
export interface Heading {
  /** Null where the row has no id for people. */
  readonly id: string | null;
  /** Without the id, and without the weeks at its end. */
  readonly title: string;
  /** `(Week 4-6)` where the title says so at its end, as one of the row's facts does as well; else empty. */
  readonly weeks: string;
  /** What follows; may be empty. */
  readonly description: string;
}

function withoutId({ id, title }: Pick<OutlineRow, "id" | "title">): Pick<Heading, "id" | "title"> {
  // A block id is for links, not for people.
  if (id?.startsWith("^") === true) return { id: null, title };
  if (id === null) return { id, title };
  const at = title.toLowerCase().indexOf(id.toLowerCase());
  // `Target version v1.1.0` says its id itself.
  if (at > 0) return { id: isNumber(title[at + id.length]) || isNumber(title[at - 1]) ? id : null, title };
  if (at < 0) return { id, title };
  const rest = title.slice(id.length);
  const named = rest.replace(AFTER_ID, "");
  if (named === "") return { id: null, title };
  // `P1` of `P10`, or `Phase 2` of `Phase 2b`, is no id of its own.
  return rest === named ? { id: null, title } : { id, title: named };
}

function isNumber(character: string | undefined): boolean {
  return character !== undefined && /\p{N}/u.test(character);
}

/** An id as its word and its number, `Phase ` and `2`; the word is empty where it has none. */
export function toIdParts(id: string): { readonly word: string; readonly number: string } {
  const [, word, number] = /^(\p{L}[\p{L} ]*\s)(\S*\p{N}\S*)$/u.exec(id) ?? [];
  return word === undefined || number === undefined ? { word: "", number: id } : { word, number };
}

/** All that a row shows, in words: `B1 132 compiler warnings, task, to do, high priority, due Dec 1`. */
export function rowInWords(row: OutlineRow, { today, locale }: DayContext): string {
  const { id, title, description } = toHeading(row);
  // What it is called comes first: those who listen move on as soon as they know that it is not the one.
  const parts = [id === null ? title : `${id} ${title}`, say(KIND_WORD[row.kind])];
  if (row.status !== null) parts.push(wordOf(row.status));
  if (row.priority !== null) parts.push(priorityInWords(row.priority));
  const due = dueOf(row, { today, locale });
  if (due !== null) parts.push(due.words);
  if (row.effortHours !== null) parts.push(effortInWords(row.effortHours));
  if (row.rollup !== null && row.rollup.total > 0) parts.push(rollupInWords(row.rollup));
  return sayList([...parts, description]);
}

/** What is needed to say a day: today, and the language. */
export interface DayContext {
  /** `YYYY-MM-DD`. */
  readonly today: string;
  /** A BCP 47 tag. */
  readonly locale: string;
}

/** What a row says about when it is due. */
export interface Due {
  /** `Dec 1`, `Week 4-6`. */
  readonly short: string;
  readonly words: string;
  readonly overdue: boolean;
}

/** When `row` is due, else scheduled, else in which weeks; null when it does not say. */
export function dueOf(row: Pick<OutlineRow, "dates" | "status">, { today, locale }: DayContext): Due | null {
  const { due, scheduled, start, weeks } = row.dates;
  const finished = row.status === "done" || row.status === "cancelled";
  if (due !== undefined) {
    const short = formatDay(due, { today, locale });
    const overdue = !finished && due < today;
    return { short, words: say(overdue ? "day.overdue" : "day.due", { day: short }), overdue };
  }
  if (weeks !== undefined) return { short: weeks, words: weeks, overdue: false };
  if (scheduled !== undefined) return plain("day.scheduled", formatDay(scheduled, { today, locale }));
  if (start !== undefined) return plain("day.starts", formatDay(start, { today, locale }));
  return null;
}

function plain(key: "day.scheduled" | "day.starts", short: string): Due {
  return { short, words: say(key, { day: short }), overdue: false };
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** `Dec 1`, or `Dec 1, 2027` in another year than today's; a day that cannot be is given back as written. */
export function formatDay(day: string, { today, locale }: DayContext): string {
  const instant = Date.parse(`${day}T00:00:00Z`);
  if (Number.isNaN(instant)) return day;
  const sameYear = day.slice(0, 4) === today.slice(0, 4);
  const key = `${locale} ${sameYear}`;
  let format = formats.get(key);
  if (format === undefined) {
    const year = sameYear ? undefined : "numeric";
    format = new Intl.DateTimeFormat(locale, { day: "numeric", month: "short", year, timeZone: "UTC" });
    formats.set(key, format);
  }
  return format.format(instant);
}

/** `30m`, `45h`, `7.5h`, `1,200h`. */
export function formatEffort(hours: number): string {
  if (hours > 0 && hours < 1) return say("effort.minutes", { minutes: Math.round(hours * 60) });
  return say("effort.hours", { hours: Math.round(hours * 10) / 10 });
}

/** `effort 45h`. */
export function effortInWords(hours: number): string {
  return say("effort.said", { effort: formatEffort(hours) });
}

const KIND_WORD = {
  folder: "kind.folder",
  note: "kind.note",
  section: "kind.section",
  phase: "kind.phase",
  task: "kind.task",
  row: "kind.row",
} as const satisfies Record<OutlineRow["kind"], PlainKey>;

/** How each priority is called. */
export const PRIORITY_LABEL = {
  highest: "priority.highest",
  high: "priority.high",
  medium: "priority.medium",
  low: "priority.low",
  lowest: "priority.lowest",
} as const satisfies Record<Priority, PlainKey>;

const PRIORITY_WORD = {
  highest: "priority.in.highest",
  high: "priority.in.high",
  medium: "priority.in.medium",
  low: "priority.in.low",
  lowest: "priority.in.lowest",
} as const satisfies Record<Priority, PlainKey>;

/** `high priority`. */
export function priorityInWords(priority: Priority): string {
  return say(PRIORITY_WORD[priority]);
}

/** `Plan, line 4`. */
export function placeInWords(place: string, line: number): string {
  return say("place.line", { place, line: String(line + 1) });
}
