import type { Item, ParsedNote, Priority } from "../note/parsed-note";
import { versionParser } from "../parse/parse-note";
import { PRIORITY_NAMES, readPriorityLine, toPriority } from "../parse/priority";
import type { Vocabulary } from "../status/vocabulary";
import { LineIndex } from "../text/line-index";
import type { TextEdit } from "../text/text-edit";
import { inBrackets, newFieldOf, withBlanks, type Part } from "./add-field";
import { keepPadding } from "./cell-padding";
import { firstPlan } from "./first-plan";
import type { LineEditPlan } from "./line-edit";
import { reword, signOf, taskNoteWord } from "./priority-wording";
import { cellsOf, tableAround } from "./table-cells";
import { inCase } from "./word-style";

/** So often the note is read to try an edit. */
const MAX_TRIES = 12;
/** So many lines below an item are looked at for one that states its priority. */
const MAX_BELOW = 12;

/**
 * Plans the smallest edit that gives an item another priority, or with null none: where the note says it already, in
 * the same notation; else, for a task with a box, by the sign of the Tasks plugin, or a field where the task has
 * fields. Null where it has that priority, or where no small edit would be read as just that: each is tried on the text
 * before it is proposed, and must leave all else of the note as it is.
 *
 * For `- [ ] Order ropes (P2)` and `high` that is one digit.
 *
 * @param note what was read in `source`, with `vocabulary`
 * @param parse reads versions of the note, with `vocabulary`
 */
export function planSetPriority(
  note: ParsedNote,
  index: number,
  to: Priority | null,
  source: string,
  vocabulary: Vocabulary,
  parse = versionParser(vocabulary),
): LineEditPlan | null {
  const item = note.items[index];
  if (item === undefined || item.priority === to) return null;
  let before: ParsedNote | null = null;
  return firstPlan(editsFor(note, index, item, to, source), source, MAX_TRIES, (after, edit) => {
    before ??= parse(source);
    return givesOnly(before, parse(after), index, to, edit);
  });
}

/** Whether an item says its priority, or has a place to say it: where not, none can be set. Nothing is tried for that. */
export function hasPlaceForPriority(note: ParsedNote, index: number, source: string): boolean {
  const item = note.items[index];
  if (item === undefined) return false;
  const choices = [item.priority === "high" ? "low" : "high", null] as const;
  return choices.some((to) => editsFor(note, index, item, to, source).next().done !== true);
}

/** The edits that may do, the best first. */
function* editsFor(
  note: ParsedNote,
  index: number,
  item: Item,
  to: Priority | null,
  source: string,
): Generator<TextEdit> {
  const lines = new LineIndex(source);
  const cell = item.kind === "task" ? null : priorityCell(note, item, lines);
  if (cell !== null) {
    for (const insert of [
      cell.others.get(to),
      to === null ? "" : reword(cell.value, to),
      to === null ? null : inCase(to, "title"),
    ])
      if (insert !== undefined && insert !== null) yield keepPadding(toEdit(cell.from, cell.value, insert), source);
  }
  if (item.priority === null) {
    if (to !== null && item.kind === "task" && item.symbolRange !== null)
      yield* newFieldOf(item.symbolRange.from, { name: "priority", value: to, signed: [signOf(to)] }, lines, source);
    return;
  }
  for (const { from, text } of textsOf(note, index, item, lines, source)) {
    for (const { start, value, whole } of spotsIn(text)) {
      if (to === null) {
        if (whole !== null) yield toEdit(from + whole.start, whole.text, "");
      } else {
        const insert = index === note.noteTask ? taskNoteWord(to) : reword(value, to);
        if (insert !== null) yield toEdit(from + start, value, insert);
      }
    }
  }
}

function toEdit(from: number, expected: string, insert: string): TextEdit {
  return { range: { from, to: from + expected.length }, expected, insert };
}

/** Where an item may say its priority: in its own text, in lines below it, or in the properties of its note. */
function* textsOf(
  note: ParsedNote,
  index: number,
  item: Item,
  lines: LineIndex,
  source: string,
): Generator<{ readonly from: number; readonly text: string }> {
  const start = index === note.noteTask ? 0 : item.line;
  const own = lines.lineAt(item.range.to);
  if (index !== note.noteTask) yield { from: item.range.from, text: source.slice(item.range.from, item.range.to) };
  const next = note.items[index + 1]?.line ?? lines.count;
  for (let line = start; line < Math.min(lines.count, own + MAX_BELOW); line++) {
    if (line > own && line >= next) return;
    const { from, to } = lines.lineRange(line);
    yield { from, text: source.slice(from, to) };
  }
}

