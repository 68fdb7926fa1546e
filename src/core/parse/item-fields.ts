import type { Dates, Priority } from "../note/parsed-note";
import type { Vocabulary } from "../status/vocabulary";
import { findDays, toDay, type YearContext } from "./days";
import { withoutSigned } from "./dependencies";
import { readBareEffort, readEffort } from "./effort";
import { LineKey } from "./keyed";
import { readPriority } from "./priority";

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
  ["completed", "done"],
  ["finished", "done"],
  ["cancelled", "cancelled"],
]);
const FIELD_DATE = /[[(]([^\s:()[\]]{3,13})::[ \t]*(?:\[\[)?(\d{4}-\d{2}-\d{2})[^\])]{0,20}[\])]/g;
/** Source: the Kanban plugin's help, “Adding dates to cards”; flat text leaves the brackets of a link out. */
const CARD_DATE = /(?:^|\s)@(?:\{(\d{4}-\d{2}-\d{2})\}|\[{0,2}(\d{4}-\d{2}-\d{2})\]{0,2})/u;
const WEEKS =
  /\b(?:weeks?|wochen?|kw|semaines?|semanas?|settiman[ae])\s+\d{1,3}(?:\s*[-–—]\s*\d{1,3})?\b|第\s?\d{1,3}(?:\s?[-–~〜]\s?\d{1,3})?\s?[周週]|недел[яи]\s+\d{1,3}(?:\s*[-–—]\s*\d{1,3})?/iu;
