import type { Item, ParsedNote } from "../note/parsed-note";
import { findFrontmatter, isKanbanBoard } from "../parse/find-frontmatter";
import { readDateLine } from "../parse/item-fields";
import { versionParser } from "../parse/parse-note";
import type { Vocabulary } from "../status/vocabulary";
import { LineIndex } from "../text/line-index";
import { applyEdits, type TextEdit } from "../text/text-edit";
import { newFieldOf, type Part } from "./add-field";
import { keepPadding } from "./cell-padding";
import { changesDatesOnly } from "./dates-only";
import { planLineEdit, resolveLineEdit, type LineEditPlan } from "./line-edit";
import { cellsOf, tableAround } from "./table-cells";
import { leavesOver, partsAround } from "./take-out";

/** The dates that can be set. */
export const SET_DATES = ["start", "scheduled", "due"] as const;

export type SetDate = (typeof SET_DATES)[number];

/** Days as `YYYY-MM-DD`, or with null none. */
export type NewDates = Readonly<Partial<Record<SetDate, string | null>>>;

/** More places than any line has on purpose, and how often the note is read to try some. */
const MAX_PLACES = 12;
const MAX_TRIES = 48;

/**
 * Plans the edits that give an item other days. One that is written there gives way to another in the same way of
 * writing. One that is taken out of a task goes with its sign or brackets, and with a comma or dash that would be left
 * over; out of a row it goes only where it is all of its cell, and out of a heading never. One that is not there gets
 * the place that the note has for it: an empty cell below a heading of the table, or for a task a field where it has
 * such, else the sign of the Tasks plugin or, in a note of the Kanban plugin, its own. Null where no small edit does, or
 * where the edited note would not be read as just that.
 *
 * @param note what was read in `source`, with `vocabulary`
 * @param item its place among the note's items
 * @param parse reads versions of the note, with `vocabulary`
 */
export function planSetDates(
  note: ParsedNote,
  item: number,
  dates: NewDates,
  source: string,
  vocabulary: Vocabulary,
  parse = versionParser(vocabulary),
): readonly LineEditPlan[] | null {
  const before = note.items[item];
  if (before === undefined) return null;
  const fields = SET_DATES.filter((field) => field in dates && (dates[field] ?? undefined) !== before.dates[field]);
  if (fields.length === 0) return [];
  const choices = fields.map((field) => editsFor(note, item, field, dates[field] ?? null, source, vocabulary));
  let tries = 0;
  for (const edits of combinations(choices)) {
    if ((tries += 1) > MAX_TRIES) return null;
    const sorted = [...edits].sort((a, b) => a.range.from - b.range.from);
    if (sorted.some((edit, at) => edit.range.from < (sorted[at - 1]?.range.to ?? 0))) continue;
    const plans = sorted.flatMap((edit) => planLineEdit(edit, source) ?? []);
    if (plans.length < sorted.length) continue;
    const after = applyEdits(source, sorted);
    if (!leavesOver(sorted, after) && changesDatesOnly(note, parse(after), new Map([[item, dates]]), source))
      return plans;
  }
  return null;
}

/** Whether an item says a day, or has a place to say one: where not, none can be set. Nothing is tried for that. */
export function hasPlaceForDates(note: ParsedNote, item: number, source: string, vocabulary: Vocabulary): boolean {
  return SET_DATES.some((field) => editsFor(note, item, field, "2000-01-01", source, vocabulary).length > 0);
}

/** The edits that may give an item one other day, the best first. */
function editsFor(
  note: ParsedNote,
  index: number,
  field: SetDate,
  to: string | null,
  source: string,
  vocabulary: Vocabulary,
): readonly TextEdit[] {
  const item = note.items[index];
  if (item === undefined) return [];
  const from = item.dates[field];
  if (index === note.noteTask) return to === null ? [] : propertyPlaces(field, from, to, source);
  if (from !== undefined) return placesOf(item, from, to, source);
  return to === null ? [] : [...newPlaces(item, field, to, source, vocabulary)];
}

/**
 * The edits that carry plans out on the text as it stands now.
 *
 * @throws {StaleTextError} when a line is gone or cannot be told from others; nothing must be written then.
 */
export function resolveSetDates(plans: readonly LineEditPlan[], text: string): readonly TextEdit[] {
  return plans.map((plan) => resolveLineEdit(plan, text)).sort((a, b) => a.range.from - b.range.from);
}

/** What gives a day its meaning right before it: a sign of the Tasks plugin. */
const SIGN_BEFORE = /(?:📅|📆|🗓|⏳|⌛|🛫)\ufe0f?[ \t]*$/u;
/** A card's date, and the name of a field in brackets. */
const OPENED = /@\{$|[([][\p{L}-]{1,30}::[ \t]*$/u;
const CLOSED = /^[})\]]/;

