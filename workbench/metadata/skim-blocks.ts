import type { List, ListItem, Paragraph, Root, RootContent } from "mdast";

/** Above this size the Markdown parser takes seconds. */
const MAX_SIZE = 64_000;
/** And where a line opens more lists and quotes than this, or is indented for as many, its time grows without bounds. */
const MAX_DEPTH = 100;
const TOO_DEEP = new RegExp(
  `^(?:[ \\t]{${2 * MAX_DEPTH}}|(?:[ \\t]*(?:(?:[-*+]|\\d{1,9}[.)])(?=[ \\t])|>)){${MAX_DEPTH}})`,
  "m",
);

const HEADING = /^ {0,3}(#{1,6})(?:[ \t]|$)/;
const FENCE = /^ {0,3}(`{3,}|~{3,})/;
const ITEM = /^([ \t]*)(?:[-*+]|\d{1,9}([.)]))(?:[ \t]|$)/;
const RULE = /^ {0,3}(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,})$/;

/** Whether a text is too large or nested too deep for the Markdown parser. */
export function isTooMuch(text: string): boolean {
  return text.length > MAX_SIZE || TOO_DEEP.test(text);
}

/**
 * The blocks of a text by a look at how each line begins: nearly what the Markdown parser gives, in a time that grows
 * with the text and no faster, and never deeper than the stack reaches. Of the places, only offsets are filled in.
 */
export function skimBlocks(text: string): Root {
  const skimmer = new Skimmer();
  const frontmatter = /^---[ \t]*\r?\n([^]*?)(?:\r?\n)?^---[ \t]*$/m.exec(text.startsWith("---") ? text : "");
  let start = 0;
  if (frontmatter?.index === 0) {
    start = frontmatter[0].length;
    skimmer.blocks.push({ type: "yaml", value: frontmatter[1] ?? "", position: place(0, start) });
  }
  while (start < text.length) {
    const found = text.indexOf("\n", start);
    const end = found < 0 ? text.length : found;
    const line = text.slice(start, end).replace(/\r$/, "");
    skimmer.read(line, start, start + line.length);
    start = end + 1;
  }
  return { type: "root", children: skimmer.blocks };
}

class Skimmer {
  readonly blocks: RootContent[] = [];
  /** The lists that are open, the innermost last. */
  private lists: { readonly indent: number; readonly list: List }[] = [];
  /** The kind of marker of the outermost one. */
  private kind = "";
  private fence: string | undefined;
  private isAfterBlank = true;

  /** Takes the line from `from` to `to`, without its line break. */
  read(line: string, from: number, to: number): void {
    const isAfterBlank = this.isAfterBlank;
    this.isAfterBlank = false;
    const mark = FENCE.exec(line)?.[1];
    if (this.fence !== undefined) {
      this.stretch(to);
      if (mark?.startsWith(this.fence) === true && line.trim() === mark) this.end();
    } else if (line.trim() === "") {
      this.isAfterBlank = true;
    } else if (this.lists.length > 0 && !ITEM.test(line) && /^(?:[ ]{2}|\t)/.test(line)) {
      this.stretch(to);
    } else if (mark !== undefined) {
      this.begin({ type: "code", value: "", position: place(from, to) });
      this.fence = mark;
    } else if (HEADING.test(line)) {
      const depth = (HEADING.exec(line)?.[1]?.length ?? 1) as 1 | 2 | 3 | 4 | 5 | 6;
      this.begin({ type: "heading", depth, children: [], position: place(from, to) });
      this.isAfterBlank = true;
    } else if (RULE.test(line)) {
      this.begin({ type: "thematicBreak", position: place(from, to) });
      this.isAfterBlank = true;
    } else if (ITEM.test(line)) {
      const [, blanks = "", number] = ITEM.exec(line) ?? [];
      this.readItem(blanks, number ?? line.charAt(blanks.length), from, to);
    } else {
      this.readText(line, from, to, isAfterBlank);
    }
  }

  private readItem(blanks: string, kind: string, from: number, to: number): void {
    const at = from + blanks.length;
    const text: Paragraph = { type: "paragraph", children: [], position: place(at, to) };
    const item: ListItem = { type: "listItem", children: [text], position: place(at, to) };
    const indent = blanks.replaceAll("\t", "    ").length;
    while (this.lists.length > 1 && (this.lists.at(-1)?.indent ?? 0) > indent) this.lists.pop();
    // Another kind of marker begins another list.
    if (this.lists.length === 1 && kind !== this.kind && (this.lists[0]?.indent ?? 0) >= indent) this.lists = [];
    const inner = this.lists.at(-1);
    if (inner !== undefined && (inner.indent >= indent || this.lists.length >= MAX_DEPTH)) {
      inner.list.children.push(item);
      this.stretch(to);
      return;
    }
    const list: List = { type: "list", children: [item], position: place(at, to) };
    if (inner === undefined) {
      this.begin(list);
      this.kind = kind;
    } else inner.list.children.at(-1)?.children.push(list);
    this.lists.push({ indent, list });
    this.stretch(to);
  }

  private readText(line: string, from: number, to: number, isAfterBlank: boolean): void {
    const sign = line.trimStart().charAt(0);
    const type = sign === ">" ? "blockquote" : sign === "|" ? "table" : "paragraph";
    const last = this.blocks.at(-1);
    // The next line of the same block, or of a list's or quote's last paragraph.
    const goesOn = last?.type === type || (type === "paragraph" && /^(?:list|blockquote)$/.test(last?.type ?? ""));
    if (!isAfterBlank && goesOn) this.stretch(to);
    else this.begin({ type, children: [], position: place(from, to) });
  }

  private begin(block: RootContent): void {
    this.end();
    this.blocks.push(block);
  }

  private end(): void {
    this.lists = [];
    this.fence = undefined;
  }

  /** The last block, and its last item, go on to `to`. */
  private stretch(to: number): void {
    const block = this.blocks.at(-1);
    if (block?.position) block.position = place(block.position.start.offset ?? 0, to);
    const item = this.lists.at(-1)?.list.children.at(-1);
    const text = item?.children[0];
    if (item?.children.length === 1 && text?.position) text.position = place(text.position.start.offset ?? 0, to);
  }
}

function place(from: number, to: number): { start: Point; end: Point } {
  return { start: { line: 1, column: 1, offset: from }, end: { line: 1, column: 1, offset: to } };
}

type Point = NonNullable<Root["position"]>["start"];
