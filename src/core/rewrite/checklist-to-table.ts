import { StatusWording } from "../edit/status-wording";
import type { ParsedNote, TaskItem } from "../note/parsed-note";
import { blocksOf, versionParser, vocabularyOfNote } from "../parse/parse-note";
import type { Vocabulary } from "../status/vocabulary";
import { LineIndex } from "../text/line-index";
import type { TextRange } from "../text/range";
import { applyEdits, type TextEdit } from "../text/text-edit";
import { lastLineOf } from "./hidden-below";
import { tableWords } from "./insert-phase-table";
import { carriedBy, linkKey, readingOf } from "./reading";
import { Refusal, type Rewriting } from "./refusal";
import { toTable } from "./to-table";
import { wordLost } from "./words-lost";
import { say } from "../words/say";

/** `[owner:: Ada]`, `(due:: [[2026-05-04]])`. */
const FIELD =
  /\s*(?:\[([\p{L}\p{N}][\p{L}\p{N} -]{0,29})::[ \t]*((?:\[\[[^[\]]*\]\]|[^[\]])*)\]|\(([\p{L}\p{N}][\p{L}\p{N} -]{0,29})::[ \t]*((?:\[\[[^[\]]*\]\]|[^[\]()])*)\))/gu;
const DUE = /\s*(?:📅|📆|🗓)\ufe0f?[ \t]*(\d{4}-\d{2}-\d{2})(?=\s|$)/u;
const PRIORITY = /\s*([🔺⏫🔼🔽⏬]\ufe0f?)(?=\s|$)/u;
const BOXED = /^\ufeff? {0,3}(?:[-*+]|\d{1,9}[.)])[ \t]+\[(.)\][ \t]+/u;
/** A line below a task that says one thing of it: `  - Goal: fast (really)`. */
const BELOW = /^\s+[-*+][ \t]+(\p{L}[^:：|]{0,29})[:：][ \t]+(\S.*)$/u;
/** A reader of a table looks for an id in the whole row. */
const STAYS = /^id$/i;

/** A task taken apart: its words, and by their keys in small letters what becomes cells. */
interface Parts {
  readonly words: string;
  readonly cells: ReadonlyMap<string, string>;
}

/**
 * The tasks of the checklist at the cursor, or of those that a selection touches, as rows of a phase table: their words,
 * their statuses, and a column for each of their fields.
 *
 * @throws {Refusal} when there is none, or a row cannot say all that a task does, as one with others below it.
 */
export function checklistToTable(text: string, selected: TextRange, vocabulary: Vocabulary): Rewriting {
  const touches = ({ from, to }: TextRange): boolean => from <= selected.to && selected.from <= to;
  const blocks = blocksOf(text);
  const list = blocks.find((block) => block.kind === "list" && touches(block));
  if (list === undefined) throw new Refusal(say("refusal.no-list"));
  const isWhole = selected.from === selected.to;
  const items = list.items.filter((item) => isWhole || touches(item));
  const lines = new LineIndex(text);
  const parse = versionParser(vocabulary);
  const note = parse(text);
  const tasks = items.map((item) => toTask(item, text, note, lines));
  items.forEach((item, i) => {
    const [end, next] = [lines.lineAt(item.to), items[i + 1]?.from];
    const isBare = next === undefined || text.slice(lines.lineRange(end).to, next).trim() === "";
    if (isBare && lastLineOf(item, text, lines, blocks) === end) return;
    throw new Refusal(say("refusal.hidden", { name: tasks[i]?.task.title ?? "" }));
  });
  const [first, last] = [lines.lineAt(items[0]?.from ?? 0), lines.lineAt(items.at(-1)?.to ?? 0)];
  // In a text that begins with a byte order mark, that stays where it is.
  const from = lines.startOf(first) + (first === 0 && text.startsWith("\ufeff") ? 1 : 0);
  const range = { from, to: lines.lineRange(last).to };
  const newline = /\r?\n/.exec(text)?.[0] ?? "\n";
  const lead = first > 0 && lines.lineText(first - 1).trim() !== "" ? newline : "";
  const tail = last + 1 < lines.count && lines.lineText(last + 1).trim() !== "" ? newline : "";
  const wording = new StatusWording(note, text, vocabularyOfNote(text, vocabulary));
  let unlike: string | null = null;
  for (const takesApart of [true, false]) {
    const parts = tasks.map(({ words, below }) => takeApart(words, below, takesApart));
    const rows = rowsOf(parts, tasks, wording, tableWords(note, text));
    const table = toTable(rows);
    const insert = lead + table.replace(/\n/g, newline) + tail;
    const edit: TextEdit = { range, expected: text.slice(range.from, range.to), insert };
    const after = parse(applyEdits(text, [edit]));
    const start = first + (lead === "" ? 0 : 1);
    const changed = { before: [first, last + 1], after: [start, start + tasks.length + 2] } as const;
    unlike = firstUnlike(note, after, changed) ?? firstLost(tasks, rows);
    if (unlike === null) return { edits: [edit], cursor: from + lead.length };
  }
  throw new Refusal(say("refusal.unlike-table", { name: unlike ?? "" }));
}

/** A task as it is written. */
interface Written {
  readonly task: TaskItem;
  /** What stands behind its box. */
  readonly words: string;
  /** Each line below it. */
  readonly below: readonly RegExpExecArray[];
}

