import type { Nodes, Root, RootContent } from "mdast";
import { fromMarkdown, type Options } from "mdast-util-from-markdown";
import { gfmFootnoteFromMarkdown } from "mdast-util-gfm-footnote";
import { gfmStrikethroughFromMarkdown } from "mdast-util-gfm-strikethrough";
import { gfmTableFromMarkdown } from "mdast-util-gfm-table";
import { gfmTaskListItemFromMarkdown } from "mdast-util-gfm-task-list-item";
import { gfmFootnote } from "micromark-extension-gfm-footnote";
import { gfmStrikethrough } from "micromark-extension-gfm-strikethrough";
import { gfmTable } from "micromark-extension-gfm-table";
import { gfmTaskListItem } from "micromark-extension-gfm-task-list-item";
import { normalizeIdentifier } from "micromark-util-normalize-identifier";
import { cutText } from "./cut";
import { definitionsFor, parsePlain } from "./plain/parse-plain";
import { blankTooDeep } from "./too-deep";

/**
 * GFM without its literal autolinks: nothing that is read depends on them, they cost a third of the time, walk the
 * tree by recursion, and make nodes without a position.
 */
const GFM_WITHOUT_AUTOLINKS: Options = {
  extensions: [gfmFootnote(), gfmStrikethrough(), gfmTable(), gfmTaskListItem()],
  mdastExtensions: [
    gfmFootnoteFromMarkdown(),
    gfmStrikethroughFromMarkdown(),
    gfmTableFromMarkdown(),
    gfmTaskListItemFromMarkdown(),
  ],
};

/** Remark's tree of a text, whatever its size and depth. */
export function parseWithRemark(text: string): Root {
  return fromMarkdown(text, GFM_WITHOUT_AUTOLINKS);
}

/**
 * The blocks of a slice of a note, as remark gives them, with offsets of the slice; lines and columns in them mean
 * nothing. Plain text is read without remark, see `plain/parse-plain.ts`.
 *
 * @param definitions what stands elsewhere in the note and references here may mean, as {@link readDefinitions} gives it
 */
export function parseBlocks(slice: string, definitions = ""): readonly RootContent[] {
  const plain = parsePlain(slice, { remark: parseWithRemark, labels: labelsIn(definitions) });
  if (plain !== null) return plain;
  const used = definitionsFor(slice, labelsIn(definitions));
  if (used === "") return parseInChunks(blankTooDeep(slice));
  // Before the slice, since it may end in code that nothing closes; the rule keeps it from going on in a footnote.
  const before = `${used.trimStart()}\n\n***\n\n`;
  const blocks = parseInChunks(before + blankTooDeep(slice));
  for (const block of blocks) moveBy(block, -before.length);
  return blocks.filter((block) => (block.position?.start.offset ?? -1) >= 0);
}

const MAY_DEFINE = /^[ \t>*+\-\d.)]*\[(?:[^\\[\]]|\\[^]){1,1000}\]:/m;

/** The definitions of links and footnotes in a slice, as text that defines the same labels; empty without any. */
export function readDefinitions(slice: string): string {
  if (!MAY_DEFINE.test(slice)) return "";
  const found: string[] = [];
  const open: Nodes[] = [parseWithRemark(blankTooDeep(slice))];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (node.type === "definition") found.push(`[${node.identifier}]: #\n\n`);
    if (node.type === "footnoteDefinition") found.push(`[^${node.identifier}]: #\n\n`);
    if ("children" in node) for (const child of node.children) open.push(child);
  }
  return found.reverse().join("");
}

const NO_LABELS: ReadonlySet<string> = new Set();
const LABEL = /^\[([^\n]*)\]: #$/gm;

/** The labels that definitions define, those of footnotes with their `^`, as references are compared. */
function labelsIn(definitions: string): ReadonlySet<string> {
  if (definitions === "") return NO_LABELS;
  if (last.definitions !== definitions) {
    const labels = [...definitions.matchAll(LABEL)].map(([, label]) => normalizeIdentifier(label ?? ""));
    last = { definitions, labels: new Set(labels) };
  }
  return last.labels;
}

/** Those of the note that is being read: all its slices are read by them. */
let last = { definitions: "", labels: NO_LABELS };

/**
 * Remark's blocks of a text, which, when it is large, is cut into chunks that are parsed one by one, since remark takes
 * more than twice as long for twice as much.
 */
export function parseInChunks(text: string, size?: number): RootContent[] {
  const [first, ...more] = cutText(text, 0, size);
  const blocks = parseWithRemark(first === undefined ? text : text.slice(first.from, first.to)).children;
  for (const chunk of more) {
    const { children } = parseWithRemark(chunk.prefix + text.slice(chunk.from, chunk.to));
    for (const node of children) moveBy(node, chunk.from - chunk.prefix.length);
    const [head, ...rest] = children;
    const last = blocks[blocks.length - 1];
    if (chunk.continues === "list" && head?.type === "list" && last?.type === "list" && head.ordered === last.ordered) {
      for (const item of head.children) last.children.push(item);
      for (const node of rest) blocks.push(node);
    } else if (chunk.continues === "table" && head?.type === "table" && last?.type === "table") {
      for (const row of head.children.slice(1)) last.children.push(row);
      for (const node of rest) blocks.push(node);
    } else {
      for (const node of children) blocks.push(node);
    }
  }
  return blocks;
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
