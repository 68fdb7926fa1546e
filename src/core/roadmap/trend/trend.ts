import type { VaultIndex } from "../../index/vault-index";
import { folderRollup } from "../../rollup/note-rollups";
import { toDayNumber, toDayText } from "../timeline/timeline";
import { countedItems } from "./counted-items";
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
 * The trend of a vault.
 *
 * @param today `YYYY-MM-DD`
 */
export function buildTrend(index: VaultIndex, history: History, state: TrendState, today: string): Trend {
  const last = toDayNumber(today) ?? 0;
  const since = state.since !== null && state.since < today ? state.since : toDayText(last - WEEK);
  const dated = readDates(index);
  const kept = history.days.filter(({ day }) => day < today);
  const points = toPoints(index, dated, kept, state.range, last);
  const seen = history.changesSince(since);
  const changes = seen === null ? dated.ended.filter(({ day }) => day !== null && day > since) : placed(index, seen);
  return { points, since, changes, isKept: seen !== null, undated: dated.undated };
}

/** What the notes say of days. */
interface Dated {
  /** How many items were made, and how many done, on a day. */
  readonly created: ReadonlyMap<number, number>;
  readonly done: ReadonlyMap<number, number>;
  /** What has no day at all is there from the beginning. */
  readonly total: number;
  readonly undated: number;
  readonly ended: readonly ShownChange[];
}

function readDates(index: VaultIndex): Dated {
  const created = new Map<number, number>();
  const done = new Map<number, number>();
  const ended: ShownChange[] = [];
  let [total, undated] = [0, 0];
  const add = (days: Map<number, number>, day: number): void => void days.set(day, (days.get(day) ?? 0) + 1);
  for (const path of index.notePaths()) {
    const note = index.note(path);
    if (note === undefined || note.items.length === 0) continue;
    for (const { key, title, item, line, status } of countedItems(note)) {
      if (status === "cancelled") continue;
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
  return { created, done, total, undated, ended: ended.sort((a, b) => ((a.day ?? "") > (b.day ?? "") ? -1 : 1)) };
}

function toPoints(
  index: VaultIndex,
  dated: Dated,
  kept: readonly { readonly day: string; readonly total: number; readonly done: number }[],
  range: Range,
  last: number,
): readonly TrendPoint[] {
  const { total, done, byStatus } = folderRollup(index);
  if (total === 0) return [];
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
  points.push({ day: toDayText(last), total: total - (byStatus.cancelled ?? 0), done, isKept: true });
  return points;
}

/** Changes with the lines in which their items stand now. */
function placed(index: VaultIndex, changes: readonly ItemChange[]): readonly ShownChange[] {
  return changes.map((change) => {
    const note = index.note(change.path);
    const item = note === undefined ? undefined : countedItems(note).find(({ key }) => key === change.key);
    return { ...change, line: item?.line ?? null, day: null };
  });
}
