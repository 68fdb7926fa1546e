import type { Dates, Dependency, Item, Priority } from "../note/parsed-note";
import { BLOCKS_KEY, NEEDS_KEY, readDependencies } from "./dependencies";
import { EFFORT_KEY, readEffort } from "./effort";
import type { FlatText } from "./flat-text";
import { DATE_KEYS, readDateLine, type FieldContext } from "./item-fields";
import type { LineKey } from "./keyed";
import { OWNER_KEY, readOwnerLine } from "./people";
import { toPlainText } from "./plain-text";
import { PRIORITY_KEY, readPriorityLine } from "./priority";

/** What a line such as `Owner: Ada` says of the item that it stands under. */
export interface LineFields {
  readonly priority: Priority | null;
  readonly effortHours: number | null;
  readonly dates: Dates;
  readonly people: readonly string[];
  readonly dependencies: readonly Dependency[];
}

const COLON = /[:：]/;
/** Another key behind this one: `**Owner:** Ada | **Status:** done`. */
const KEY_AHEAD = /^[\p{L} ]{2,30}\s*[:：]/u;
/** What goes before another key in a line of fields: `Version: 2 | Status: draft`. */
const FIELD_AHEAD = /(?:\s[|·•–—-]\s|\s?｜\s?|[,;.]\s)(?=\p{L}[\p{L} ]{1,30}[:：])/gu;
/** A longer line is prose. */
const MAX_LENGTH = 400;
const END = /[\s|·•–—,;-]{1,8}$/;
/** `(owner: Ada, due: May 4)` within a text. */
const IN_BRACKETS = /[([]((?:[^()[\]]|\[\[[^[\]]{1,100}\]\]){3,120})[)\]]/g;

/** A line's parts, of which each may be a key with its value. */
export function partsOf(line: FlatText): readonly string[] {
  const { text } = line;
  if (text.length > MAX_LENGTH || !COLON.test(text)) return [text.trimEnd()];
  const bold = line.runs.filter(({ mark, from }) => mark === "strong" && from > 0).map(({ from }) => from);
  const starts = [
    ...bold.filter((from) => KEY_AHEAD.test(text.slice(from))),
    ...[...text.matchAll(FIELD_AHEAD)].map((match) => match.index + match[0].length),
  ].sort((a, b) => a - b);
  return [0, ...starts].map((from, i) => text.slice(from, starts[i]).replace(END, ""));
}

/** What stands in brackets in a text with a key and a value, one by one. */
export function bracketedParts(text: string): readonly string[] {
  if (!COLON.test(text) || text.length > MAX_LENGTH) return [];
  return [...text.matchAll(IN_BRACKETS)].flatMap(([, content = ""]) =>
    COLON.test(content) ? content.split(/[,;|]\s+(?=\p{L}[\p{L} ]{1,30}[:：])/u) : [],
  );
}

/**
 * Reads one key with its value.
 *
 * @param part flat, as in the note: links in it still have their brackets
 */
export function readLineFields(part: string, context: FieldContext): LineFields {
  const line = toPlainText(part);
  const dates = readDateLine(line, context) ?? NO_FIELDS.dates;
  // Without a colon only sentences and weeks say anything.
  if (!COLON.test(part)) return { ...NO_FIELDS, dates, dependencies: readDependencies(part) };
  return {
    priority: readPriorityLine(line),
    effortHours: readEffort(line),
    dates,
    people: readOwnerLine(line),
    dependencies: readDependencies(part),
  };
}

/** A column of a table whose cells say one thing of its rows. */
export interface FieldColumn {
  /** What its cells are the values of: `Depends on`. */
  readonly key: string;
  /** What a number without a unit counts; empty where it counts nothing. */
  readonly unit: string;
  readonly read: FieldReader;
}

/** Reads one thing that a line says; `part` is the line with the brackets of its links. */
type FieldReader = (line: string, context: FieldContext, part: string) => Partial<LineFields>;