const QUARTER = /\bQ([1-4])[\s-/]*(20\d{2})\b|\b(20\d{2})[\s-/]*Q([1-4])\b/;
/** What says that a day is the last one. */
const DUE_WORD =
  /(?:^|[^\p{L}])(?:due(?: date)?|deadline|eta|by|until|before|target(?: date)?|fällig|frist|bis|spätestens|échéance|avant|d['’]ici|vence|fecha límite|hasta|antes de[l]?|para el|prazo|até|scadenza|entro|срок|до|к|截止(?:日期|时间|時間|日)?|期限|마감|까지)\s*(?:on|am|le|el|il|the)?\s*[:：]?\s*$/u;
/** What says that a day is the first one. */
const START_WORD =
  /(?:^|[^\p{L}])(?:from|start(?:s|ing)?|begin(?:s|ning)?|ab|seit|à partir du|dès le|desde|a partir de[l]?|da[l]?|с|начиная с)\s*[:：]?\s*$/u;
/** What says that a day is the one for which something is planned, or on which it was done, called off or written down. */
const DAY_WORDS: readonly (readonly [RegExp, DateField])[] = [
  [
    /(?:^|[^\p{L}])(?:scheduled|planned|geplant|prévue?|previst[oa]|programad[oa]|запланировано)\s*(?:for|on|für|am|para|per|el|le|на)?\s*[:：]?\s*$/u,
    "scheduled",
  ],
  [
    /(?:^|[^\p{L}])(?:done|completed?|finished|shipped|merged|closed|resolved|released|erledigt|fertig|abgeschlossen|terminée?|faite?|livrée?|hech[oa]|completad[oa]|terminad[oa]|feito|concluíd[oa]|fatto|completat[oa]|сделано|готово|завершено)\s*(?:on|am|le|el|em|il)?\s*[:：]?\s*$/u,
    "done",
  ],
  [
    /(?:^|[^\p{L}])(?:cancell?ed|dropped|abandoned|verworfen|abgesagt|annulée?|cancelad[oa]|annullat[oa]|отменено)\s*(?:on|am|le|el|em|il)?\s*[:：]?\s*$/u,
    "cancelled",
  ],
  [
    /(?:^|[^\p{L}])(?:created|added|opened|erstellt|angelegt|créée?|ajoutée?|cread[oa]|criad[oa]|creat[oa]|создано)\s*(?:on|am|le|el|em|il)?\s*[:：]?\s*$/u,
    "created",
  ],
];
const WORD_BEFORE = 24;
/** What each of them ends with is a letter; a sign or a bracket before a day says nothing. */
const MAY_SAY_WHICH = /[a-z\u00c0-\u1fff\u3040-\ud7ff]\s*[:：]?\s*$/;

/** What many patterns need, and few texts have. */
const HAS_DIGIT = /\d/;
/** The signs of fields, and what brackets and blocks are marked with. */
const HAS_FIELD = /[🆔📅📆🗓⏳⌛🛫➕✅❌🔁🏁⛔🔺⏫🔼🔽⏬^]|::|@[{\d]/u;
const HAS_SIGNED_DATE = /[📅📆🗓⏳⌛🛫➕✅❌]/u;

const HAS_ID = /🆔|id::/u;
const ID_SIGN = /(?:🆔|[[(]id::)[ \t]*([\p{L}\p{N}_-]{1,60})/u;
const ID_OPENING = /^([A-Z]{1,6}-?\d{1,5}(?:\.\d{1,4})*)(?=[:.)]?(?:\s|$))/;
const ID_IN_BRACKETS = /^\[([A-Z]{1,6}-?\d{1,5}(?:\.\d{1,4})*)\](?=:?\s)/;
const VERSION = /^(v\d{1,4}(?:\.\d{1,4}){1,3})(?=[:.)]?(?:\s|$))/;
/** Source: Obsidian's help, “Link to a block”. */
const BLOCK_ID = /\s(\^[A-Za-z0-9-]+)$/;
/** Half-years, quarters and priorities. */
const NOT_AN_ID = /^(?:Q[1-4]|H[12]|FY\d+|P[0-3])$/;

/** The id that a title opens with, such as `B1`, `P1.1` or `v3.1.0`; null when it opens with none. */
export function readOpeningId(title: string): string | null {
  const match = ID_OPENING.exec(title) ?? ID_IN_BRACKETS.exec(title) ?? VERSION.exec(title);
  const id = match?.[1] ?? null;
  return id === null || NOT_AN_ID.test(id) ? null : id;
}

/** The block id that a text ends with, with its `^`; null without one. */
export function readBlockId(text: string): string | null {
  return BLOCK_ID.exec(text)?.[1] ?? null;
}

/** What the plain text of an item carries besides its words. */
export function readItemFields(text: string, context: FieldContext): ItemFields {
  return {
    id: (HAS_ID.test(text) ? ID_SIGN.exec(text)?.[1] : undefined) ?? readOpeningId(text),
    priority: readPriority(text),
    effortHours: readEffort(text) ?? readBareEffort(text),
    dates: readDates(text, context),
  };
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
  const onCard = text.includes("@") ? CARD_DATE.exec(text) : null;
  if (onCard !== null) put("due", onCard[1] ?? onCard[2] ?? "");
  for (const { day, from } of findDays(text, vocabulary, years)) {
    const before = text.slice(Math.max(0, from - WORD_BEFORE), from).toLowerCase();
    if (!MAY_SAY_WHICH.test(before)) continue;
    if (DUE_WORD.test(before)) dates.due ??= day;
    else if (START_WORD.test(before)) dates.start ??= day;
    else {
      const field = DAY_WORDS.find(([pattern]) => pattern.test(before))?.[1];
      if (field !== undefined) dates[field] ??= day;
    }
  }
  const weeks = WEEKS.exec(text)?.[0];
  if (weeks !== undefined) dates.weeks = weeks;
  const quarter = QUARTER.exec(text);
  if (quarter !== null) dates.quarter = `${quarter[2] ?? quarter[3] ?? ""}-Q${quarter[1] ?? quarter[4] ?? ""}`;
  return dates;
}

const NO_DATES: Dates = {};
const LINE_FIELD = /^\s*(\p{L}{3,13})(?:::|(?: on)?:)\s*(\S.*)$/u;
const TIMELINE = new LineKey(
  "timeline|duration|time ?frame|schedule|dates?|quarter|zeitplan|zeitrahmen|dauer|quartal|durée|calendrier|trimestre|plazo|duración|cronograma|prazo|duração|durata|tempi|срок|сроки|工期|期間|기간",
);
const START_LINE = new LineKey("start(?:ed| date)?|begin|beginn|début|inicio|início|inizio|начало|开始|開始|시작");
/** Lines, and properties, that state the day on which something is due. */
export const END_LINE = new LineKey(
  "end|end date|due|due date|deadline|target(?: date)?|eta|ende|fällig|frist|termin|(?:fällig )?bis|bis wann|fin|(?:date d['’])?échéance|date (?:limite|butoir)|fecha (?:límite|limite|tope|de entrega|de vencimiento)|vencimiento|prazo|data (?:limite|de entrega)|fim|fine|(?:data di )?scadenza|срок|крайний срок|дедлайн|окончание|截止|截止(?:日期|时间|時間|日)|到期日|期限|期日|締め?切り?|마감|마감일|기한|마감 기한",
);
const WEEKS_KEY = new LineKey("weeks?|wochen?|kw|semaines?|semanas?|settiman[ae]|недел[яи]|周|週|주");
const WEEK_NUMBERS = /^[WwＷ]?(\d{1,3}(?:\s*[-–—]\s*[Ww]?\d{1,3})?)\s*$/;
const DURATION =
  /\b\d{1,3}(?:\s*[-–]\s*\d{1,3})?\s*(?:days?|weeks?|months?|tage?|wochen?|monate?|jours?|semaines?|mois|días?|semanas?|meses|mes|giorni|settimane|mesi|дн(?:я|ей)|недел[ьи]|месяц(?:а|ев)?)\b/iu;

const LINE_DATE = new LineKey("scheduled|created|completed|completion|finished|cancelled");
/** Lines that state a day, weeks, a quarter or how long something takes. */
export const DATE_KEYS = [LINE_DATE, START_LINE, END_LINE, TIMELINE, WEEKS_KEY];

/** What a line of its own says of the dates of the item or phase that it stands under; null when nothing. */
export function readDateLine(line: string, context: FieldContext): Dates | null {
  if (!HAS_DIGIT.test(line)) return null;
  const field = LINE_FIELD.exec(line);
  const name = DATE_NAMES.get((field?.[1] ?? "").toLowerCase());
  const first = (text: string): string | undefined => findDays(text, context.vocabulary, context.years)[0]?.day;
  if (name !== undefined && /^\P{L}{0,4}\d|^\p{L}{3,12}\.? \d/u.test(field?.[2] ?? "")) {
    const day = first(field?.[2] ?? "");
    if (day !== undefined) return { [name]: day };
  }
  const start = START_LINE.valueIn(line);
  if (start !== undefined && first(start) !== undefined) return { start: first(start) };
  const end = END_LINE.valueIn(line);
  if (end !== undefined && first(end) !== undefined) return { due: first(end) };
  const inWeeks = WEEK_NUMBERS.exec(WEEKS_KEY.valueIn(line) ?? "")?.[1];
  // `Weeks: 3` says how many.
  if (inWeeks !== undefined && /^\P{L}*weeks/iu.test(line) && /^\d+$/.test(inWeeks))
    return { duration: `${inWeeks} weeks` };
  if (inWeeks !== undefined) return { weeks: `Week ${inWeeks.replace(/w/gi, "")}` };
  const said = TIMELINE.valueIn(line) ?? (WEEKS_LINE.test(line) ? line : undefined);
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

const BRACKET = /[([]([^()[\]]{2,120})[)\]]/g;

/** How long a heading says that it takes: `Trials (2 weeks)`; empty where it does not. */
export function readDuration(heading: string): Dates {
  if (!HAS_DIGIT.test(heading)) return NO_DATES;
  for (const match of heading.matchAll(BRACKET)) {
    const duration = DURATION.exec(match[1] ?? "")?.[0];
    if (duration !== undefined) return { duration };
  }
  return {};
}

const WEEKS_LINE = /^\s*weeks?\s+\d{1,3}(?:\s*[-–—]\s*\d{1,3})?\s*$/i;

const FIELD_MARKS =
  /(?:📅|📆|🗓|⏳|⌛|🛫|➕|✅|❌)\ufe0f?[ \t]*\d{4}-\d{2}-\d{2}|🔁[ \t]*[\p{L}\p{N} ]{1,60}|🏁[ \t]*\p{L}{1,20}|@\{?\d{4}-\d{2}-\d{2}\}?|🆔[ \t]*[\p{L}\p{N}_-]{1,60}|[🔺⏫🔼🔽⏬]\ufe0f?|[[(][\p{L}-]{1,30}::[^\])]{0,80}[\])]|\s\^[A-Za-z0-9-]+$/gu;

/**
 * `text` without the fields that are shown apart from it.
 *
 * @param whole what it is a part of, as in the note
 */
export function withoutFields(text: string, whole = text): string {
  if (!HAS_FIELD.test(text)) return text.trim();
  return withoutSigned(text, whole).replace(FIELD_MARKS, "").replace(/\s+/g, " ").trim();
}
