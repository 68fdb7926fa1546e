import { readColumns, readStatusCell } from "../../core/parse/status-table";
import { readStatusLine } from "../../core/parse/status-line";
import { recognizeAnswer, recognizeStatus } from "../../core/status/recognize";
import type { StatedStatus } from "../../core/status/status";
import type { Vocabulary } from "../../core/status/vocabulary";
import { linesOf, rangeIn } from "./rendered-lines";

/** A status as it is said in a rendered note. */
export interface SaidStatus {
  readonly status: StatedStatus;
  /** As it reads there. */
  readonly text: string;
  /** Where it stands. */
  readonly range: Range;
  /** Where so many units of its beginning stand; null where something of that is code. */
  readonly opening: (length: number) => Range | null;
  /** The table's row in which it stands; null in other text. */
  readonly row: Element | null;
}

/** Blocks whose lines may state a status. */
const LINED = "p, li, h1, h2, h3, h4, h5, h6, .callout-title-inner";

/** Whether an element is quoted, or of code: what stands there says nothing of the plan. A callout is no quotation. */
export function isSaidByOthers(element: Element): boolean {
  return element.closest("blockquote, pre, code") !== null;
}

/** What a rendered table is read as; null where none of its columns states a status, or it is quoted. */
export interface SaidColumn {
  readonly column: number;
  readonly isYesNo: boolean;
}

/** Reads the columns of a rendered table as those of notes are read. */
export function readTable(table: Element, vocabulary: Vocabulary): SaidColumn | null {
  if (isSaidByOthers(table)) return null;
  const [header = [], ...rows] = [...table.querySelectorAll("tr")].map((row) => cellsOf(row).map(textOf));
  const { status, isYesNo } = readColumns(header, rows, vocabulary);
  return status === null ? null : { column: status, isYesNo };
}

/** What a row of the table says in its column of statuses; null for the header, and where nothing is understood. */
export function findInRow(row: Element, { column, isYesNo }: SaidColumn, vocabulary: Vocabulary): SaidStatus | null {
  const cell = cellsOf(row)[column];
  const said = cell?.nodeName === "TD" ? wholeOf(cell) : null;
  if (said === null) return null;
  const status = readStatusCell(said.text, isYesNo, vocabulary)?.status;
  return status === undefined ? null : { ...said, status, row };
}

function cellsOf(row: Element): readonly Element[] {
  return [...row.children].filter(({ nodeName }) => nodeName === "TD" || nodeName === "TH");
}

/** The statuses that lines of text within an element state by a key: `Status: done`. */
export function findInLines(root: Element, vocabulary: Vocabulary): readonly SaidStatus[] {
  const blocks = [...(root.matches(LINED) ? [root] : []), ...root.querySelectorAll(LINED)];
  return blocks.flatMap((block) => {
    if (isSaidByOthers(block) || block.closest("table") !== null) return [];
    return linesOf(block).flatMap((line) => {
      const found = readStatusLine(line.text, vocabulary);
      if (found === null) return [];
      const text = line.text.slice(found.from, found.to);
      const status = (found.needsKnownValue ? recognizeStatus : recognizeAnswer)(text, vocabulary)?.status;
      const range = rangeIn(line, found.from, found.to);
      if (range === null || (status === undefined && found.needsKnownValue)) return [];
      const opening = (length: number): Range | null => rangeIn(line, found.from, found.from + length);
      return [{ status: status ?? ("unknown" as const), text, range, opening, row: null }];
    });
  });
}

/** All that a cell says; null where it is empty, or says it in several lines or in code. */
function wholeOf(cell: Element): Pick<SaidStatus, "text" | "range" | "opening"> | null {
  // In Live Preview a cell holds a block, which holds its text.
  const [line, ...more] = [cell, ...cell.querySelectorAll("div, p")].flatMap(linesOf);
  if (line === undefined || more.length > 0) return null;
  const from = line.text.length - line.text.trimStart().length;
  const to = line.text.trimEnd().length;
  const range = rangeIn(line, from, to);
  const opening = (length: number): Range | null => rangeIn(line, from, from + length);
  return range === null ? null : { text: line.text.slice(from, to), range, opening };
}

/** What a cell says, badges in it aside. */
function textOf(cell: Element): string {
  return [cell, ...cell.querySelectorAll("div, p")]
    .flatMap(linesOf)
    .map(({ text }) => text)
    .join(" ")
    .trim();
}
