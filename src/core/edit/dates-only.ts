import type { Dates, Item, ParsedNote, TaskItem } from "../note/parsed-note";
import { parseNote } from "../parse/parse-note";
import { LineIndex } from "../text/line-index";

/** Days as `YYYY-MM-DD`; with null none. */
export type WantedDates = Readonly<Partial<Record<keyof Dates, string | null>>>;

/**
 * Whether of two readings of a note, before and after days were put into items or taken out of them, the later one gives
 * the items those days, and is the same in all else.
 *
 * @param wanted by the places of the items
 * @param source the text of `before`
 */
export function changesDatesOnly(
  before: ParsedNote,
  after: ParsedNote,
  wanted: ReadonlyMap<number, WantedDates>,
  source: string,
): boolean {
  if (after.items.length !== before.items.length || after.statements.length !== before.statements.length) return false;
  if (linksOf(after) !== linksOf(before)) return false;
  const lines = new LineIndex(source);
  return before.items.every((old, place) => {
    const now = after.items[place];
    const dates = wanted.get(place);
    if (now?.kind !== old.kind || now.status !== old.status || now.line !== old.line) return false;
    if (carriedBy(now) !== carriedBy(old)) return false;
    if (!isSameDates(now.dates, { ...old.dates, ...dates })) return false;
    if (dates === undefined) return now.text === old.text;
    const isAdded = Object.entries(dates).some(
      ([key, day]) => day !== null && old.dates[key as keyof Dates] === undefined,
    );
    const isSameText = wordsOf(now.text) === wordsOf(old.text) && wordsOf(now.description) === wordsOf(old.description);
    return isSameText && !(isAdded && old.kind === "task" && goesOnBelow(old, lines, source));
  });
}

/** What an item carries besides its words and days. */
function carriedBy({ id, priority, effortHours, people, tags, dependencies }: Item): string {
  return JSON.stringify([id, priority, effortHours, people, tags, dependencies]);
}

/** Whether marks in a task's first line go on below it, such as a link's text, so that nothing can be put behind it. */
function goesOnBelow({ range, symbolRange, text }: TaskItem, lines: LineIndex, source: string): boolean {
  if (symbolRange === null) return false;
  const end = lines.lineRange(lines.lineAt(symbolRange.from)).to;
  if (range.to <= end) return false;
  const alone = parseNote(`- [ ]${source.slice(symbolRange.to + 1, end)}`).items[0];
  return alone === undefined || !text.startsWith(alone.text);
}

/** The links, but for those to daily notes. */
function linksOf({ links }: ParsedNote): string {
  return JSON.stringify(
    links.flatMap(({ linkpath, subpath, alias, embed }) =>
      ONE_DAY.test(linkpath) ? [] : [[linkpath, subpath, alias, embed]],
    ),
  );
}

const ONE_DAY = /^\d{4}-\d{2}-\d{2}$/;
const DAY = "\\d{4}([-/.])\\d{2}\\1\\d{2}";
const DAY_IN_FIELD = new RegExp(`[([][\\p{L}-]{1,30}::\\s*(?:\\[\\[)?${DAY}\\s*[)\\]]+`, "gu");
const ANY_DAY = new RegExp(DAY, "g");

/** The words and figures of a text, without days, their fields and all signs. */
function wordsOf(text: string): string {
  const rest = text.replace(DAY_IN_FIELD, " ").replace(ANY_DAY, " ");
  return rest.replace(/[^\p{L}\p{M}\p{N}]+|\ufe0f/gu, " ").trim();
}

/** Whether days are the same; null is none. */
export function isSameDates(a: Dates, b: WantedDates): boolean {
  const keys = new Set([...Object.keys(a), ...Object.keys(b)]) as Set<keyof Dates>;
  return [...keys].every((key) => (a[key] ?? null) === (b[key] ?? null));
}
