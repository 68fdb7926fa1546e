import { neededIn } from "../parse/dependencies";
import { isStatusHeader, readKeyedStatus } from "../parse/status-line";
import type { Vocabulary } from "../status/vocabulary";
import type { PlaceKind } from "./status-place";
import { cellsOf } from "./table-cells";

/** A place in which something can be suggested while it is typed: a status, or the id of what is needed. */
export interface SuggestPlace {
  /** In which kind of place a status is typed; `needs` for an id. */
  readonly kind: PlaceKind | "needs";
  /** Where what was typed of it begins in its line, in UTF-16 units; it ends at the cursor. */
  readonly from: number;
  readonly query: string;
  /** Whether another plugin suggests there as well, on the lines of tasks: the sign or field of the Tasks plugin. */
  readonly isOfTasks: boolean;
}

/** The lines of a text, from 0. */
export type LineReader = (line: number) => string;

/** What a line must have in it before the cursor, for there to be anything; looked at with every key. */
const MAY_BE = /[:：|⛔]|depends on|blocked (?:by|on)|waits? for|waiting/i;
const FENCE = /^[\s>]*(?:[-*+][ \t]+|\d{1,9}[.)][ \t]+)?(`{3,}|~{3,})/;
const LEAD = /^[\s>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)?(?:#{1,6}[ \t]+)?/;
const TASK = /^[\s>]*(?:[-*+]|\d{1,9}[.)])[ \t]+\[.\]/u;
const PROPERTY = /^status:[ \t]+(.*)$/i;
const FIELD = /[[(](?:status|state)::[ \t]*([^\])]*)$/i;
const SENTENCE = /(?:^|[^\p{L}\p{N}])(?:depends on|blocked (?:by|on)|waits? for|waiting (?:on|for))[ \t]+(.*)$/iu;
const TASKS_SIGN = /⛔\ufe0f?[ \t]*((?:[\p{L}\p{N}_-]+[ \t]*,[ \t]*)*[\p{L}\p{N}_-]*)$/u;
const TASKS_FIELD = /[[(](?:depends ?on|blocked ?by)::[ \t]*([^\])]*)$/i;
/** What is listed before the one that is typed. */
const LISTED = /^.*(?:[,;&]|\s(?:and|und|et|y|e)\s)\s*/iu;
const MAX_QUERY = 40;
const MAX_TABLE = 2_000;

/** What is typed at a place, where something can be suggested for it; null elsewhere, as in code. */
export function suggestPlaceAt(
  lineText: LineReader,
  line: number,
  column: number,
  vocabulary: () => Vocabulary,
): SuggestPlace | null {
  const before = lineText(line).slice(0, column);
  if (!MAY_BE.test(before)) return null;
  const around = surroundings(lineText, line);
  if (around === "code") return null;
  if (around === "properties") return placeOf("property", PROPERTY.exec(before)?.[1]?.replace(/^["']/, ""), column);
  // A code span that is not closed yet.
  if ((before.split("`").length - 1) % 2 === 1) return null;
  const lead = LEAD.exec(before)?.[0] ?? "";
  const flat = before.slice(lead.length).replace(/[*_]/g, "");
  const needed = (TASKS_SIGN.exec(before) ?? TASKS_FIELD.exec(before))?.[1];
  if (needed !== undefined) return placeOf("needs", needed.replace(LISTED, ""), column, TASK.test(before));
  const field = FIELD.exec(before)?.[1];
  if (field !== undefined) return placeOf("line", field, column);
  const listed = neededIn(`${flat}.`) ?? SENTENCE.exec(before)?.[1];
  if (listed !== undefined && !before.includes("|")) {
    const query = listed === "." ? "" : listed.replace(LISTED, "").replace(/\.$/, "");
    // Where the key ends the line, its blank is still to be typed.
    return /\s$|[^:：]$/.test(before) ? placeOf("needs", query, column) : null;
  }
  if (before.includes("|")) return cellPlace(lineText, line, column, vocabulary());
  const key = readKeyedStatus(`${flat}.`, vocabulary());
  if (key === null || key.needsKnownValue || !/[:：]\**[ \t]|：/.test(before)) return null;
  return placeOf("line", flat.slice(key.from), column);
}

/** The place in a table's cell that an editor has for itself, below a header. */
export function cellPlaceBelow(header: string, before: string, vocabulary: Vocabulary): SuggestPlace | null {
  return isStatusHeader(header.trim(), vocabulary) ? placeOf("cell", before.trimStart(), before.length) : null;
}

function placeOf(
  kind: SuggestPlace["kind"],
  query: string | undefined,
  column: number,
  isOfTasks = false,
): SuggestPlace | null {
  // Links and tags are suggested by the app, and what has marks in it is more than a word.
  if (query === undefined || query.length > MAX_QUERY || /[[\]#`*_|<>]/.test(query)) return null;
  return { kind, from: column - query.length, query, isOfTasks };
}

function cellPlace(lineText: LineReader, line: number, column: number, vocabulary: Vocabulary): SuggestPlace | null {
  let head = line;
  while (head > 0 && line - head < MAX_TABLE && lineText(head - 1).includes("|")) head -= 1;
  const rule = lineText(head + 1);
  if (line < head + 2 || !/^[\s>|:-]+$/.test(rule) || !rule.includes("-")) return null;
  const cells = cellsOf(lineText(line).slice(0, column));
  const header = cellsOf(lineText(head))[cells.length - 1]?.text.replace(/[*_`]/g, "");
  const typed = cells.at(-1)?.text;
  if (header === undefined || !isStatusHeader(header, vocabulary)) return null;
  const before = lineText(line).slice(0, column);
  return placeOf("cell", typed === "" ? "" : before.slice(cells.at(-1)?.start ?? column), column);
}

/** In what a line stands: text, code, or the properties of the note. */
function surroundings(lineText: LineReader, line: number): "text" | "code" | "properties" {
  let at = 0;
  if (lineText(0).trimEnd() === "---") {
    for (at = 1; at <= line && lineText(at).trimEnd() !== "---"; at++);
    if (at > line) return "properties";
  }
  let fence = "";
  for (; at < line; at++) {
    const text = lineText(at);
    const mark = FENCE.exec(text)?.[1];
    if (mark === undefined) continue;
    if (fence === "") fence = mark;
    else if (mark.startsWith(fence) && /^[\s>]*[`~]+\s*$/.test(text)) fence = "";
  }
  return fence !== "" || FENCE.test(lineText(line)) ? "code" : "text";
}
