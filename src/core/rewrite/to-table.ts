import { columnsOf } from "../edit/cell-padding";

/** A table of pipes, its first row the header, with the columns aligned; lines end in `\n`, but the last. */
export function toTable(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(3, ...rows.map((row) => columnsOf(row[column] ?? ""))));
  const line = (cells: readonly string[], fill: string): string =>
    `| ${widths.map((width, i) => (cells[i] ?? "") + fill.repeat(width - columnsOf(cells[i] ?? ""))).join(" | ")} |`;
  return rows.flatMap((row, i) => (i === 0 ? [line(row, " "), line([], "-")] : [line(row, " ")])).join("\n");
}
