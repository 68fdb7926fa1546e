import { cellsOf } from "../edit/table-cells";
import { findWrittenStatus } from "../edit/written-status";
import type { RowItem } from "../note/parsed-note";
import { blocksOf, versionParser, vocabularyOfNote } from "../parse/parse-note";
import { placeName, readFieldColumns, readRowNames, type RowNames } from "../parse/row-name";
import type { Vocabulary } from "../status/vocabulary";
import { LineIndex } from "../text/line-index";
import { applyEdits, type TextEdit } from "../text/text-edit";
import { firstUnlike } from "./checklist-to-table";
import { tableWords } from "./insert-phase-table";
import { Refusal, type Rewriting } from "./refusal";
import { wordLost } from "./words-lost";
import { say } from "../words/say";

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const SIGN = /^[🔺⏫🔼🔽⏬]\ufe0f?$/u;
const BOX = /^\[(.)\]$/u;
const KEY = /^[\p{L}\p{N}][\p{L}\p{N} -]{0,29}$/u;
/** `Effort (h)`. */
const WITH_UNIT = /^(.{2,29}?) ?\((\p{L}{1,8})\)$/u;
/** What is under way, and how far it has come or how well it goes. */
const SAYS_MORE =
  /^(?:half|part|most|near|almost|at risk|(?:on|off) track|behind|teil|fast |gr[oö](?:ß|ss)ten|presque|casi|quas[ei]|par[cz]ial|част|почти|部分|一部|基本|接近|ほぼ|부분|일부|거의)/iu;
const NUMBER = /^\d+(?:[.,]\d+)?$/;

/**
 * The rows of the phase table at the cursor as tasks: the name behind the box, and all other cells in fields, or below it
 * where they hold brackets; so does the status where no character of a box says it.
 *
 * @throws {Refusal} when there is no such table, or a task cannot say all that a row does.
 */
export function tableToChecklist(text: string, cursor: number, vocabulary: Vocabulary): Rewriting {
  const table = blocksOf(text).find(({ kind, from, to }) => kind === "table" && from <= cursor && cursor <= to);
  if (table === undefined) throw new Refusal(say("refusal.no-table"));
  const lines = new LineIndex(text);
  const parse = versionParser(vocabulary);
  const note = parse(text);
  const [head, end] = [lines.lineAt(table.from), lines.lineAt(table.to) + 1];
  const header = cellsOf(lines.lineText(head)).map((cell) => cell.text);
  const { symbols } = vocabularyOfNote(text, vocabulary);
  const [, , due] = tableWords(note, text);
  const rows: RowItem[] = [];
  for (let line = head + 2; line < end; line++) {
    const row = note.items.find((item) => item.line === line);
    if (row?.kind !== "row") throw new Refusal(say("refusal.no-status", { row: lines.lineText(line).trim() }));
    rows.push(row);
  }
  const columns = readHead(header, rows, lines);
  const tasks = rows.map((row) => toTask(row, columns, lines, symbols, due.toLowerCase()));
  if (tasks.length === 0) throw new Refusal(say("refusal.no-rows"));
  const newline = /\r?\n/.exec(text)?.[0] ?? "\n";
  const range = { from: table.from, to: lines.lineRange(end - 1).to };
  const edit: TextEdit = {
    range,
    expected: text.slice(range.from, range.to),
    insert: tasks.join("\n").replace(/\n/g, newline),
  };
  const after = parse(applyEdits(text, [edit]));
  const unlike = firstUnlike(note, after, {
    before: [head, end],
    after: [head, head + tasks.join("\n").split("\n").length],
  });
  if (unlike !== null) throw new Refusal(say("refusal.unlike-list", { name: unlike }));
  return { edits: [edit], cursor: table.from };
}

/** Whether a status is all that a cell says, and not how far it has come: `60%`, `partially done`. */
function isPlain(said: string, reason: string): boolean {
  const written = findWrittenStatus(said, reason);
  if (written === null || written.form === "degree" || written.form === "fraction") return false;
  return written.range.from === 0 && written.range.to === said.length && !SAYS_MORE.test(written.word);
}

/** The header of a table, and what it says of the cells below it. */
interface Head {
  readonly header: readonly string[];
  readonly keys: readonly (object | null)[];
  readonly names: RowNames | null;
}

function readHead(header: readonly string[], rows: readonly RowItem[], lines: LineIndex): Head {
  const keys = readFieldColumns(header);
  const [first] = rows;
  if (first === undefined || first.isPhase) return { header, keys, names: null };
  const cells = rows.map(({ line }) => cellsOf(lines.lineText(line)).map(({ text }) => text));
  return { header, keys, names: readRowNames(header, cells, statusColumnOf(first, lines), keys) };
}

function statusColumnOf(row: RowItem, lines: LineIndex): number {
  const at = row.statusRange.from - lines.startOf(row.line);
  return cellsOf(lines.lineText(row.line)).filter(({ start }) => start <= at).length - 1;
}

function toTask(
  row: RowItem,
  { header, keys, names }: Head,
  lines: LineIndex,
  symbols: Vocabulary["symbols"],
  due: string,
): string {
  const written = cellsOf(lines.lineText(row.line));
  const status = statusColumnOf(row, lines);
  const beyond = written.slice(header.length).find(({ text }) => text !== "");
  if (beyond !== undefined) throw new Refusal(say("refusal.beyond", { cell: beyond.text }));
  const cells = written.slice(0, header.length).map(({ text }) => text.replace(/\\\|/g, "|"));
  const { name, id } = placeName(names, cells, status, row.id, keys);
  const opening = id === null ? "" : `${row.id ?? cells[id] ?? ""}: `;
  const said = cells[status] ?? "";
  const own = BOX.exec(said)?.[1];
  const symbol = own ?? [...symbols].find(([, meant]) => meant === row.status)?.[0];
  const isAll = own !== undefined || (symbol !== undefined && isPlain(said, row.reason ?? ""));
  if (said === "") throw new Refusal(say("refusal.empty-status", { row: row.title }));
  let line = `- [${symbol ?? " "}] ${opening}${cells[name] ?? ""}`;
  let below = "";
  const add = (header: string, value: string): void => {
    const [, named, unit = ""] = WITH_UNIT.exec(header) ?? [];
    const key = named ?? header;
    const whole = NUMBER.test(value) && unit !== "" ? `${value} ${unit}` : value;
    if (key.toLowerCase() === due && DAY.test(value)) line += ` 📅 ${value}`;
    else if (SIGN.test(value)) line += ` ${value}`;
    else if (!KEY.test(key)) throw new Refusal(say("refusal.no-field", { name: header }));
    else if (/[[\]()]/.test(value)) below += `\n  - ${key}: ${value}`;
    else line += ` [${key.toLowerCase()}:: ${whole}]`;
  };
  if (!isAll) add("Status", said);
  cells.forEach((value, i) => {
    if (i !== name && i !== status && i !== id && value !== "") add(header[i] ?? "", value);
  });
  // A status that the box says may have had other words.
  const kept = cells.filter((_, i) => i !== status || !isAll).join("\n");
  if (wordLost(kept, line + below, "") !== null) throw new Refusal(say("refusal.more-than-task", { row: row.title }));
  return line + below;
}