/** Where a text says a priority. */
interface Spot {
  readonly start: number;
  readonly value: string;
  /** What is to be taken out with it so that nothing is said; null where that would leave a hole. */
  readonly whole: Part | null;
}

const FIELD = new RegExp(
  `(?:${PRIORITY_NAMES})[*_]{0,3}\\s{0,4}(?:::|[:：])[*_\\s]{0,6}(["']?)([^\\s|;,\\])*_"'][^|;,\\])*_"'\\n]{0,24})`,
  "giu",
);
const SIGN = /[🔺⏫🔼🔽⏬]\ufe0f?/gu;
const CODE = /P[0-3](?![\p{L}\p{N}/.])/gu;
const IN_BRACKETS = /[([]\s*(critical|highest|high|medium|low|lowest)(?=[ -]prio(?:rity)?\s*[)\]])/gi;

/** The places of a text that may say a priority, those that the reader goes by first. */
function* spotsIn(text: string): Generator<Spot> {
  for (const { index, 0: value } of text.matchAll(SIGN))
    yield { start: index, value, whole: withBlanks(text, index, value) };
  for (const match of text.matchAll(FIELD)) {
    const value = match[2]?.trimEnd() ?? "";
    const start = match.index + match[0].length - (match[2]?.length ?? 0);
    yield { start, value, whole: inBrackets(text, match.index, start + value.length) };
  }
  for (const { index, 0: value } of text.matchAll(CODE))
    yield { start: index, value, whole: inBrackets(text, index, index + value.length) };
  for (const match of text.matchAll(IN_BRACKETS)) {
    const value = match[1] ?? "";
    const start = match.index + match[0].length - value.length;
    const end = text.slice(start).search(/[)\]]/);
    yield { start, value, whole: inBrackets(text, start, start + end) };
  }
}

/** The cell of a row that states its priority. */
interface PriorityCell {
  readonly from: number;
  /** Without the blanks around it; may be empty. */
  readonly value: string;
  /** How other rows say each priority there, as most of them do. */
  readonly others: ReadonlyMap<Priority | null, string>;
}

/** Null where the item is no row of a table of pipes, or its table has no column of priorities. */
function priorityCell(note: ParsedNote, item: Item, lines: LineIndex): PriorityCell | null {
  const table = tableAround(item.line, lines);
  if (table === null) return null;
  const { head, end } = table;
  const column = cellsOf(lines.lineText(head)).findIndex(({ text }) => readPriorityLine(`${text}: high`) === "high");
  const cell = cellsOf(lines.lineText(item.line))[column];
  if (cell === undefined) return null;
  const counts = new Map<Priority | null, Map<string, number>>();
  for (const { kind, line, priority } of note.items) {
    if (kind === "task" || line <= head || line >= end || line === item.line) continue;
    const text = cellsOf(lines.lineText(line))[column]?.text;
    // What is said besides is of that row alone.
    if (text === undefined || toPriority(text) !== priority || /[(,;]/.test(text)) continue;
    const ways = counts.get(priority) ?? new Map<string, number>();
    counts.set(priority, ways.set(text, (ways.get(text) ?? 0) + 1));
  }
  const others = new Map([...counts].map(([priority, ways]) => [priority, mostFrequent(ways)] as const));
  return { from: lines.startOf(item.line) + cell.start, value: cell.text, others };
}

function mostFrequent(ways: ReadonlyMap<string, number>): string {
  return [...ways].sort((a, b) => b[1] - a[1])[0]?.[0] ?? "";
}

/** What an edit moves, and what is read by. */
const PLACES = new Set(["range", "statusRange", "symbolRange", "headingEnd", "source", "figures"]);

/** Whether of two readings of a note the later one gives the item that priority, and is the same in all else. */
function givesOnly(
  before: ParsedNote,
  after: ParsedNote,
  index: number,
  to: Priority | null,
  { expected, insert }: TextEdit,
): boolean {
  const [old, now] = [before.items[index], after.items[index]];
  if (old === undefined || now === undefined || now.priority !== to) return false;
  const without = (text: string, part: string): string => text.replace(part.trim(), "").replace(/\s+/g, "");
  const isSameText = (["text", "title", "description"] as const).every(
    (name) => old[name] === now[name] || without(old[name], expected) === without(now[name], insert),
  );
  return isSameText && restOf(before, index) === restOf(after, index);
}

/** All that a note says but for the priority and the words of one item. */
function restOf(note: ParsedNote, index: number): string {
  const items = note.items.map((item, at) =>
    at === index ? { ...item, priority: null, text: "", title: "", description: "" } : item,
  );
  return JSON.stringify({ ...note, items }, (key, value: unknown) => (PLACES.has(key) ? undefined : value));
}
