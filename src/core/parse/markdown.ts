import type { Root } from "mdast";
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
 * @param hasFrontmatter only for a note whose frontmatter closes: under the frontmatter extension an opening `---`
 *   without an end takes every list and quote of the note away
 */
export function parseMarkdown(text: string, hasFrontmatter: boolean): Root {
  return (hasFrontmatter ? withFrontmatter : plain).parse(text);
}