const NO_FIELDS: LineFields = { priority: null, effortHours: null, dates: {}, people: [], dependencies: [] };
const toDates: FieldReader = (line, context) => ({ dates: readDateLine(line, context) ?? {} });
const toDependencies: FieldReader = (_line, _context, part) => ({ dependencies: readDependencies(part) });
/** The keys, and what lines with them say. */
const FIELDS: readonly (readonly [LineKey, FieldReader])[] = [
  [OWNER_KEY, (line) => ({ people: readOwnerLine(line) })],
  [NEEDS_KEY, toDependencies],
  [BLOCKS_KEY, toDependencies],
  [PRIORITY_KEY, (line) => ({ priority: readPriorityLine(line) })],
  [EFFORT_KEY, (line) => ({ effortHours: readEffort(line) })],
  ...DATE_KEYS.map((key) => [key, toDates] as const),
];
/** Whether a line is nothing but a key with its value: `Waiting on: B2`, `due:: 2026-05-04`. */
export function isFieldLine(line: string): boolean {
  return COLON.test(line) && (DATAVIEW_FIELD.test(line) || FIELDS.some(([key]) => key.valueIn(line) !== undefined));
}

/** Source: Dataview's documentation, “Adding metadata to your pages”. */
const DATAVIEW_FIELD = /^\s*[\p{L}\p{N}_ -]{1,40}::\s/u;
/** `Hours`, `Effort (days)`, `Est. [h]`. */
const AMOUNTS =
  /^(?:(hours?|days?|stunden|tage|heures|jours|horas|días|dias|ore|giorni|часы|дни|小时|天)|(.{2,30}?)\s*[([]\s*(\p{L}{1,8})\.?\s*[)\]])$/iu;

/** By when, where days stand below; by whom, where names do. */
const BY = /^by$/i;
const DAY_FIRST = /[:：]\s*(?:\P{L}{0,4}\d|\p{L}{3,12}\.?,? \d)/u;
const toDayAlone: FieldReader = (line, context, part) => (DAY_FIRST.test(line) ? toDates(line, context, part) : {});

/** What the cells below a header say of their rows; null where the header is of another kind. */
export function toFieldColumn(header: string): FieldColumn | null {
  if (header.length > MAX_HEADER) return null;
  const written = header.replace(/^[^\p{L}]+|[^\p{L}\])]+$/gu, "");
  const [, alone, named, unit] = AMOUNTS.exec(written) ?? [];
  if (BY.test(written)) return { key: "Due", unit: "", read: toDayAlone };
  const key = alone === undefined ? (named ?? written) : "Effort";
  const field = FIELDS.find(([known]) => known.valueIn(`${key}: 1`) !== undefined);
  if (field === undefined) return null;
  return { key, unit: alone ?? unit ?? (field[0] === EFFORT_KEY ? "h" : ""), read: field[1] };
}

const MAX_HEADER = 40;
const BARE_NUMBER = /^\s*[~≈]?\d+(?:[.,]\d+)?(?:\s*[-–]\s*\d+)?\s*$/;

/** What a cell says of its row; flat, as in the note. */
export function readFieldCell({ key, unit, read }: FieldColumn, cell: string, context: FieldContext): LineFields {
  const part = BARE_NUMBER.test(cell) ? `${key}: ${cell} ${unit}` : `${key}: ${cell.trimEnd()}`;
  return { ...NO_FIELDS, ...read(toPlainText(part), context, part) };
}

/** An item's own fields and those that lines say of it: what is said first stays, people and dependencies add up. */
export function addFields(
  item: { -readonly [K in keyof LineFields]: Item[K] },
  { priority, effortHours, dates, people, dependencies }: LineFields,
): void {
  item.priority ??= priority;
  item.effortHours ??= effortHours;
  if (Object.keys(dates).length > 0) item.dates = { ...item.dates, ...dates, ...item.dates };
  if (people.length > 0) item.people = [...new Set([...item.people, ...people])];
  const isNew = ({ kind, target }: Dependency): boolean =>
    !item.dependencies.some((known) => known.kind === kind && known.target === target);
  const more = dependencies.filter(isNew);
  if (more.length > 0) item.dependencies = [...item.dependencies, ...more];
}
