import type { PhrasingContent, Text } from "mdast";
import { decodeString } from "micromark-util-decode-string";
import { normalizeIdentifier } from "micromark-util-normalize-identifier";
import type { SourceText } from "./source-text";
import { CLOSING_TAG, OPEN_TAG } from "./tags";

const TAB = 9;
const LF = 10;
const CR = 13;
const SPACE = 32;
const BANG = 33;
const AMPERSAND = 38;
const OPEN_PAREN = 40;
const CLOSE_PAREN = 41;
const ASTERISK = 42;
const LESS = 60;
const OPEN_BRACKET = 91;
const BACKSLASH = 92;
const CLOSE_BRACKET = 93;
const UNDERSCORE = 95;
const BACKTICK = 96;
const TILDE = 126;

/** Whether a character may mean something besides itself; the rest of a text is taken in one go. */
const SPECIAL = new Uint8Array(128);
for (const code of [
  LF,
  BANG,
  AMPERSAND,
  ASTERISK,
  LESS,
  OPEN_BRACKET,
  BACKSLASH,
  CLOSE_BRACKET,
  UNDERSCORE,
  BACKTICK,
  TILDE,
  0,
]) {
  SPECIAL[code] = 1;
}

/** What has more delimiters and brackets is left to remark, since each may be matched with any before it. */
const MAX_OPENERS = 500;
const MAX_LABEL = 999;
const NO_LABELS: ReadonlySet<string> = new Set();

