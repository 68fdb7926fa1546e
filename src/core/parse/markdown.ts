import type { Nodes, Root } from "mdast";
import { gfmFootnoteFromMarkdown } from "mdast-util-gfm-footnote";
import { gfmStrikethroughFromMarkdown } from "mdast-util-gfm-strikethrough";
import { gfmTableFromMarkdown } from "mdast-util-gfm-table";
import { gfmTaskListItemFromMarkdown } from "mdast-util-gfm-task-list-item";
import { gfmFootnote } from "micromark-extension-gfm-footnote";
import { gfmStrikethrough } from "micromark-extension-gfm-strikethrough";
import { gfmTable } from "micromark-extension-gfm-table";
import { gfmTaskListItem } from "micromark-extension-gfm-task-list-item";
import remarkFrontmatter from "remark-frontmatter";
import remarkParse from "remark-parse";
import { unified, type Processor } from "unified";
import { cutText } from "./cut";

/**
 * GFM without its literal autolinks: nothing that is read depends on them, they cost a third of the time, walk the
 * tree by recursion, and make nodes without a position.
 */
function gfmWithoutAutolinks(this: Processor): void {
  const data = this.data();
  data.micromarkExtensions = [
    ...(data.micromarkExtensions ?? []),
    gfmFootnote(),
    gfmStrikethrough(),
    gfmTable(),
    gfmTaskListItem(),
  ];
  data.fromMarkdownExtensions = [
    ...(data.fromMarkdownExtensions ?? []),
    gfmFootnoteFromMarkdown(),
    gfmStrikethroughFromMarkdown(),
    gfmTableFromMarkdown(),
    gfmTaskListItemFromMarkdown(),
  ];
}

const plain = unified().use(remarkParse).use(gfmWithoutAutolinks).freeze();
const withFrontmatter = unified().use(remarkParse).use(gfmWithoutAutolinks).use(remarkFrontmatter, ["yaml"]).freeze();

/**
 * The syntax tree of a note. Offsets in it leave a leading U+FEFF out.
 *
 * A large note is cut into pieces that are parsed one by one, since remark takes more than twice as long for twice as
 * much. The tree is the same; only lines and columns in it count from the piece.
 *
 * @param body where the text begins behind its frontmatter; 0 without any. Under the frontmatter extension an opening
 *   `---` without an end takes every list and quote of the note away, so it is only used for one that is closed.
 * @param size how large a piece may be
 */
export function parseMarkdown(text: string, body: number, size?: number): Root {
  const [first, ...more] = cutText(text, body, size);
  const root = (body > 0 ? withFrontmatter : plain).parse(
    first === undefined ? text : text.slice(first.from, first.to),
  );
  for (const piece of more) {
    const { children } = plain.parse(piece.prefix + text.slice(piece.from, piece.to));
    for (const node of children) moveBy(node, piece.from - piece.prefix.length);
    const [head, ...rest] = children;
    const last = root.children[root.children.length - 1];
    if (piece.continues === "list" && head?.type === "list" && last?.type === "list" && head.ordered === last.ordered) {
      for (const item of head.children) last.children.push(item);
      for (const node of rest) root.children.push(node);
    } else if (piece.continues === "table" && head?.type === "table" && last?.type === "table") {
      for (const row of head.children.slice(1)) last.children.push(row);
      for (const node of rest) root.children.push(node);
    } else {
      for (const node of children) root.children.push(node);
    }
  }
  return root;
}

/** Moves a node and all below it, without recursion. */
function moveBy(node: Nodes, offset: number): void {
  const open: Nodes[] = [node];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (next.position?.start.offset !== undefined) next.position.start.offset += offset;
    if (next.position?.end.offset !== undefined) next.position.end.offset += offset;
    if ("children" in next) for (const child of next.children) open.push(child);
  }
}
