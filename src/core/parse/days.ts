import { isValid, parseISO } from "date-fns";
import type { Vocabulary } from "../status/vocabulary";

/** What the year of a day without one is inferred from. */
export interface YearContext {
  /** The full dates that the note has, as `YYYY-MM-DD`. */
  readonly known: readonly string[];
  /** The year of the note's file, where the host knows it. */
  readonly fileYear: number | null;
}

/** A day found in a text, and where. */
export interface FoundDay {
  /** `YYYY-MM-DD`. */
  readonly day: string;
  readonly from: number;
  readonly to: number;
}

/** How many of a note's dates are enough to tell the year of another. */
export const MAX_KNOWN = 200;

const NUMERIC =
  /\b(\d{4})[-/](\d{1,2})[-/](\d{1,2})\b|\b(\d{1,2})\.(\d{1,2})\.(\d{4})\b|(\d{4})\s?[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일]|(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일]|\b(\d{1,2})\/(\d{1,2})\/(\d{4})\b/g;
/** `20261114` or `20261114185448`, as in the names of files. */
const TIMESTAMP = /(?:^|\D)(20\d{2})(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?:\d{6})?(?!\d)/g;
/** Letters of which names of months are made; `\p{L}` takes milliseconds to compile where it is repeated. */
const LETTER = "[A-Za-z\\u00c0-\\u024f\\u0370-\\u1fff\\u3040-\\ud7ff]";
const MONTH_FIRST = new RegExp(
  `(${LETTER}{3,12})\\.?\\s(\\d{1,2})(?:st|nd|rd|th)?(?!\\d|[.:%]\\d|${LETTER})(?:,?\\s(\\d{4})\\b)?`,
  "g",
);
const DAY_FIRST = new RegExp(
  `\\b(\\d{1,2})(?:\\.|st|nd|rd|th|º)?\\s(?:de\\s)?(${LETTER}{3,12})\\.?(?!${LETTER})(?:,?\\s(?:de\\s)?(\\d{4})\\b)?`,
  "g",
);

/** Whether the days that were asked for last are of the calendar: notes name few, again and again. */
const areDays = new Map<string, boolean>();
const MAX_REMEMBERED = 2000;

/** `text` as a day, `YYYY-MM-DD`, when it is one of the calendar. */
export function toDay(text: string): string | undefined {
  let isDay = areDays.get(text);
  if (isDay === undefined) {
    if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined;
    if (areDays.size >= MAX_REMEMBERED) areDays.clear();
    areDays.set(text, (isDay = isValid(parseISO(text))));
  }
  return isDay ? text : undefined;
}

/** The days with a year that a note has, each once: what others without a year are understood by. */
export function collectDays(text: string, vocabulary: Vocabulary): readonly string[] {
  const days = new Set<string>();
  for (const { day } of findDays(text, vocabulary, { known: [], fileYear: null })) {
    days.add(day);
    if (days.size >= MAX_KNOWN) break;
  }
  for (const match of text.matchAll(TIMESTAMP)) {
    const day = toDay(`${match[1] ?? ""}-${match[2] ?? ""}-${match[3] ?? ""}`);
    if (day !== undefined && days.size < MAX_KNOWN) days.add(day);
  }
  return [...days];
}

const NO_DAYS: readonly FoundDay[] = [];
const MAY_BE_NUMERIC = /\d[-./]\d|\d\s?[年년月월]/;
const monthPatterns = new WeakMap<Vocabulary["months"], RegExp>();

/** Finds the name of a month anywhere: few texts have one, and it is known at once. */
function monthPattern({ months }: Vocabulary): RegExp {
  let pattern = monthPatterns.get(months);
  if (pattern === undefined) monthPatterns.set(months, (pattern = new RegExp([...months.keys()].join("|"), "i")));
  return pattern;
}

/** Whether a text may name a day: most do not, which is seen at once. */
export function mayNameDay(text: string, vocabulary: Vocabulary): boolean {
  return /\d/.test(text) && (MAY_BE_NUMERIC.test(text) || monthPattern(vocabulary).test(text));
}

/** The days that a text names, in its order; those whose year cannot be told are left out. */
export function findDays(text: string, vocabulary: Vocabulary, years: YearContext): readonly FoundDay[] {
  if (!/\d/.test(text)) return NO_DAYS;
  const hasMonth = monthPattern(vocabulary).test(text);
  const hasNumeric = MAY_BE_NUMERIC.test(text);
  if (!hasMonth && !hasNumeric) return NO_DAYS;
  const { months } = vocabulary;
  const found: FoundDay[] = [];
  const add = (
    match: RegExpMatchArray,
    year: string | undefined,
    month: number | undefined,
    date: string | undefined,
  ): void => {
    if (month === undefined || date === undefined) return;
    const day =
      year === undefined ? inferYear(month, Number(date), years) : toDay(`${year}-${two(month)}-${two(Number(date))}`);
    const from = match.index ?? 0;
    if (day !== undefined) found.push({ day, from, to: from + match[0].length });
  };
  for (const match of hasNumeric ? text.matchAll(NUMERIC) : []) {
    if (match[1] !== undefined) add(match, match[1], Number(match[2]), match[3]);
    else if (match[6] !== undefined) add(match, match[6], Number(match[5]), match[4]);
    else if (match[7] !== undefined) add(match, match[7], Number(match[8]), match[9]);
    else if (match[10] !== undefined) add(match, undefined, Number(match[10]), match[11]);
    // Which of two numbers is the month shows where one of them can be none.
    else if (Number(match[12]) > 12) add(match, match[14], Number(match[13]), match[12]);
    else if (Number(match[13]) > 12) add(match, match[14], Number(match[12]), match[13]);
  }
  if (hasMonth) {
    for (const match of text.matchAll(MONTH_FIRST))
      add(match, match[3], months.get((match[1] ?? "").toLowerCase()), match[2]);
    for (const match of text.matchAll(DAY_FIRST))
      add(match, match[3], months.get((match[2] ?? "").toLowerCase()), match[1]);
  }
  if (found.length < 2) return found;
  return found
    .sort((a, b) => a.from - b.from || b.to - a.to)
    .filter((day, i, all) => i === 0 || day.from >= (all[i - 1]?.to ?? 0));
}

function two(value: number): string {
  return String(value).padStart(2, "0");
}

/** The year in which a day lies closest to the dates that the note has, else that of its file. */
function inferYear(month: number, date: number, { known, fileYear }: YearContext): string | undefined {
  const numbers = numbersOf(known);
  const years = new Set(known.flatMap((day) => [-1, 0, 1].map((step) => Number(day.slice(0, 4)) + step)));
  if (years.size === 0 && fileYear !== null) years.add(fileYear);
  let best: { readonly day: string; readonly distance: number } | undefined;
  for (const year of years) {
    const day = toDay(`${year}-${two(month)}-${two(date)}`);
    if (day === undefined) continue;
    const number = numberOf(day);
    const distance = numbers.reduce((least, other) => Math.min(least, Math.abs(number - other)), Infinity);
    if (best === undefined || distance < best.distance) best = { day, distance };
  }
  return best?.day;
}

const knownNumbers = new WeakMap<readonly string[], readonly number[]>();

/** Days as numbers, for each list of them once. */
function numbersOf(days: readonly string[]): readonly number[] {
  let numbers = knownNumbers.get(days);
  if (numbers === undefined) knownNumbers.set(days, (numbers = days.map(numberOf)));
  return numbers;
}

function numberOf(day: string): number {
  return Date.parse(day) / 86_400_000;
}
