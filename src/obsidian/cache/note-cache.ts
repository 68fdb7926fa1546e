import { deleteDB, openDB, type DBSchema, type IDBPDatabase } from "idb";
import type { NoteJson } from "../reading/note-json";
import { breathe } from "../time-slice";
import { answerWithin } from "./answer-within";
import { fromSegment, toSegments, type CachedNote, type FileStamp } from "./segment";

/** Notes with plans and notes without are kept apart, so that what is shown is loaded first. */
export const CACHE_KINDS = ["plans", "plain"] as const;
export type CacheKind = (typeof CACHE_KINDS)[number];

/** A note to be kept. */
export interface NoteToKeep extends FileStamp {
  readonly path: string;
  readonly kind: CacheKind;
  readonly print: number;
  /** Asked when the note is written; null when it is not worth keeping any more. */
  readonly toJson: () => NoteJson | null;
}

interface Schema extends DBSchema {
  plans: { key: number; value: unknown };
  plain: { key: number; value: unknown };
}

const FORMAT = 1;
/** How many segments are loaded at once. */
const LOADED_AT_ONCE = 4;
/** How long notes are gathered before they are written; milliseconds. */
const GATHERING = 1_000;
/** How long a write may wait for an idle moment; milliseconds. */
const IDLE_WITHIN = 3_000;
/** Segments with so little of use in them are joined; UTF-16 units. */
const LITTLE = 100_000;
const MOST_LITTLE_ONES = 8;

/**
 * What was read of notes, kept for the next start.
 *
 * Nothing depends on it: what is damaged, of another version or of a file that is gone is dropped; a database that does
 * not work is deleted and begun anew; and where there is none at all, nothing is kept. None of its methods throws.
 *
 * Windows of one vault share it. Each only adds segments, so that what was written last of a note is there besides what
 * was written before, and the one is taken that is of the version of the file.
 */
export class NoteCache {
  readonly #name: string;
  #version: string;
  #db: IDBPDatabase<Schema> | null = null;
  #isEnded = false;
  readonly #toKeep = new Map<string, NoteToKeep>();
  #writing: number | null = null;
  /** Segments of no use, and those that should be joined, as the loading has found them. */
  readonly #useless: Record<CacheKind, number[]> = { plans: [], plain: [] };
  readonly #little: Record<CacheKind, number[]> = { plans: [], plain: [] };

  /** @param vault names the vault; @param version names what has read the notes, words and signs included */
  constructor(vault: string, version: string) {
    this.#name = `plan-of-record-${vault}`;
    this.#version = version;
  }

  async open(): Promise<void> {
    try {
      await this.#open();
    } catch {
      await this.#rebuild();
    }
  }

  /** Keeps what is read with other words and signs from now on; what was kept is of no use at the next start. */
  setVersion(version: string): void {
    this.#version = version;
    this.#toKeep.clear();
  }

