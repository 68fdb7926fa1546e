import type { Dates, Priority } from "../note/parsed-note";
import type { Vocabulary } from "../status/vocabulary";
import { findDays, toDay, type YearContext } from "./days";

/** What the fields of a note are understood by. */
export interface FieldContext {
  readonly vocabulary: Vocabulary;
  readonly years: YearContext;
}

/** What stands in an item's text besides its words. */
export interface ItemFields {
  readonly id: string | null;
  readonly priority: Priority | null;
  readonly effortHours: number | null;
  readonly dates: Dates;
}

type DateField = "due" | "scheduled" | "start" | "created" | "done" | "cancelled";

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
/** The names that Dataview and TaskNotes give them. */
const DATE_NAMES: ReadonlyMap<string, DateField> = new Map([
  ["due", "due"],
  ["scheduled", "scheduled"],
  ["start", "start"],
  ["created", "created"],
  ["datecreated", "created"],
  ["completion", "done"],
  ["completeddate", "done"],
  ["done", "done"],
  ["cancelled", "cancelled"],
]);
const FIELD_DATE = /[[(](\p{L}{3,13})::[ \t]*(\d{4}-\d{2}-\d{2})[^\])]{0,20}[\])]/gu;
const WEEKS =
  /\b(?:weeks?|wochen?|kw|semaines?|semanas?|settiman[ae])\s+\d{1,3}(?:\s*[-–—]\s*\d{1,3})?\b|第\s?\d{1,3}(?:\s?[-–~〜]\s?\d{1,3})?\s?[周週]|недел[яи]\s+\d{1,3}(?:\s*[-–—]\s*\d{1,3})?/iu;
