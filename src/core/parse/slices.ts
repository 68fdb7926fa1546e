/** Lines that a slice may begin with. */
const HEADING = /^#{1,6}(?:[ \t]|\r?$)/;
const FENCE = /^([ \t]*)(`{3,}|~{3,})([^\n]*)$/;
const LIST_MARKER = /^[ \t]*(?:[-*+]|\d{1,9}[.)])(?:[ \t]|\r?$)/;
const HTML_OPENING =
  /^ {0,3}<(?:(!--)|(\?)|(!\[CDATA\[)|(![A-Za-z])|(?:(?:script|pre|style|textarea)(?:[\s>]|$))|[A-Za-z/])/i;
const RAW_TAG = /^ {0,3}<(?:script|pre|style|textarea)(?:[\s>]|$)/i;
const RAW_END = /<\/(?:script|pre|style|textarea)>/i;
const LESS = 60;
const BACKTICK = 96;
const TILDE = 126;
/** With what fences, HTML and list items open. */
const OPENERS: ReadonlySet<number> = new Set(Array.from("`~<-*+0123456789", (char) => char.charCodeAt(0)));
/** It ends a line for remark, and for nothing here: behind it lines are others. */
const LONE_RETURN = /\r(?!\n)/;

/**
 * Where a text can be cut so that each part parses alone as it does in the whole: its beginning, and the headings in
 * column 0, which close every list and quote before them. Near fences and HTML, which a heading does not close, nothing
 * is cut; nor behind a place where it cannot be told whether one is open, or behind a carriage return alone.
 *
 * Source: the CommonMark spec, “Container blocks”, “Fenced code blocks” and “HTML blocks”.
 *
 * @param body where the text begins behind its frontmatter, or a slice of it does
 * @param known where slices are known to begin, if one is found to begin there; the cutting ends with the first of them
 * @returns offsets, ascending; the first is `body`
 */
export function cutSlices(text: string, body: number, known?: ReadonlySet<number>): readonly number[] {
  const starts = [body];
  const scanner = new Scanner();
  const loneReturn = text.includes("\r") ? text.search(LONE_RETURN) : -1;
  const last = loneReturn === -1 ? text.length : loneReturn;
  for (let at = body; at < last;) {
    const found = text.indexOf("\n", at);
    const end = found === -1 ? text.length : found;
    const kind = scanner.read(text, at, end);
    if (kind === "doubt") break;
    if (kind === "heading" && at > body) {
      starts.push(at);
      if (known?.has(at) === true) break;
    }
    at = end + 1;
  }
  return starts;
}

type LineKind = "heading" | "other" | "doubt";

/** What is open at the top of the text and not closed by a heading. */
type Open =
  | { readonly kind: "fence"; readonly mark: string; readonly indent: number; readonly isMaybeInItem: boolean }
  | { readonly kind: "html"; readonly end: RegExp }
  /** HTML that ends at a blank line. */
  | { readonly kind: "tags" };

class Scanner {
  #open: Open | null = null;
  /** Whether a list item may be open, into which indented lines would belong. */
  #hasList = false;

  read(text: string, from: number, to: number): LineKind {
    const open = this.#open;
    if (open !== null) return this.#readInside(open, text.slice(from, to));
    const code = text.charCodeAt(from);
    if (code === 35) {
      if (!HEADING.test(text.slice(from, Math.min(to, from + 8)))) return "other";
      this.#hasList = false;
      return "heading";
    }
    // Letters open nothing; most lines begin with one.
    if ((code >= 65 && code <= 90) || (code >= 97 && code <= 122) || code > 127 || from === to) return "other";
    return this.#readOpening(text.slice(from, to));
  }

  #readInside(open: Open, line: string): LineKind {
    if (open.kind === "html") {
      if (open.end.test(line)) this.#open = null;
      return "other";
    }
    if (open.kind === "tags") {
      if (line.trim() === "") this.#open = null;
      // It may be less than HTML, and then these open something.
      return FENCE.test(line) || (HTML_OPENING.test(line) && endOfHtml(line) !== null) ? "doubt" : "other";
    }
    const indent = indentOf(line);
    const mark = FENCE.exec(line);
    const closes = mark?.[2]?.startsWith(open.mark) === true && mark[3]?.trim() === "";
    if (closes && indent < 4) {
      if (open.isMaybeInItem && indent < open.indent) return "doubt";
      this.#open = null;
      return "other";
    }
    if (!open.isMaybeInItem || line.trim() === "") return "other";
    // In a list item it would end where the item does, and be closed by marks that are indented more.
    return indent < open.indent || closes ? "doubt" : "other";
  }

  #readOpening(line: string): LineKind {
    const first = firstOf(line);
    if (!OPENERS.has(first)) return "other";
    const indent = indentOf(line);
    if (first !== BACKTICK && first !== TILDE && first !== LESS) {
      if (LIST_MARKER.test(line)) this.#hasList = true;
      return "other";
    }
    const fence = FENCE.exec(line);
    if (fence?.[2] !== undefined && indent < 4) {
      const isFence = fence[2].startsWith("~") || fence[3]?.includes("`") !== true;
      if (!isFence) return "other";
      const isMaybeInItem = indent > 0 && this.#hasList;
      this.#open = { kind: "fence", mark: fence[2], indent, isMaybeInItem };
      return "other";
    }
    if (indent > 3 || !HTML_OPENING.test(line)) return "other";
    const end = endOfHtml(line);
    if (end === null) this.#open = { kind: "tags" };
    else if (!end.test(line.slice(line.indexOf("<") + 2))) {
      if (indent > 0 && this.#hasList) return "doubt";
      this.#open = { kind: "html", end };
    }
    return "other";
  }
}

/** What ends the HTML that a line opens; null for tags, which a blank line ends. */
function endOfHtml(line: string): RegExp | null {
  const match = HTML_OPENING.exec(line);
  if (match?.[1] !== undefined) return /-->/;
  if (match?.[2] !== undefined) return /\?>/;
  if (match?.[3] !== undefined) return /\]\]>/;
  if (match?.[4] !== undefined) return />/;
  return RAW_TAG.test(line) ? RAW_END : null;
}

/** The first character that is no blank; NaN in a blank line. */
function firstOf(line: string): number {
  let at = 0;
  while (line.charCodeAt(at) === 32 || line.charCodeAt(at) === 9) at += 1;
  return line.charCodeAt(at);
}

/** In columns; a tab goes on to the next multiple of four. */
function indentOf(line: string): number {
  let column = 0;
  for (let at = 0; at < line.length; at++) {
    const code = line.charCodeAt(at);
    if (code === 32) column += 1;
    else if (code === 9) column += 4 - (column % 4);
    else break;
  }
  return column;
}
