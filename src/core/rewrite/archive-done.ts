import { isKanbanBoard } from "../parse/find-frontmatter";
import type { ParsedNote, Section } from "../note/parsed-note";
import { isArchiveHeading } from "../parse/archive-heading";
import { blocksOf, versionParser } from "../parse/parse-note";
import { categoryOf } from "../status/status";
import type { Vocabulary } from "../status/vocabulary";
import { LineIndex } from "../text/line-index";
import { applyEdits, type TextEdit } from "../text/text-edit";
import { isBound, type Elsewhere } from "./bound-to-note";
import { lastLineOf } from "./hidden-below";
import { languageOf } from "./insert-status-line";
import { itemsOn, readingOf } from "./reading";
import { Refusal } from "./refusal";
import { wordLost } from "./words-lost";
import { say } from "../words/say";

/** What is moved out of a note. */
export interface Taken {
  /** The items with all below them, as they stand; lines end in `\n`, but the last. */
  readonly block: string;
  /** What is read in it. */
  readonly reading: string;
  /** The edits that take them out. */
  readonly edits: readonly TextEdit[];
  readonly count: number;
  /** How many done ones stay: open ones stand below them, or they only work in this note. */
  readonly staying: number;
}

const HEADINGS: Readonly<Record<string, string>> = {
  de: "Archiv",
  es: "Archivo",
  pt: "Arquivo",
  it: "Archivio",
  ru: "Архив",
  zh: "归档",
  ja: "アーカイブ",
  ko: "보관함",
};

/**
 * Takes the done items out of a note that stand at the top of their lists, with all below them. What lies in an archive,
 * stands under something else, or has open items below it, stays.
 *
 * @param elsewhere where they go to another note; what only works in this one stays then
 * @throws {Refusal} when there are none, or the note would be read otherwise in anything else.
 */
export function takeDone(text: string, vocabulary: Vocabulary, elsewhere: Elsewhere | null): Taken {
  const parse = versionParser(vocabulary);
  const note = parse(text);
  const lines = new LineIndex(text);
  const runs: { first: number; last: number }[] = [];
  const taken: string[] = [];
  const places = new Map(note.items.map(({ line }, place) => [line, place] as const).reverse());
  let staying = 0;
  const blocks = blocksOf(text);
  for (const range of blocks.flatMap(({ items }) => items)) {
    const [first, last] = [lines.lineAt(range.from), lastLineOf(range, text, lines, blocks)];
    const place = places.get(first) ?? -1;
    const item = note.items[place];
    if (item?.kind !== "task" || item.symbol === null || item.status !== "done") continue;
    if (isArchived(note, item.section)) continue;
    const said = toBlock(text.slice(lines.startOf(first), lines.lineRange(last).to));
    const hasOpen = note.items
      .slice(place, item.end)
      .some(({ status }) => status !== null && categoryOf(status) === "open");
    const links = note.links.filter(({ line }) => first <= line && line <= last);
    if (hasOpen || (elsewhere !== null && isBound(said, text, links, elsewhere))) {
      staying += 1;
      continue;
    }
    taken.push(said);
    const run = runs.at(-1);
    const isNext = run !== undefined && text.slice(lines.lineRange(run.last).to, lines.startOf(first)).trim() === "";
    if (isNext) run.last = last;
    else runs.push({ first, last });
  }
  if (taken.length === 0)
    throw new Refusal(staying === 0 ? say("refusal.nothing-done") : stayed(staying, elsewhere !== null));
  const edits = runs.map(({ first, last }) => cutLines(text, lines, first, last));
  const gone = new Set(
    runs.flatMap(({ first, last }) => Array.from({ length: last - first + 1 }, (_, i) => first + i)),
  );
  const isTaken = (line: number): boolean => gone.has(line);
  const [rest, block] = [applyEdits(text, edits), taken.join("\n")];
  if (readingOf(note, isTaken) !== readingOf(parse(rest), () => false)) throw new Refusal(say("refusal.rest-unlike"));
  const lost = wordLost(text, `${rest}\n${block}`, "");
  if (lost !== null) throw new Refusal(say("refusal.lost", { text: lost }));
  return { block, reading: itemsOn(note, isTaken), edits, count: taken.length, staying };
}

/** What is said of done items that are not moved. */
export function stayed(count: number, isElsewhere: boolean): string {
  return isElsewhere ? say("refusal.stays-bound", { count }) : say("refusal.stays", { count });
}

/** An item with all below it, at the edge of the page: one that is indented would go under the one before it. */
function toBlock(written: string): string {
  const text = written.replace(/^\ufeff/, "").replace(/\r\n/g, "\n");
  const indent = /^ */.exec(text)?.[0] ?? "";
  return indent === "" ? text : text.replace(new RegExp(`^ {1,${indent.length}}`, "gm"), "");
}

function isArchived({ sections }: ParsedNote, section: number): boolean {
  for (let at: number | null = section; at !== null; at = sections[at]?.parent ?? null) {
    if (isArchiveHeading(sections[at]?.heading ?? "")) return true;
  }
  return false;
}

