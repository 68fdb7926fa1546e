import type { PhrasingContent, Root, RootContent } from "mdast";
import { normalizeIdentifier } from "micromark-util-normalize-identifier";
import { parsePlainBlocks } from "./plain-blocks";
import { parsePlainInline } from "./plain-inline";
import type { SourceText } from "./source-text";

/** What the plain reader is given. */
export interface PlainContext {
  /** Parses a text in full, with offsets of the text. */
  readonly remark: (text: string) => Root;
  /** What definitions elsewhere in the note define: labels, normalized, those of footnotes with their `^`. */
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

/** What opens a block, or is dropped, at the beginning of a text, though not where it stands. */
const GUARDED = /^(?:[ \t\d+\ufeff-]|\*(?:\s|$))/;

/** What is longer is no line of a plan, and remark may take the square of it: its marks are not read. */
const MAX_ALONE = 8000;

/** Inline content given to remark by itself. */
function parseAlone(source: SourceText, isCell: boolean, { remark, labels }: PlainContext): PhrasingContent[] {
  if (source.text.length > MAX_ALONE) {
    return [{ type: "text", value: source.text, position: source.positionOf(0, source.text.length) }];
  }
  const isLine = !/[\r\n]/.test(source.text);
  const guard = GUARDED.test(source.text) ? "." : "";
  // In a heading nothing but inline content is found, but it has only one line.
  const prefix = (isLine ? "# " : "") + guard;
  const suffix = (isLine ? " #" : "") + definitionsFor(source.text, labels);
  const [block] = remark(prefix + source.text + suffix).children;
  if (block?.type !== "heading" && block?.type !== "paragraph") return [];
  const content = block.children;
  place(content, source, prefix.length, isCell);
  const head = content[0];
  if (guard !== "" && head?.type === "text") head.value = head.value.slice(1);
  return content;
}

/** Definitions of the labels that a text may refer to; only of those, since there may be hundreds. */
export function definitionsFor(text: string, labels: ReadonlySet<string>): string {
  if (labels.size === 0) return "";
  // With a bracket in it, it is hard to tell where a label begins.
  const used = /\\[[\]]/.test(text) ? labels : new Set<string>();
  if (used !== labels) {
    const candidates = text.split("]").map((before) => normalizeIdentifier(before.slice(before.lastIndexOf("[") + 1)));
    for (const label of candidates) if (labels.has(label)) (used as Set<string>).add(label);
  }
  return [...used].map((label) => `\n\n[${label}]: #`).join("");
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
