import type { Dates, Item, ParsedNote } from "../note/parsed-note";
import { versionParser } from "../parse/parse-note";
import type { Vocabulary } from "../status/vocabulary";
import { applyEdits, type TextEdit } from "../text/text-edit";
import { planLineEdit, resolveLineEdit, type LineEditPlan } from "./line-edit";

/** The dates that can be moved. */
export type MovedDates = Readonly<Partial<Record<"start" | "scheduled" | "due", string>>>;

/** More places than any line has on purpose, and how often the note is read to try some. */
const MAX_PLACES = 12;
const MAX_TRIES = 48;

/**
 * Plans the edits that give an item other days, each in the place of a day that is written there already, in the same
 * way of writing it. Null where a day does not stand in the item's own lines, or where the edited note would not be read
 * as just that.
 *
 * @param note what was read in `source`, with `vocabulary`
 * @param item its place among the note's items
 * @param dates days as `YYYY-MM-DD`
 */
export function planSetDates(
  note: ParsedNote,
  item: number,
  dates: MovedDates,
  source: string,
  vocabulary: Vocabulary,
): readonly LineEditPlan[] | null {
  const before = note.items[item];
  if (before === undefined) return null;
  const fields = (Object.keys(dates) as (keyof MovedDates)[]).filter((field) => dates[field] !== before.dates[field]);
  if (fields.length === 0) return [];
  const choices = fields.map((field) => {
    const [from, to] = [before.dates[field], dates[field]];
    return from === undefined || to === undefined ? [] : placesOf(before, from, to, source);
  });
  const parse = versionParser(vocabulary);
  let tries = 0;
  for (const edits of combinations(choices)) {
    if ((tries += 1) > MAX_TRIES) return null;
    const sorted = [...edits].sort((a, b) => a.range.from - b.range.from);
    if (sorted.some((edit, at) => edit.range.from < (sorted[at - 1]?.range.to ?? 0))) continue;
    const plans = sorted.flatMap((edit) => planLineEdit(edit, source) ?? []);
    if (plans.length < sorted.length) continue;
    if (movesOnly(note, parse(applyEdits(source, sorted)), item, dates)) return plans;
  }
  return null;
}

/**
 * The edits that carry plans out on the text as it stands now.
 *
 * @throws {StaleTextError} when a line is gone or can not be told from others; nothing must be written then.
 */
export function resolveSetDates(plans: readonly LineEditPlan[], text: string): readonly TextEdit[] {
  return plans.map((plan) => resolveLineEdit(plan, text)).sort((a, b) => a.range.from - b.range.from);
}

/** Where a day stands in an item, and what to write there instead: in the order of the text. */
function placesOf({ range, kind }: Item, from: string, to: string, source: string): readonly TextEdit[] {
  const [year = "", month = "", day = ""] = from.split("-");
  const written = new RegExp(`${year}([-/.])${month}(?:\\1)${day}(?!\\d)`, "g");
  // A row's or heading's other facts stand beside it in its line.
  const end = source.indexOf("\n", range.to);
  const start = source.lastIndexOf("\n", Math.max(0, range.from - 1)) + 1;
  const area = kind === "task" ? range : { from: start, to: end === -1 ? source.length : end };
  const text = source.slice(area.from, area.to);
  return [...text.matchAll(written)].slice(0, MAX_PLACES).map(({ 0: expected, 1: separator = "-", index }) => {
    const at = area.from + index;
    return { range: { from: at, to: at + expected.length }, expected, insert: to.replaceAll("-", separator) };
  });
}

function* combinations<T>(choices: readonly (readonly T[])[]): Generator<readonly T[]> {
  const [first, ...others] = choices;
  if (first === undefined) {
    yield [];
    return;
  }
  for (const rest of combinations(others)) for (const each of first) yield [each, ...rest];
}

/** Whether of two readings the later one gives the item those days, and is the same in all else. */
function movesOnly(before: ParsedNote, after: ParsedNote, item: number, dates: MovedDates): boolean {
  if (after.items.length !== before.items.length || after.statements.length !== before.statements.length) return false;
  return before.items.every((old, place) => {
    const now = after.items[place];
    if (now === undefined) return false;
    const wanted: Dates = place === item ? { ...old.dates, ...dates } : old.dates;
    const isSame = now.status === old.status && now.kind === old.kind && now.line === old.line;
    return isSame && isSameDates(now.dates, wanted) && (place === item || now.text === old.text);
  });
}

function isSameDates(a: Dates, b: Dates): boolean {
  const keys = new Set([...Object.keys(a), ...Object.keys(b)]) as Set<keyof Dates>;
  return [...keys].every((key) => a[key] === b[key]);
}
