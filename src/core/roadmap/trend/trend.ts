import type { VaultIndex } from "../../index/vault-index";
import type { ItemTest } from "../../query/compile-query";
import type { QueryItem } from "../../query/query-item";
import { queryItemsOf } from "../../query/query-items";
import { toDayNumber, toDayText } from "../../text/day-number";
import { EVERYTHING, toItemTest, type OutlineSelection } from "../visible-rows";
import { countedItems, type CountedItem } from "./counted-items";
import type { History, ItemChange } from "./history";

/** How far back a trend goes, in days. */
export const RANGES = ["30", "90", "365", "all"] as const;

export type Range = (typeof RANGES)[number];

/** What a person has chosen of a trend; plain JSON. */
export interface TrendState {
  readonly range: Range;
  /** `YYYY-MM-DD`: changes are told since the end of it; null for a week ago. */
  readonly since: string | null;
}

export const INITIAL_TREND_STATE: TrendState = { range: "90", since: null };

/** How the plans stood at the end of a day. */
export interface TrendPoint {
  readonly day: string;
  /** What there was to do, without what is cancelled. */
  readonly total: number;
  readonly done: number;
  /** Whether it was counted on that day; else it follows from the dates in the notes. */
  readonly isKept: boolean;
}

/** A change as it is shown. */
export interface ShownChange extends ItemChange {
  /** Where the item stands now; null where it is gone. */
  readonly line: number | null;
  /** The day that the note names for it; null where it is not known. */
  readonly day: string | null;
}

/** The trend as the pane draws it. */
export interface Trend {
  /** Ascending, a point a day; empty where nothing counts. */
  readonly points: readonly TrendPoint[];
  readonly since: string;
  /** What is different since the end of that day. */
  readonly changes: readonly ShownChange[];
  /** Whether they were seen from day to day; else they are what the notes give the date of being done. */
  readonly isKept: boolean;
  /** How many are done without a date; before anything was kept they are counted from the beginning. */
  readonly undated: number;
}

/** More days than anybody looks at. */
const MAX_DAYS = 3_660;
const WEEK = 7;

/**
 * The trend of a vault, or of what is asked for in it: of that only what follows from the dates in the notes, since what
 * is counted from day to day is the whole.
 *
 * @param today `YYYY-MM-DD`
 */
export function buildTrend(
  index: VaultIndex,
  history: History,
  state: TrendState,
  today: string,
  selection: OutlineSelection = EVERYTHING,
): Trend {
  const last = toDayNumber(today) ?? 0;
  const since = state.since !== null && state.since < today ? state.since : toDayText(last - WEEK);
  const test = toItemTest(selection);
  const dated = readDates(index, test);
  const kept = test === null ? history.days.filter(({ day }) => day < today) : [];
  const points = toPoints(dated, kept, state.range, last);
  const seen = history.changesSince(since);
  const changes =
    seen === null ? dated.ended.filter(({ day }) => day !== null && day > since) : placed(index, seen, test);
  return { points, since, changes, isKept: seen !== null, undated: dated.undated };
}

/** Keeps the trend that was built last until something of it may be another. */
export class TrendBuilder {
  readonly #index: VaultIndex;
  #madeOf: readonly unknown[] = [];
  #trend: Trend | null = null;

  constructor(index: VaultIndex) {
    this.#index = index;
  }

