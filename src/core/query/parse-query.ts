import { QUERY_KEYS, queryKeyOf } from "./query-keys";
import type { Comparison, QueryError, QueryNode } from "./query-term";
import { allowedAfter, NO_VALUE, readTerm, type QueryWords } from "./read-term";
import { toTokens, type Token } from "./tokens";
import { say } from "../words/say";

/** What a text asks for, or why it asks for nothing. */
export type ParsedQuery =
  | { readonly query: QueryNode; readonly error?: undefined }
  | { readonly error: QueryError; readonly query?: undefined };

/** So many brackets in each other nobody needs. */
const MAX_DEPTH = 40;
const COMPARISONS: readonly string[] = ["=", "<", "<=", ">", ">="];

/**
 * Reads a query: words and `"phrases"`, of which all must occur; terms such as `status:active`; `-` before what is left
 * out, `OR` between what is either, and brackets. Never throws.
 *
 * @example parseQuery('harbour (is:blocked OR priority:>=high) -phase:"Phase 3"', words)
 */
export function parseQuery(text: string, words: QueryWords): ParsedQuery {
  const parser = new Parser(text, words);
  try {
    return { query: parser.read() };
  } catch (error) {
    if (error instanceof Fault) return { error: error.fault };
    throw error;
  }
}

class Fault extends Error {
  constructor(readonly fault: QueryError) {
    super(fault.message);
  }
}

class Parser {
  readonly #tokens: readonly Token[];
  #at = 0;

  constructor(
    readonly text: string,
    readonly words: QueryWords,
  ) {
    this.#tokens = toTokens(text);
  }

  read(): QueryNode {
    const node = this.#any(0);
    const token = this.#tokens[this.#at];
    if (token !== undefined) throw fault(say("query.wrong.close"), token);
    return node;
  }

  #any(depth: number): QueryNode {
    const nodes = [this.#all(depth)];
    while (this.#tokens[this.#at]?.kind === "or") {
      const or = this.#tokens[this.#at++];
      const before = nodes[nodes.length - 1];
      const after = this.#all(depth);
      if (or !== undefined && isNothing(before)) throw fault(say("query.wrong.or-before"), or);
      if (or !== undefined && isNothing(after)) throw fault(say("query.wrong.or-after"), or, [], true);
      nodes.push(after);
    }
    const [only] = nodes;
    return nodes.length === 1 && only !== undefined ? only : { kind: "any", nodes };
  }

  #all(depth: number): QueryNode {
    const nodes: QueryNode[] = [];
    for (let token = this.#tokens[this.#at]; token !== undefined; token = this.#tokens[this.#at]) {
      if (token.kind === "or" || token.kind === "close") break;
      nodes.push(this.#unit(token, depth));
    }
    const [only] = nodes;
    return nodes.length === 1 && only !== undefined ? only : { kind: "all", nodes };
  }

  #unit(token: Token, depth: number): QueryNode {
    this.#at += 1;
    const next = this.#tokens[this.#at];
    switch (token.kind) {
      // What follows it is never another one, nor the end.
      case "not":
        return next === undefined || next.kind === "or" || next.kind === "close"
          ? toText("-")
          : { kind: "not", node: this.#unit(next, depth) };
      case "open":
        return this.#brackets(token, depth + 1);
      case "term":
        return readTokenTerm(token, this.words);
      default:
        if (!token.isClosed) throw fault(say("query.wrong.quote"), token, [], true);
        return toText(token.value);
    }
  }

  #brackets(open: Token, depth: number): QueryNode {
    if (depth > MAX_DEPTH) throw fault(say("query.wrong.deep", { depth: MAX_DEPTH }), open);
    const node = this.#any(depth);
    const close = this.#tokens[this.#at++];
    if (close === undefined) throw fault(say("query.wrong.open"), open, [], true);
    if (isNothing(node)) throw fault(say("query.wrong.empty"), { from: open.from, to: close.to });
    return node;
  }
}

function readTokenTerm(token: Token, words: QueryWords): QueryNode {
  const { from, to, valueFrom, value, comparison } = token;
  const key = queryKeyOf(token.key);
  const colon = from + token.key.length + 1;
  if (key === undefined) {
    const keys = QUERY_KEYS.map((each) => `${each.key}:`);
    throw fault(say("query.wrong.term", { term: token.key }), { from, to: colon }, keys);
  }
  const allowed = allowedAfter(key.key);
  if (!token.isClosed) {
    const isQuote = value === "" || token.to - valueFrom - value.length === 1;
    throw fault(isQuote ? say("query.wrong.quote") : say("query.wrong.link"), { from: valueFrom, to }, allowed, true);
  }
  if (comparison !== "" && (!key.compares || !COMPARISONS.includes(comparison))) {
    const message = key.compares
      ? say("query.wrong.comparison", { sign: comparison })
      : say("query.wrong.no-more", { key: key.key });
    throw fault(message, { from: colon, to: valueFrom }, key.compares ? COMPARISONS : allowed, to === valueFrom);
  }
  if (value.trim() === "")
    throw fault(say("query.wrong.no-value", { key: key.key, example: key.example }), { from, to }, allowed, true);
  if (key.key === "due" && value.toLowerCase() === "overdue") {
    return { kind: "term", term: { key: "is", state: "overdue" } };
  }
  const term = readTerm(key.key, (comparison === "" ? "=" : comparison) as Comparison, value, words);
  if (term !== null) return { kind: "term", term };
  throw fault(say(NO_VALUE[key.key], { value }), { from: valueFrom, to }, allowed, isBegun(value, allowed));
}

/** Whether a value is the beginning of one that is allowed, as it is while somebody types it. */
function isBegun(value: string, allowed: readonly string[]): boolean {
  const text = value.toLowerCase();
  return (
    allowed.some((each) => each.startsWith(text)) || /^(?:\d{1,4}(?:-\d{0,2}){0,2}|(?:next|last)-?[\w-]*)$/.test(text)
  );
}

function toText(text: string): QueryNode {
  return { kind: "text", text: text.toLowerCase() };
}

function isNothing(node: QueryNode | undefined): boolean {
  return node?.kind === "all" && node.nodes.length === 0;
}

function fault(
  message: string,
  { from, to }: { readonly from: number; readonly to: number },
  allowed: readonly string[] = [],
  isIncomplete = false,
): Fault {
  return new Fault({ message, from, to, allowed, isIncomplete });
}
