import type { VaultIndex } from "../index/vault-index";
import type { StatedStatus } from "../status/status";
import { toRollup } from "./count";
import { ownRollup } from "./own-rollup";
import { EMPTY_ROLLUP, type Rollup } from "./rollup";

/** What counts in a folder and all below it. */
interface Tally {
  /** How many notes there have something that counts. */
  notes: number;
  total: number;
  readonly byStatus: Map<StatedStatus, number>;
  /** In hundredths of an hour: whole numbers, so that taking away gives back what was before adding. */
  effortTotal: number;
  effortDone: number;
  /** As last asked for; null after a change. */
  rollup: Rollup | null;
}

/** The rollups of folders, kept up to date along the path of each note that changes. */
export class FolderRollups {
  readonly #index: VaultIndex;
  /** What each note adds; none for notes in which nothing counts. */
  readonly #added = new Map<string, Rollup>();
  readonly #tallies = new Map<string, Tally>();

  constructor(index: VaultIndex) {
    this.#index = index;
    this.updateAll();
  }

  /** @param folder without a slash at its end; empty for the whole vault */
  rollupOf(folder: string): Rollup {
    const tally = this.#tallies.get(folder);
    return tally === undefined ? EMPTY_ROLLUP : (tally.rollup ??= toFolderRollup(tally));
  }

  updateAll(): void {
    this.#added.clear();
    this.#tallies.clear();
    for (const path of this.#index.notePaths()) this.update(path);
  }

  update(path: string): void {
    const note = this.#index.note(path);
    const before = this.#added.get(path) ?? EMPTY_ROLLUP;
    const after = note === undefined ? EMPTY_ROLLUP : ownRollup(note);
    if (before === after) return;
    if (after === EMPTY_ROLLUP) this.#added.delete(path);
    else this.#added.set(path, after);
    for (const folder of foldersOf(path)) {
      if (before !== EMPTY_ROLLUP) this.#change(folder, before, -1);
      if (after !== EMPTY_ROLLUP) this.#change(folder, after, 1);
    }
  }

  #change(folder: string, rollup: Rollup, sign: 1 | -1): void {
    let tally = this.#tallies.get(folder);
    if (tally === undefined) this.#tallies.set(folder, (tally = createTally()));
    tally.notes += sign;
    tally.total += sign * rollup.total;
    tally.effortTotal += sign * toHundredths(rollup.effortHours.total);
    tally.effortDone += sign * toHundredths(rollup.effortHours.done);
    for (const [status, count] of Object.entries(rollup.byStatus) as [StatedStatus, number][]) {
      tally.byStatus.set(status, (tally.byStatus.get(status) ?? 0) + sign * count);
    }
    tally.rollup = null;
    if (tally.notes === 0) this.#tallies.delete(folder);
  }
}

function createTally(): Tally {
  return { notes: 0, total: 0, byStatus: new Map(), effortTotal: 0, effortDone: 0, rollup: null };
}

function toFolderRollup({ total, byStatus, effortTotal, effortDone }: Tally): Rollup {
  const counts: Partial<Record<StatedStatus, number>> = {};
  for (const [status, count] of byStatus) if (count > 0) counts[status] = count;
  return toRollup(total, counts, { total: effortTotal / 100, done: effortDone / 100 });
}

function toHundredths(hours: number): number {
  return Math.round(hours * 100);
}

/** The folders around a path, the root of the vault, which is empty, first. */
function foldersOf(path: string): readonly string[] {
  const folders = [""];
  for (let slash = path.indexOf("/"); slash !== -1; slash = path.indexOf("/", slash + 1)) {
    folders.push(path.slice(0, slash));
  }
  return folders;
}
