import { htmlBlockNames, htmlRawNames } from "micromark-util-html-tag-name";
import type { Heading, Html, List, ListItem, Paragraph, PhrasingContent, RootContent, Table } from "mdast";
import type { Position } from "unist";
import { LazyContent, type ContentReader } from "./lazy-content";
import { countDelimiters, countHeaderCells, parseRow } from "./plain-table";
import { SourceText, toPosition } from "./source-text";
import { CLOSING_TAG, OPEN_TAG } from "./tags";

const TAB = 9;
const CR = 13;
const SPACE = 32;
const HASH = 35;
const ASTERISK = 42;
const PLUS = 43;
const HYPHEN = 45;
const EQUALS = 61;
const LESS = 60;
const GREATER = 62;
const OPEN_BRACKET = 91;
const CARET = 94;
const UNDERSCORE = 95;
const BACKTICK = 96;
const TILDE = 126;

/** NUL stands for another character, a lone carriage return ends a line, and U+FEFF at the front is none of the text. */
const NOT_PLAIN = /\0|\r(?!\n)|^\ufeff/;
const ATX = /#{1,6}(?=[ \t]|$)/y;
const ATX_CLOSING = /(?:^|[ \t])#+[ \t]*$/;
const SETEXT = /^(?:=+|-+)[ \t]*$/;
const SPANS = /[`*_~![\\<&]/;
/** What is deeper is left to remark, which is given none of it, see `too-deep.ts`. */
const MAX_DEPTH = 20_000;
const LAZY_TROUBLE = /^[ ]{0,3}(?:=+[ \t]*$|[|:-][ \t|:-]*$)/;

/** A quote or list item that is open, and the node that takes what stands in it. */
interface Container {
  readonly kind: "root" | "quote" | "item";
  readonly children: RootContent[];
  /** How far what stands in an item is indented from its container, in columns. */
  readonly indent: number;
  readonly node: { position?: Position | undefined } | null;
}

interface OpenParagraph {
  readonly kind: "paragraph";
  readonly container: Container;
  readonly froms: number[];
  readonly tos: number[];
  /** How its lines are indented; a table begins with none of four columns or more. */
  lastIndent: number;
  /** Where the text of the last line begins. */
  lastNext: number;
  /** Whether a tab before one of its lines belongs to its container in part only. */
  hasCutTab: boolean;
  isLastLazy: boolean;
}

interface OpenFence {
  readonly kind: "fence";
  readonly container: Container;
  readonly code: number;
  readonly size: number;
}

interface OpenTable {
  readonly kind: "table";
  readonly container: Container;
  readonly table: Table;
}

interface OpenHtml {
  readonly kind: "html";
  readonly container: Container;
  readonly node: Html;
  /** What is on its last line; null where a blank line ends it. */
  readonly end: RegExp | null;
}

/** Code by its indent. */
interface OpenIndented {
  readonly kind: "indented";
  readonly container: Container;
}

type Leaf = OpenParagraph | OpenFence | OpenTable | OpenHtml | OpenIndented | null;

/**
 * The blocks of a text, as remark gives them, with offsets of the text; null where it holds what only remark reads:
 * definitions, footnotes, and what is too entangled.
 *
 * This follows the CommonMark spec, “Appendix: A parsing strategy”, and micromark where they differ. What is inside of
 * code blocks is left out, and ends of lists and quotes are not told.
 */
export function parsePlainBlocks(text: string, read: ContentReader): RootContent[] | null {
  return NOT_PLAIN.test(text) ? null : new BlockParser(text, read).parse();
}

class BlockParser {
  readonly #root: RootContent[] = [];
  readonly #containers: Container[] = [{ kind: "root", children: this.#root, indent: 0, node: null }];
  #leaf: Leaf = null;
  #isHopeless = false;
  /** Whether a list item without anything in it was ended by a blank line. */
  #hasEmptyItem = false;

  // The line that is being read, and the place in it.
  #end = 0;
  #at = 0;
  #column = 0;
  /** Columns of a tab that is only partly used up. */
  #tabLeft = 0;
  /** The next character that is not blank, or −1 before it is looked for, and how many columns lie before it. */
  #next = 0;
  #nextColumn = 0;
  #indent = 0;
  #isBlank = false;
  #isAfterBlank = false;
  /** The mark of which no rule can be made before a place in the line. */
  #noRule = { code: -1, before: -1 };

  constructor(
    readonly text: string,
    readonly read: ContentReader,
  ) {}

  parse(): RootContent[] | null {
    const { text } = this;
    for (let start = 0; start < text.length && !this.#isHopeless;) {
      const found = text.indexOf("\n", start);
      const lineEnd = found === -1 ? text.length : found;
      this.#end = lineEnd > start && text.charCodeAt(lineEnd - 1) === CR ? lineEnd - 1 : lineEnd;
      this.#at = start;
      this.#column = 0;
      this.#tabLeft = 0;
      this.#next = -1;
      this.#readLine();
      start = lineEnd + 1;
    }
    this.#closeLeaf();
    return this.#isHopeless ? null : this.#root;
  }

  #readLine(): void {
    this.#findNext();
    // Another blank line changes nothing, however many containers it goes on.
    if (this.#isBlank && this.#isAfterBlank && this.#leaf?.kind !== "html") return;
    this.#isAfterBlank = this.#isBlank;
    const depth = this.#continueContainers();
    const isAllMatched = depth === this.#containers.length;
    const leaf = this.#leaf;
    if (leaf?.kind === "fence") {
      if (isAllMatched) {
        this.#readFenceLine(leaf);
        return;
      }
      this.#leaf = null;
    }
    if (leaf?.kind === "html") {
      if (isAllMatched && !(this.#isBlank && leaf.end === null)) {
        this.#readHtmlLine(leaf);
        return;
      }
      this.#leaf = null;
    }
    this.#openBlocks(depth);
  }

  /** How many of the open containers go on in this line, the root counted. */
  #continueContainers(): number {
    let depth = 1;
    for (; depth < this.#containers.length; depth++) {
      const container = this.#containers[depth];
      this.#findNext();
      if (container?.kind === "quote") {
        if (this.#indent > 3 || this.text.charCodeAt(this.#next) !== GREATER || this.#isBlank) break;
        this.#advanceToNext();
        this.#skipQuoteMark();
      } else if (container?.kind === "item") {
        if (this.#isBlank) {
          if (container.children.length === 0 && this.#leaf?.container !== container) {
            this.#hasEmptyItem = true;
            break;
          }
          this.#advanceToNext();
        } else if (this.#indent >= container.indent) this.#advanceColumns(container.indent);
        else break;
      }
    }
    this.#findNext();
    return depth;
  }

  #readFenceLine(fence: OpenFence): void {
    if (this.#indent > 3 || this.text.charCodeAt(this.#next) !== fence.code) return;
    let at = this.#next;
    while (this.text.charCodeAt(at) === fence.code && at < this.#end) at += 1;
    if (at - this.#next < fence.size || !this.#isBlankFrom(at)) return;
    this.#leaf = null;
  }

  /** What a line opens, one within the other, until what is left of it is text. */
  #openBlocks(matched: number): void {
    let depth = matched;
    const isAllMatched = depth === this.#containers.length;
    // Micromark holds this for all that the line opens, be it in another container.
    const interrupts = isAllMatched && (this.#leaf?.kind === "paragraph" || this.#leaf?.kind === "indented");
    let isNew = false;
    for (;;) {
      if (this.#isBlank) {
        this.#readBlankLine(depth, isAllMatched, isNew);
        return;
      }
      const isParagraph = !isNew && isAllMatched && this.#leaf?.kind === "paragraph";
      if (this.#indent > 3) {
        if (!isNew && this.#leaf?.kind === "paragraph") break;
        this.#readIndented(depth, isAllMatched && !isNew);
        return;
      }
      const code = this.text.charCodeAt(this.#next);
      if (code === GREATER) {
        this.#closeTo(depth);
        this.#openQuote();
        if (this.#isHopeless) return;
      } else if (this.#isHeading(code)) {
        this.#closeTo(depth);
        this.#addHeading();
        return;
      } else if (this.#opensFence(code)) {
        this.#closeTo(depth);
        this.#addFence(code);
        return;
      } else if (code === LESS && this.#opensHtml(depth, isParagraph, isNew)) {
        return;
      } else if (
        code === OPEN_BRACKET &&
        this.text.charCodeAt(this.#next + 1) === CARET &&
        this.#rest().includes("]:")
      ) {
        // A footnote is a container as well.
        this.#isHopeless = true;
        return;
      } else if (isParagraph && (code === EQUALS || code === HYPHEN) && SETEXT.test(this.#rest())) {
        this.#addSetext();
        return;
      } else if (this.#isRule(code)) {
        this.#closeTo(depth);
        this.#add({ type: "thematicBreak", position: toPosition(this.#next, this.#end) });
        return;
      } else if (this.#openItem(code, depth, interrupts)) {
        if (this.#isHopeless) return;
      } else break;
      depth = this.#containers.length;
      isNew = true;
      this.#findNext();
    }
    this.#readText(depth, isAllMatched, isNew);
  }

  #readBlankLine(depth: number, isAllMatched: boolean, isNew: boolean): void {
    if (!isNew && !isAllMatched) this.#closeTo(depth);
    else if (this.#leaf?.kind !== "indented") this.#closeLeaf();
  }

  #readIndented(depth: number, goesOn: boolean): void {
    if (goesOn && this.#leaf?.kind === "indented") return;
    // Micromark remembers that such a line left its container, and takes it for code of its own.
    if (depth < this.#containers.length || this.#hasEmptyItem) this.#isHopeless = true;
    this.#closeTo(depth);
    const from = this.#tabLeft > 0 ? this.#at + 1 : this.#at;
    this.#add({ type: "code", value: "", position: toPosition(from, this.#end) });
    const container = this.#containers[this.#containers.length - 1];
    if (container !== undefined) this.#leaf = { kind: "indented", container };
  }

  /** Opens HTML where the line begins some; whether it did. Source: the CommonMark spec, “HTML blocks”. */
  #opensHtml(depth: number, isParagraph: boolean, isNew: boolean): boolean {
    const line = this.#rest();
    const kind = htmlKindOf(line);
    if (kind === null || (kind === "tag" && isParagraph)) return false;
    if (kind === "tag" && !isNew && this.#leaf?.kind === "paragraph") {
      // Whether it interrupts from outside of its container, remark knows.
      this.#isHopeless = true;
      return true;
    }
    this.#closeTo(depth);
    // The blanks before it are part of it.
    if (this.#tabLeft > 0) this.#isHopeless = true;
    const value = this.text.slice(this.#at, this.#end);
    const node: Html = { type: "html", value, position: toPosition(this.#at, this.#end) };
    this.#add(node);
    const container = this.#containers[this.#containers.length - 1];
    const end = typeof kind === "string" ? null : kind;
    if (container !== undefined && end?.test(line.slice(line.startsWith("<?") ? 1 : 2)) !== true)
      this.#leaf = { kind: "html", container, node, end };
    return true;
  }

  #readHtmlLine(leaf: OpenHtml): void {
    const line = this.text.slice(this.#at, this.#end);
    leaf.node.value += `\n${line}`;
    leaf.node.position = toPosition(leaf.node.position?.start.offset ?? 0, this.#end);
    if (leaf.end?.test(line) === true) this.#leaf = null;
  }

  #readText(depth: number, isAllMatched: boolean, isNew: boolean): void {
    const leaf = this.#leaf;
    if (!isNew && leaf?.kind === "paragraph") {
      const isLazy = !isAllMatched;
      if (isLazy && LAZY_TROUBLE.test(this.#rest())) {
        this.#isHopeless = true;
        return;
      }
      if (!isLazy && this.#opensTable(leaf)) return;
      leaf.froms.push(this.#tabLeft > 0 ? this.#next : this.#at);
      leaf.hasCutTab ||= this.#tabLeft > 0;
      leaf.lastNext = this.#next;
      leaf.tos.push(this.#end);
      leaf.lastIndent = this.#indent;
      leaf.isLastLazy = isLazy;
      return;
    }
    if (!isNew && isAllMatched && leaf?.kind === "table") {
      leaf.table.children.push(parseRow(this.text, this.#next, this.#end, this.read));
      return;
    }
    // Micromark remembers such a line as lazy, and makes no table below it.
    if (!isNew && !isAllMatched && leaf?.kind === "table") this.#isHopeless = true;
    this.#closeTo(depth);
    const container = this.#containers[this.#containers.length - 1];
    if (container === undefined) return;
    this.#leaf = {
      kind: "paragraph",
      container,
      froms: [this.#next],
      tos: [this.#end],
      lastIndent: this.#indent,
      lastNext: this.#next,
      hasCutTab: false,
      isLastLazy: false,
    };
  }

  /** Makes the last line of a paragraph the header of a table, where this line holds its delimiters. */
  #opensTable(paragraph: OpenParagraph): boolean {
    const line = this.#rest();
    const columns = this.#indent > 3 ? 0 : countDelimiters(line);
    if (columns === 0) return false;
    const last = paragraph.froms.length - 1;
    const from = paragraph.lastNext;
    const to = paragraph.tos[last] ?? from;
    if (countHeaderCells(this.text.slice(from, to)) !== columns) return false;
    if (this.text.charCodeAt(from) === LESS || paragraph.isLastLazy || (last > 0 && paragraph.lastIndent > 3)) {
      this.#isHopeless = true;
      return true;
    }
    paragraph.froms.pop();
    paragraph.tos.pop();
    this.#leaf = last === 0 ? null : paragraph;
    this.#closeLeaf();
    const header = parseRow(this.text, from, to, this.read);
    const table: Table = { type: "table", align: null, children: [header], position: toPosition(from, this.#end) };
    paragraph.container.children.push(table);
    this.#leaf = { kind: "table", container: paragraph.container, table };
    return true;
  }

  #isHeading(code: number): boolean {
    if (code !== HASH) return false;
    ATX.lastIndex = this.#next;
    const match = ATX.exec(this.text);
    if (match !== null) return true;
    // `$` stands for the end of the text alone.
    let at = this.#next;
    while (this.text.charCodeAt(at) === HASH) at += 1;
    return at === this.#end && at - this.#next <= 6;
  }

  #addHeading(): void {
    let from = this.#next;
    while (this.text.charCodeAt(from) === HASH && from < this.#end) from += 1;
    const depth = (from - this.#next) as Heading["depth"];
    const line = this.text.slice(from, this.#end);
    const closing = ATX_CLOSING.exec(line);
    let start = from;
    let end = from + (closing?.index ?? line.length);
    while (start < end && isBlank(this.text.charCodeAt(start))) start += 1;
    while (start < end && isBlank(this.text.charCodeAt(end - 1))) end -= 1;
    const source = SourceText.ofRange(this.text, start, end);
    this.#add(new PlainHeading(depth, toPosition(this.#next, this.#end), () => this.read(source, false)));
  }

  #addSetext(): void {
    const leaf = this.#leaf;
    if (leaf?.kind !== "paragraph") return;
    const depth = this.text.charCodeAt(this.#next) === EQUALS ? 1 : 2;
    const source = this.#sourceOf(leaf);
    this.#leaf = null;
    // With definitions above it, the underline may be text.
    if (source.text.charCodeAt(0) === OPEN_BRACKET && source.text.includes("]:")) this.#isHopeless = true;
    const position = toPosition(leaf.froms[0] ?? 0, this.#end);
    leaf.container.children.push(new PlainHeading(depth, position, () => this.read(source, false)));
  }

  #opensFence(code: number): boolean {
    if (code !== BACKTICK && code !== TILDE) return false;
    let at = this.#next;
    while (this.text.charCodeAt(at) === code) at += 1;
    return at - this.#next >= 3 && !(code === BACKTICK && this.text.slice(at, this.#end).includes("`"));
  }

  #addFence(code: number): void {
    let at = this.#next;
    while (this.text.charCodeAt(at) === code) at += 1;
    this.#add({ type: "code", value: "", position: toPosition(this.#next, this.#end) });
    const container = this.#containers[this.#containers.length - 1];
    if (container !== undefined) this.#leaf = { kind: "fence", container, code, size: at - this.#next };
  }

  #isRule(code: number): boolean {
    if (code !== ASTERISK && code !== HYPHEN && code !== UNDERSCORE) return false;
    if (this.#noRule.code === code && this.#next < this.#noRule.before) return false;
    let count = 0;
    for (let at = this.#next; at < this.#end; at++) {
      const there = this.text.charCodeAt(at);
      if (there === code) count += 1;
      else if (!isBlank(there)) {
        this.#noRule = { code, before: at };
        return false;
      }
    }
    return count >= 3;
  }

  #openQuote(): void {
    const children: RootContent[] = [];
    const position = toPosition(this.#next, this.#next);
    this.#add({ type: "blockquote", children: children as never, position });
    if (this.#containers.length > MAX_DEPTH) this.#isHopeless = true;
    this.#containers.push({ kind: "quote", children, indent: 0, node: { position } });
    this.#advanceToNext();
    this.#skipQuoteMark();
  }

  /** Opens a list item where the line has a marker; whether it did. Source: the CommonMark spec, “List items”. */
  #openItem(code: number, depth: number, interrupts: boolean): boolean {
    const { text } = this;
    const from = this.#next;
    let at = from;
    let isOrdered = false;
    if (code === ASTERISK || code === PLUS || code === HYPHEN) at += 1;
    else if (code >= 48 && code <= 57) {
      while (text.charCodeAt(at) >= 48 && text.charCodeAt(at) <= 57) at += 1;
      const delimiter = text.charCodeAt(at);
      if (at - from > 9 || (delimiter !== 46 && delimiter !== 41)) return false;
      at += 1;
      isOrdered = true;
    } else return false;
    if (at > this.#end) return false;
    const next = at === this.#end ? -1 : text.charCodeAt(at);
    if (next !== -1 && next !== SPACE && next !== TAB) return false;
    const isEmpty = this.#isBlankFrom(at);
    if (interrupts && (isEmpty || (isOrdered && text.slice(from, at - 1) !== "1"))) return false;
    this.#closeTo(depth);
    const markerIndent = this.#indent;
    this.#advanceToNext();
    this.#at += at - from;
    this.#column += at - from;
    const columnBefore = this.#column;
    const placeBefore = this.#at;
    let width = 0;
    while (width < 5 && isBlank(text.charCodeAt(this.#at)) && this.#at < this.#end) {
      this.#advanceColumns(1);
      width += 1;
    }
    if (width >= 5 || width < 1 || isEmpty) {
      this.#column = columnBefore;
      this.#at = placeBefore;
      this.#tabLeft = 0;
      if (width >= 5 && !isEmpty) {
        // What follows is code, by its indent.
        this.#isHopeless = true;
        return true;
      }
      if (isBlank(text.charCodeAt(this.#at)) && this.#at < this.#end) this.#advanceColumns(1);
      width = 1;
    }
    const parent = this.#containers[this.#containers.length - 1];
    if (parent === undefined) return false;
    const mark = isOrdered ? text.charCodeAt(at - 1) : code;
    const item: ListItem = { type: "listItem", checked: null, children: [], position: toPosition(from, from) };
    const last = parent.children[parent.children.length - 1];
    if (last?.type === "list" && (last as MarkedList).mark === mark) last.children.push(item);
    else {
      const list: MarkedList = {
        type: "list",
        ordered: isOrdered,
        children: [item],
        position: toPosition(from, from),
        mark,
      };
      parent.children.push(list);
    }
    const children = item.children as RootContent[];
    if (this.#containers.length > MAX_DEPTH) this.#isHopeless = true;
    this.#containers.push({ kind: "item", children, indent: markerIndent + (at - from) + width, node: item });
    return true;
  }

  /** Whether nothing but blanks stands from a place to the end of the line. */
  #isBlankFrom(from: number): boolean {
    let at = from;
    while (at < this.#end && isBlank(this.text.charCodeAt(at))) at += 1;
    return at >= this.#end;
  }

  #closeTo(depth: number): void {
    this.#closeLeaf();
    this.#containers.length = depth;
  }

  #closeLeaf(): void {
    const leaf = this.#leaf;
    this.#leaf = null;
    if (leaf?.kind === "paragraph") this.#addParagraph(leaf);
  }

  #addParagraph(leaf: OpenParagraph): void {
    const { container } = leaf;
    const source = this.#sourceOf(leaf);
    const from = leaf.froms[0] ?? 0;
    if (source.text.charCodeAt(0) === OPEN_BRACKET && source.text.includes("]:")) {
      // It may be a definition.
      this.#isHopeless = true;
      return;
    }
    const position = toPosition(from, leaf.tos[leaf.tos.length - 1] ?? from);
    const item = container.kind === "item" && container.children.length === 0 ? (container.node as ListItem) : null;
    if (item !== null && source.text.charCodeAt(0) === OPEN_BRACKET && source.text.charAt(2) === "]") {
      const box = this.#readBox(item, source, leaf, position);
      if (box !== null) {
        container.children.push(box);
        return;
      }
    }
    container.children.push(new PlainParagraph(position, () => this.read(source, false)));
  }

  /** A paragraph that opens with a box of GFM: the box, and the blank behind it, are none of its content. */
  #readBox(item: ListItem, source: SourceText, leaf: OpenParagraph, position: Position): Paragraph | null {
    const symbol = source.text.charAt(1);
    const after = source.text.charAt(3);
    const isLineEnd = symbol === "\n" || symbol === "\r" || after === "\n" || after === "\r";
    // Below a bare marker it is one for remark or none, by blanks that are not kept here.
    const isBelow = this.text.slice(item.position?.start.offset, leaf.froms[0]).includes("\n");
    if (isLineEnd || isBelow || (isBlank(after.charCodeAt(0)) && /^\[.\][ \t]+\r?\n/.test(source.text))) {
      this.#isHopeless = true;
      return null;
    }
    if (!/[ \txX]/.test(symbol) || !isBlank(after.charCodeAt(0))) return null;
    item.checked = symbol === "x" || symbol === "X";
    const froms = [(leaf.froms[0] ?? 0) + 3, ...leaf.froms.slice(1)];
    const children = this.read(this.#sourceOf({ ...leaf, froms }), false);
    const head = children[0];
    if (head?.type !== "text" || head.position === undefined) return { type: "paragraph", children, position };
    head.value = head.value.slice(1);
    if (head.value === "") return { type: "paragraph", children: children.slice(1), position };
    const start = (head.position.start.offset ?? 0) + 1;
    head.position = toPosition(start, head.position.end.offset ?? start);
    return { type: "paragraph", children, position: toPosition(start, position.end.offset ?? start) };
  }

  /** The content of a paragraph, without blanks at its ends. */
  #sourceOf({ froms, tos, hasCutTab }: OpenParagraph): SourceText {
    const ends = tos.slice();
    const last = ends.length - 1;
    let end = ends[last] ?? 0;
    while (end > (froms[last] ?? 0) && isBlank(this.text.charCodeAt(end - 1))) end -= 1;
    ends[last] = end;
    const source = SourceText.ofLines(this.text, froms, ends);
    // Remark sees blanks there, which have a place in no text.
    if (hasCutTab && SPANS.test(source.text)) this.#isHopeless = true;
    return source;
  }

  #add(node: RootContent): void {
    this.#containers[this.#containers.length - 1]?.children.push(node);
  }

  #rest(): string {
    return this.text.slice(this.#next, this.#end);
  }

  #skipQuoteMark(): void {
    this.#at += 1;
    this.#column += 1;
    if (this.#at < this.#end && isBlank(this.text.charCodeAt(this.#at))) this.#advanceColumns(1);
  }

  #findNext(): void {
    // Each container of a deep line asks again: only blanks were gone over since.
    if (this.#at <= this.#next) {
      this.#indent = this.#nextColumn - this.#column;
      return;
    }
    let at = this.#at;
    let column = this.#column;
    if (this.#tabLeft > 0) {
      // The rest of a tab that was cut.
      column += this.#tabLeft;
      at += 1;
    }
    for (; at < this.#end; at++) {
      const code = this.text.charCodeAt(at);
      if (code === SPACE) column += 1;
      else if (code === TAB) column += 4 - (column % 4);
      else break;
    }
    this.#next = at;
    this.#nextColumn = column;
    this.#indent = column - this.#column;
    this.#isBlank = at >= this.#end;
  }

  #advanceToNext(): void {
    this.#at = this.#next;
    this.#column = this.#nextColumn;
    this.#tabLeft = 0;
  }

  /** Goes on by so many columns of blanks, of which a tab may have more than are wanted. */
  #advanceColumns(count: number): void {
    for (let left = count; left > 0 && this.#at < this.#end;) {
      const code = this.text.charCodeAt(this.#at);
      if (code === TAB) {
        const width = this.#tabLeft > 0 ? this.#tabLeft : 4 - (this.#column % 4);
        const used = Math.min(width, left);
        this.#column += used;
        left -= used;
        this.#tabLeft = width - used;
        if (this.#tabLeft === 0) this.#at += 1;
      } else {
        this.#at += 1;
        this.#column += 1;
        left -= 1;
      }
    }
  }
}

