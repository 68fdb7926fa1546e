import type { Table, TableCell, TableRow } from "mdast";
import type { Position } from "unist";
import { LazyContent, type ContentReader } from "./lazy-content";
import { SourceText, toPosition } from "./source-text";

const SPACE = 32;
const TAB = 9;
const BACKSLASH = 92;
const PIPE = 124;

const DELIMITERS = /^[ ]{0,3}\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$/;

/** How many columns a line of delimiters (`| --- | :-: |`) makes; 0 when it is none. */
export function countDelimiters(line: string): number {
  if (!/[|:]/.test(line) || !DELIMITERS.test(line)) return 0;
  return line.split("|").filter((cell) => cell.trim() !== "").length;
}

/** How many cells a line has as the header of a table. Source: micromark's GFM table, its head row. */
export function countHeaderCells(line: string): number {
  let size = 0;
  let units = line.startsWith("|") ? 0 : 1;
  let isOpen = !line.startsWith("|");
  for (let at = 0; at < line.length; at++) {
    const code = line.charCodeAt(at);
    if (code === SPACE || code === TAB) continue;
    units += 1;
    if (isOpen) {
      isOpen = false;
      size += 1;
    }
    if (code === PIPE) isOpen = true;
    else at = endOfData(line, at) - 1;
  }
  return units > 1 ? size : 0;
}

/** A row as remark gives it: a cell begins with the pipe before it, and the last one ends with the row. */
export function parseRow(text: string, from: number, to: number, read: ContentReader): TableRow {
  const children: TableCell[] = [];
  let start = from;
  let at = from;
  let hasCell = false;
  if (text.charCodeAt(at) === PIPE) at += 1;
  let contentFrom = -1;
  let contentTo = -1;
  const close = (end: number): void => {
    children.push(
      new PlainCell(
        text,
        toPosition(start, end),
        contentFrom === -1 ? end : contentFrom,
        contentFrom === -1 ? end : contentTo,
        read,
      ),
    );
    contentFrom = -1;
    start = end;
  };
  while (at < to) {
    const code = text.charCodeAt(at);
    if (code === PIPE) {
      // The last pipe opens no cell of its own.
      if (isBlankFrom(text, at + 1, to)) break;
      close(at);
      hasCell = true;
      at += 1;
      continue;
    }
    if (code !== SPACE && code !== TAB) {
      if (contentFrom === -1) contentFrom = at;
      at = endOfData(text, at, to);
      contentTo = at;
      continue;
    }
    at += 1;
  }
  if (contentFrom !== -1 || at < to || !hasCell || start < to) close(to);
  return { type: "tableRow", children, position: toPosition(from, to) };
}

/** The end of a run of characters that are neither blanks nor pipes; a backslash takes a pipe or another with it. */
function endOfData(text: string, from: number, to: number = text.length): number {
  let at = from;
  while (at < to) {
    const code = text.charCodeAt(at);
    if (code === SPACE || code === TAB || code === PIPE) break;
    if (code === BACKSLASH) {
      const next = text.charCodeAt(at + 1);
      if (at + 1 < to && (next === BACKSLASH || next === PIPE)) at += 1;
    }
    at += 1;
  }
  return at;
}

function isBlankFrom(text: string, from: number, to: number): boolean {
  for (let at = from; at < to; at++) {
    const code = text.charCodeAt(at);
    if (code !== SPACE && code !== TAB) return false;
  }
  return true;
}

class PlainCell extends LazyContent implements TableCell {
  readonly type = "tableCell";

  constructor(text: string, position: Position, from: number, to: number, read: ContentReader) {
    super(position, () => read(SourceText.ofRange(text, from, to), true));
  }
}

export type { Table };
