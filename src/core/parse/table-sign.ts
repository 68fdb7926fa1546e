import type { Vocabulary } from "../status/vocabulary";
import { flatten } from "./flat-text";
import { parsePlainInline } from "./plain/plain-inline";
import { parseRow } from "./plain/plain-table";
import { toPlainText } from "./plain-text";
import { isStatusKey } from "./status-line";
import { readColumns } from "./status-table";

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
  const rows: (readonly string[])[] = [];
  for (let at = text.indexOf("\n", from) + 1; at > 0 && at < text.length;) {
    const found = text.indexOf("\n", at);
    const end = found === -1 ? text.length : found;
    if (isBlank(text, at, end)) break;
    const row = cellsOf(at, end);
    if (row === null) return true;
    rows.push(row.slice(0, header.length));
    at = end + 1;
  }
  if ([header, ...rows].some((row) => row.length === 2 && isStatusKey(row[0] ?? "", vocabulary))) return true;
  const { status, phaseWord } = readColumns(header, rows, vocabulary);
  return status !== null || phaseWord !== null;
}

const PIPE = 124;
const CODE = /`([^`]+)`/g;
/** What may be inline Markdown, or an escape. */
const MAY_BE_MARKED = /[`*~<>&[\]\\$]|(?:^|[^\p{L}\p{N}])_|_(?![\p{L}\p{N}])/u;

/** The cells of a line as plain text; null where that is not told by looks, or the line does not open with a pipe. */
function plainCellsOf(text: string, from: number, to: number): readonly string[] | null {
  if (text.charCodeAt(from) !== PIPE) return null;
  const line = text.slice(from + 1, to).trimEnd();
  if (MAY_BE_MARKED.test(line.includes("`") ? line.replace(CODE, "x") : line)) return null;
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
  let isRead = true;
  const { children } = parseRow(text, from, end, (source, isCell) => {
    const content = parsePlainInline(source, isCell, NO_LABELS);
    isRead &&= content !== null;
    return content ?? [];
  });
  const cells = children.map((cell) => toPlainText(flatten(cell.children, text).text));
  return isRead ? cells : null;
}

const NO_LABELS: ReadonlySet<string> = new Set();

function isBlank(text: string, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (text.charCodeAt(at) > 32) return false;
  return true;
}
