import type { Priority } from "../note/parsed-note";
import type { StatedStatus } from "../status/status";

/** Highest first, with how much each is. */
export const RANKS: Readonly<Record<Priority, number>> = { highest: 5, high: 4, medium: 3, low: 2, lowest: 1 };

export const STATES = [
  "open",
  "closed",
  "standing",
  "done",
  "blocked",
  "ready",
  "overdue",
  "critical",
] as const satisfies readonly string[];

/** What an item can be by `is:`. */
export type State = (typeof STATES)[number];

export const FIELDS = [
  "due",
  "start",
  "scheduled",
  "weeks",
  "effort",
  "priority",
  "status",
  "id",
  "person",
  "tag",
  "dependency",
] as const satisfies readonly string[];

/** What an item can have by `has:`. */
export type Field = (typeof FIELDS)[number];

export const KINDS = ["task", "row", "phase", "note"] as const;

/** What an item can be by `kind:`; a note is one where nothing stands in it. */
export type QueryKind = (typeof KINDS)[number];

export const DATE_KEYS = ["due", "start", "scheduled", "done"] as const;

export type DateKey = (typeof DATE_KEYS)[number];

/** How a value is compared; `=` where nothing is written. */
export type Comparison = "=" | "<" | "<=" | ">" | ">=";

/** Days by name, as they are reckoned from today; `count` days where the name has a number. */
export interface NamedDays {
  readonly name: DayName | "next-days" | "last-days";
  readonly count: number;
}

export const DAY_NAMES = [
  "today",
  "tomorrow",
  "yesterday",
  "this-week",
  "next-week",
  "last-week",
  "this-month",
  "next-month",
  "last-month",
] as const satisfies readonly string[];

export type DayName = (typeof DAY_NAMES)[number];

/** A run of days, `YYYY-MM-DD`, both included. */
export interface Days {
  readonly from: string;
  readonly to: string;
}

/** What is asked of one item by a key and its value. */
export type Term =
  | { readonly key: "status"; readonly status: StatedStatus }
  | { readonly key: "is"; readonly state: State }
  | { readonly key: "has"; readonly field: Field }
  | { readonly key: "kind"; readonly kind: QueryKind }
  | { readonly key: "priority"; readonly comparison: Comparison; readonly rank: number }
  | { readonly key: "effort"; readonly comparison: Comparison; readonly hours: number }
  | { readonly key: DateKey; readonly comparison: Comparison; readonly days: Days | NamedDays }
  /** In lower case, without `#` and `@`. */
  | { readonly key: "phase" | "path" | "tag" | "person" | "id"; readonly text: string }
  | { readonly key: "link"; readonly linkpath: string; readonly subpath: string };

export type TermKey = Term["key"];

/** A query as it is understood. */
export type QueryNode =
  /** In lower case; words that stand in the item, or in something that it stands under. */
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "term"; readonly term: Term }
  | { readonly kind: "not"; readonly node: QueryNode }
  /** All of them, or any of them; all of none is everything. */
  | { readonly kind: "all" | "any"; readonly nodes: readonly QueryNode[] };

/** Why a query is none, and where; UTF-16 offsets, half-open. */
export interface QueryError {
  /** A sentence. */
  readonly message: string;
  readonly from: number;
  readonly to: number;
  /** What may stand there; empty where that is anything. */
  readonly allowed: readonly string[];
  /** Whether more text can make it right, as while it is typed. */
  readonly isIncomplete: boolean;
}
