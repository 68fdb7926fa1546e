import type { LineIndex } from "../text/line-index";

/** A cell of a table of pipes. */
export interface TableCell {
  /** Where its text starts in its line, in UTF-16 units. */
  readonly start: number;
  readonly text: string;
}

/** The lines of a table of pipes around one of its rows: that of its head, and one past its last; null where there is none. */
export function tableAround(row: number, lines: LineIndex): { readonly head: number; readonly end: number } | null {
  let [head, end] = [row, row];
  while (head > 0 && lines.lineText(head - 1).includes("|")) head -= 1;
  while (end < lines.count && lines.lineText(end).includes("|")) end += 1;
  return head === row ? null : { head, end };
}

/** The cells of a line of a table, without the blanks around them. */
export function cellsOf(line: string): readonly TableCell[] {
  const lead = /^[\s>\ufeff]*\|?/.exec(line)?.[0].length ?? 0;
  const cells: TableCell[] = [];
  for (let start = lead, at = lead; at <= line.length; at++) {
    if (line.charAt(at) === "\\") at += 1;
    else if (line.charAt(at) === "|" || at === line.length) {
      const written = line.slice(start, at);
      const text = written.trim();
      cells.push({ start: start + (text === "" ? Math.min(1, written.length) : written.indexOf(text)), text });
      start = at + 1;
    }
  }
  return cells;
}
