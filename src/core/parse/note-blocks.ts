import type { RootContent } from "mdast";
import type { TextRange } from "../text/range";
import { blankHidden } from "./blank-hidden";
import { findFrontmatter } from "./find-frontmatter";
import { parseInChunks } from "./markdown";
import { cutSlices } from "./slices";
import { blankTooDeep } from "./too-deep";

/** A block of a note that stands in no other one; and of a list its items, with all below them. */
export interface NoteBlock extends TextRange {
  readonly kind: "frontmatter" | "hidden" | "list" | "table" | "other";
  readonly items: readonly TextRange[];
}

/** See `blocksOf` of `parse-note.ts`. */
export function readNoteBlocks(text: string): readonly NoteBlock[] {
  const shift = text.startsWith("\ufeff") ? 1 : 0;
  const start = shift + (findFrontmatter(text.slice(shift))?.end ?? 0);
  const body = text.slice(start);
  const shown = blankHidden(body);
  const visible = text.slice(0, start) + shown;
  const starts = cutSlices(visible, start);
  const blocks: NoteBlock[] = start > shift ? [{ kind: "frontmatter", from: 0, to: start, items: [] }] : [];
  starts.forEach((from, i) => {
    // By remark: what reads plain text says of no block where it ends.
    const slice = blankTooDeep(visible.slice(from, starts[i + 1]));
    for (const node of parseInChunks(slice)) blocks.push(toBlock(node, from));
  });
  if (shown !== body) blocks.push(...hiddenIn(text, visible));
  return blocks.sort((a, b) => a.from - b.from);
}

function toBlock(node: RootContent, shift: number): NoteBlock {
  const kind = node.type === "list" || node.type === "table" ? node.type : "other";
  const items = node.type === "list" ? node.children.map((child) => rangeOf(child, shift)) : [];
  return { kind, ...rangeOf(node, shift), items };
}

function rangeOf({ position }: Pick<RootContent, "position">, shift: number): TextRange {
  return { from: (position?.start.offset ?? 0) + shift, to: (position?.end.offset ?? 0) + shift };
}

/** What is blanked, from the first sign of it to the last; blank lines in it are a part of it. */
function hiddenIn(text: string, visible: string): readonly NoteBlock[] {
  const found: NoteBlock[] = [];
  for (let at = 0; at < text.length; at++) {
    if (text.charCodeAt(at) === visible.charCodeAt(at)) continue;
    const last = found[found.length - 1];
    const isSame = last !== undefined && text.slice(last.to, at).trim() === "";
    if (isSame) found[found.length - 1] = { ...last, to: at + 1 };
    else found.push({ kind: "hidden", from: at, to: at + 1, items: [] });
  }
  return found;
}
