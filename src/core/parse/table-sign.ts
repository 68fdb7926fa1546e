import type { Vocabulary } from "../status/vocabulary";
import { toPattern } from "../text/any-of";
import { flatten } from "./flat-text";
import { parsePlainInline } from "./plain/plain-inline";
import { parseRow } from "./plain/plain-table";
import type { SourceText } from "./plain/source-text";
import { toPlainText } from "./plain-text";
import { isStatusKey } from "./status-line";
import { mayHaveColumns, readColumns } from "./status-table";

/**
 * Whether a table may state anything of a plan, by its text alone; true for any of which that cannot be told.
 *
 * @param from where the line below its header begins
 * @param hasLabels whether the note defines labels, which brackets may refer to
 */
export function mayTableBePlan(text: string, from: number, hasLabels: boolean, vocabulary: Vocabulary): boolean {
  if (from === 0) return true;
  const cellsOf = (start: number, end: number): readonly string[] | null =>
    plainCellsOf(text, start, end) ?? markedCellsOf(text, start, end, hasLabels);
  const header = cellsOf(text.lastIndexOf("\n", from - 2) + 1, from - 1);
  if (header === null || text.charCodeAt(from) !== PIPE) return true;
  const lines: { readonly from: number; readonly to: number }[] = [];
  for (let at = text.indexOf("\n", from) + 1; at > 0 && at < text.length;) {
    const found = text.indexOf("\n", at);
    const to = found === -1 ? text.length : found;
    if (isBlank(text, at, to)) break;
    lines.push({ from: at, to });
    at = to + 1;
  }
  const known: (readonly string[] | undefined)[] = [];
  const rowAt = (i: number): readonly string[] =>
    (known[i] ??= cellsOf(lines[i]?.from ?? 0, lines[i]?.to ?? 0)?.slice(0, header.length) ?? NO_CELLS);
  const isUnread = (): boolean => known.includes(NO_CELLS);
  if (header.length === 2 && isStatusKey(header[0] ?? "", vocabulary)) return true;
  const isOfTwo = (i: number): boolean => rowAt(i).length === 2 && isStatusKey(rowAt(i)[0] ?? "", vocabulary);
  if (lines.some(({ from: start, to }, i) => mayBeOfKey(text, start, to, vocabulary) && isOfTwo(i))) return true;
  const mayHave = mayHaveColumns(header, lines.length, rowAt, vocabulary);
  if (isUnread() || !mayHave) return isUnread();
  // What is long and looks like a plan costs as much to look through as to read.
  if (lines.length > MANY_ROWS) return true;
  const rows = lines.map((_, i) => rowAt(i));
  if (isUnread()) return true;
  const { status, phaseWord } = readColumns(header, rows, vocabulary);
  return status !== null || phaseWord !== null;
}

const MANY_ROWS = 50;
const NO_CELLS: readonly string[] = [];
const keysOf = new WeakMap<Vocabulary, RegExp>();
/** What may stand in the middle of a key as it is written, and not in its text: of marks, and of all else. */
const MARKS = /[*_`~\\[\]]/g;
const MAY_SPLIT_KEY = /[&<]|\]\(/;

/** Whether the first cell of a row may be a status key, or part of one. */
function mayBeOfKey(text: string, from: number, to: number, vocabulary: Vocabulary): boolean {
  let keys = keysOf.get(vocabulary);
  if (keys === undefined) keysOf.set(vocabulary, (keys = toPattern(vocabulary.keys.keys(), "i")));
  const end = text.indexOf("|", from + 1);
  const first = text.slice(from, end === -1 || end > to ? to : end);
  return MAY_SPLIT_KEY.test(first) || keys.test(first.replace(MARKS, ""));
}

const PIPE = 124;
const CODE = /`([^`]+)`/g;
/** What may be inline Markdown, or an escape. */
const MAY_BE_MARKED = /[`*~<>&[\]\\$]/;
const MAY_BE_EMPHASIS = /(?:^|[^\p{L}\p{N}])_|_(?![\p{L}\p{N}])/u;

/** The cells of a line as plain text; null where that is not told by looks, or the line does not open with a pipe. */
function plainCellsOf(text: string, from: number, to: number): readonly string[] | null {
  if (text.charCodeAt(from) !== PIPE) return null;
  const line = text.slice(from + 1, to).trimEnd();
  const shown = line.includes("`") ? line.replace(CODE, "x") : line;
  if (MAY_BE_MARKED.test(shown) || (shown.includes("_") && MAY_BE_EMPHASIS.test(shown))) return null;
  const cells = (line.endsWith("|") ? line.slice(0, -1) : line).split("|");
  // A code span that reaches across a pipe ends in the first cell.
  if (cells.some((cell) => cell.includes("`") && cell.replace(CODE, "").includes("`"))) return null;
  return cells.map((cell) => toPlainText(cell.replace(CODE, "$1")));
}

/** The same of a line with marks; null where it takes remark to read it. */
function markedCellsOf(text: string, from: number, to: number, hasLabels: boolean): readonly string[] | null {
  if (text.charCodeAt(from) !== PIPE) return null;
  const end = from + text.slice(from, to).trimEnd().length;
  if (hasLabels && text.slice(from, end).includes("[")) return null;
  const unread: SourceText[] = [];
  const { children } = parseRow(text, from, end, (source, isCell) => {
    const content = parsePlainInline(source, isCell);
    if (content === null) unread.push(source);
    return content ?? [];
  });
  const cells = children.map((cell) => toPlainText(flatten(cell.children, text).text));
  return unread.length === 0 ? cells : null;
}

function isBlank(text: string, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (text.charCodeAt(at) > 32) return false;
  return true;
}