/** The edits of the places where a day stands in an item, in the order of the text. */
function placesOf({ range, kind }: Item, from: string, to: string | null, source: string): readonly TextEdit[] {
  const [year = "", month = "", day = ""] = from.split("-");
  const written = new RegExp(`${year}([-/.])${month}(?:\\1)${day}(?!\\d)`, "g");
  // A row's or heading's other facts stand beside it in its line.
  const end = source.indexOf("\n", range.to);
  const start = source.lastIndexOf("\n", Math.max(0, range.from - 1)) + 1;
  const area = kind === "task" ? range : { from: start, to: end === -1 ? source.length : end };
  const text = source.slice(area.from, area.to);
  return [...text.matchAll(written)].slice(0, MAX_PLACES).flatMap(({ 0: expected, 1: separator = "-", index }) => {
    const at = area.from + index;
    const place = { range: { from: at, to: at + expected.length }, expected };
    if (to !== null) return [{ ...place, insert: to.replaceAll("-", separator) }];
    if (kind !== "task") {
      const isCell = cellsOf(text).some((cell) => cell.start === index && cell.text === expected);
      return isCell && text.includes("|") ? [keepPadding({ ...place, insert: "" }, source)] : [];
    }
    return withoutDay(text, index, expected).map((part) => ({
      range: { from: area.from + part.start, to: area.from + part.start + part.text.length },
      expected: part.text,
      insert: "",
    }));
  });
}

/** The day of a note that is a task itself, in its property; empty where it has none. */
function propertyPlaces(field: SetDate, from: string | undefined, to: string, source: string): readonly TextEdit[] {
  const properties = findFrontmatter(source)?.content;
  if (from === undefined || properties === undefined) return [];
  const text = source.slice(properties.from, properties.to);
  const match = new RegExp(`^${field}:[ \\t]*["']?(?=${from})`, "m").exec(text);
  if (match === null) return [];
  const at = properties.from + match.index + match[0].length;
  return [{ range: { from: at, to: at + from.length }, expected: from, insert: to }];
}

/** What may be taken out of a task with a day, so that nothing is said of it and nothing is left of that. */
function withoutDay(text: string, at: number, day: string): readonly Part[] {
  const before = text.slice(0, at);
  const opening = SIGN_BEFORE.exec(before)?.[0] ?? OPENED.exec(before)?.[0];
  if (opening === undefined) return [];
  const closing = OPENED.test(before) ? CLOSED.exec(text.slice(at + day.length)) : null;
  return partsAround(text, at - opening.length, opening + day + (closing?.[0] ?? ""));
}

const SIGNS: Readonly<Record<SetDate, string>> = { start: "🛫", scheduled: "⏳", due: "📅" };
/** A cell that says that nothing is known yet. */
const NOT_YET = /^(?:|[-–—?]{1,3}|tbd|tba|n\/?a|…|\.{3})$/i;

/** The edits that may say a day of an item that has none, the best first. */
function* newPlaces(
  item: Item,
  field: SetDate,
  day: string,
  source: string,
  vocabulary: Vocabulary,
): Generator<TextEdit> {
  const lines = new LineIndex(source);
  if (item.kind === "task") {
    if (item.symbolRange === null) return;
    const sign = `${SIGNS[field]} ${day}`;
    const signed = field === "due" && isKanbanBoard(source) ? [`@{${day}}`, sign] : [sign];
    yield* newFieldOf(item.symbolRange.from, { name: field, value: day, signed }, lines, source);
    return;
  }
  const table = tableAround(item.line, lines);
  if (table === null) return;
  const context = { vocabulary, years: { known: [], fileYear: null } };
  const cells = cellsOf(lines.lineText(item.line));
  for (const [column, { text }] of cellsOf(lines.lineText(table.head)).entries()) {
    const cell = cells[column];
    if (cell === undefined || !NOT_YET.test(cell.text)) continue;
    if (readDateLine(`${text}: ${day}`, context)?.[field] !== day) continue;
    const from = lines.startOf(item.line) + cell.start;
    yield keepPadding({ range: { from, to: from + cell.text.length }, expected: cell.text, insert: day }, source);
  }
}

function* combinations<T>(choices: readonly (readonly T[])[]): Generator<readonly T[]> {
  const [first, ...others] = choices;
  if (first === undefined) {
    yield [];
    return;
  }
  for (const rest of combinations(others)) for (const each of first) yield [each, ...rest];
}
