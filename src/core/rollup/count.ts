import type { Item, ParsedNote, Run } from "../note/parsed-note";
import type { StatedStatus } from "../status/status";
import { EMPTY_ROLLUP, type Rollup } from "./rollup";

/** Whether an item is counted: rows are, and tasks without tasks under them; phases and groups of tasks are not. */
export function isCounted(note: ParsedNote, index: number): boolean {
  const item = note.items[index];
  if (item === undefined || item.kind === "phase") return false;
  return item.kind === "row" || item.end === index + 1;
}

/** Counts the leaf tasks and rows among `runs`; where runs overlap, each item counts once. */
export function countRuns(note: ParsedNote, runs: readonly Run[]): Rollup {
  let total = 0;
  const byStatus: Partial<Record<StatedStatus, number>> = {};
  const merged = mergeRuns(runs);
  for (const run of merged) {
    for (let index = run.start; index < run.end; index++) {
      const status = note.items[index]?.status ?? null;
      if (status === null || !isCounted(note, index)) continue;
      total += 1;
      byStatus[status] = (byStatus[status] ?? 0) + 1;
    }
  }
  return toRollup(total, byStatus, addEfforts(merged.map((run) => effortOf(note, run))));
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

/**
 * The effort stated in a run. What states its own effort speaks for all below it only where nothing below states any,
 * and a version (`v3.1.0`) sums up phases that stand elsewhere: it counts only where nothing else does.
 */
function effortOf(note: ParsedNote, run: Run): Rollup["effortHours"] {
  const parts = effortParts(note, run);
  return addEfforts(parts.some((part) => !part.isVersion) ? parts.filter((part) => !part.isVersion) : parts);
}

interface EffortPart {
  readonly total: number;
  readonly done: number;
  readonly isVersion: boolean;
}

function effortParts(note: ParsedNote, run: Run): readonly EffortPart[] {
  /** How many items of the run state an effort before each. */
  const before = [0];
  for (let index = run.start; index < run.end; index++) {
    const states = (note.items[index]?.effortHours ?? null) !== null;
    before.push((before[index - run.start] ?? 0) + (states ? 1 : 0));
  }
  const countBefore = (index: number): number => before[Math.min(index, run.end) - run.start] ?? 0;
  const parts: EffortPart[] = [];
  for (let index = run.start; index < run.end; index++) {
    const item = note.items[index];
    if (item === undefined || item.effortHours === null) continue;
    // Something deeper that states its effort is more exact than this.
    if (countBefore(item.end) > countBefore(index + 1)) continue;
    const total = item.effortHours;
    parts.push({ total, done: isDone(note, item, index) ? total : 0, isVersion: /^v\.?\d/i.test(item.id ?? "") });
  }
  return parts;
}

function isDone(note: ParsedNote, item: Item, index: number): boolean {
  if (item.status === "done") return true;
  let counted = false;
  for (let below = index + 1; below < item.end; below++) {
    if (!isCounted(note, below)) continue;
    if (note.items[below]?.status !== "done") return false;
    counted = true;
  }
  return counted;
}

function addEfforts(efforts: readonly Rollup["effortHours"][]): Rollup["effortHours"] {
  return efforts.reduce((sum, effort) => ({ total: sum.total + effort.total, done: sum.done + effort.done }), {
    total: 0,
    done: 0,
  });
}