/** Source: the CommonMark spec, “Entity and numeric character references”. */
const ENTITY = /^&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z\d]{1,31});/i;
const MAX_ENTITY = 33;
/** Source: the CommonMark spec, “Autolinks”. */
const ADDRESS = /<([A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>&\\\p{Cc}]*)>/uy;
const TAG = new RegExp(`${OPEN_TAG}|${CLOSING_TAG}`, "y");
const ESCAPABLE = /[!-/:-@[-`{-~]/;
const WHITESPACE = /\s/;
const PUNCTUATION = /[\p{P}\p{S}]/u;

/** A run of `*`, `_` or `~` that may open or close a span. */
interface Delimiter {
  readonly kind: "delimiter";
  readonly code: number;
  from: number;
  to: number;
  readonly canOpen: boolean;
  readonly canClose: boolean;
}

/** A `[` or `![` that may open a link or image. */
interface Bracket {
  readonly kind: "bracket";
  readonly from: number;
  readonly to: number;
  readonly isImage: boolean;
  /** Whether it stands before a link: no link is inside another. */
  isDead: boolean;
}

interface TextPart {
  readonly kind: "text";
  readonly from: number;
  readonly to: number;
  readonly value: string;
}

interface Done {
  readonly kind: "node";
  readonly node: PhrasingContent;
}

type Part = TextPart | Delimiter | Bracket | Done;

/**
 * The inline nodes of a text, as remark gives them; null where it holds what only remark reads: HTML on
 * several lines, addresses in angle brackets, and what is too entangled.
 *
 * @param isCell whether it stands in a table, where `\|` is a pipe even in code
 * @param labels what references may refer to, normalized; a text with such a reference is left to remark
 */
export function parsePlainInline(
  source: SourceText,
  isCell: boolean,
  labels: ReadonlySet<string> = NO_LABELS,
): PhrasingContent[] | null {
  return new InlineParser(source, isCell, labels).parse();
}

class InlineParser {
  readonly #text: string;
  readonly #parts: Part[] = [];
  /** Each is looked for among all before it. */
  #openers = 0;
  /** The brackets whose `]` has not come, by their places among the parts. */
  readonly #brackets: number[] = [];
  /** Where runs of backticks begin that may close others, the last one of each length; null until one is asked for. */
  #lastRuns: ReadonlyMap<number, number> | null = null;
  #isHopeless = false;
  #hasTilde = false;

  constructor(
    readonly source: SourceText,
    readonly isCell: boolean,
    readonly labels: ReadonlySet<string>,
  ) {
    this.#text = source.text;
    // Then it is hard to tell where a label begins.
    if (labels.size > 0 && /\\[[\]]/.test(source.text)) this.#isHopeless = true;
  }

  parse(): PhrasingContent[] | null {
    const text = this.#text;
    let at = 0;
    while (at < text.length && !this.#isHopeless) {
      const start = at;
      while (at < text.length && !isSpecial(text.charCodeAt(at))) at += 1;
      if (at > start) this.#addText(start, at);
      if (at < text.length) at = this.#parseSpecial(at);
    }
    const nodes = this.#finish(0);
    return this.#isHopeless ? null : nodes;
  }

  #parseSpecial(at: number): number {
    const text = this.#text;
    const code = text.charCodeAt(at);
    switch (code) {
      case LF:
        return this.#parseLineBreak(at);
      case BACKSLASH:
        return this.#parseBackslash(at);
      case BACKTICK:
        return this.#parseCode(at);
      case ASTERISK:
      case UNDERSCORE:
      case TILDE:
        return this.#parseDelimiter(at, code);
      case OPEN_BRACKET:
        return this.#addBracket(at, at + 1, false);
      case BANG:
        if (text.charCodeAt(at + 1) === OPEN_BRACKET) return this.#addBracket(at, at + 2, true);
        break;
      case CLOSE_BRACKET:
        return this.#closeBracket(at);
      case AMPERSAND:
        return this.#parseEntity(at);
      case LESS:
        if (/[A-Za-z/!?]/.test(text.charAt(at + 1))) return this.#parseAddress(at);
        break;
      default:
        this.#isHopeless = true;
    }
    this.#addText(at, at + 1);
    return at + 1;
  }

  /** `<https://…>`, or a tag on one line; anything else that may be HTML is left to remark. */
  #parseAddress(at: number): number {
    ADDRESS.lastIndex = at;
    const match = ADDRESS.exec(this.#text);
    const url = match?.[1];
    if (match === null || url === undefined) {
      TAG.lastIndex = at;
      const tag = TAG.exec(this.#text)?.[0];
      if (tag === undefined) {
        this.#isHopeless = true;
        return at + 1;
      }
      const position = this.source.positionOf(at, at + tag.length);
      this.#parts.push({ kind: "node", node: { type: "html", value: tag, position } });
      return at + tag.length;
    }
    const end = at + match[0].length;
    const child: Text = { type: "text", value: url, position: this.source.positionOf(at + 1, end - 1) };
    const position = this.source.positionOf(at, end);
    this.#parts.push({ kind: "node", node: { type: "link", title: null, url, children: [child], position } });
    return end;
  }

  #addText(from: number, to: number, value = this.#text.slice(from, to)): void {
    this.#parts.push({ kind: "text", from, to, value });
  }

  /** Two blanks before the end of a line break it, as does a backslash; one is left out, as are those of the next line. */
  #parseLineBreak(at: number): number {
    const text = this.#text;
    const isCrlf = text.charCodeAt(at - 1) === CR;
    const lineEnd = isCrlf ? at - 1 : at;
    let blanks = 0;
    while (isBlank(text.charCodeAt(lineEnd - 1 - blanks))) blanks += 1;
    let next = at + 1;
    while (isBlank(text.charCodeAt(next))) next += 1;
    const last = this.#parts[this.#parts.length - 1];
    const cut = lineEnd - blanks;
    if (last?.kind === "text" && last.to > cut) {
      this.#parts.pop();
      if (last.from < cut) this.#addText(last.from, cut, last.value.slice(0, cut - last.to));
    } else if (blanks > 0 || isCrlf) {
      if (last === undefined || last.kind === "text") this.#isHopeless = true;
    }
    if (blanks > 1 && text.slice(cut, lineEnd).includes("\t")) this.#isHopeless = true;
    else if (blanks > 1) {
      this.#parts.push({ kind: "node", node: { type: "break", position: this.source.positionOf(cut, at + 1) } });
    } else this.#addText(lineEnd, at + 1);
    return next;
  }

  #parseBackslash(at: number): number {
    const text = this.#text;
    const next = text.charAt(at + 1);
    if (next === "\n" || next === "\r") {
      const end = text.indexOf("\n", at) + 1;
      this.#parts.push({ kind: "node", node: { type: "break", position: this.source.positionOf(at, end) } });
      let after = end;
      while (isBlank(text.charCodeAt(after))) after += 1;
      return after;
    }
    if (next !== "" && ESCAPABLE.test(next)) {
      this.#addText(at, at + 2, next);
      return at + 2;
    }
    this.#addText(at, at + 1);
    return at + 1;
  }

  #parseEntity(at: number): number {
    const written = ENTITY.exec(this.#text.slice(at, at + MAX_ENTITY))?.[0];
    const value = written === undefined ? undefined : decodeString(written);
    if (written === undefined || value === undefined || value === written) {
      this.#addText(at, at + 1);
      return at + 1;
    }
    this.#addText(at, at + written.length, value);
    return at + written.length;
  }

  #parseCode(at: number): number {
    const text = this.#text;
    let open = at;
    while (text.charCodeAt(open) === BACKTICK) open += 1;
    const size = open - at;
    this.#lastRuns ??= lastRuns(text, at);
    const isClosed = (this.#lastRuns.get(size) ?? -1) >= open;
    for (let close = isClosed ? text.indexOf("`", open) : -1; close !== -1;) {
      let end = close;
      while (text.charCodeAt(end) === BACKTICK) end += 1;
      if (end - close !== size) {
        close = text.indexOf("`", end);
        continue;
      }
      this.#addCode(at, open, close, end);
      return end;
    }
    // Where an open run of backticks reaches over lines, remark's text ends behind their indent.
    if (text.includes("\n", open)) this.#isHopeless = true;
    this.#addText(at, open);
    return open;
  }

  #addCode(from: number, open: number, close: number, to: number): void {
    let value = this.#text.slice(open, close);
    if (/[\r\n]/.test(value)) {
      // Blanks at the breaks of its lines are remark's affair.
      this.#isHopeless = true;
      return;
    }
    if (value.startsWith(" ") && value.endsWith(" ") && value.trim() !== "") value = value.slice(1, -1);
    else if (/^[ \t].*[ \t]$/.test(value)) this.#isHopeless = true;
    if (this.isCell && value.includes("\\"))
      value = value.replace(/\\([\\|])/g, (all, char) => (char === "|" ? "|" : all));
    this.#parts.push({ kind: "node", node: { type: "inlineCode", value, position: this.source.positionOf(from, to) } });
  }

  #parseDelimiter(at: number, code: number): number {
    const text = this.#text;
    this.#openers += 1;
    if (this.#openers > MAX_OPENERS) this.#isHopeless = true;
    let end = at;
    while (text.charCodeAt(end) === code) end += 1;
    const previous = at === 0 ? -1 : text.charCodeAt(at - 1);
    const next = end >= text.length ? -1 : text.charCodeAt(end);
    const before = classify(previous);
    const after = classify(next);
    if (code === TILDE) {
      // A longer run, or one alone, strikes nothing.
      if (end - at > 2 || (text.indexOf("~") === at && !text.includes("~", end))) {
        this.#addText(at, end);
        return end;
      }
      this.#hasTilde = true;
      this.#parts.push({
        kind: "delimiter",
        code,
        from: at,
        to: end,
        canOpen: after === OTHER || (after === MARK && before !== OTHER),
        canClose: before === OTHER || (before === MARK && after !== OTHER),
      });
      return end;
    }
    const opens = after === OTHER || (after === MARK && before !== OTHER) || next === TILDE;
    const closes = before === OTHER || (before === MARK && after !== OTHER) || previous === TILDE;
    const isStar = code === ASTERISK;
    this.#parts.push({
      kind: "delimiter",
      code,
      from: at,
      to: end,
      canOpen: isStar ? opens : opens && (before !== OTHER || !closes),
      canClose: isStar ? closes : closes && (after !== OTHER || !opens),
    });
    return end;
  }

  #addBracket(from: number, to: number, isImage: boolean): number {
    this.#openers += 1;
    if (this.#openers > MAX_OPENERS) this.#isHopeless = true;
    this.#brackets.push(this.#parts.length);
    this.#parts.push({ kind: "bracket", from, to, isImage, isDead: false });
    return to;
  }

  /** Whether the brackets that close here hold the label of a definition. */
  #refers(at: number): boolean {
    if (this.labels.size === 0) return false;
    // No label is longer. Source: the CommonMark spec, “Links”.
    const near = this.#text.slice(Math.max(0, at - MAX_LABEL - 1), at);
    return this.labels.has(normalizeIdentifier(near.slice(near.lastIndexOf("[") + 1)));
  }

  #closeBracket(at: number): number {
    if (this.#refers(at)) this.#isHopeless = true;
    const opener = this.#brackets.pop() ?? -1;
    const bracket = this.#parts[opener];
    const resource = bracket?.kind === "bracket" && !bracket.isDead ? this.#parseResource(at + 1) : null;
    if (bracket?.kind !== "bracket" || resource === null) {
      this.#addText(at, at + 1);
      return at + 1;
    }
    const { url, title, end } = resource;
    const position = this.source.positionOf(bracket.from, end);
    const children = this.#finish(opener + 1);
    this.#parts.pop();
    if (bracket.isImage) {
      const alt = this.#text.slice(bracket.to, at);
      // What an image says instead is its label without marks.
      if (/[*_`~<&\\[\]\r\n]/.test(alt)) this.#isHopeless = true;
      this.#parts.push({ kind: "node", node: { type: "image", title, url, alt, position } });
    } else {
      this.#parts.push({ kind: "node", node: { type: "link", title, url, children, position } });
      // A link holds no other link.
      for (const open of this.#brackets) {
        const part = this.#parts[open];
        if (part?.kind === "bracket" && !part.isImage) part.isDead = true;
      }
    }
    return end;
  }

  /** `(address "title")`; null where there is none. */
  #parseResource(at: number): { url: string; title: string | null; end: number } | null {
    const text = this.#text;
    if (text.charCodeAt(at) !== OPEN_PAREN) return null;
    let next = this.#skipBlanks(at + 1);
    if (text.charCodeAt(next) === LESS) {
      this.#isHopeless = true;
      return null;
    }
    const from = next;
    let depth = 0;
    for (; next < text.length; next++) {
      const code = text.charCodeAt(next);
      if (code <= SPACE || code === 127) break;
      if (code === BACKSLASH || code === AMPERSAND) {
        this.#isHopeless = true;
        return null;
      }
      if (code === OPEN_PAREN) depth += 1;
      if (code === CLOSE_PAREN) {
        if (depth === 0) break;
        depth -= 1;
      }
    }
    if (depth !== 0) {
      // Unbalanced: what it is depends on how far a title reaches.
      this.#isHopeless = true;
      return null;
    }
    const url = text.slice(from, next);
    const afterUrl = this.#skipBlanks(next);
    if (text.charCodeAt(afterUrl) === CLOSE_PAREN) return { url, title: null, end: afterUrl + 1 };
    const quote = text.charAt(afterUrl);
    if (url === "" || afterUrl === next || (quote !== '"' && quote !== "'")) {
      if (quote === "(") this.#isHopeless = true;
      return null;
    }
    const close = text.indexOf(quote, afterUrl + 1);
    if (close === -1) return null;
    const title = text.slice(afterUrl + 1, close);
    if (/[\\&\r\n]/.test(title)) {
      this.#isHopeless = true;
      return null;
    }
    const end = this.#skipBlanks(close + 1);
    return text.charCodeAt(end) === CLOSE_PAREN ? { url, title, end: end + 1 } : null;
  }

  #skipBlanks(at: number): number {
    const text = this.#text;
    let next = at;
    while (isBlank(text.charCodeAt(next))) next += 1;
    if (text.charCodeAt(next) === LF || text.charCodeAt(next) === CR) this.#isHopeless = true;
    return next;
  }

  /** Takes the parts from `first` on, and makes nodes of them: spans where delimiters match, text of the rest. */
  #finish(first: number): PhrasingContent[] {
    const parts: Part[] = [];
    const openers = new Openers();
    for (const part of this.#parts.splice(first)) {
      if (part.kind === "delimiter") {
        while (part.canClose && part.to > part.from) {
          const open = openers.find(part);
          if (open === null) break;
          this.#matchSpan(parts, open.place, part);
          openers.endAt(open);
        }
        if (part.to === part.from) continue;
        if (part.canOpen) openers.add(part, parts.length);
      }
      parts.push(part);
    }
    if (this.#hasTilde && parts.some((part) => part.kind === "delimiter")) this.#isHopeless = true;
    return this.#toNodes(parts);
  }

  /** Makes a span of what stands behind the opener, the delimiter at `place`. */
  #matchSpan(parts: Part[], place: number, closer: Delimiter): void {
    const inner = parts.splice(place + 1);
    const opener = parts.pop();
    if (opener?.kind !== "delimiter") return;
    const isStrike = opener.code === TILDE;
    const size = isStrike
      ? opener.to - opener.from
      : opener.to - opener.from > 1 && closer.to - closer.from > 1
        ? 2
        : 1;
    if (this.#hasTilde && inner.some((part) => part.kind === "delimiter")) this.#isHopeless = true;
    const children = this.#toNodes(inner);
    const position = this.source.positionOf(opener.to - size, closer.from + size);
    const type = isStrike ? "delete" : size === 2 ? "strong" : "emphasis";
    opener.to -= size;
    closer.from += size;
    if (opener.to > opener.from) parts.push(opener);
    parts.push({ kind: "node", node: { type, children, position } });
  }

  #toNodes(parts: readonly Part[]): PhrasingContent[] {
    const nodes: PhrasingContent[] = [];
    let value = "";
    let from = -1;
    let to = -1;
    const flush = (): void => {
      if (from === -1) return;
      const node: Text = { type: "text", value, position: this.source.positionOf(from, to) };
      nodes.push(node);
      value = "";
      from = -1;
    };
    for (const part of parts) {
      if (part.kind === "node") {
        flush();
        nodes.push(part.node);
        continue;
      }
      if (from === -1) from = part.from;
      to = part.to;
      value += part.kind === "text" ? part.value : this.#text.slice(part.from, part.to);
    }
    flush();
    return nodes;
  }
}

interface Opener {
  readonly delimiter: Delimiter;
  /** Its place among the parts. */
  readonly place: number;
}

/**
 * The delimiters that may open a span. What was looked for in vain is not looked for again among the same ones, so that
 * the time does not grow with their square. Source: the CommonMark spec, “An algorithm for parsing nested emphasis”.
 */
class Openers {
  readonly #open: Opener[] = [];
  /** For what a closer asks of its opener, the place in the text before which there is none. */
  readonly #bottoms = new Map<number, number>();

  add(delimiter: Delimiter, place: number): void {
    this.#open.push({ delimiter, place });
  }

  find(closer: Delimiter): Opener | null {
    const size = closer.to - closer.from;
    const key = closer.code * 8 + (closer.code === TILDE ? size : (size % 3) + (closer.canOpen ? 4 : 0));
    const bottom = this.#bottoms.get(key) ?? -1;
    for (let at = this.#open.length - 1; at >= 0; at--) {
      const opener = this.#open[at];
      if (opener === undefined || opener.delimiter.from < bottom) break;
      if (isPair(opener.delimiter, closer)) return opener;
    }
    this.#bottoms.set(key, closer.from);
    return null;
  }

  /** Forgets all behind an opener that was matched, and the opener where nothing is left of it. */
  endAt({ delimiter }: Opener): void {
    while ((this.#open[this.#open.length - 1]?.delimiter.from ?? -1) > delimiter.from) this.#open.pop();
    if (delimiter.to === delimiter.from) this.#open.pop();
    // What is left of it may be wanted where the whole was not.
    else for (const [key, bottom] of this.#bottoms) this.#bottoms.set(key, Math.min(bottom, delimiter.from));
  }
}

function isPair(opener: Delimiter, closer: Delimiter): boolean {
  if (opener.code !== closer.code) return false;
  const openSize = opener.to - opener.from;
  const closeSize = closer.to - closer.from;
  if (closer.code === TILDE) return openSize === closeSize;
  // Source: the CommonMark spec, “Emphasis and strong emphasis”, rules 9 and 10.
  return !((opener.canClose || closer.canOpen) && closeSize % 3 !== 0 && (openSize + closeSize) % 3 === 0);
}

/** Where the last run of backticks of each length begins, from a place on. */
function lastRuns(text: string, from: number): ReadonlyMap<number, number> {
  const runs = new Map<number, number>();
  for (let at = text.indexOf("`", from); at !== -1;) {
    let end = at;
    while (text.charCodeAt(end) === BACKTICK) end += 1;
    runs.set(end - at, at);
    at = text.indexOf("`", end);
  }
  return runs;
}

const BLANK = 1;
const MARK = 2;
const OTHER = 0;

/** What delimiters ask of their neighbours; by UTF-16 unit, as micromark does. */
function classify(code: number): number {
  if (code === -1 || code === TAB || code === LF || code === CR || code === SPACE || code === 11 || code === 12)
    return BLANK;
  if (code < 128) {
    const isWord = (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122);
    return isWord || code < SPACE || code === 127 ? OTHER : MARK;
  }
  const char = String.fromCharCode(code);
  return WHITESPACE.test(char) ? BLANK : PUNCTUATION.test(char) ? MARK : OTHER;
}

function isBlank(code: number): boolean {
  return code === SPACE || code === TAB;
}

function isSpecial(code: number): boolean {
  return code < 128 && SPECIAL[code] === 1;
}
