import type { VaultIndex } from "../../index/vault-index";
import { folderRollup } from "../../rollup/note-rollups";
import type { StatedStatus } from "../../status/status";
import { countedItems } from "./counted-items";

/** What became of an item; null where it was not there. */
export interface ItemChange {
  readonly path: string;
  readonly key: string;
  readonly title: string;
  readonly from: StatedStatus | null;
  readonly to: StatedStatus | null;
}

/** What is kept of a day, as plain JSON. */
export interface HistoryDay {
  /** `YYYY-MM-DD`. */
  readonly day: string;
  /** What there was to do at its end, without what is cancelled, and how much of it was done. */
  readonly total: number;
  readonly done: number;
  /** What changed in the course of it, each item once. */
  readonly changes: readonly ItemChange[];
}

/** The statuses of a note's items as they were last looked at, by their keys. */
export type NoteMemo = Readonly<Record<string, StatedStatus>>;

/** What has to be kept again. */
export interface Recorded {
  readonly day: HistoryDay;
  /** Null for notes that are gone, or have no items any more. */
  readonly memos: ReadonlyMap<string, NoteMemo | null>;
}

/** How many days are kept, and how many changes of one. */
const MAX_DAYS = 800;
const MAX_CHANGES = 2_000;

/** What the plans of a vault came to from day to day. Keeps counts and statuses, and of texts the titles that changed. */
export class History {
  readonly #days: Map<string, HistoryDay>;
  readonly #memos: Map<string, NoteMemo>;
  #revision = -1;
  #recorded = 0;

  /** @param days of earlier days, in whichever order */
  constructor(days: readonly HistoryDay[] = [], memos: ReadonlyMap<string, NoteMemo> = new Map()) {
    this.#days = new Map([...days].sort((a, b) => (a.day < b.day ? -1 : 1)).map((day) => [day.day, day]));
    this.#memos = new Map(memos);
  }

  /** Ascending. */
  get days(): readonly HistoryDay[] {
    return [...this.#days.values()];
  }

  /** Grows with every day that is recorded anew. */
  get revision(): number {
    return this.#recorded;
  }

  /** The days that are too old to be kept. */
  get outdated(): readonly string[] {
    return [...this.#days.keys()].slice(0, -MAX_DAYS);
  }

  /**
   * Takes in how the vault stands; null where nothing has changed since.
   *
   * @param today `YYYY-MM-DD`
   */
  record(index: VaultIndex, today: string): Recorded | null {
    const isFirst = this.#memos.size === 0 && this.#days.size === 0;
    const before = this.#days.get(today);
    const changed = this.#revision === -1 ? null : index.changedSince(this.#revision);
    if (this.#revision === index.revision && before !== undefined) return null;
    this.#revision = index.revision;
    const memos = new Map<string, NoteMemo | null>();
    const changes: ItemChange[] = [];
    for (const path of changed?.paths ?? new Set([...this.#memos.keys(), ...index.notePaths()])) {
      const note = index.note(path);
      const items = note === undefined ? [] : countedItems(note);
      const old = this.#memos.get(path) ?? {};
      const now = Object.fromEntries(items.map(({ key, status }) => [key, status]));
      const titles = new Map(items.map(({ key, title }) => [key, title]));
      const keys = new Set([...Object.keys(old), ...Object.keys(now)]);
      const differing = [...keys].filter((key) => old[key] !== now[key]);
      if (differing.length === 0) continue;
      for (const key of differing) {
        const title = titles.get(key) ?? titleOfKey(key);
        changes.push({ path, key, title, from: old[key] ?? null, to: now[key] ?? null });
      }
      memos.set(path, items.length === 0 ? null : now);
      if (items.length === 0) this.#memos.delete(path);
      else this.#memos.set(path, now);
    }
    const { total, done, byStatus } = folderRollup(index);
    const counts = { total: total - (byStatus.cancelled ?? 0), done };
    // What was there when it was first looked at has not changed on that day.
    const all = isFirst ? [] : netChanges([...(before?.changes ?? []), ...changes]).slice(0, MAX_CHANGES);
    const isSame = before !== undefined && before.total === counts.total && before.done === counts.done;
    if (isSame && changes.length === 0) return null;
    const day = { day: today, ...counts, changes: all };
    this.#days.set(today, day);
    this.#recorded += 1;
    return { day, memos };
  }

  /** A note was moved, and nothing in it has changed by that. */
  rename(from: string, to: string): Recorded["memos"] {
    const memo = this.#memos.get(from);
    if (memo === undefined) return new Map();
    this.#memos.delete(from);
    this.#memos.set(to, memo);
    return new Map<string, NoteMemo | null>([
      [from, null],
      [to, memo],
    ]);
  }

  /** What is different since the end of a day, each item once, by path; null where that day lies before all that is kept. */
  changesSince(day: string): readonly ItemChange[] | null {
    const { days } = this;
    if (days[0] === undefined || day < days[0].day) return null;
    const changes = days.flatMap((each) => (each.day > day ? each.changes : []));
    return netChanges(changes).sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
  }
}

/** Changes one after the other as one for each item; those that came to nothing are left out. */
function netChanges(changes: readonly ItemChange[]): ItemChange[] {
  const net = new Map<string, ItemChange>();
  for (const change of changes) {
    const key = `${change.path}\n${change.key}`;
    const before = net.get(key);
    net.set(key, before === undefined ? change : { ...change, from: before.from });
  }
  return [...net.values()].filter(({ from, to }) => from !== to);
}

function titleOfKey(key: string): string {
  return key.slice(key.indexOf(":") + 1).replace(/\n\d+$/, "");
}