/** The item of a list as a task, with its words. */
function toTask(range: TextRange, text: string, note: ParsedNote, lines: LineIndex): Written {
  const line = lines.lineAt(range.from);
  const source = lines.lineText(line);
  const task = note.items.find((item) => item.line === line);
  const box = BOXED.exec(source);
  if (task?.kind !== "task" || task.symbol === null || box === null)
    throw new Refusal(say("refusal.no-task", { text: source.trim() }));
  const more = text
    .slice(range.from, lines.lineRange(lines.lineAt(range.to)).to)
    .trimEnd()
    .split(/\r?\n/)
    .slice(1);
  const below = more.map((each) => BELOW.exec(each)).filter((each) => each !== null);
  if (below.length < more.length) throw new Refusal(say("refusal.more-lines", { name: task.title }));
  const words = source.slice(box[0].length).trim();
  if (/\s\^[A-Za-z0-9-]+$/.test(words)) throw new Refusal(say("refusal.block-id", { name: task.title }));
  return { task, words, below };
}

function takeApart(words: string, below: readonly RegExpExecArray[], takesAll: boolean): Parts {
  const cells = new Map<string, string>();
  const take = (key: string, value: string | undefined, said: string): string => {
    const name = key.toLowerCase();
    if (value === undefined || value.trim() === "" || cells.has(name) || STAYS.test(name)) return said;
    if (!takesAll && name !== "status") return said;
    cells.set(name, value.trim());
    return "";
  };
  const rest = words
    .replace(FIELD, (said, key: string | undefined, value: string | undefined, round = "", inRound?: string) =>
      take(key ?? String(round), value ?? inRound, said),
    )
    .replace(DUE, (said, day: string) => take("due", day, said))
    .replace(PRIORITY, (said, sign: string) => take("priority", sign, said));
  for (const [, key = "", value = ""] of below) {
    const name = key.toLowerCase();
    if (cells.has(name)) throw new Refusal(say("refusal.twice", { text: words, key }));
    cells.set(name, value.trim());
  }
  return { words: rest.trim(), cells };
}

function rowsOf(
  parts: readonly Parts[],
  tasks: readonly Written[],
  wording: StatusWording,
  [phase, status, due]: ReturnType<typeof tableWords>,
): readonly (readonly string[])[] {
  const keys = [...new Set(parts.flatMap(({ cells }) => [...cells.keys()]))].filter((key) => key !== "status");
  keys.sort((a, b) => Number(b === "due") - Number(a === "due"));
  const header = [
    phase,
    status,
    ...keys.map((key) => (key === "due" ? due : key.replace(/^./u, (c) => c.toUpperCase()))),
  ];
  const rows = parts.map(({ words, cells }, i) => {
    const task = tasks[i]?.task;
    const said = cells.get("status") ?? (task === undefined ? "" : toWord(task, wording));
    return [words, said, ...keys.map((key) => cells.get(key) ?? "")].map(escapePipes);
  });
  return [header, ...rows];
}

/** The first task that has a word, seen or hidden, which its row has not; null when there is none. */
function firstLost(tasks: readonly Written[], [header = [], ...rows]: readonly (readonly string[])[]): string | null {
  const lost = tasks.find(({ words, below }, i) => {
    const written = [words, ...below.map(([line]) => line)].join("\n");
    return wordLost(written, rows[i]?.join("\n") ?? "", header.join("\n")) !== null;
  });
  return lost?.task.title ?? null;
}

/** What a box says, in the words of the note; a character that says more than its status stays one. */
function toWord({ symbol, status }: TaskItem, wording: StatusWording): string {
  if (status === "unknown" || !wording.vocabulary.symbols.has(symbol ?? "")) return `[${symbol ?? ""}]`;
  const place = { kind: "cell", range: { from: 0, to: 0 }, value: "", written: null, status: null } as const;
  return wording.wordings(place, status)[0] ?? "";
}

function escapePipes(cell: string): string {
  return cell.replace(/\\.|\|/g, (found) => (found === "|" ? "\\|" : found));
}

/**
 * The first item that is not read the same after it was turned into another kind: in order, or in what it carries; or
 * that was left as it is. Null when all are.
 *
 * @param changed the lines of the items in both readings
 */
export function firstUnlike(
  before: ParsedNote,
  after: ParsedNote,
  changed: { readonly before: readonly [number, number]; readonly after: readonly [number, number] },
): string | null {
  const isIn = ([from, to]: readonly [number, number], line: number): boolean => from <= line && line < to;
  const inOf = (note: ParsedNote, lines: readonly [number, number]): ParsedNote["items"] =>
    note.items.filter(({ line }) => isIn(lines, line));
  const [old, now] = [inOf(before, changed.before), inOf(after, changed.after)];
  const unlike = old.find((item, i) => {
    const other = now[i];
    if (other === undefined || JSON.stringify(carriedBy(item)) !== JSON.stringify(carriedBy(other))) return true;
    return !other.text.includes(item.title);
  });
  if (unlike !== undefined) return unlike.title;
  const linksIn = (note: ParsedNote, lines: readonly [number, number]): string =>
    note.links
      .filter(({ line }) => isIn(lines, line))
      .map(linkKey)
      .sort()
      .join();
  const isSame =
    old.length === now.length &&
    linksIn(before, changed.before) === linksIn(after, changed.after) &&
    readingOf(before, (line) => isIn(changed.before, line)) === readingOf(after, (line) => isIn(changed.after, line));
  return isSame ? null : (old[0]?.title ?? "");
}
