import { splitRow } from "./find-blocks";

export type Alignment = "left" | "center" | "right" | null;

/** A cell as it stands in the table's source; offsets from the table's start. */
export interface TableCell {
  readonly from: number;
  readonly to: number;
  /** The cell's own text, its pipes without the backslash. */
  readonly text: string;
}

/** A table's rows, the head first; each has as many cells as the head, `null` where the source has none. */
export interface MarkdownTable {
  readonly alignments: readonly Alignment[];
  readonly rows: readonly (readonly (TableCell | null)[])[];
}

/** Reads the source of one table. */
export function readTable(source: string): MarkdownTable {
  const [head = "", delimiter = "", ...body] = source.split("\n");
  const width = splitRow(head).length;
  const alignments = splitRow(delimiter).map(({ from, to }) => readAlignment(delimiter.slice(from, to)));
  const rows: (TableCell | null)[][] = [];
  let start = 0;
  for (const [at, row] of [head, delimiter, ...body].entries()) {
    if (at !== 1) {
      const cells: TableCell[] = splitRow(row).map(({ from, to }) => ({
        from: start + from,
        to: start + to,
        text: unescapeCell(row.slice(from, to)),
      }));
      rows.push(Array.from({ length: width }, (_, column) => cells[column] ?? null));
    }
    start += row.length + 1;
  }
  return { alignments, rows };
}

function readAlignment(text: string): Alignment {
  const [left, right] = [text.startsWith(":"), text.endsWith(":")];
  if (left && right) return "center";
  return right ? "right" : left ? "left" : null;
}

/** A cell's text as it is edited: `\|` is a pipe there. */
export function unescapeCell(source: string): string {
  return source.replace(/\\([\\|])/g, (whole, character: string) => (character === "|" ? "|" : whole));
}

/** A cell's text as it stands in the note: on one line, its pipes with a backslash. */
export function escapeCell(text: string): string {
  return text
    .trim()
    .replace(/\n/g, "<br>")
    .replace(/\\[\\|]|\|/g, (found) => (found === "|" ? "\\|" : found));
}