const QUARTER = /\bQ([1-4])[\s-/]*(20\d{2})\b|\b(20\d{2})[\s-/]*Q([1-4])\b/;
/** What says that a day is the last one. */
const DUE_WORD =
  /(?:^|[^\p{L}])(?:due|deadline|eta|by|until|before|target(?: date)?|fällig|frist|bis|spätestens|échéance|avant|d['’]ici|vence|fecha límite|hasta|antes de[l]?|para el|prazo|até|scadenza|entro|срок|до|к|截止|期限|마감|까지)\s*(?:on|am|le|el|il|the)?\s*[:：]?\s*$/iu;
/** What says that a day is the first one. */
const START_WORD =
  /(?:^|[^\p{L}])(?:from|start(?:s|ing)?|begin(?:s|ning)?|ab|seit|à partir du|dès le|desde|a partir de[l]?|da[l]?|с|начиная с)\s*[:：]?\s*$/iu;
const WORD_BEFORE = 24;

const PRIORITY_SIGNS: ReadonlyMap<string, Priority> = new Map([
  ["🔺", "highest"],
  ["⏫", "high"],
  ["🔼", "medium"],
  ["🔽", "low"],
  ["⏬", "lowest"],
]);
const PRIORITY_SIGN = /[🔺⏫🔼🔽⏬]/u;
const PRIORITY_NAMES: ReadonlyMap<string, Priority> = new Map([
  ["highest", "highest"],
  ["critical", "highest"],
  ["urgent", "highest"],
  ["high", "high"],
  ["medium", "medium"],
  ["normal", "medium"],
  ["low", "low"],
  ["lowest", "lowest"],
]);
const PRIORITY_FIELD = /(?:[[(]|^\s*)priority::?[ \t]*(\p{L}{3,8})[ \t]*(?:[\])]|$)/iu;
const PRIORITY_CODE = /(?:^|[\s([])P([0-3])(?=$|[\s)\],:])/;
const PRIORITY_BY_CODE: readonly Priority[] = ["highest", "high", "medium", "low"];
const TOP_PRIORITY = /\btop priority\b/i;

const EFFORT_KEY =
  /(?:^|[\s([{*_>])(?:effort|estimate|estimated(?: effort| time)?|est|aufwand|schätzung|charge|effort estimé|esfuerzo|estimación|esforço|estimativa|impegno|stima|трудоёмкость|трудозатраты|оценка|工作量|工数|예상 시간)\s*:{1,2}\s*~?\s*(\d{1,5}(?:[.,]\d{1,2})?)\s*[-–]?\s*(\p{L}{1,12})/iu;
/** `(3 days)`, `(10h agent + 15h node)`: brackets that hold nothing but amounts, with names only where they are summed. */
const EFFORT_BRACKET = /[([]([^()[\]]{2,120})[)\]]/g;
const AMOUNT = /^~?\s*(\d{1,4}(?:[.,]\d{1,2})?)\s*(\p{L}{1,12})(\s+[^+]{1,60})?$/u;
const UNITS: readonly (readonly [RegExp, number])[] = [
  [/^(?:h|hrs?|hours?|std|stunden?|heures?|horas?|ore|ora|ч|час(?:а|ов)?|小时|小時|時間|시간)$/i, 1],
  [/^(?:d|days?|tage?n?|jours?|j|días?|dias?|giorn[oi]|g|дн(?:я|ей|ень)?|день|天|日|일)$/i, 8],
  [/^(?:w|wks?|weeks?|wochen?|semaines?|semanas?|settiman[ae]|недел[яьи]|周|週|週間|주)$/i, 40],
];

/** What many patterns need, and few texts have. */
const HAS_DIGIT = /\d/;
const HAS_BRACKET = /[([]/;
/** The signs of fields, and what brackets and blocks are marked with. */
const HAS_FIELD = /[🆔📅📆🗓⏳⌛🛫➕✅❌🔁⛔🔺⏫🔼🔽⏬^]|::/u;
const HAS_SIGNED_DATE = /[📅📆🗓⏳⌛🛫➕✅❌]/u;

const ID_SIGN = /🆔[ \t]*([\p{L}\p{N}_-]{1,60})/u;
const ID_OPENING = /^([A-Z]{1,6}-?\d{1,5}(?:\.\d{1,4})*)(?=[:.)]?(?:\s|$))/;
/** Source: Obsidian's help, “Link to a block”. */
const BLOCK_ID = /\s(\^[A-Za-z0-9-]+)$/;
const NOT_AN_ID = /^(?:Q[1-4]|H[12]|FY\d+)$/;

/** The effort in hours that a line states, such as `Effort: 10 hours`; a day has 8 of them, a week 40. */
export function readEffort(line: string): number | null {
  if (!line.includes(":") || !HAS_DIGIT.test(line)) return null;
  const match = EFFORT_KEY.exec(line);
  return match?.[1] === undefined ? null : toHours(match[1], match[2] ?? "");
}

/**
 * The effort that a text gives in brackets; null when none does.
 *
 * @example readBracketEffort("Emit the events (10h agent + 15h node)") // 25
 */
export function readBracketEffort(text: string): number | null {
  if (!HAS_BRACKET.test(text) || !HAS_DIGIT.test(text)) return null;
  for (const match of text.matchAll(EFFORT_BRACKET)) {
    const parts = (match[1] ?? "").split("+").map((part) => AMOUNT.exec(part.trim()));
    const hours = parts.map((part) =>
      part?.[1] === undefined || (part[3] !== undefined && parts.length === 1) ? null : toHours(part[1], part[2] ?? ""),
    );
    const sum = hours.reduce<number | null>(
      (total, part) => (total === null || part === null ? null : total + part),
      0,
    );
    if (sum !== null && sum > 0) return sum;
  }
  return null;
}

function toHours(amount: string, unit: string): number | null {
  const factor = UNITS.find(([pattern]) => pattern.test(unit))?.[1];
  return factor === undefined ? null : Number(amount.replace(",", ".")) * factor;
}

/** The id that a title opens with, such as `B1` or `P1.1`; null when it opens with none. */
export function readOpeningId(title: string): string | null {
  const id = ID_OPENING.exec(title)?.[1] ?? null;
  return id === null || NOT_AN_ID.test(id) ? null : id;
}

/** The block id that a text ends with, with its `^`; null without one. */
export function readBlockId(text: string): string | null {
  return BLOCK_ID.exec(text)?.[1] ?? null;
}

/** What the plain text of an item carries besides its words. */
export function readItemFields(text: string, context: FieldContext): ItemFields {
  return {
    id: (text.includes("🆔") ? ID_SIGN.exec(text)?.[1] : undefined) ?? readOpeningId(text),
    priority: readPriority(text),
    effortHours: readEffort(text) ?? readBracketEffort(text),
    dates: readDates(text, context),
  };
}

/** A priority by its name, as in `priority: high`; null for another word. */
export function toPriority(name: string): Priority | null {
  return PRIORITY_NAMES.get(name.trim().toLowerCase()) ?? null;
}

function readPriority(text: string): Priority | null {
  const sign = PRIORITY_SIGN.exec(text)?.[0];
  if (sign !== undefined) return PRIORITY_SIGNS.get(sign) ?? null;
  const field = text.includes(":") ? PRIORITY_FIELD.exec(text)?.[1] : undefined;
  if (field !== undefined) return toPriority(field);
  const code = PRIORITY_CODE.exec(text)?.[1];
  if (code !== undefined) return PRIORITY_BY_CODE[Number(code)] ?? null;
  return TOP_PRIORITY.test(text) ? "highest" : null;
}

/** The dates that a text gives, by sign, field or word; weeks and quarters as well. */
export function readDates(text: string, { vocabulary, years }: FieldContext): Dates {
  if (!HAS_DIGIT.test(text)) return NO_DATES;
  const dates: { -readonly [K in keyof Dates]: Dates[K] } = {};
  const put = (field: DateField, written: string): void => {
    const day = toDay(written);
    if (day !== undefined) dates[field] ??= day;
  };
  for (const match of HAS_SIGNED_DATE.test(text) ? text.matchAll(SIGNED_DATE) : []) {
    const field = DATE_SIGNS.get(match[1] ?? "");
    if (field !== undefined) put(field, match[2] ?? "");
  }
  for (const match of text.includes("::") ? text.matchAll(FIELD_DATE) : []) {
    const field = DATE_NAMES.get((match[1] ?? "").toLowerCase());
    if (field !== undefined) put(field, match[2] ?? "");
  }
  for (const { day, from } of findDays(text, vocabulary, years)) {
    const before = text.slice(Math.max(0, from - WORD_BEFORE), from);
    if (DUE_WORD.test(before)) dates.due ??= day;
    else if (START_WORD.test(before)) dates.start ??= day;
  }
  const weeks = WEEKS.exec(text)?.[0];
  if (weeks !== undefined) dates.weeks = weeks;
  const quarter = QUARTER.exec(text);
  if (quarter !== null) dates.quarter = `${quarter[2] ?? quarter[3] ?? ""}-Q${quarter[1] ?? quarter[4] ?? ""}`;
  return dates;
}

const NO_DATES: Dates = {};
const LINE_FIELD = /^\s*(\p{L}{3,13})::\s*(\S.*)$/u;
const TIMELINE =
  /^\s*(?:timeline|duration|time ?frame|schedule|dates?|zeitplan|zeitrahmen|dauer|durée|calendrier|plazo|duración|cronograma|prazo|duração|durata|tempi|срок|сроки|工期|期間|기간)\s*[:：]\s*(\S.*)$/iu;
const START_LINE =
  /^\s*(?:start(?:ed| date)?|begin|beginn|début|inicio|início|inizio|начало|开始|開始|시작)\s*[:：]\s*(\S.*)$/iu;
const END_LINE =
  /^\s*(?:end|end date|due|due date|deadline|target(?: date)?|eta|ende|fällig|frist|fin|échéance|fecha límite|vencimiento|prazo|fim|fine|scadenza|срок|окончание|截止|期限|마감)\s*[:：]\s*(\S.*)$/iu;
const DURATION =
  /\b\d{1,3}(?:\s*[-–]\s*\d{1,3})?\s*(?:days?|weeks?|months?|tage?|wochen?|monate?|jours?|semaines?|mois|días?|semanas?|meses|mes|giorni|settimane|mesi|дн(?:я|ей)|недел[ьи]|месяц(?:а|ев)?)\b/iu;

/** What a line of its own says of the dates of the item or phase that it stands under; null when nothing. */
export function readDateLine(line: string, context: FieldContext): Dates | null {
  if (!HAS_DIGIT.test(line)) return null;
  const field = LINE_FIELD.exec(line);
  const name = DATE_NAMES.get((field?.[1] ?? "").toLowerCase());
  const first = (text: string): string | undefined => findDays(text, context.vocabulary, context.years)[0]?.day;
  if (name !== undefined) {
    const day = first(field?.[2] ?? "");
    return day === undefined ? null : { [name]: day };
  }
  const start = START_LINE.exec(line)?.[1];
  if (start !== undefined && first(start) !== undefined) return { start: first(start) };
  const end = END_LINE.exec(line)?.[1];
  if (end !== undefined && first(end) !== undefined) return { due: first(end) };
  const said = TIMELINE.exec(line)?.[1] ?? (WEEKS_LINE.test(line) ? line : undefined);
  if (said === undefined) return null;
  const { weeks, quarter } = readDates(said, context);
  const [from, to] = findDays(said, context.vocabulary, context.years);
  const duration = DURATION.exec(said)?.[0];
  const dates: Dates = {
    ...(weeks === undefined ? {} : { weeks }),
    ...(quarter === undefined ? {} : { quarter }),
    ...(duration === undefined ? {} : { duration }),
    ...(from !== undefined && to !== undefined ? { start: from.day, due: to.day } : {}),
  };
  return Object.keys(dates).length === 0 ? null : dates;
}

/** How long a heading says that it takes: `Trials (2 weeks)`; empty where it does not. */
export function readDuration(heading: string): Dates {
  if (!HAS_DIGIT.test(heading)) return NO_DATES;
  for (const match of heading.matchAll(EFFORT_BRACKET)) {
    const duration = DURATION.exec(match[1] ?? "")?.[0];
    if (duration !== undefined) return { duration };
  }
  return {};
}

const WEEKS_LINE = /^\s*weeks?\s+\d{1,3}(?:\s*[-–—]\s*\d{1,3})?\s*$/i;

const FIELD_MARKS =
  /(?:📅|📆|🗓|⏳|⌛|🛫|➕|✅|❌)\ufe0f?[ \t]*\d{4}-\d{2}-\d{2}|🔁[ \t]*[\p{L}\p{N} ]{1,60}|🆔[ \t]*[\p{L}\p{N}_-]{1,60}|⛔[ \t]*[\p{L}\p{N}_,-]{1,80}|[🔺⏫🔼🔽⏬]\ufe0f?|[[(][\p{L}-]{1,30}::[^\])]{0,80}[\])]|\s\^[A-Za-z0-9-]+$/gu;

/** `text` without the fields that are shown apart from it. */
export function withoutFields(text: string): string {
  if (!HAS_FIELD.test(text)) return text.trim();
  return text.replace(FIELD_MARKS, "").replace(/\s+/g, " ").trim();
}
