import type { VaultIndex } from "../../index/vault-index";
import { queryItemsOf } from "../../query/query-items";
import { categoryOf, STATUSES, type Status } from "../../status/status";
import { EVERYTHING, type OutlineSelection } from "../visible-rows";
import type { Board, BoardCard, BoardColumn, BoardLane } from "./board";
import type { BoardState, Lanes } from "./board-state";
import { ColumnSet, PRIORITIES } from "./columns";
import { cardsOf, type NoteCards } from "./note-cards";

/** What of all items a board shows. */
export interface BoardFilter {
  readonly openOnly: boolean;
}

const NO_BOARD: Board = { columns: [], lanes: [], count: 0 };

/**
 * Builds the board of a vault: its items as cards, in columns and lanes.
 *
 * Keeps the cards of each note until that changes. Cards, lanes and columns that stay the same are the same objects.
 */
export class BoardBuilder {
  readonly #index: VaultIndex;
  readonly #order: () => readonly Status[];
  readonly #notes = new Map<string, NoteCards>();
  /** The paths of the notes that have cards, as a person sorts names; null when one has come or gone. */
  #paths: readonly string[] | null = null;
  #revision = -1;
  #last: Board = NO_BOARD;
  #lastAsked: readonly unknown[] = [];

  /** @param order of the columns of statuses, as it is when asked */
  constructor(index: VaultIndex, order: () => readonly Status[] = () => STATUSES) {
    this.#index = index;
    this.#order = order;
  }

