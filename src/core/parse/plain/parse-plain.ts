import type { PhrasingContent, Root, RootContent } from "mdast";
import { parsePlainBlocks } from "./plain-blocks";
import { parsePlainInline } from "./plain-inline";
import type { SourceText } from "./source-text";

/** What the plain reader is given. */
export interface PlainContext {
  /** Parses a text in full, with offsets of the text. */
  readonly remark: (text: string) => Root;
  /** Definitions that stand elsewhere, and the labels that they define, normalized, those of footnotes with their `^`. */
  readonly definitions: string;
  readonly labels: ReadonlySet<string>;
}

/**
 * The blocks of a text, as remark gives them, at a tenth of the cost or less; null where the text holds blocks that are
 * left to remark. Inline content is parsed when it is asked for, by remark where it is not plain.
 */
export function parsePlain(text: string, context: PlainContext): RootContent[] | null {
  return parsePlainBlocks(
    text,
    (source, isCell) => parsePlainInline(source, isCell, context.labels) ?? parseAlone(source, isCell, context),
  );
}

/** What opens a block at the beginning of a text, though it opens none where it stands. */
const GUARDED = /^(?:[ \t\d+-]|\*(?:\s|$))/;

/** Inline content given to remark by itself. */
function parseAlone(source: SourceText, isCell: boolean, { remark, definitions }: PlainContext): PhrasingContent[] {
  const isLine = !/[\r\n]/.test(source.text);
  const guard = GUARDED.test(source.text) ? "." : "";
  // In a heading nothing but inline content is found, but it has only one line.
  const prefix = (isLine ? "# " : "") + guard;
  const suffix = (isLine ? " #" : "") + (definitions === "" ? "" : `\n\n${definitions}`);
  const [block] = remark(prefix + source.text + suffix).children;
  if (block?.type !== "heading" && block?.type !== "paragraph") return [];
  const content = block.children;
  place(content, source, prefix.length, isCell);
  const head = content[0];
  if (guard !== "" && head?.type === "text") head.value = head.value.slice(1);
  return content;
}

/** Gives nodes their places in the note; without recursion, since emphasis may nest deep. */
function place(nodes: readonly PhrasingContent[], source: SourceText, prefix: number, isCell: boolean): void {
  const open: PhrasingContent[] = [...nodes];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    const from = Math.max(0, (node.position?.start.offset ?? 0) - prefix);
    const to = (node.position?.end.offset ?? 0) - prefix;
    node.position = source.positionOf(from, to);
    if (isCell && node.type === "inlineCode") node.value = node.value.replace(/\\\|/g, "|");
    if ("children" in node) for (const child of node.children) open.push(child);
  }
}
