import type { PlainKey } from "../words/catalogue";
import type { TermKey } from "./query-term";

/** What is said of a key to those who look for it. */
export interface QueryKey {
  readonly key: TermKey;
  /** Part of a sentence: `what is to be done by a day`. */
  readonly says: PlainKey;
  readonly example: string;
  /** Whether its value can be more or less. */
  readonly compares: boolean;
}

const toKey = (key: TermKey, says: PlainKey, value: string, compares = false): QueryKey => ({
  key,
  says,
  example: `${key}:${value}`,
  compares,
});

/** All keys, the most used first. */
export const QUERY_KEYS: readonly QueryKey[] = [
  toKey("status", "query.status", "active"),
  toKey("is", "query.is", "open"),
  toKey("priority", "query.priority", ">=high", true),
  toKey("due", "query.due", "this-week", true),
  toKey("phase", "query.phase", '"Phase 2"'),
  toKey("path", "query.path", "plans/"),
  toKey("tag", "query.tag", "#ship"),
  toKey("person", "query.person", "@ada"),
  toKey("link", "query.link", "[[Ship]]"),
  toKey("id", "query.id", "B3"),
  toKey("effort", "query.effort", ">8h", true),
  toKey("has", "query.has", "due"),
  toKey("kind", "query.kind", "task"),
  toKey("start", "query.start", "next-week", true),
  toKey("scheduled", "query.scheduled", "today", true),
  toKey("done", "query.done", "last-7-days", true),
];

const byName = new Map<string, QueryKey>(QUERY_KEYS.map((key) => [key.key, key]));

/** The key of that name, in any case; undefined where there is none. */
export function queryKeyOf(name: string): QueryKey | undefined {
  return byName.get(name.toLowerCase());
}
