import { Component, MarkdownView, TextFileView, type App, type TFile } from "obsidian";
import { dependsOnYear, planProperties, type PropertyValues } from "../../core/edit/set-properties";
import type { VaultIndex } from "../../core/index/vault-index";
import { isSameName } from "../../core/parse/property-names";
import { writesProperties } from "../../core/settings/rollup-properties";
import { rollupValues } from "../../core/settings/rollup-values";
import type { NoteWriter } from "../note-writer";
import { isEditing } from "../open-notes";
import type { SettingsStore } from "../settings-store";
import { breathe } from "../time-slice";
import type { Turns } from "../turns";
import type { VaultFeed } from "../vault-feed";

/** What the writer works with. */
export interface PropertyParts {
  readonly app: App;
  readonly index: VaultIndex;
  readonly feed: Pick<VaultFeed, "reading" | "onChange" | "isAsRead">;
  readonly settings: Pick<SettingsStore, "settings" | "vocabulary" | "onChange">;
  readonly writer: Pick<NoteWriter, "change">;
  readonly turns: Turns;
}

/** How long no plan has to have changed before anything is written; milliseconds. */
const QUIET = 5_000;
/**
 * The same for notes that were not typed in here: where a note came by sync, the device on which it was changed is to
 * be the one that writes.
 */
