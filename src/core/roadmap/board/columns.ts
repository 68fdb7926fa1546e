import type { Priority } from "../../note/parsed-note";
import { labelOf } from "../../status/label";
import { categoryOf, STATUSES, type Category, type StatedStatus, type Status } from "../../status/status";
import type { PlainKey } from "../../words/catalogue";
import { say } from "../../words/say";
import type { BoardCard, BoardColumn } from "./board";
import type { Grouping } from "./board-state";

/** Highest first. */
export const PRIORITIES: readonly Priority[] = ["highest", "high", "medium", "low", "lowest"];

/** A column before its cards are counted. */
type BareColumn = Omit<BoardColumn, "count">;

/** The status that a card gets in the column of a category, whose label is that of the column. */
const CATEGORIES: Readonly<Record<Category, readonly [Status, PlainKey]>> = {
  open: ["todo", "category.open"],
  closed: ["done", "category.closed"],
  standing: ["por", "category.standing"],
};

const PRIORITY_LABEL = {
  highest: "priority.short.highest",
  high: "priority.short.high",
  medium: "priority.short.medium",
  low: "priority.short.low",
  lowest: "priority.short.lowest",
} as const satisfies Record<Priority, PlainKey>;

/** What no status is understood of lies behind what is open. */
function withUnknown(order: readonly Status[]): readonly StatedStatus[] {
  const behind = order.reduce((last, status, place) => (categoryOf(status) === "open" ? place + 1 : last), 0);
  return [...order.slice(0, behind), "unknown", ...order.slice(behind)];
}

/** The key of the column for what names no person, or has no priority. */
const NONE = "";

/** The columns of a board for cards that come one by one. */
export class ColumnSet {
  readonly #group: Grouping;
  readonly #order: readonly Status[];
  /** The columns that come with the cards, by key. */
  readonly #met = new Map<string, BareColumn>();

  /** @param order of the columns of statuses */
  constructor(group: Grouping, order: readonly Status[] = STATUSES) {
    this.#group = group;
    this.#order = order;
  }

  /** The keys of the columns that a card is in: one, or one for each person. */
  keysOf(card: BoardCard): readonly string[] {
    switch (this.#group) {
      case "status":
        if (card.status === "unknown") this.#meet("unknown", labelOf("unknown"));
        return [card.status];
      case "category":
        return [categoryOf(card.status)];
      case "priority":
        return [card.priority ?? NONE];
      case "person":
        if (card.people.length === 0) this.#meet(NONE, say("board.no-one"));
        if (card.people.length < 2) return [card.people[0] === undefined ? NONE : this.#meetPerson(card.people[0])];
        return [...new Set(card.people.map((name) => this.#meetPerson(name)))];
      case "folder": {
        const folder = card.path.slice(0, Math.max(0, card.path.lastIndexOf("/")));
        this.#meet(folder, folder === "" ? say("board.top") : folder);
        return [folder];
      }
    }
  }

  /** The columns in their order: those that there always are, and those that cards were met for. */
  list(): readonly BareColumn[] {
    switch (this.#group) {
      case "status":
        return withUnknown(this.#order).flatMap((status): readonly BareColumn[] => {
          if (status === "unknown") return [...this.#met.values()].map((column) => ({ ...column, status }));
          return [{ ...BARE, key: status, label: labelOf(status), status, drop: { kind: "status", status } }];
        });
      case "category":
        return (Object.keys(CATEGORIES) as Category[]).map((key): BareColumn => {
          const [status, label] = CATEGORIES[key];
          return { ...BARE, key, label: say(label), status, drop: { kind: "status", status } };
        });
      case "priority":
        return [...PRIORITIES, null].map((priority): BareColumn => ({
          ...BARE,
          key: priority ?? NONE,
          label: say(priority === null ? "priority.none" : PRIORITY_LABEL[priority]),
          priority,
          drop: { kind: "priority", priority },
        }));
      case "person":
      case "folder":
        return [...this.#met.values()].sort(
          // Whoever has nobody comes last; the top of the vault comes first.
          (a, b) =>
            this.#group === "person" && (a.key === NONE) !== (b.key === NONE)
              ? Number(a.key === NONE) - Number(b.key === NONE)
              : byName.compare(a.key, b.key),
        );
    }
  }

  /** `Ada` and `ada` are one. */
  #meetPerson(name: string): string {
    const key = name.toLowerCase();
    this.#meet(key, name);
    return key;
  }

  #meet(key: string, label: string): void {
    if (!this.#met.has(key)) this.#met.set(key, { ...BARE, key, label });
  }
}

const BARE = { status: null, priority: null, drop: null } as const;

const byName = new Intl.Collator(undefined, { numeric: true, sensitivity: "base" });