const TAG_NAME = /^<\/?([A-Za-z][A-Za-z0-9-]*)(?=[ \t]|\/?>|$)/;
/** A whole tag alone on its line. */
const WHOLE_TAG = new RegExp(`^(?:${OPEN_TAG}|${CLOSING_TAG})[ \\t]*$`);
const RAW_END = /<\/(?:script|pre|style|textarea)>/i;

/** What ends the HTML that a line opens: `block` and `tag` end at a blank line; null where it opens none. */
function htmlKindOf(line: string): RegExp | "block" | "tag" | null {
  if (line.startsWith("<!--")) return /-->/;
  if (line.startsWith("<?")) return /\?>/;
  if (line.startsWith("<![CDATA[")) return /\]\]>/;
  if (/^<![A-Za-z]/.test(line)) return />/;
  const name = TAG_NAME.exec(line)?.[1]?.toLowerCase();
  if (name === undefined) return WHOLE_TAG.test(line) ? "tag" : null;
  if (htmlRawNames.includes(name) && /^<[a-z]+(?:[ \t>]|$)/i.test(line)) return RAW_END;
  if (htmlBlockNames.includes(name)) return "block";
  return WHOLE_TAG.test(line) ? "tag" : null;
}

interface MarkedList extends List {
  readonly mark: number;
}

class PlainParagraph extends LazyContent implements Paragraph {
  readonly type = "paragraph";
}

class PlainHeading extends LazyContent implements Heading {
  readonly type = "heading";

  constructor(
    readonly depth: Heading["depth"],
    position: Position,
    parse: () => PhrasingContent[],
  ) {
    super(position, parse);
  }
}

function isBlank(code: number): boolean {
  return code === SPACE || code === TAB;
}
