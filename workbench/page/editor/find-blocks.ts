import type { Text } from "@codemirror/state";

/** Where a block stands in a text: from the start of its first line to the end of its last, without the line break. */
interface BlockRange {
  readonly from: number;
  readonly to: number;
}

/** A block that Live Preview can show rendered. */
export type Block =
  | (BlockRange & { readonly kind: "properties" | "table" | "callout" })
  /** `source` is the text between the fences. */
  | (BlockRange & { readonly kind: "code"; readonly language: string; readonly source: string })
  /** A line that is an embed and nothing else; `link` is what stands in its brackets. */
  | (BlockRange & { readonly kind: "embed"; readonly link: string });

const FENCE = /^ {0,3}(`{3,}|~{3,})\s*([^\s`{]*)/;
const DELIMITER_ROW = /^ {0,3}\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*$/;
/** What ends a table besides an empty line: another block begins. */
const OTHER_BLOCK = /^ {0,3}(?:#{1,6}\s|>|`{3,}|~{3,}|(?:[-*+]|\d{1,9}[.)])\s)/;

const known = new WeakMap<Text, readonly Block[]>();

/** The blocks of a text in order; found once for each text. */
export function findBlocks(doc: Text): readonly Block[] {
  const found = known.get(doc) ?? scan(doc);
  known.set(doc, found);
  return found;
}

/** Offset after the frontmatter's closing fence; 0 without frontmatter. */
export function findFrontmatterEnd(doc: Text): number {
  if (doc.line(1).text.trimEnd() !== "---") return 0;
  for (let number = 2; number <= doc.lines; number++) {
    const line = doc.line(number);
    if (line.text.trimEnd() === "---") return line.to;
  }
  return 0;
}

function scan(doc: Text): Block[] {
  const lines = [...doc.iterLines()];
  const starts: number[] = [];
  lines.reduce((start, line) => (starts.push(start), start + line.length + 1), 0);
  const range = (first: number, last: number): BlockRange => ({
    from: starts[first] ?? 0,
    to: (starts[last] ?? 0) + (lines[last] ?? "").length,
  });
  const blocks: Block[] = [];
  let at = 0;
  const frontmatterEnd = findFrontmatterEnd(doc);
  if (frontmatterEnd > 0) {
    blocks.push({ kind: "properties", from: 0, to: frontmatterEnd });
    at = doc.lineAt(frontmatterEnd).number;
  }
  while (at < lines.length) {
    const line = lines[at] ?? "";
    const fence = FENCE.exec(line);
    if (fence?.[1] !== undefined) {
      const last = findFenceEnd(lines, at + 1, fence[1]);
      const isClosed = last < lines.length;
      // A fence that nothing closes runs to the end; it stays source.
      if (isClosed) {
        const source = lines.slice(at + 1, last).join("\n");
        blocks.push({ kind: "code", ...range(at, last), language: fence[2] ?? "", source });
      }
      at = last + 1;
      continue;
    }
    const last = findTableEnd(lines, at) ?? findCalloutEnd(lines, at);
    if (last !== undefined) {
      blocks.push({ kind: line.startsWith(">") ? "callout" : "table", ...range(at, last) });
      at = last + 1;
      continue;
    }
    const link = /^!\[\[([^[\]]+)\]\]\s*$/.exec(line)?.[1];
    if (link !== undefined) blocks.push({ kind: "embed", ...range(at, at), link });
    at++;
  }
  return blocks;
}

/** Index of the line that closes the fence; the number of lines if none does. */
function findFenceEnd(lines: readonly string[], from: number, fence: string): number {
  const at = lines.findIndex((line, index) => {
    const text = line.trim();
    return index >= from && text.startsWith(fence) && text.split(fence.charAt(0)).join("") === "";
  });
  return at < 0 ? lines.length : at;
}

function findTableEnd(lines: readonly string[], at: number): number | undefined {
  const head = lines[at] ?? "";
  const delimiter = lines[at + 1] ?? "";
  if (!head.includes("|") || OTHER_BLOCK.test(head) || !delimiter.includes("-") || !DELIMITER_ROW.test(delimiter))
    return undefined;
  if (splitRow(head).length !== splitRow(delimiter).length) return undefined;
  let last = at + 1;
  while (last + 1 < lines.length && isTableRow(lines[last + 1] ?? "")) last++;
  return last;
}

function isTableRow(line: string): boolean {
  return line.trim() !== "" && !OTHER_BLOCK.test(line);
}

function findCalloutEnd(lines: readonly string[], at: number): number | undefined {
  if (!/^>\s*\[![^\]]+\]/.test(lines[at] ?? "")) return undefined;
  let last = at;
  while (lines[last + 1]?.startsWith(">") === true) last++;
  return last;
}

/** A cell's text in its row: offsets from the row's start, blanks around it left out. */
export interface RowCell {
  readonly from: number;
  readonly to: number;
}

/** The cells of a row, cut at each `|` that no backslash stands before. */
export function splitRow(row: string): RowCell[] {
  const pipes: number[] = [];
  for (let at = 0; at < row.length; at++) {
    if (row[at] === "\\") at++;
    else if (row[at] === "|") pipes.push(at);
  }
  const end = row.trimEnd().length;
  const start = row.length - row.trimStart().length;
  const bounds = [
    ...(pipes[0] === start ? [] : [start - 1]),
    ...pipes,
    ...(pipes.at(-1) === end - 1 && pipes.length > 0 ? [] : [end]),
  ];
  return bounds.slice(0, -1).map((bound, at) => trimCell(row, bound + 1, bounds[at + 1] ?? end));
}

function trimCell(row: string, from: number, to: number): RowCell {
  const text = row.slice(from, to);
  // Of an empty cell the place behind its first blank.
  if (text.trim() === "") return { from: from + Math.min(1, text.length), to: from + Math.min(1, text.length) };
  return { from: from + text.length - text.trimStart().length, to: from + text.trimEnd().length };
}