const QUIET_ELSEWHERE = 30_000;
/** How long it waits after each note: so many a minute at most. */
const BETWEEN = 3_000;
/** How long it waits before it tries again to write a note that could not be written. */
const AFTER_FAILURE = 60_000;
/** How the copies are called that a sync makes of a note that was changed in two places. */
const CONFLICT = /[ ._(-](?:sync-conflict|conflicted copy)\b|[._(]conflict\b/i;
/** What a merge leaves in a text that it could not merge. */
const MERGE_MARK = /^(?:<{7}|>{7}) /m;

/**
 * Keeps the properties that the person has named as the plans of the notes are: with patience, since whatever is written
 * goes to all devices. No note is touched that stands in an editor, so there is nothing in any undo.
 */
export class PropertyWriter extends Component {
  readonly #parts: PropertyParts;
  /** Notes that may have to be written. */
  readonly #due = new Set<string>();
  /** Notes that were typed in on this device since they were last written. */
  readonly #here = new Set<string>();
  /**
   * What was last written to each note. Where something else stands there while the plan is still the same, another
   * program or device has put it there: it is left to it, or the two would go on for ever.
   */
  readonly #written = new Map<string, string>();
  /** When a note could last not be written: it may be locked, or its disk full. */
  readonly #failedAt = new Map<string, number>();
  /** Up to where changes of the index are known; -1 for nothing. */
  #revision = -1;
  /** When a plan last changed. */
  #stirredAt = 0;
  #timer: number | null = null;
  #isBusy = false;
  /** What comes in meanwhile is what is written: that is no reason to wait. */
  #isWriting = false;
  #isLive = false;
  #properties = "";

  constructor(parts: PropertyParts) {
    super();
    this.#parts = parts;
  }

  override onload(): void {
    this.#isLive = true;
    const { app, feed, settings } = this.#parts;
    const { vault, workspace } = app;
    this.register(feed.onChange(() => this.#follow()));
    this.register(
      settings.onChange(() => {
        const properties = JSON.stringify(settings.settings.properties);
        if (properties === this.#properties) return;
        this.#properties = properties;
        this.#revision = -1;
        this.#written.clear();
        this.#follow();
      }),
    );
    this.registerEvent(
      workspace.on("editor-change", (_editor, { file }) => {
        if (file !== null) this.#here.add(file.path);
      }),
    );
    // A note that was left out while it was edited may have been closed.
    this.registerEvent(workspace.on("layout-change", () => this.#wake(QUIET)));
    this.registerEvent(workspace.on("file-open", () => this.#wake(QUIET)));
    this.registerEvent(
      vault.on("rename", ({ path }, from) => {
        for (const notes of [this.#here, this.#due]) if (notes.delete(from)) notes.add(path);
        const written = this.#written.get(from);
        this.#written.delete(from);
        this.#failedAt.delete(from);
        if (written !== undefined) this.#written.set(path, written);
      }),
    );
    this.#follow();
  }

  override onunload(): void {
    this.#isLive = false;
    if (this.#timer !== null) window.clearTimeout(this.#timer);
    this.#timer = null;
  }

  get #isWanted(): boolean {
    return writesProperties(this.#parts.settings.settings.properties);
  }

  /** Takes in what has changed; all but what was written here makes it wait anew. */
  #follow(): void {
    if (!this.#isWanted) this.#due.clear();
    if (!this.#isWanted || this.#parts.feed.reading.kind !== "ready") return;
    if (this.#takeChanges() && !this.#isWriting) this.#stirredAt = Date.now();
    this.#wake(QUIET);
  }

  /** Whether there were changes. */
  #takeChanges(): boolean {
    const { index } = this.#parts;
    if (index.revision === this.#revision) return false;
    const changes = this.#revision < 0 ? null : index.changedSince(this.#revision);
    this.#revision = index.revision;
    for (const path of changes?.paths ?? index.notePaths()) this.#due.add(path);
    return true;
  }

  #wake(after: number): void {
    if (!this.#isLive || !this.#isWanted || this.#due.size === 0 || this.#timer !== null || this.#isBusy) return;
    this.#timer = window.setTimeout(() => {
      this.#timer = null;
      this.#isBusy = true;
      void this.#look()
        .catch((error: unknown) => {
          console.error("Plan of Record: no properties were written", error);
          return AFTER_FAILURE;
        })
        .then((next) => {
          this.#isBusy = false;
          if (next !== null) this.#wake(next);
        });
    }, after);
  }

  /** Writes one note where there is one to write; when to look again, null where only a change makes it worth while. */
  async #look(): Promise<number | null> {
    const quiet = (): number => Date.now() - this.#stirredAt;
    let next: number | null = null;
    for (const path of [...this.#due]) {
      await breathe();
      if (!this.#isLive || !this.#isWanted || this.#parts.feed.reading.kind !== "ready") return null;
      if (quiet() < QUIET) return QUIET - quiet();
      let values: PropertyValues | null;
      try {
        values = this.#valuesFor(path);
        if (values === null) this.#due.delete(path);
        if (values === null || this.#isEdited(path)) continue;
      } catch (error) {
        // One that fails keeps no other from being written.
        this.#fail(path, error);
        next = Math.min(next ?? AFTER_FAILURE, AFTER_FAILURE);
        continue;
      }
      const failedAt = this.#failedAt.get(path) ?? -Infinity;
      const wait = Math.max(
        this.#here.has(path) ? 0 : QUIET_ELSEWHERE - quiet(),
        failedAt + AFTER_FAILURE - Date.now(),
      );
      if (wait > 0) {
        next = Math.min(next ?? wait, wait);
        continue;
      }
      await this.#write(path, values);
      return BETWEEN;
    }
    return next;
  }

  /** What is to be written to a note; null where that stands there, or is not to be touched. */
  #valuesFor(path: string): PropertyValues | null {
    const { app, index, settings } = this.#parts;
    const file = app.vault.getFileByPath(path);
    const values = rollupValues(index, path, settings.settings.properties);
    if (file === null || values === null || values.size === 0) return null;
    if (this.#written.get(path) === toKey(values)) return null;
    const there = Object.entries(app.metadataCache.getFileCache(file)?.frontmatter ?? {});
    const isThere = [...values].every(([name, value]) =>
      there.some(([key, found]) => found === value && isSameName(key, name)),
    );
    return isThere || this.#isInConflict(file) ? null : values;
  }

  /** Whether the note is a copy that a sync made, or has one beside it. */
  #isInConflict({ path, basename, parent }: TFile): boolean {
    const isCopy = (name: string): boolean => name.startsWith(basename) && CONFLICT.test(name.slice(basename.length));
    return CONFLICT.test(path) || parent?.children.some(({ name }) => isCopy(name)) === true;
  }

  /** The year in which the note's file was last changed, and the one in which it will have been. */
  #yearsOf(path: string): readonly [number, number] {
    const now = new Date().getFullYear();
    const changedAt = this.#parts.app.vault.getFileByPath(path)?.stat.mtime;
    return [changedAt === undefined ? now : new Date(changedAt).getFullYear(), now];
  }

  /** Whether the note stands where its text may be changed, as in an editor, or on a board of the Kanban plugin. */
  #isEdited(path: string): boolean {
    const { workspace } = this.#parts.app;
    let isEdited = workspace.activeEditor?.file?.path === path && !isRead(workspace.activeEditor);
    workspace.iterateAllLeaves(({ view }) => {
      if (view instanceof TextFileView && view.file?.path === path && !isRead(view)) isEdited = true;
    });
    return isEdited;
  }

  async #write(path: string, values: PropertyValues): Promise<void> {
    const { feed, settings, writer, turns } = this.#parts;
    this.#due.delete(path);
    this.#here.delete(path);
    this.#written.set(path, toKey(values));
    this.#isWriting = true;
    try {
      await turns.take(() =>
        writer.change(path, (text) => {
          // What was changed since is looked at when it has been read.
          if (!feed.isAsRead(path, text) || MERGE_MARK.test(text)) {
            this.#written.delete(path);
            return [];
          }
          if (dependsOnYear(text, settings.vocabulary, this.#yearsOf(path))) return [];
          return planProperties(text, values, settings.vocabulary) ?? [];
        }),
      );
      this.#failedAt.delete(path);
    } catch (error) {
      this.#fail(path, error);
      this.#written.delete(path);
      this.#due.add(path);
    }
    this.#takeChanges();
    this.#isWriting = false;
  }

  #fail(path: string, error: unknown): void {
    // Once is enough to be told.
    if (!this.#failedAt.has(path))
      console.error(`Plan of Record: the properties of ${path} were left as they are`, error);
    this.#failedAt.set(path, Date.now());
  }
}

function toKey(values: PropertyValues): string {
  return JSON.stringify([...values]);
}

function isRead(view: unknown): boolean {
  return view instanceof MarkdownView && !isEditing(view);
}
