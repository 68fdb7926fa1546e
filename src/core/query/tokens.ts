import { queryKeyOf } from "./query-keys";

/** A piece of a query; offsets are UTF-16 and half-open. */
export interface Token {
  readonly kind: "open" | "close" | "or" | "not" | "text" | "term";
  readonly from: number;
  readonly to: number;
  /** As written, before the colon; empty for all but terms. */
  readonly key: string;
  /** `>=`; empty where there is none. */
  readonly comparison: string;
  /** Where the value begins, marks around it included; for a text where that begins. */
  readonly valueFrom: number;
  /** The text, or the value of a term, without the marks around it. */
  readonly value: string;
  /** Whether the quotation marks or brackets around it are closed, if there are any. */
  readonly isClosed: boolean;
}

const KEY = /([A-Za-z]+):/y;
const COMPARISON = /[<>=]+/y;
/** What is left out begins with a letter, number or mark: `->` and `--flag` are words. */
const LEFT_OUT = /-(?=[\p{L}\p{N}"([#@])/uy;
const OR = /OR(?=[\s()]|$)/y;
const BLANK = /\s/;

/** The pieces of a query, in order; any text has some. */
export function toTokens(text: string): readonly Token[] {
  const tokens: Token[] = [];
  let depth = 0;
  for (let at = 0; at < text.length;) {
    if (BLANK.test(text.charAt(at))) {
      at += 1;
      continue;
    }
    const token = readToken(text, at, depth > 0);
    if (token.kind === "open") depth += 1;
    if (token.kind === "close" && depth > 0) depth -= 1;
    tokens.push(token);
    at = token.to;
  }
  return tokens;
}

function readToken(text: string, from: number, inBrackets: boolean): Token {
  const plain = { from, to: from + 1, key: "", comparison: "", valueFrom: from, value: "", isClosed: true };
  const first = text.charAt(from);
  if (first === "(") return { ...plain, kind: "open" };
  if (first === ")") return { ...plain, kind: "close" };
  if (matchAt(LEFT_OUT, text, from) !== null) return { ...plain, kind: "not" };
  if (matchAt(OR, text, from) !== null) return { ...plain, kind: "or", to: from + 2 };
  const key = matchAt(KEY, text, from)?.[1] ?? "";
  const afterKey = from + key.length + 1;
  if (key === "" || (queryKeyOf(key) === undefined && !isValueAt(text, afterKey))) {
    return { ...plain, kind: "text", ...readText(text, from, first === '"', inBrackets) };
  }
  const comparison = matchAt(COMPARISON, text, afterKey)?.[0] ?? "";
  const valueFrom = afterKey + comparison.length;
  const value = readText(text, valueFrom, /^["[]/.test(text.charAt(valueFrom)), inBrackets);
  return { ...plain, kind: "term", key, comparison, valueFrom, ...value };
}

/** Whether what follows `Phase:` is a value, so that it is meant for a key; `http://` has none. */
function isValueAt(text: string, at: number): boolean {
  return at < text.length && !/[\s/\\:)]/.test(text.charAt(at));
}

function readText(
  text: string,
  from: number,
  isMarked: boolean,
  inBrackets: boolean,
): Pick<Token, "to" | "value" | "isClosed"> {
  if (isMarked) {
    const [open, close] = text.startsWith("[[", from) ? ["[[", "]]"] : ['"', '"'];
    if (text.startsWith(open, from)) {
      const end = text.indexOf(close, from + open.length);
      const isClosed = end !== -1;
      const to = isClosed ? end + close.length : text.length;
      return { to, value: text.slice(from + open.length, isClosed ? end : to), isClosed };
    }
  }
  let to = from;
  // A bracket that is opened in a word belongs to it: `deploy(v2)`.
  for (let level = 0; to < text.length; to++) {
    const character = text.charAt(to);
    if (BLANK.test(character)) break;
    if (character === "(") level += 1;
    if (character === ")" && level-- === 0 && inBrackets) break;
  }
  return { to, value: text.slice(from, to), isClosed: true };
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}
