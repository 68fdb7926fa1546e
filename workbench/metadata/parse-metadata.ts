import type { Blockquote, List, ListItem, Nodes, Root, RootContent } from "mdast";
import remarkFrontmatter from "remark-frontmatter";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import { unified } from "unified";
import { parse as parseYaml } from "yaml";
import type {
  BlockCache,
  CachedMetadata,
  FrontmatterLinkCache,
  HeadingCache,
  ListItemCache,
  Loc,
  Pos,
  ReferenceCache,
  SectionCache,
  TagCache,
} from "./cached-metadata";
import { isTooMuch, skimBlocks } from "./skim-blocks";

const processor = unified().use(remarkParse).use(remarkGfm).use(remarkFrontmatter).freeze();

/**
 * What Obsidian's metadata cache would hold for a note's text, as far as its recorded answers show. [V]
 *
 * Keys without entries are absent, except `frontmatterLinks`, which accompanies `frontmatter`. Each call gives fresh objects.
 */
export function parseMetadata(text: string): CachedMetadata {
  return new MetadataReader(text).read();
}

/** One reading of one note. */
class MetadataReader {
  private readonly lineStarts: number[] = [0];
  /** Characters before the part that the Markdown parser counts: a byte order mark or none. */
  private readonly shift: number;
  private readonly comments: { from: number; to: number }[] = [];
  private readonly sections: SectionCache[] = [];
  private readonly headings: HeadingCache[] = [];
  private readonly listItems: ListItemCache[] = [];
  private readonly blocks: Record<string, BlockCache> = {};
  private readonly footnotes: BlockCache[] = [];
  private readonly footnoteRefs: BlockCache[] = [];
  private readonly referenceLinks: { id: string; link: string; position: Pos }[] = [];
  private readonly masked: Range[] = [];

