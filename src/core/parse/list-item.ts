import type { ListItem, Paragraph } from "mdast";
import type { TextRange } from "../text/range";

/** The checkbox of a list item. */
export interface Box {
  /** One code point. */
  readonly symbol: string;
  readonly symbolRange: TextRange;
  /** The first offset behind the closing bracket. */
  readonly end: number;
}

const MARKER_AND_BOX = /^((?:[-*+]|\d{1,9}[.)])(?:[ \t]|\r?\n[ \t>]*)+)\[(.)\](?=[ \t]|\r?\n)/u;

/**
 * The box of a list item, with any character in it; null when it has none.
 *
 * A box without any text behind it is no task, as in GFM; blanks must follow the bracket, as in Obsidian.
 *
 * @param start the item's offset in `source`
 * @param end where its first paragraph ends
 */
export function readBox(item: ListItem, source: string, start: number, end: number): Box | null {
  if (firstParagraph(item) === null) return null;
  // What counts stands on the first lines; no item opens with more blanks than that.
  const match = MARKER_AND_BOX.exec(source.slice(start, start + 1024));
  if (match?.[1] === undefined || match[2] === undefined) return null;
  const isGfm = item.checked !== null && item.checked !== undefined;
  if (!isGfm && (isBlankOrCross(match[2]) || !hasTextAfter(source, start + match[0].length, end))) return null;
  const from = start + match[1].length + 1;
  return { symbol: match[2], symbolRange: { from, to: from + match[2].length }, end: start + match[0].length };
}

/** The paragraph that a list item opens with; null when it opens with another block, or with none. */
export function firstParagraph(item: ListItem): Paragraph | null {
  const first = item.children[0];
  return first?.type === "paragraph" ? first : null;
}

function isBlankOrCross(symbol: string): boolean {
  return symbol === " " || symbol === "\t" || symbol === "x" || symbol === "X";
}

function hasTextAfter(source: string, from: number, to: number): boolean {
  return source.slice(from, to).trim() !== "";
}