/** Takes lines out, and the blank ones behind them where there are such before them. */
function cutLines(text: string, lines: LineIndex, first: number, last: number): TextEdit {
  const isBlank = (line: number): boolean => line < 0 || lines.lineText(line).replace("\ufeff", "").trim() === "";
  let end = last + 1;
  if (isBlank(first - 1)) while (end < lines.count && isBlank(end)) end += 1;
  const from = lines.startOf(first) + (first === 0 && text.startsWith("\ufeff") ? 1 : 0);
  const to = end < lines.count ? lines.startOf(end) : text.length;
  return { range: { from, to }, expected: text.slice(from, to), insert: "" };
}

/**
 * The edit that puts items into the archive of a note: behind what lies there, else under a new heading at its end, as
 * the Kanban plugin has it on a board. A note without headings gets none where `needsHeading` is false.
 *
 * @throws {Refusal} when the note would be read otherwise in anything else, or the items be read as others.
 */
export function putIntoArchive(
  text: string,
  { block, reading }: Pick<Taken, "block" | "reading">,
  needsHeading: boolean,
  vocabulary: Vocabulary,
): TextEdit {
  const parse = versionParser(vocabulary);
  const note = parse(text);
  const newline = /\r?\n/.exec(text)?.[0] ?? "\n";
  const lines = new LineIndex(text);
  const archive = note.sections.filter(({ heading }) => isArchiveHeading(heading)).at(-1);
  const [start, stop] = archive === undefined ? [0, text.length] : [archive.range.from, ownEnd(archive, note)];
  const blocks = blocksOf(text);
  const shown = blocks.filter(({ kind, from, to }) => kind !== "hidden" && start <= from && to <= stop);
  const last = shown.at(-1);
  const mark = text.startsWith("\ufeff") ? 1 : 0;
  const isBehindHead = last === undefined || last.kind === "frontmatter";
  const at = isBehindHead
    ? (last?.to ?? mark)
    : lines.lineRange(lastLineOf(last.items.at(-1) ?? last, text, lines, blocks)).to;
  const isNew = archive === undefined && (needsHeading || note.sections.length > 1);
  const lead = last === undefined ? "" : isBehindHead ? "\n" : last.kind === "list" && !isNew ? "\n" : "\n\n";
  const insert = lead + (isNew ? headingOf(note, text) : "") + block;
  const isEnded = !isBehindHead && /^\r?\n/.test(text.slice(at));
  const edit = {
    range: { from: at, to: at },
    expected: "",
    insert: (insert + (isEnded ? "" : text.length === at ? "\n" : "\n\n")).replace(/\n/g, newline),
  };
  const after = parse(applyEdits(text, [edit]));
  const [first, count] = [lines.lineAt(at), insert.split("\n").length];
  // What is put behind a line begins on the next one.
  const begin = isBehindHead ? first : first + 1;
  const isPut = (line: number): boolean => begin <= line && line < first + count;
  const isSame = itemsOn(after, isPut) === reading;
  if (!isSame || readingOf(note, () => false) !== readingOf(after, isPut))
    throw new Refusal(say("refusal.rest-unlike"));
  return edit;
}

/** Where the text of a section ends that stands in none below it. */
function ownEnd({ range }: Section, { sections }: ParsedNote): number {
  const below = sections.find(({ range: other }) => range.from < other.from && other.from < range.to);
  return below?.range.from ?? range.to;
}

function headingOf(note: ParsedNote, text: string): string {
  const heading = HEADINGS[languageOf(note, text)?.code ?? ""] ?? "Archive";
  if (isKanbanBoard(text)) return `\n***\n\n## ${heading}\n\n`;
  // A heading that is one of several at the top would be in the last of them.
  const tops = note.sections.filter(({ level }) => level === 1);
  return `${tops.length > 1 || typeof tops[0]?.phase === "number" ? "#" : "##"} ${heading}\n\n`;
}

/** Moves the done items of a note to its own archive: one list of edits. @throws {Refusal} as the two above. */
export function archiveDone(text: string, vocabulary: Vocabulary): Omit<Taken, "block" | "reading"> {
  const taken = takeDone(text, vocabulary, null);
  const { edits: cuts, count, staying } = taken;
  const put = putIntoArchive(applyEdits(text, cuts), taken, true, vocabulary);
  const edits: TextEdit[] = [];
  let removed = 0;
  let isPut = false;
  for (const cut of cuts) {
    const at = put.range.from + removed;
    const isHere: boolean = !isPut && at <= cut.range.from;
    if (isHere && at < cut.range.from) edits.push({ ...put, range: { from: at, to: at } });
    edits.push(isHere && at === cut.range.from ? { ...cut, insert: put.insert } : cut);
    isPut ||= isHere;
    removed += cut.expected.length;
  }
  const end = put.range.from + removed;
  if (!isPut) edits.push({ ...put, range: { from: end, to: end } });
  return { edits, count, staying };
}
