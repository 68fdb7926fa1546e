import type { TermKey } from "./query-term";

/** What is said of a key to those who look for it. */
export interface QueryKey {
  readonly key: TermKey;
  /** Part of a sentence: `what is to be done by a day`. */
  readonly says: string;
  readonly example: string;
  /** Whether its value can be more or less. */
  readonly compares: boolean;
}

const toKey = (key: TermKey, says: string, value: string, compares = false): QueryKey => ({
  key,
  says,
  example: `${key}:${value}`,
  compares,
});

/** All keys, the most used first. */
export const QUERY_KEYS: readonly QueryKey[] = [
  toKey("status", "a status, by its name or your words", "active"),
  toKey("is", "open, done, blocked, ready, overdue…", "open"),
  toKey("priority", "a priority, or from one on", ">=high", true),
  toKey("due", "when it is due", "this-week", true),
  toKey("phase", "in a phase", '"Phase 2"'),
  toKey("path", "in a folder or note", "plans/"),
  toKey("tag", "a tag, or one below it", "#ship"),
  toKey("person", "who does it", "@ada"),
  toKey("link", "links to a note, or stands under a link to it", "[[Ship]]"),
  toKey("id", "an id", "B3"),
  toKey("effort", "how long it takes", ">8h", true),
  toKey("has", "whether something is said of it", "due"),
  toKey("kind", "a task, a row of a table, a phase", "task"),
  toKey("start", "when it starts", "next-week", true),
  toKey("scheduled", "when it is scheduled", "today", true),
  toKey("done", "when it was done", "last-7-days", true),
];

const byName = new Map<string, QueryKey>(QUERY_KEYS.map((key) => [key.key, key]));

/** The key of that name, in any case; undefined where there is none. */
export function queryKeyOf(name: string): QueryKey | undefined {
  return byName.get(name.toLowerCase());
}
