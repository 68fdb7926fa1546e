import { openDB, type DBSchema, type IDBPDatabase } from "idb";
import { Component, type App } from "obsidian";
import type { VaultIndex } from "../../core/index/vault-index";
import { History, type HistoryDay, type NoteMemo, type Recorded } from "../../core/roadmap/trend/history";
import { answerWithin } from "../cache/answer-within";
import { currentDay } from "../day";
import { vaultId } from "../cache/vault-id";

interface Schema extends DBSchema {
  days: { key: string; value: HistoryDay };
  notes: { key: string; value: string };
}

/** How long after the last change the day is recorded; milliseconds. */
const SETTLING = 4_000;

/**
 * What the plans came to from day to day, kept on this device: counts, and the items that changed. The notes themselves
 * stay untouched by it. Where nothing can be kept, only what the notes say is known.
 */
export class HistoryStore extends Component {
  readonly #app: App;
  readonly #index: VaultIndex;
  #history = new History();
  #db: IDBPDatabase<Schema> | null = null;
  #waiting: number | null = null;
  #isReady = false;
  /** Begun once: changes go on while a database takes its time. */
  #opening: Promise<void> | null = null;
  #isEnded = false;
  /** Notes that were moved before what was kept of them was known. */
  readonly #moved: [from: string, to: string][] = [];

  constructor(app: App, index: VaultIndex) {
    super();
    this.#app = app;
    this.#index = index;
  }

  get history(): History {
    return this.#history;
  }

  override onload(): void {
    this.registerEvent(
      this.#app.vault.on("rename", ({ path }, from) => {
        if (this.#isReady) void this.#write(this.#history.rename(from, path));
        else this.#moved.push([from, path]);
      }),
    );
  }

  override onunload(): void {
    if (this.#waiting !== null) window.clearTimeout(this.#waiting);
    this.#isEnded = true;
    this.#close();
  }

  /** Says that the whole vault is read, or that something of it has changed since. */
  follow(): void {
    if (this.#waiting !== null) window.clearTimeout(this.#waiting);
    this.#waiting = window.setTimeout(() => void this.#record(), SETTLING);
  }

  async #record(): Promise<void> {
    this.#waiting = null;
    if (!this.#isReady) await (this.#opening ??= this.#open());
    if (this.#isEnded) return;
    const recorded = this.#history.record(this.#index, currentDay().today);
    if (recorded !== null) await this.#write(recorded.memos, recorded.day);
  }

  async #open(): Promise<void> {
    try {
      const opening = openDB<Schema>(`plan-of-record-history-${vaultId(this.#app)}`, 1, {
        upgrade: (created) => {
          created.createObjectStore("days");
          created.createObjectStore("notes");
        },
        blocking: () => this.#close(),
      });
      const db = await answerWithin(opening, (late) => late.close());
      this.#db = db;
      if (this.#isEnded) this.#close();
      const [days, paths, memos] = await answerWithin(
        Promise.all([db.getAll("days"), db.getAllKeys("notes"), db.getAll("notes")]),
      );
      const known = new Map(paths.map((path, at) => [path, JSON.parse(memos[at] ?? "{}") as NoteMemo]));
      this.#history = new History(days, known);
    } catch {
      // Without a database the day is still counted, as long as the app runs.
      this.#close();
    }
    this.#isReady = true;
    for (const [from, to] of this.#moved.splice(0)) await this.#write(this.#history.rename(from, to));
  }

  async #write(memos: Recorded["memos"], day?: HistoryDay): Promise<void> {
    if (this.#db === null) return;
    try {
      const transaction = this.#db.transaction(["days", "notes"], "readwrite");
      const [days, notes] = [transaction.objectStore("days"), transaction.objectStore("notes")];
      const writes: Promise<unknown>[] = [transaction.done];
      if (day !== undefined) writes.push(days.put(day, day.day));
      for (const old of this.#history.outdated) writes.push(days.delete(old));
      for (const [path, memo] of memos) {
        writes.push(memo === null ? notes.delete(path) : notes.put(JSON.stringify(memo), path));
      }
      await Promise.all(writes);
    } catch {
      this.#close();
    }
  }

  #close(): void {
    this.#db?.close();
    this.#db = null;
  }
}
