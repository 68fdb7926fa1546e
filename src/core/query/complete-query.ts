import type { VaultIndex } from "../index/vault-index";
import { labelOf } from "../status/label";
import { STATUSES } from "../status/status";
import { say } from "../words/say";
import { QUERY_KEYS, queryKeyOf } from "./query-keys";
import type { TermKey } from "./query-term";
import { allowedAfter } from "./read-term";
import { toTokens } from "./tokens";
import { valuesOf } from "./vault-values";

/** One way to go on with a query. */
export interface Completion {
  /** What is put in the place of what is typed. */
  readonly text: string;
  /** What it says, for people; may be empty. */
  readonly says: string;
}

/** The ways to go on at a place of a query, best first, and what they replace; UTF-16 offsets, half-open. */
export interface Completions {
  readonly from: number;
  readonly to: number;
  readonly options: readonly Completion[];
  /** Whether a key is typed already, and these are values of it. */
  readonly ofValue: boolean;
}

const MOST = 20;
const NOTHING: Completions = { from: 0, to: 0, options: [], ofValue: false };

/** How a query can go on at the cursor: keys, and after a key its values, those met in the vault included. */
export function completeQuery(text: string, cursor: number, index: VaultIndex): Completions {
  const token = toTokens(text).find((each) => each.from < cursor && cursor <= each.to);
  if (token?.kind === "term") {
    const key = queryKeyOf(token.key);
    const after = token.from + token.key.length + 1;
    if (key === undefined || cursor < after) return NOTHING;
    // A comparison that is typed stays.
    const from = Math.max(after, Math.min(cursor, token.valueFrom));
    const typed = text.slice(token.valueFrom, cursor).replace(/^(?:"|\[\[?)/, "");
    const options = match(valuesFor(key.key, index), bare(key.key, typed)).map(toOption(key.key));
    const isTyped = options.length === 1 && options[0]?.text === text.slice(from, token.to);
    return isTyped ? NOTHING : { from, to: token.to, options, ofValue: true };
  }
  if (token?.kind === "text" && token.value !== text.slice(token.from, token.to)) return NOTHING;
  const isWord = token?.kind === "text";
  const from = isWord ? token.from : cursor;
  const typed = text.slice(from, cursor).toLowerCase();
  const keys = QUERY_KEYS.filter(({ key }) => key.startsWith(typed));
  return {
    from,
    to: isWord ? token.to : cursor,
    options: keys.map(({ key, says }) => ({ text: `${key}:`, says: say(says) })),
    ofValue: false,
  };
}

/** What is typed of a value, without what marks it. */
function bare(key: TermKey, typed: string): string {
  if (key === "tag") return typed.replace(/^#/, "");
  return key === "person" ? typed.replace(/^@/, "") : typed;
}

function valuesFor(key: TermKey, index: VaultIndex): readonly string[] {
  switch (key) {
    case "person":
    case "tag":
    case "phase":
    case "id":
    case "path":
    case "link":
      return valuesOf(index)[key];
    default:
      return allowedAfter(key);
  }
}

/** Those that begin with what is typed, then those in which a word does. */
function match(values: readonly string[], typed: string): readonly string[] {
  const wanted = typed.toLowerCase();
  const begin: string[] = [];
  const within: string[] = [];
  for (const value of values) {
    const text = value.toLowerCase();
    const at = text.indexOf(wanted);
    if (at === 0) begin.push(value);
    else if (at > 0 && within.length < MOST && !/[\p{L}\p{N}]/u.test(text.charAt(at - 1))) within.push(value);
    if (begin.length === MOST) break;
  }
  return [...begin, ...within].slice(0, MOST);
}

function toOption(key: TermKey): (value: string) => Completion {
  return (value) => ({ text: toWritten(key, value), says: sayValue(key, value) });
}

/** A value as it must be written to be read as such. */
function toWritten(key: TermKey, value: string): string {
  if (key === "link") return `[[${value}]]`;
  if (key === "tag") return `#${value}`;
  const isPlain = !/[\s()"]/.test(value);
  if (key === "person" && isPlain) return `@${value}`;
  return isPlain ? value : `"${value.replace(/"/g, "")}"`;
}

function sayValue(key: TermKey, value: string): string {
  const status = key === "status" ? ([...STATUSES, "unknown"] as const).find((each) => each === value) : undefined;
  return status === undefined ? "" : labelOf(status);
}
