import type { Exported } from "./exported";
import { recordsOf, type RecordValue } from "./records";

/** What a spreadsheet would take for a formula, written wide too. Source: OWASP, “CSV injection”. */
const FORMULA = /^[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/;

/** What is shown as CSV after RFC 4180: a row of names, then the rows, each closed by CRLF; nothing where nothing is. */
export function toCsv(exported: Exported): string {
  const records = recordsOf(exported);
  const names = Object.keys(records[0] ?? {});
  const lines = [names, ...records.map((record) => names.map((name) => toCell(record[name] ?? null)))];
  return names.length === 0 ? "" : lines.map((cells) => `${cells.map(quoted).join(",")}\r\n`).join("");
}

/** Several things are parted by `; `. */
function toCell(value: RecordValue): string {
  if (value === null) return "";
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  const text =
    typeof value === "string"
      ? value
      : value.map((each) => (typeof each === "string" ? each : `${each.path}:${each.line}`)).join("; ");
  return FORMULA.test(text) ? `'${text}` : text;
}

function quoted(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replace(/"/g, '""')}"` : cell;
}
