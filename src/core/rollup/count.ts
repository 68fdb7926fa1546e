import { doesCount, doesStatusCount } from "../note/counting";
import type { ParsedNote, Run } from "../note/parsed-note";
import type { StatedStatus } from "../status/status";
import { EMPTY_ROLLUP, type Rollup } from "./rollup";

/** Why an item is not counted; null where it is. What is set to count otherwise is told by the kind that it is of. */
export function whyNotCounted(
  note: ParsedNote,
  index: number,
): "archive" | "phase" | "parent" | "row" | "status" | null {
  const item = note.items[index];
  if (item === undefined || note.sections[item.section]?.isArchive === true) return "archive";
  if (item.kind === "phase") return "phase";
  if (item.kind === "task" && item.end !== index + 1 && !doesCount(note.counting, "groups")) return "parent";
  if (item.kind === "row" && !doesCount(note.counting, "rows")) return "row";
  return doesStatusCount(note.counting, item.status) ? null : "status";
}

/** Whether an item is counted, by what is set to count. */
export function isCounted(note: ParsedNote, index: number): boolean {
  return whyNotCounted(note, index) === null;
}

/**
 * Whether an item is work of its own, whatever counts: rows are, and tasks without tasks under them; phases, groups of
 * tasks, and what lies in the archive of a board are not.
 */
export function isUnit(note: ParsedNote, index: number): boolean {
  const item = note.items[index];
  if (item === undefined || item.kind === "phase" || note.sections[item.section]?.isArchive === true) return false;
  return item.kind === "row" || item.end === index + 1;
}

/** Counts what counts of the items in `runs`; where runs overlap, each item counts once. */
export function countRuns(note: ParsedNote, runs: readonly Run[]): Rollup {
  if (note.items.length === 0) return EMPTY_ROLLUP;
  let counter = counters.get(note);
  if (counter === undefined) counters.set(note, (counter = new RunCounter(note)));
  return counter.count(mergeRuns(runs));
}

/** A note never changes, and is counted for itself, for its headings and for all that it links to. */
const counters = new WeakMap<ParsedNote, RunCounter>();

/** So many items are counted one by one; of more, whole blocks are taken together. */
const BLOCK = 32;
const NOT_COUNTED = 255;

/** Counts runs of one note's items; a run costs little more for being long. */
class RunCounter {
  /** The statuses that occur. */
  readonly #statuses: readonly StatedStatus[];
  /** For each item, the place of its status among those that occur; {@link NOT_COUNTED} where it has none or is not counted. */
  readonly #codes: Uint8Array;
  /** For each block, how many counted items stand before it; a number for each status. */
  readonly #before: Uint32Array;
  readonly #efforts: readonly EffortPart[];

  constructor(note: ParsedNote) {
    const statuses: StatedStatus[] = [];
    this.#codes = new Uint8Array(note.items.length).fill(NOT_COUNTED);
    for (const [index, { status }] of note.items.entries()) {
      if (status === null || !isCounted(note, index)) continue;
      const known = statuses.indexOf(status);
      this.#codes[index] = known === -1 ? statuses.push(status) - 1 : known;
    }
    this.#statuses = statuses;
    this.#before = this.#countBlocks();
    this.#efforts = this.#effortParts(note);
  }

  /** @param runs ascending, not overlapping */
  count(runs: readonly Run[]): Rollup {
    const counts = this.#countsIn(runs);
    const byStatus: Partial<Record<StatedStatus, number>> = {};
    let total = 0;
    this.#statuses.forEach((status, which) => {
      const count = counts[which] ?? 0;
      if (count > 0) byStatus[status] = count;
      total += count;
    });
    return toRollup(total, byStatus, addEfforts(runs.map((run) => this.#effortIn(run))));
  }

  /** How many items of some runs are counted, for each status that occurs. */
  #countsIn(runs: readonly Run[]): Uint32Array {
    const counts = new Uint32Array(this.#statuses.length);
    for (const { start, end } of runs) {
      const first = Math.ceil(start / BLOCK);
      const last = Math.floor(end / BLOCK);
      if (last <= first) {
        this.#countEach(counts, start, end);
        continue;
      }
      this.#countEach(counts, start, first * BLOCK);
      const width = counts.length;
      for (let which = 0; which < width; which++) {
        const within = (this.#before[last * width + which] ?? 0) - (this.#before[first * width + which] ?? 0);
        counts[which] = (counts[which] ?? 0) + within;
      }
      this.#countEach(counts, last * BLOCK, end);
    }
    return counts;
  }

  #countEach(counts: Uint32Array, start: number, end: number): void {
    for (let index = start; index < end; index++) {
      const code = this.#codes[index] ?? NOT_COUNTED;
      if (code !== NOT_COUNTED) counts[code] = (counts[code] ?? 0) + 1;
    }
  }

  #countBlocks(): Uint32Array {
    const width = this.#statuses.length;
    const blocks = Math.floor(this.#codes.length / BLOCK);
    const before = new Uint32Array((blocks + 1) * width);
    const counts = new Uint32Array(width);
    for (let block = 0; block < blocks; block++) {
      this.#countEach(counts, block * BLOCK, (block + 1) * BLOCK);
      before.set(counts, (block + 1) * width);
    }
    return before;
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
      if (item === undefined || item.effortHours === null || !hasEffort(note, index)) continue;
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
    const counts = this.#countsIn([run]);
    return (
      counts.some((count) => count > 0) &&
      this.#statuses.every((status, which) => status === "done" || counts[which] === 0)
    );
  }
}

/** Whether the hours of an item count: those of phases and of tasks with tasks below them speak for what is below. */
function hasEffort(note: ParsedNote, index: number): boolean {
  const reason = whyNotCounted(note, index);
  return reason === null || reason === "phase" || reason === "parent";
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

/** A rollup of these counts and hours. */
export function toRollup(total: number, byStatus: Rollup["byStatus"], effortHours: Rollup["effortHours"]): Rollup {
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