  /** @param selection the same object as long as nothing else is asked for */
  build({ group, lanes }: BoardState, { openOnly }: BoardFilter, selection: OutlineSelection = EVERYTHING): Board {
    const { words, test, scope } = selection;
    const isTested = test !== null || scope !== null;
    const hasChanged = this.#update();
    // What a query asks of an item may follow from other notes.
    const order = this.#order();
    const asked = [group, lanes, openOnly, selection, isTested ? this.#revision : null, order];
    if (!hasChanged && asked.every((each, at) => each === this.#lastAsked[at])) return this.#last;
    this.#lastAsked = asked;
    const items = queryItemsOf(this.#index);
    const columns = new ColumnSet(group, order);
    const bands = new Map<string, Band>();
    let count = 0;
    for (const path of this.#sortedPaths()) {
      const note = this.#notes.get(path);
      if (note === undefined) continue;
      const texts = words.length === 0 ? null : note.searchTexts();
      for (let at = 0; at < note.cards.length; at++) {
        const card = note.cards[at];
        if (card === undefined || (openOnly && categoryOf(card.status) === "closed")) continue;
        if (texts !== null && !words.every((word) => texts[at]?.includes(word))) continue;
        if (isTested) {
          const item = items.of(path, card.item);
          if (item === undefined || test?.(item) === false || scope?.(item) === false) continue;
        }
        count += 1;
        const band = bandOf(bands, lanes, card, note.phaseLines[at] ?? null);
        for (const column of columns.keysOf(card)) {
          const cell = band.cells.get(column);
          if (cell === undefined) band.cells.set(column, [card]);
          else cell.push(card);
        }
      }
    }
    this.#last = keepSame(this.#last, assemble(columns, [...bands.values()], count, group !== "priority"));
    return this.#last;
  }

  /** Takes in what has changed; whether anything of the cards has. */
  #update(): boolean {
    const { revision } = this.#index;
    if (this.#revision === revision) return false;
    const changes = this.#revision === -1 ? null : this.#index.changedSince(this.#revision);
    this.#revision = revision;
    let hasChanged = false;
    for (const path of changes?.paths ?? new Set([...this.#notes.keys(), ...this.#index.notePaths()])) {
      const before = this.#notes.get(path);
      const parsed = this.#index.note(path);
      if (before?.parsed === parsed) continue;
      const now = parsed === undefined ? undefined : cardsOf(path, parsed, before);
      const hasCards = now !== undefined && now.cards.length > 0;
      if (hasCards) this.#notes.set(path, now);
      else this.#notes.delete(path);
      if (hasCards !== (before !== undefined)) this.#paths = null;
      hasChanged ||= hasCards || before !== undefined;
    }
    return hasChanged;
  }

  #sortedPaths(): readonly string[] {
    return (this.#paths ??= [...this.#notes.keys()].sort((a, b) => byName.compare(a, b) || (a < b ? -1 : 1)));
  }
}

const byName = new Intl.Collator(undefined, { numeric: true, sensitivity: "base" });

/** A lane while its cards are gathered. */
interface Band extends Omit<BoardLane, "cells"> {
  /** By the key of their column. */
  readonly cells: Map<string, BoardCard[]>;
}

function bandOf(bands: Map<string, Band>, lanes: Lanes, card: BoardCard, phaseLine: number | null): Band {
  const hasPhase = lanes === "phase" && phaseLine !== null;
  const key = lanes === "none" ? "" : hasPhase ? `${card.path}\n${card.phase}` : card.path;
  let band = bands.get(key);
  if (band === undefined) {
    band = {
      key,
      label: lanes === "none" ? "" : hasPhase ? card.phase : card.note,
      detail: hasPhase ? card.note : "",
      place: lanes === "none" ? null : { path: card.path, line: hasPhase ? phaseLine : null },
      cells: new Map(),
    };
    bands.set(key, band);
  }
  return band;
}

function assemble(columns: ColumnSet, bands: readonly Band[], count: number, byPriority: boolean): Board {
  if (count === 0) return NO_BOARD;
  const bare = columns.list();
  const totals = bare.map(() => 0);
  const lanes = bands.map(({ cells: gathered, ...lane }): BoardLane => {
    const cells = bare.map(({ key }, at) => {
      const cards = gathered.get(key) ?? NO_CARDS;
      totals[at] = (totals[at] ?? 0) + cards.length;
      return byPriority ? urgentFirst(cards) : cards;
    });
    return { ...lane, cells };
  });
  return { columns: bare.map((column, at) => ({ ...column, count: totals[at] ?? 0 })), lanes, count };
}

const NO_CARDS: readonly BoardCard[] = [];

/** In the order of the notes, those of a higher priority first. */
function urgentFirst(cards: readonly BoardCard[]): readonly BoardCard[] {
  const ranked: BoardCard[][] = [];
  for (const card of cards) {
    const rank = card.priority === null ? PRIORITIES.length : PRIORITIES.indexOf(card.priority);
    (ranked[rank] ??= []).push(card);
  }
  const kinds = ranked.filter((each) => each.length > 0);
  return kinds.length <= 1 ? cards : kinds.flat();
}

/** The later board, with the objects of the earlier one wherever they are the same. */
function keepSame(before: Board, after: Board): Board {
  const columns = keepList(before.columns, after.columns, (a, b) => {
    return a.label === b.label && a.count === b.count && a.drop?.kind === b.drop?.kind;
  });
  const lanes = keepList(
    before.lanes,
    after.lanes,
    (a, b) => {
      if (a.place?.line !== b.place?.line || a.label !== b.label) return false;
      return isSameList(a.cells, b.cells);
    },
    (a, b) => ({ ...b, cells: b.cells.map((cell, at) => sameOr(a.cells[at], cell)) }),
  );
  const isSame = columns === before.columns && lanes === before.lanes && before.count === after.count;
  return isSame ? before : { columns, lanes, count: after.count };
}

/** The later list, with what is the same of the earlier one; `mend` gives what of a thing is. */
function keepList<T extends BoardColumn | BoardLane>(
  before: readonly T[],
  after: readonly T[],
  isSame: (a: T, b: T) => boolean,
  mend: (a: T, b: T) => T = (_, b) => b,
): readonly T[] {
  const known = new Map(before.map((thing) => [thing.key, thing]));
  const kept = after.map((thing) => {
    const old = known.get(thing.key);
    if (old === undefined) return thing;
    const mended = mend(old, thing);
    return isSame(old, mended) ? old : mended;
  });
  return sameOr(before, kept);
}

function sameOr<T>(before: readonly T[] | undefined, after: readonly T[]): readonly T[] {
  return before !== undefined && isSameList(before, after) ? before : after;
}

function isSameList<T>(a: readonly T[], b: readonly T[]): boolean {
  return a.length === b.length && a.every((thing, at) => thing === b[at]);
}
