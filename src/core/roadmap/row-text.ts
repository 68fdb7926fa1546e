import { toHeadingKey } from "../links/subpath";
import type { ParsedNote } from "../note/parsed-note";
import type { TextRange } from "../text/range";
import { LineIndex } from "../text/line-index";
import type { OutlineRow } from "./outline-row";
import { scopeOfRow } from "./scope-of-row";

type Row = Pick<OutlineRow, "kind" | "path" | "line" | "item">;

/**
 * What a row stands for, as it is written: a note, a heading with all below it, or an item with the items below it,
 * moved to the left as far as its first line is. A row of a table comes with the table's head. Null where there is
 * nothing of it any more, and for folders.
 *
 * @param text what `note` was read in
 */
export function textOfRow(row: Row, note: ParsedNote, text: string): string | null {
  const scope = row.kind === "folder" ? null : scopeOfRow(row, note);
  const lines = new LineIndex(text);
  switch (scope?.kind) {
    case "note":
      return text;
    case "section": {
      const range = note.sections[scope.section]?.range;
      return range === undefined ? null : text.slice(range.from, range.to).trimEnd();
    }
    case "items": {
      const [first, last] = [note.items[scope.run.start], note.items[scope.run.end - 1]];
      if (first === undefined || last === undefined) return null;
      const written = linesOf({ from: first.range.from, to: last.range.to }, lines);
      if (first.kind === "task") return toTheLeft([...written, ...deeperBelow(written, first.line, lines)]).join("\n");
      return toTheLeft([...headOf(first.line, lines), ...written]).join("\n");
    }
    default:
      return null;
  }
}

/** What a link to a row leads to in its note, with its `#`: its block, or else the heading that it stands below. */
export function subpathOfRow({ line, item }: Row, { items, sections, blockIds }: ParsedNote): string {
  const what = item === null ? undefined : items[item];
  const block = /^\^(.+)$/.exec(what?.id ?? "")?.[1];
  if (block !== undefined && blockIds.includes(block)) return `#^${block}`;
  let at: number | null =
    what?.section ?? (line === null ? 0 : sections.findIndex((each) => each.level > 0 && each.line === line));
  const headings: string[] = [];
  for (; at !== null && at > 0; at = sections[at]?.parent ?? null) {
    const heading = sections[at]?.heading ?? "";
    const key = toHeadingKey(heading);
    // Nothing but signs cannot be linked to.
    if (key === "") continue;
    headings.unshift(toLinkText(heading));
    // Only what another heading is called as well takes the ones above it to be told from that.
    if (sections.filter((each) => toHeadingKey(each.heading) === key).length === 1) break;
  }
  return headings.map((heading) => `#${heading}`).join("");
}

/** A heading as it stands in a link. Source: Obsidian's help, “Link to a heading in a note”. */
function toLinkText(heading: string): string {
  return heading
    .replace(/[#|^:]|%%|\[\[|\]\]/g, " ")
    .replace(/\s+/g, " ")
    .trim();
}

function linesOf({ from, to }: TextRange, lines: LineIndex): string[] {
  const [first, last] = [lines.lineAt(from), lines.lineAt(Math.max(from, to - 1))];
  return Array.from({ length: last - first + 1 }, (_, at) => lines.lineText(first + at));
}

/** The lines right below some others that are indented deeper than the first of those, and blank ones between them. */
function deeperBelow(written: readonly string[], line: number, lines: LineIndex): readonly string[] {
  const quotes = (/^[\s>]*/.exec(written[0] ?? "")?.[0] ?? "").split(">").length - 1;
  const inQuotes = new RegExp(`^(?:[ \\t]*>[ \\t]?){${quotes}}`);
  const own = indentOf((written[0] ?? "").replace(inQuotes, ""));
  const below: string[] = [];
  let count = 0;
  for (let at = line + written.length; at < lines.count; at++) {
    const text = lines.lineText(at);
    // A line without the marks ends the quote.
    if (!inQuotes.test(text)) break;
    const rest = text.replace(inQuotes, "");
    const isBlank = rest.trim() === "";
    if (!isBlank && indentOf(rest) <= own) break;
    below.push(text);
    if (!isBlank) count = below.length;
  }
  return below.slice(0, count);
}

/** How far a line is indented; a tab reaches to the next stop of four. */
function indentOf(line: string): number {
  const blanks = /^[ \t]*/.exec(line)?.[0] ?? "";
  return [...blanks].reduce((width, sign) => (sign === "\t" ? width + 4 - (width % 4) : width + 1), 0);
}

/** The head of the table that a row stands in, with the line below it. */
function headOf(row: number, lines: LineIndex): readonly string[] {
  for (let line = row - 1; line > 0 && lines.lineText(line).includes("|"); line -= 1) {
    if (/^[\s>|:-]*-[\s>|:-]*$/.test(lines.lineText(line))) return [lines.lineText(line - 1), lines.lineText(line)];
  }
  return [];
}

/** Lines without what stands before the first of them; those that begin with less lose as much of it as they have. */
function toTheLeft(lines: readonly string[]): readonly string[] {
  const indent = /^[\s>]*/.exec(lines[0] ?? "")?.[0] ?? "";
  return lines.map((line) => {
    let same = 0;
    while (same < indent.length && line.charAt(same) === indent.charAt(same)) same += 1;
    return line.slice(same);
  });
}
