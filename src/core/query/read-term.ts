import type { Priority } from "../note/parsed-note";
import { labelOf } from "../status/label";
import { STATUSES, type StatedStatus } from "../status/status";
import { toWords, type Vocabulary } from "../status/vocabulary";
import type { Key } from "../words/catalogue";
import { readDays } from "./days";
import { DAY_NAMES, FIELDS, KINDS, RANKS, STATES, type Comparison, type Term, type TermKey } from "./query-term";

/** With what words are understood. */
export interface QueryWords {
  /** Asked for only where a status is none of the ten by its own name. */
  readonly vocabulary: Vocabulary;
}

/** What a value of `key` says; null where it is none. */
export function readTerm(key: TermKey, comparison: Comparison, value: string, words: QueryWords): Term | null {
  const text = value.trim().toLowerCase();
  switch (key) {
    case "status": {
      const status = readStatus(value, words);
      return status === null ? null : { key, status };
    }
    case "is": {
      const state = STATES.find((each) => each === text);
      return state === undefined ? null : { key, state };
    }
    case "has": {
      const field = FIELDS.find((each) => each === text);
      return field === undefined ? null : { key, field };
    }
    case "kind": {
      const kind = KINDS.find((each) => each === text);
      return kind === undefined ? null : { key, kind };
    }
    case "priority": {
      const rank = RANKS[text as Priority] as number | undefined;
      return rank === undefined ? null : { key, comparison, rank };
    }
    case "effort": {
      const hours = readHours(text);
      return hours === null ? null : { key, comparison, hours };
    }
    case "due":
    case "start":
    case "scheduled":
    case "done": {
      const days = readDays(text);
      return days === null ? null : { key, comparison, days };
    }
    case "tag":
      return named(key, text.replace(/^#/, "").replace(/\/$/, ""));
    case "person":
      return named(key, text.replace(/^@/, ""));
    case "id":
      return named(key, text.replace(/\s+/g, " "));
    case "phase":
    case "path":
      return named(key, text);
    case "link": {
      const target = value.split("|", 1)[0] ?? "";
      const hash = target.indexOf("#");
      const linkpath = (hash === -1 ? target : target.slice(0, hash)).trim();
      return linkpath === "" ? null : { key, linkpath, subpath: hash === -1 ? "" : target.slice(hash) };
    }
  }
}

function named(key: "phase" | "path" | "tag" | "person" | "id", text: string): Term | null {
  return text === "" ? null : { key, text };
}

/** What may stand after a key; examples where that cannot be listed. */
export function allowedAfter(key: TermKey): readonly string[] {
  switch (key) {
    case "status":
      return [...STATUSES, "unknown"];
    case "is":
      return STATES;
    case "has":
      return FIELDS;
    case "kind":
      return KINDS;
    case "priority":
      return Object.keys(RANKS);
    case "effort":
      return ["30m", "8h", "2d", "1w"];
    case "due":
    case "start":
    case "scheduled":
    case "done":
      return [
        ...(key === "due" ? ["overdue"] : []),
        ...DAY_NAMES,
        "next-7-days",
        "last-7-days",
        "2025-12-01",
        "2025-12",
      ];
    case "phase":
    case "path":
    case "tag":
    case "person":
    case "id":
    case "link":
      return [];
  }
}

/** What is said of what is no value of a key. */
export const NO_VALUE = {
  status: "query.no.status",
  is: "query.no.state",
  has: "query.no.field",
  kind: "query.no.kind",
  priority: "query.no.priority",
  effort: "query.no.effort",
  due: "query.no.day",
  start: "query.no.day",
  scheduled: "query.no.day",
  done: "query.no.day",
  phase: "query.no.phase",
  path: "query.no.path",
  tag: "query.no.tag",
  person: "query.no.person",
  id: "query.no.id",
  link: "query.no.link",
} as const satisfies Readonly<Record<TermKey, Key>>;

function readStatus(written: string, words: QueryWords): StatedStatus | null {
  const text = written.trim().toLowerCase().replace(/[-_]+/g, " ");
  const own = ([...STATUSES, "unknown"] as const).find(
    (status) => status === text || labelOf(status).toLowerCase() === text,
  );
  if (own !== undefined) return own;
  const { phrases, signs, lights } = words.vocabulary;
  const sign = written.trim().replace(/\ufe0f/g, "");
  const key = toWords(written)
    .map((word) => word.text)
    .join(" ");
  return signs.get(sign) ?? lights.get(sign) ?? phrases.get(key) ?? null;
}

/** Working hours of a unit: a day has 8, a week 40. */
const HOURS: Readonly<Record<string, number>> = { m: 1 / 60, min: 1 / 60, h: 1, d: 8, w: 40 };

function readHours(text: string): number | null {
  const [, count, unit = "h"] = /^(\d{1,6}(?:[.,]\d{1,3})?)\s*(m|min|h|d|w)?$/.exec(text) ?? [];
  return count === undefined ? null : Number(count.replace(",", ".")) * (HOURS[unit] ?? 1);
}