  /** @param selection the same object as long as nothing else is asked for */
  build(history: History, state: TrendState, today: string, selection: OutlineSelection): Trend {
    const madeOf = [this.#index.revision, history, history.revision, state, today, selection];
    if (this.#trend === null || madeOf.some((each, at) => each !== this.#madeOf[at])) {
      this.#madeOf = madeOf;
      this.#trend = buildTrend(this.#index, history, state, today, selection);
    }
    return this.#trend;
  }
}

/** What the notes say of days. */
interface Dated {
  /** How many items were made, and how many done, on a day. */
  readonly created: ReadonlyMap<number, number>;
  readonly done: ReadonlyMap<number, number>;
  /** What has no day at all is there from the beginning. */
  readonly total: number;
  /** How much there is now, without what is cancelled, and how much of it is done. */
  readonly now: { readonly total: number; readonly done: number };
  readonly undated: number;
  readonly ended: readonly ShownChange[];
}

function readDates(index: VaultIndex, test: ItemTest | null): Dated {
  const created = new Map<number, number>();
  const done = new Map<number, number>();
  const ended: ShownChange[] = [];
  let [total, undated] = [0, 0];
  const now = { total: 0, done: 0 };
  const items = queryItemsOf(index);
  const add = (days: Map<number, number>, day: number): void => void days.set(day, (days.get(day) ?? 0) + 1);
  for (const path of index.notePaths()) {
    const note = index.note(path);
    if (note === undefined || note.items.length === 0) continue;
    for (const { key, title, item, line, status } of countedItems(note)) {
      if (status === "cancelled" || !isMeant(items.of(path, item), test)) continue;
      now.total += 1;
      if (status === "done") now.done += 1;
      const { dates } = note.items[item] ?? {};
      const made = toDayNumber(dates?.created);
      if (made === null) total += 1;
      else add(created, made);
      if (status !== "done") continue;
      const at = toDayNumber(dates?.done);
      if (at === null) undated += 1;
      else {
        add(done, at);
        ended.push({ path, key, title, from: null, to: "done", line, day: dates?.done ?? null });
      }
    }
  }
  return { created, done, total, now, undated, ended: ended.sort((a, b) => ((a.day ?? "") > (b.day ?? "") ? -1 : 1)) };
}

function isMeant(item: QueryItem | undefined, test: ItemTest | null): boolean {
  return test === null || (item !== undefined && test(item));
}

function toPoints(
  dated: Dated,
  kept: readonly { readonly day: string; readonly total: number; readonly done: number }[],
  range: Range,
  last: number,
): readonly TrendPoint[] {
  if (dated.now.total === 0) return [];
  const days = [...dated.created.keys(), ...dated.done.keys(), ...kept.map(({ day }) => toDayNumber(day) ?? last)];
  const earliest = days.reduce((least, day) => Math.min(least, day), last - 1);
  const first = Math.max(range === "all" ? earliest : last - Number(range), last - MAX_DAYS);
  const byDay = new Map(kept.map((day) => [toDayNumber(day.day), day]));
  const sumBefore = (counts: ReadonlyMap<number, number>): number =>
    [...counts].reduce((sum, [day, count]) => (day < first ? sum + count : sum), 0);
  let made = dated.total + sumBefore(dated.created);
  let ended = dated.undated + sumBefore(dated.done);
  let known = kept.filter(({ day }) => (toDayNumber(day) ?? 0) < first).at(-1);
  const points: TrendPoint[] = [];
  for (let day = first; day < last; day++) {
    made += dated.created.get(day) ?? 0;
    ended += dated.done.get(day) ?? 0;
    known = byDay.get(day) ?? known;
    const counts = known ?? { total: Math.max(made, ended), done: ended };
    points.push({ day: toDayText(day), total: counts.total, done: counts.done, isKept: known !== undefined });
  }
  points.push({ day: toDayText(last), ...dated.now, isKept: true });
  return points;
}

/** Changes with the lines in which their items stand now. */
function placed(index: VaultIndex, changes: readonly ItemChange[], test: ItemTest | null): readonly ShownChange[] {
  const items = queryItemsOf(index);
  const notes = new Map<string, ReadonlyMap<string, CountedItem>>();
  return changes.flatMap((change) => {
    let known = notes.get(change.path);
    if (known === undefined) {
      const note = index.note(change.path);
      known = new Map((note === undefined ? [] : countedItems(note)).map((each) => [each.key, each]));
      notes.set(change.path, known);
    }
    const item = known.get(change.key);
    // Of what is gone nothing can be asked any more.
    const isShown = test === null || (item !== undefined && isMeant(items.of(change.path, item.item), test));
    return isShown ? [{ ...change, line: item?.line ?? null, day: null }] : [];
  });
}