  constructor(private readonly text: string) {
    this.shift = text.startsWith("\uFEFF") ? 1 : 0;
    for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) this.lineStarts.push(at + 1);
  }

  read(): CachedMetadata {
    const source = this.withoutComments();
    const root = isTooMuch(source) ? skimBlocks(source) : processor.parse(source);
    for (const node of root.children) this.readSection(node);
    for (const { from, to } of this.comments) this.sections.push({ type: "comment", position: this.toPos(from, to) });
    this.sections.sort((a, b) => a.position.start.offset - b.position.start.offset);
    this.readBlockIds();
    this.collectMasked(root);
    const { links, embeds, tags } = this.readInline();
    const cache: CachedMetadata = {};
    if (links.length > 0) cache.links = links;
    if (embeds.length > 0) cache.embeds = embeds;
    if (tags.length > 0) cache.tags = tags;
    if (this.headings.length > 0) cache.headings = this.headings;
    if (this.footnotes.length > 0) cache.footnotes = this.footnotes;
    if (this.footnoteRefs.length > 0) cache.footnoteRefs = this.footnoteRefs;
    if (this.referenceLinks.length > 0) cache.referenceLinks = this.referenceLinks;
    if (this.sections.length > 0) cache.sections = this.sections;
    if (this.listItems.length > 0) cache.listItems = this.listItems;
    if (Object.keys(this.blocks).length > 0) cache.blocks = this.blocks;
    return { ...cache, ...this.readFrontmatter(root) };
  }

  /** The text for the Markdown parser: `%%` blocks that open at a line start outside fences are blanked, length kept. */
  private withoutComments(): string {
    let out = this.text.slice(this.shift);
    let fence: string | undefined;
    let opened: number | undefined;
    for (let line = 0; line < this.lineStarts.length; line++) {
      const from = this.lineStarts[line] ?? 0;
      const to = this.lineEnd(line);
      const source = this.text.slice(from, to);
      if (opened !== undefined) {
        if (!source.includes("%%")) continue;
        out = this.blank(out, opened, to);
        opened = undefined;
        continue;
      }
      const mark = /^ {0,3}(`{3,}|~{3,})/.exec(source)?.[1];
      if (fence === undefined) fence = mark;
      else if (mark?.startsWith(fence) === true && source.trim() === mark) fence = undefined;
      if (fence !== undefined || !source.startsWith("%%")) continue;
      const close = source.indexOf("%%", 2);
      if (close < 0) opened = from;
      else if (source.slice(close + 2).trim() === "") out = this.blank(out, from, to);
    }
    return opened === undefined ? out : this.blank(out, opened, this.text.length);
  }

  private blank(out: string, from: number, to: number): string {
    this.comments.push({ from, to });
    const inside = out.slice(from - this.shift, to - this.shift).replace(/[^\r\n]/g, " ");
    return out.slice(0, from - this.shift) + inside + out.slice(to - this.shift);
  }

  private readSection(node: RootContent): void {
    const { from, to } = this.range(node);
    const start = this.lineStarts[this.lineAt(from)] ?? 0;
    const position = this.toPos(start, this.lineEnd(this.lineAt(to)));
    this.sections.push({ type: this.sectionType(node, start), position });
    this.readBlocks(node, 0);
  }

  /** A quote whose first line is `[!anything]` is a callout. [V] */
  private sectionType(node: RootContent, start: number): string {
    if (node.type !== "blockquote") return node.type;
    const firstLine = this.text.slice(start, this.lineEnd(this.lineAt(start)));
    return /^\s*>\s*\[![^\]]+\]/.test(firstLine) ? "callout" : "blockquote";
  }

  private readBlocks(node: Nodes, quotes: number): void {
    switch (node.type) {
      case "heading": {
        const { from, to } = this.range(node);
        const start = this.lineStarts[this.lineAt(from)] ?? 0;
        const end = this.lineEnd(this.lineAt(to));
        const source = this.text.slice(from, end);
        const heading = /^#{1,6}[ \t]/.test(source)
          ? source.replace(/^#{1,6}[ \t]/, "")
          : source.replace(/\r?\n[ \t]*(=+|-+)[ \t]*$/, "");
        this.headings.push({ heading: heading.trimEnd(), level: node.depth, position: this.toPos(start, end) });
        return;
      }
      case "list":
        this.readList(node, quotes, undefined);
        return;
      case "blockquote":
        for (const child of node.children) this.readBlocks(child, quotes + 1);
        return;
      case "footnoteDefinition": {
        const { from, to } = this.range(node);
        this.footnotes.push({ id: node.identifier, position: this.toPos(from, to) });
        for (const child of node.children) this.readBlocks(child, quotes);
        return;
      }
      case "definition": {
        const { from, to } = this.range(node);
        this.referenceLinks.push({ id: node.identifier, link: node.url, position: this.toPos(from, to) });
        return;
      }
      default:
    }
  }

  private readList(list: List, quotes: number, parent: { line: number; contentColumn: number } | undefined): void {
    const first = list.children[0];
    if (first === undefined) return;
    const firstLine = this.lineAt(this.range(first).from);
    list.children.forEach((item, at) => {
      // Minus the line of the list's first item; line 0 has no negative, so -1 serves. [V]
      const above = parent?.line ?? (firstLine === 0 ? -1 : -firstLine);
      this.readItem(item, list.children[at + 1], { quotes, above, parent });
    });
  }

  private readItem(
    item: ListItem,
    next: ListItem | undefined,
    {
      quotes,
      above,
      parent,
    }: { quotes: number; above: number; parent: { line: number; contentColumn: number } | undefined },
  ): void {
    const marker = this.range(item).from;
    const line = this.lineAt(marker);
    const lineStart = this.lineStarts[line] ?? 0;
    const prefix = this.quotePrefix(lineStart, quotes);
    const start = lineStart + Math.min(marker - lineStart, prefix + (parent?.contentColumn ?? 0));
    const end = this.itemEnd(item, next, parent === undefined);
    const source = this.text.slice(marker, this.lineEnd(line));
    const box = /^(?:[-*+]|\d{1,9}[.)])[ \t]+\[(.)\](?=[ \t])/u.exec(source);
    const entry: ListItemCache = { parent: above, position: this.toPos(start, end) };
    if (box?.[1] !== undefined) entry.task = box[1];
    this.listItems.push(entry);
    if (box !== null) this.readItemAfterBox(marker + box[0].length, line, end);
    const width = /^(?:[-*+]|\d{1,9}[.)])[ \t]*/.exec(source)?.[0].length ?? 2;
    const contentColumn = marker - lineStart - prefix + width;
    for (const child of item.children) {
      if (child.type === "list") this.readList(child, quotes, { line, contentColumn });
      else this.readBlocks(child, quotes);
    }
  }

  /** Block syntax right after a box is parsed: one more item on the same line, its own line its parent. [V] */
  private readItemAfterBox(from: number, line: number, end: number): void {
    const rest = this.text.slice(from, this.lineEnd(line));
    const second = /^[ \t]+(?=(?:[-*+]|\d{1,9}[.)])[ \t])/.exec(rest);
    if (second === null) return;
    const start = from + second[0].length;
    const entry: ListItemCache = { parent: line, position: this.toPos(start, end) };
    const box = /^(?:[-*+]|\d{1,9}[.)])[ \t]+\[(.)\](?=[ \t])/u.exec(this.text.slice(start, this.lineEnd(line)));
    if (box?.[1] !== undefined) entry.task = box[1];
    this.listItems.push(entry);
  }

  /** Children are not part of an item; a childless root item before a blank line and a sibling takes the line break. [V] */
  private itemEnd(item: ListItem, next: ListItem | undefined, isRoot: boolean): number {
    const nested = item.children.findIndex((child) => child.type === "list");
    const last = nested > 0 ? item.children[nested - 1] : nested < 0 ? item.children.at(-1) : undefined;
    if (last === undefined)
      return nested === 0 ? this.lineEnd(this.lineAt(this.range(item).from)) : this.range(item).to;
    const end = this.range(last).to;
    if (!isRoot || nested >= 0 || next === undefined) return end;
    const line = this.lineAt(end);
    return this.lineAt(this.range(next).from) > line + 1 ? (this.lineStarts[line + 1] ?? end) : end;
  }

  private quotePrefix(lineStart: number, quotes: number): number {
    let at = lineStart;
    for (let level = 0; level < quotes; level++) {
      const match = /^[ \t]*> ?/.exec(this.text.slice(at, at + 20));
      if (match === null) break;
      at += match[0].length;
    }
    return at - lineStart;
  }

  private readBlockIds(): void {
    for (const section of this.sections) {
      if (section.type !== "paragraph") continue;
      const source = this.text.slice(section.position.start.offset, section.position.end.offset);
      const id = /(?:^|\s)\^([a-zA-Z0-9-]+)\s*$/.exec(source)?.[1];
      if (id === undefined) continue;
      // An id on a line of its own names the block above it. [F]
      const alone = source.trim() === `^${id}`;
      const owner = alone ? (this.sections[this.sections.indexOf(section) - 1] ?? section) : section;
      owner.id = id;
      this.blocks[id.toLowerCase()] = { id, position: owner.position };
    }
    for (const item of this.listItems) {
      const source = this.text.slice(item.position.start.offset, item.position.end.offset);
      const id = /\s\^([a-zA-Z0-9-]+)\s*$/.exec(source)?.[1];
      if (id === undefined) continue;
      item.id = id;
      this.blocks[id.toLowerCase()] = { id, position: item.position };
    }
  }

  /** Ranges in which neither links nor tags are read: code, HTML, frontmatter. */
  private collectMasked(node: Nodes): void {
    if (node.type === "code" || node.type === "inlineCode" || node.type === "html" || node.type === "yaml") {
      this.masked.push(this.range(node));
    } else if (node.type === "footnoteReference") {
      const { from, to } = this.range(node);
      this.footnoteRefs.push({ id: node.identifier, position: this.toPos(from, to) });
    } else if ("children" in node) {
      for (const child of node.children) this.collectMasked(child);
    }
  }

  private readInline(): { links: ReferenceCache[]; embeds: ReferenceCache[]; tags: TagCache[] } {
    let source = hide(this.text, this.masked);
    const found: { reference: ReferenceCache; isEmbed: boolean }[] = [];
    const take = (
      pattern: RegExp,
      read: (match: RegExpExecArray) => { link: string; displayText: string } | undefined,
    ): void => {
      const taken: Range[] = [];
      for (const match of source.matchAll(pattern)) {
        const to = match.index + match[0].length;
        const parts = read(match);
        if (parts === undefined) continue;
        const isEmbed = match[0].startsWith("!");
        const original = this.text.slice(match.index, to);
        found.push({ reference: { ...parts, original, position: this.toPos(match.index, to) }, isEmbed });
        taken.push({ from: match.index, to });
      }
      source = hide(source, taken);
    };
    take(WIKILINK, (match) => splitWikilink(match[1] ?? ""));
    take(MARKDOWN_LINK, (match) => readMarkdownLink(match[1] ?? "", match[2] ?? ""));
    // What links to the web holds no tags either.
    const web = [...source.matchAll(/\]\([^)\n]*\)|\bhttps?:\/\/\S+/g)];
    source = hide(
      source,
      web.map(({ index, 0: { length } }) => ({ from: index, to: index + length })),
    );
    found.sort((a, b) => a.reference.position.start.offset - b.reference.position.start.offset);
    const tags = [...source.matchAll(TAG)]
      .map((match) => ({ tag: match[0], position: this.toPos(match.index, match.index + match[0].length) }))
      .filter(({ tag }) => /[^\d#]/.test(tag));
    return {
      links: found.filter(({ isEmbed }) => !isEmbed).map(({ reference }) => reference),
      embeds: found.filter(({ isEmbed }) => isEmbed).map(({ reference }) => reference),
      tags,
    };
  }

  private readFrontmatter(root: Root): CachedMetadata {
    const first = root.children[0];
    if (first?.type !== "yaml") return {};
    const value = readYaml(first.value);
    if (value === undefined) return {};
    const { from, to } = this.range(first);
    return {
      frontmatter: value,
      frontmatterPosition: this.toPos(from, to),
      frontmatterLinks: readPropertyLinks(value, ""),
    };
  }

  private range(node: Nodes | Blockquote): { from: number; to: number } {
    const from = node.position?.start.offset ?? 0;
    const to = node.position?.end.offset ?? from;
    return { from: from + this.shift, to: to + this.shift };
  }

  private lineAt(offset: number): number {
    let low = 0;
    let high = this.lineStarts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.lineStarts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  /** End of a line, without its line break. */
  private lineEnd(line: number): number {
    const next = this.lineStarts[line + 1];
    if (next === undefined) return this.text.length;
    return this.text[next - 2] === "\r" ? next - 2 : next - 1;
  }

  private toLoc(offset: number): Loc {
    const line = this.lineAt(offset);
    return { line, col: offset - (this.lineStarts[line] ?? 0), offset };
  }

  private toPos(from: number, to: number): Pos {
    return { start: this.toLoc(from), end: this.toLoc(to) };
  }
}

/** Part of a text, in UTF-16 offsets. */
interface Range {
  readonly from: number;
  readonly to: number;
}

/** A text with blanks for all but the line breaks of some ranges, which ascend. */
function hide(text: string, ranges: readonly Range[]): string {
  let result = "";
  let at = 0;
  for (const { from, to } of ranges) {
    result += text.slice(at, Math.max(at, from)) + text.slice(Math.max(at, from), to).replace(/[^\r\n]/g, " ");
    at = Math.max(at, to);
  }
  return result + text.slice(at);
}

const WIKILINK = /(?<!\\)!?\[\[([^[\]\r\n]+)\]\]/g;
const MARKDOWN_LINK =
  /(?<!\\)!?\[((?:\\.|[^\]\\\r\n]|\[[^\]\r\n]*\])*)\]\((<[^>\r\n]+>|(?:[^()\s]|\([^()\s]*\))+)(?:[ \t]+(?:"[^"\r\n]*"|'[^'\r\n]*'))?\)/g;
const TAG = /(?<![\p{L}\p{N}_#&/])#[^\s\u2000-\u206F\u2E00-\u2E7F'!"#$%&()*+,.:;<=>?@^`{|}~[\]\\]+/gu;

/** Splits at the first `|` that is not the first character; in a table the pipe is written `\|`. [V; tables F] */
function splitWikilink(inside: string): { link: string; displayText: string } {
  const pipe = inside.indexOf("|", 1);
  if (pipe < 0) return { link: inside, displayText: showSubpath(inside) };
  return { link: inside.slice(0, pipe).replace(/\\$/, "").trim(), displayText: inside.slice(pipe + 1).trim() };
}

/** Without a display text the `#`s show as ` > `. [V] */
function showSubpath(link: string): string {
  return link.split("#").filter(Boolean).join(" > ");
}

function readMarkdownLink(displayText: string, destination: string): { link: string; displayText: string } | undefined {
  const raw = destination.replace(/^<|>$/g, "");
  if (/^[a-z][a-z0-9+.-]*:/i.test(raw)) return undefined;
  return { link: decode(raw), displayText };
}

function decode(raw: string): string {
  try {
    return decodeURIComponent(raw);
  } catch {
    return raw;
  }
}

function readYaml(source: string): Record<string, unknown> | undefined {
  try {
    const value = parseYaml(source, { schema: "core", logLevel: "silent", uniqueKeys: false }) as unknown;
    return typeof value === "object" && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
}

/** Properties whose whole text is a link; the key is a dotted path such as `list.0`. [V] */
function readPropertyLinks(value: unknown, key: string): FrontmatterLinkCache[] {
  if (typeof value === "string") {
    const text = value.trim();
    const wikilink = /^!?\[\[([^[\]]+)\]\]$/.exec(text)?.[1];
    if (wikilink !== undefined) return [{ key, original: value, ...splitWikilink(wikilink) }];
    const markdown = /^!?\[([^\]]*)\]\(([^()\s]+)\)$/.exec(text);
    const parts = markdown === null ? undefined : readMarkdownLink(markdown[1] ?? "", markdown[2] ?? "");
    return parts === undefined ? [] : [{ key, original: value, ...parts }];
  }
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) =>
    readPropertyLinks(inner, key === "" ? name : `${key}.${name}`),
  );
}
