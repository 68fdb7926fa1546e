import { idKey } from "../../index/note-ids";
import type { Item, ParsedNote } from "../../note/parsed-note";
import type { FindingDraft, FindingPlace } from "../finding";
import { itemsNeeded } from "../needs";
import { pairPhases, phaseHeadings } from "../phase-pairs";
import type { Rule, RuleInput } from "../rule";
import { named, noteName, placeOf, quoted, quoteOf } from "../say";
import { isClosedAbove, tallyOf } from "../tally";
import { weeksOf, type Weeks } from "../weeks";
import { say } from "../../words/say";

/**
 * Two places give the same phase different weeks or days, or something starts after it is due, or before what it
 * depends on ends.
 */
export const scheduleConflict: Rule = {
  name: "schedule-conflict",
  severity: "warning",
  check: (input) => [...checkWeeks(input), ...checkDates(input), ...checkOwn(input), ...checkOrder(input)],
};

/** Weeks that are said of a phase against those in its heading. */
function checkWeeks({ path, note, vault }: RuleInput): readonly FindingDraft[] {
  const said = note.figures?.weeks ?? [];
  if (said.length === 0) return [];
  const pairs = new Map(pairPhases(path, note, vault).map((pair) => [pair.row, pair]));
  return said.flatMap(({ line, range, quote, phase, row, ...weeks }) => {
    const pair = row === null ? undefined : pairs.get(row);
    const own = row === null ? phaseHeadings(note).get(idKey(phase)) : undefined;
    const heading = pair?.note.items[pair.heading] ?? (typeof own === "number" ? note.items[own] : undefined);
    const planned = heading === undefined ? null : weeksOf(heading);
    if (heading === undefined || planned === null || isSame(planned, weeks)) return [];
    return [
      {
        line,
        range,
        message: say("finding.other-weeks", {
          name: phase,
          here: inWeeks(weeks),
          there: inWeeks(planned),
          source: byHeading(pair?.path ?? path, path),
        }),
        quote,
        related: [placeOf(pair?.path ?? path, heading)],
      },
    ];
  });
}

function inWeeks({ from, to }: Weeks): string {
  return from === to ? inWeek(from) : say("finding.in-weeks", { from: String(from), to: String(to) });
}

function inWeek(week: number): string {
  return say("finding.in-week", { week: String(week) });
}

function byHeading(path: string, own: string): string {
  return path === own ? say("finding.by-heading") : say("finding.by-heading-in", { note: quoted(noteName(path)) });
}

function isSame(a: Weeks, b: Weeks): boolean {
  return a.from === b.from && a.to === b.to;
}

const COMPARED = [
  ["start", "finding.other-start"],
  ["due", "finding.other-due"],
  ["quarter", "finding.other-quarter"],
] as const;

/** Days and quarters in a phase table against those of the phase's heading. */
function checkDates({ path, note, vault }: RuleInput): readonly FindingDraft[] {
  return pairPhases(path, note, vault).flatMap((pair) => {
    const row = note.items[pair.row];
    const heading = pair.note.items[pair.heading];
    if (row === undefined || heading === undefined) return [];
    const differing = COMPARED.find(([field]) => {
      const [here, there] = [row.dates[field], heading.dates[field]];
      return here !== undefined && there !== undefined && here !== there;
    });
    if (differing === undefined) return [];
    const [field, key] = differing;
    return [
      {
        line: row.line,
        range: row.range,
        message: say(key, {
          name: row.id ?? named(row),
          here: row.dates[field] ?? "",
          there: heading.dates[field] ?? "",
          source: byHeading(pair.path, path),
        }),
        quote: quoteOf(row),
        related: [placeOf(pair.path, heading)],
      },
    ];
  });
}

const BEGINNINGS = [
  ["start", "finding.starts-late"],
  ["scheduled", "finding.scheduled-late"],
] as const;

/** What starts, or is scheduled, after it is due. */
function checkOwn({ note }: RuleInput): readonly FindingDraft[] {
  return note.items.flatMap((item, place): readonly FindingDraft[] => {
    const { due } = item.dates;
    const late = BEGINNINGS.find(([field]) => due !== undefined && (item.dates[field] ?? "") > due);
    if (due === undefined || late === undefined || isOver(note, place)) return [];
    const [field, key] = late;
    if (mayBeNextYear(item, item.dates[field] ?? "", due)) return [];
    return [
      {
        line: item.line,
        range: item.range,
        message: say(key, { name: named(item), start: item.dates[field] ?? "", due }),
        quote: quoteOf(item),
        related: [],
      },
    ];
  });
}

/** Within so many months `Dec 10 – Jan 5` goes on in the next year. */
const MAX_MONTHS = 9;

/** Whether the year of a due day was perhaps not written, and the next one is meant. */
function mayBeNextYear({ text, description }: Item, start: string, due: string): boolean {
  const isWritten = text.includes(due) || description.includes(due);
  return !isWritten && monthOf(due) + 12 - monthOf(start) <= MAX_MONTHS;
}

function monthOf(day: string): number {
  return Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7));
}

/** Whether nobody waits for an item any more: by its own status or, for what has none, by what stands below. */
function isOver(note: ParsedNote, place: number): boolean {
  const item = note.items[place];
  if (item === undefined || note.sections[item.section]?.isArchive === true || isClosedAbove(note, place)) return true;
  if (item.status !== null) return item.status === "done" || item.status === "cancelled";
  const below = tallyOf(note).count({ start: place + 1, end: item.end });
  return below.total > 0 && below.done + below.cancelled === below.total;
}

/** What starts before something that it depends on ends. */
function checkOrder(input: RuleInput): readonly FindingDraft[] {
  return input.note.items.flatMap((item, place) => {
    if (item.status === "cancelled") return [];
    for (const needed of itemsNeeded(input, place)) {
      if (needed.item.status === "cancelled" || needed.item.status === "done") continue;
      const clash = startsBefore(item, needed.item);
      if (clash === null) continue;
      const related: readonly FindingPlace[] = [placeOf(needed.path, needed.item)];
      return [
        {
          line: item.line,
          range: item.range,
          message: say("finding.starts-before", { name: named(item), needed: named(needed.item), ...clash }),
          quote: quoteOf(item),
          related,
        },
      ];
    }
    return [];
  });
}

/** When one starts and the other ends, where the one starts first; a week or day that both share is no clash. */
function startsBefore(item: Item, needed: Item): { readonly start: string; readonly end: string } | null {
  const [own, other] = [weeksOf(item), weeksOf(needed)];
  if (own !== null && other !== null) {
    return own.from < other.to ? { start: inWeek(own.from), end: inWeek(other.to) } : null;
  }
  const [start, end] = [item.dates.start, needed.dates.due];
  if (start === undefined || end === undefined || start >= end) return null;
  return { start: say("finding.on-day", { day: start }), end: say("finding.on-day", { day: end }) };
}