  /** What is kept of one kind of notes, segment by segment, without what `isCurrent` does not want. */
  async *load(kind: CacheKind, isCurrent: (note: CachedNote) => boolean): AsyncGenerator<readonly CachedNote[]> {
    try {
      let next = this.#loadAfter(kind, 0);
      for (let segments = await next; segments.length > 0; segments = await next) {
        // The database goes on while these are taken in.
        next = this.#loadAfter(kind, segments.at(-1)?.key ?? 0);
        next.catch(() => undefined);
        for (const { key, value } of segments) {
          const notes = fromSegment(this.#version, value);
          const current = notes?.filter(isCurrent) ?? [];
          const units = current.reduce((sum, { json }) => sum + json.length, 0);
          if (current.length === 0) this.#useless[kind].push(key);
          else if (units < LITTLE) this.#little[kind].push(key);
          if (current.length > 0) yield current;
        }
      }
    } catch {
      await this.#rebuild();
    }
  }

  /**
   * Removes the segments in which the loading has found nothing of use, and joins small ones to larger ones. Only notes
   * that are stale are dropped with them: what this window has no use for may be what another one has just written.
   *
   * @param isStale whether no window has a use for what is kept of a note: its file is of another version, or gone
   */
  async tidy(isStale: (note: CachedNote) => boolean): Promise<void> {
    for (const kind of CACHE_KINDS) {
      const useless = this.#useless[kind].splice(0);
      const little = this.#little[kind].splice(0);
      try {
        await this.#join(kind, useless, isStale);
        if (little.length > MOST_LITTLE_ONES) await this.#join(kind, little, isStale);
      } catch {
        this.#close();
      }
    }
  }

  /** Keeps a note, some time later. */
  keep(note: NoteToKeep): void {
    if (this.#db === null) return;
    this.#toKeep.set(note.path, note);
    this.#writing ??= window.setTimeout(() => whenIdle(() => void this.#write()), GATHERING);
  }

  /** Keeps no more of a note than it does. */
  drop(path: string): void {
    this.#toKeep.delete(path);
  }

  /** Drops all that is kept, of the vault's other windows as well. */
  async clear(): Promise<void> {
    await this.#rebuild();
  }

  /** Writes what waits, and closes the database. */
  end(): void {
    this.#isEnded = true;
    if (this.#writing !== null) window.clearTimeout(this.#writing);
    void this.#write().finally(() => this.#close());
  }

  async #open(): Promise<void> {
    const opening = openDB<Schema>(this.#name, FORMAT, {
      upgrade: (db) => CACHE_KINDS.forEach((kind) => db.createObjectStore(kind, { autoIncrement: true })),
      // Another window has found it broken, or is of a later version.
      blocking: () => this.#close(),
      terminated: () => this.#close(),
    });
    const db = await answerWithin(opening, (late) => late.close());
    if (this.#isEnded) db.close();
    else this.#db = db;
  }

  /** Deletes the database and begins anew; without one, where that does not work either. */
  async #rebuild(): Promise<void> {
    this.#close();
    if (this.#isEnded) return;
    try {
      await answerWithin(deleteDB(this.#name));
      await this.#open();
    } catch {
      this.#close();
    }
  }

  #close(): void {
    this.#db?.close();
    this.#db = null;
    this.#toKeep.clear();
  }

  async #loadAfter(
    kind: CacheKind,
    after: number,
  ): Promise<readonly { readonly key: number; readonly value: unknown }[]> {
    if (this.#db === null) return [];
    const { store } = this.#db.transaction(kind);
    const range = IDBKeyRange.lowerBound(after, true);
    const [keys, values] = await answerWithin(
      Promise.all([store.getAllKeys(range, LOADED_AT_ONCE), store.getAll(range, LOADED_AT_ONCE)]),
    );
    return keys.map((key, place) => ({ key, value: values[place] }));
  }

  async #write(): Promise<void> {
    const notes = [...this.#toKeep.values()];
    const version = this.#version;
    this.#toKeep.clear();
    try {
      for (const kind of CACHE_KINDS) {
        const kept: CachedNote[] = [];
        for (const { toJson, kind: own, ...note } of notes) {
          if (own !== kind) continue;
          if (!this.#isEnded) await breathe();
          const json = toJson();
          if (json !== null) kept.push({ ...note, json });
        }
        for (const segment of toSegments(version, kept)) {
          // One after another, as each is copied on this thread.
          await this.#db?.put(kind, segment);
        }
      }
    } catch {
      // There may be no room left.
      this.#close();
    }
    this.#writing = null;
    const [waiting] = this.#toKeep.values();
    if (waiting !== undefined && !this.#isEnded) this.keep(waiting);
  }

  /** Replaces segments by what is left of them, in one step: another window may be doing the same. */
  async #join(kind: CacheKind, keys: readonly number[], isStale: (note: CachedNote) => boolean): Promise<void> {
    if (this.#db === null || keys.length === 0) return;
    const transaction = this.#db.transaction(kind, "readwrite");
    const left = new Map<string, CachedNote>();
    for (const key of keys) {
      const notes = fromSegment(this.#version, await transaction.store.get(key)) ?? [];
      for (const note of notes) if (!isStale(note)) left.set(note.path, note);
      await transaction.store.delete(key);
    }
    for (const segment of toSegments(this.#version, [...left.values()])) await transaction.store.add(segment);
    await transaction.done;
  }
}

/** Calls `act` when there is nothing else to do, or after some time. */
function whenIdle(act: () => void): void {
  // Older phones do not tell when they are idle.
  if ("requestIdleCallback" in window) window.requestIdleCallback(act, { timeout: IDLE_WITHIN });
  else act();
}
