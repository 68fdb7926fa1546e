import type { ParsedNote, Run } from "../note/parsed-note";
import type { StatedStatus } from "../status/status";
import { EMPTY_ROLLUP, type Rollup } from "./rollup";

/**
 * Whether an item is counted: rows are, and tasks without tasks under them; phases, groups of tasks, and what lies in the
 * archive of a board are not.
 */
export function isCounted(note: ParsedNote, index: number): boolean {
  const item = note.items[index];
  if (item === undefined || item.kind === "phase" || note.sections[item.section]?.isArchive === true) return false;
  return item.kind === "row" || item.end === index + 1;
}

/** Counts the leaf tasks and rows among `runs`; where runs overlap, each item counts once. */
export function countRuns(note: ParsedNote, runs: readonly Run[]): Rollup {
  let counter = counters.get(note);
  if (counter === undefined) counters.set(note, (counter = new RunCounter(note)));
  return counter.count(mergeRuns(runs));
}

/** A note never changes, and is counted for itself, for its headings and for all that it links to. */
const counters = new WeakMap<ParsedNote, RunCounter>();

/** Counts runs of one note's items; a run costs no more for being long. */
class RunCounter {
  /** The statuses that occur. */
  readonly #statuses: readonly StatedStatus[];
  /** For each place, and the one past the end, how many counted items stand before it; a number for each status. */
  readonly #before: Uint32Array;
  readonly #efforts: readonly EffortPart[];

  constructor(note: ParsedNote) {
    const statuses: StatedStatus[] = [];
    const counted = note.items.map(({ status }, index) => {
      if (status === null || !isCounted(note, index)) return -1;
      const known = statuses.indexOf(status);
      return known === -1 ? statuses.push(status) - 1 : known;
    });
    const width = statuses.length;
    const before = new Uint32Array(width * (counted.length + 1));
    counted.forEach((which, index) => {
      before.copyWithin((index + 1) * width, index * width, (index + 1) * width);
      if (which !== -1) before[(index + 1) * width + which] = (before[index * width + which] ?? 0) + 1;
    });
    this.#statuses = statuses;
    this.#before = before;
    this.#efforts = this.#effortParts(note);
  }

  /** @param runs ascending, not overlapping */
  count(runs: readonly Run[]): Rollup {
    const byStatus: Partial<Record<StatedStatus, number>> = {};
    let total = 0;
    this.#statuses.forEach((status, which) => {
      const count = runs.reduce((sum, run) => sum + this.#countOf(which, run), 0);
      if (count > 0) byStatus[status] = count;
      total += count;
    });
    return toRollup(total, byStatus, addEfforts(runs.map((run) => this.#effortIn(run))));
  }

  /** How many items of a run are counted that have a status, told by its place among those that occur. */
  #countOf(which: number, { start, end }: Run): number {
    const width = this.#statuses.length;
    return (this.#before[end * width + which] ?? 0) - (this.#before[start * width + which] ?? 0);
  }

  /**
   * The effort stated in a run. What states its own effort speaks for all below it only where nothing below states any,
   * and a version (`v3.1.0`) sums up phases that stand elsewhere: it counts only where nothing else does.
   */
  #effortIn(run: Run): Rollup["effortHours"] {
    if (this.#efforts.length === 0) return NO_EFFORT;
    const parts: EffortPart[] = [];
    for (let place = firstFrom(this.#efforts, run.start); place < this.#efforts.length; place++) {
      const part = this.#efforts[place];
      if (part === undefined || part.item >= run.end) break;
      parts.push(part);
    }
    return addEfforts(parts.some((part) => !part.isVersion) ? parts.filter((part) => !part.isVersion) : parts);
  }

  /** The items that state an effort and have nothing deeper that does, which is more exact; ascending. */
  #effortParts(note: ParsedNote): readonly EffortPart[] {
    const parts: EffortPart[] = [];
    // From the back: the next item that states an effort is the first of those below, if any is.
    let next = Number.POSITIVE_INFINITY;
    for (let index = note.items.length - 1; index >= 0; index--) {
      const item = note.items[index];
      if (item === undefined || item.effortHours === null) continue;
      const hours = item.effortHours;
      if (next >= item.end) {
        const done = item.status === "done" || this.#isAllDone({ start: index + 1, end: item.end }) ? hours : 0;
        parts.push({ item: index, total: hours, done, isVersion: /^v\.?\d/i.test(item.id ?? "") });
      }
      next = index;
    }
    return parts.reverse();
  }

  /** Whether something in a run is counted, and all that is, is done. */
  #isAllDone(run: Run): boolean {
    const counts = this.#statuses.map((status, which) => ({ status, count: this.#countOf(which, run) }));
    return (
      counts.some(({ count }) => count > 0) && counts.every(({ status, count }) => status === "done" || count === 0)
    );
  }
}

/** An item that states its effort. */
interface EffortPart {
  readonly item: number;
  readonly total: number;
  readonly done: number;
  readonly isVersion: boolean;
}

/** The place of the first part at or after an item. */
function firstFrom(parts: readonly EffortPart[], item: number): number {
  let low = 0;
  let high = parts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((parts[middle]?.item ?? 0) < item) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The rollup of several, as of the notes of a folder. */
export function addRollups(rollups: readonly Rollup[]): Rollup {
  const byStatus: Partial<Record<StatedStatus, number>> = {};
  let total = 0;
  for (const rollup of rollups) {
    total += rollup.total;
    for (const [status, count] of Object.entries(rollup.byStatus) as [StatedStatus, number][]) {
      byStatus[status] = (byStatus[status] ?? 0) + count;
    }
  }
  return toRollup(total, byStatus, addEfforts(rollups.map((rollup) => rollup.effortHours)));
}

function toRollup(total: number, byStatus: Rollup["byStatus"], effortHours: Rollup["effortHours"]): Rollup {
  if (total === 0 && effortHours.total === 0) return EMPTY_ROLLUP;
  const done = byStatus.done ?? 0;
  const wanted = total - (byStatus.cancelled ?? 0);
  return { total, done, byStatus, progress: wanted === 0 ? 0 : Math.round((done / wanted) * 1000) / 1000, effortHours };
}

/** Runs that do not overlap, ascending, over the same items. */
export function mergeRuns(runs: readonly Run[]): readonly Run[] {
  const merged: { start: number; end: number }[] = [];
  for (const run of [...runs].sort((a, b) => a.start - b.start)) {
    const last = merged[merged.length - 1];
    if (last !== undefined && run.start <= last.end) last.end = Math.max(last.end, run.end);
    else if (run.end > run.start) merged.push({ ...run });
  }
  return merged;
}

const NO_EFFORT: Rollup["effortHours"] = { total: 0, done: 0 };

function addEfforts(efforts: readonly Rollup["effortHours"][]): Rollup["effortHours"] {
  return efforts.reduce((sum, effort) => ({ total: sum.total + effort.total, done: sum.done + effort.done }), {
    total: 0,
    done: 0,
  });
}
