import { Component, debounce, TFile, type App, type TAbstractFile } from "obsidian";
import type { VaultIndex } from "../core/index/vault-index";
import type { Counting } from "../core/note/counting";
import { withoutPlan } from "../core/note/without-plan";
import type { ParsedNote } from "../core/note/parsed-note";
import type { Vocabulary } from "../core/status/vocabulary";
import { say } from "../core/words/say";
import type { Reading } from "../ui/pane-props";
import { CACHE_KINDS, NoteCache, type CacheKind } from "./cache/note-cache";
import type { CachedNote, FileStamp } from "./cache/segment";
import { vaultId } from "./cache/vault-id";
import { fingerprint } from "./fingerprint";
import { messageOf } from "./message-of";
import type { NoteTexts } from "./note-writer";
import { findOpenNote, listOpenPaths, readOpenText } from "./open-notes";
import { parseNoteJson, toNoteJson, type NoteJson } from "./reading/note-json";
import { startMainThread } from "./reading/main-thread";
import { ReadingClient } from "./reading/reading-client";
import { toReaderVersion } from "./reading/reader-version";
import { startWorkerThread } from "./reading/worker-thread";
import { ReadingQueue, type Claim } from "./reading-queue";
import { breathe, doInSlices } from "./time-slice";

/** How many notes are fetched from disk and read at once; a slow one holds up no other. */
const AT_ONCE = 32;
/** How long events are gathered before notes are read: a sync or a folder's renaming fires many; milliseconds. */
const GATHERING = 20;
/** How long after the last keystroke the typed text is read; milliseconds. */
const TYPING_PAUSE = 300;
/** How long after the last change of the size of the largest note, which is typed as well; milliseconds. */
const SETTING_PAUSE = 1_000;
/** How often the views are told, while the vault is being loaded or read, and afterwards; milliseconds. */
const TELLING_WHILE_LOADING = 60;
const TELLING_WHILE_READING = 250;
const TELLING = 16;
/** While many notes come in, drawing may take one part in so many of the time, and is put off no longer than this. */
const PARTS_OF_DRAWING = 6;
const LONGEST_PAUSE = 1_000;

/** The vocabulary that notes are read with. */
export interface VocabularySource {
  readonly vocabulary: Vocabulary;
  /** Whether nothing of the note at `path` is to be part of any plan. */
  isLeftOut(path: string): boolean;
  /** What of all notes counts. */
  readonly counting: Counting;
  /** Whether nothing is read before it is asked for. */
  readonly waits: boolean;
  /** The size of the largest file that is read, in bytes. */
  readonly largestNote: number;
  /** Resolves once there is reason to read with it; never rejects. */
  readonly whenReady: Promise<void>;
  /** Calls `listener` whenever it may be another one, until the returned function is called. */
  onChange(listener: () => void): () => void;
}

/** What a note was last read from, and with. */
interface Print {
  readonly text: number;
  readonly vocabulary: Vocabulary;
}

/** The text of a note, and the version of the file that has it; null when none is known to. */
interface NoteText {
  readonly text: string;
  readonly stamp: FileStamp | null;
}

/**
 * Keeps the index in step with the vault: once the layout is ready it takes in what is kept of an earlier start and
 * has the notes read that have changed since; then it follows every change, and has all notes read again when words
 * have come to mean something else.
 *
 * The text of a note in an editor is the editor's, saved or not; any other is the file's.
 */
export class VaultFeed extends Component implements NoteTexts {
  readonly #app: App;
  readonly #index: VaultIndex;
  readonly #words: VocabularySource;
  readonly #queue = new ReadingQueue();
  #reader: ReadingClient | null = null;
  /** What is in the index. */
  readonly #prints = new Map<string, Print>();
  /** The latest texts that are known, read or not. */
  readonly #known = new Map<string, number>();
  readonly #failures = new Map<string, string>();
  readonly #listeners = new Set<() => void>();
  /** What ends the waiting for the whole vault to be read. */
  readonly #rebuilding = new Set<() => void>();
  /** Those of which nothing is on the roadmap. */
  readonly #leftOut = new Set<string>();
  readonly #typed = new Set<string>();
  /** Notes whose editor may know more than their file. */
  readonly #edited = new Set<string>();
  #cache: NoteCache | null = null;
  #isLive = false;
  #canStart = false;
  #hasStarted = false;
  /** Whether somebody wants to see what notes say. */
  #isAsked = false;
  /** Whether what is kept of an earlier start is being taken in: only what is urgent is read until then. */
  #isLoading = false;
  /** How many notes are being read. */
  #running = 0;
  /** How far the first reading has come; null before and after it. */
  #first: { done: number; total: number } | null = null;
  #telling: number | null = null;
  /** How long the views took to draw the last time; milliseconds. */
  #drawing = 0;
  #gathering: number | null = null;

  constructor(app: App, index: VaultIndex, words: VocabularySource) {
    super();
    this.#app = app;
    this.#index = index;
    this.#words = words;
  }

  /** Whether all was read that this device reads: what is too large for it is as if it were not there. */
  get isWhole(): boolean {
    return this.reading.kind === "ready" && ![...this.#failures.keys()].some((path) => !this.#isTooLarge(path));
  }

  /** How far reading has come. */
  get reading(): Reading {
    if (this.#first !== null) return { kind: "reading", ...this.#first };
    return { kind: "ready", failures: [...this.#failures.values()] };
  }

  /** Calls `listener` whenever the index or the reading has changed, until the returned function is called. */
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  override onload(): void {
    this.#isLive = true;
    this.#first = { done: 0, total: 0 };
    // Before that the vault announces every file it finds as new.
    this.#app.workspace.onLayoutReady(() => {
      // What is read with other words than the user's would have to be read again.
      void this.#words.whenReady.then(() => {
        if (!this.#isLive) return;
        this.#canStart = true;
        const startIfDue = (): void => {
          if (!this.#words.waits || this.#isAsked) this.#startOnce();
        };
        startIfDue();
        this.register(this.#words.onChange(startIfDue));
      });
    });
  }

  /** Says that something is opened that shows what notes say: from now on they are read. */
  want(): void {
    this.#isAsked = true;
    if (this.#canStart) this.#startOnce();
  }

  #startOnce(): void {
    if (this.#hasStarted || !this.#isLive) return;
    this.#hasStarted = true;
    this.#start();
  }

  override onunload(): void {
    this.#isLive = false;
    this.#listeners.clear();
    for (const stop of this.#rebuilding) stop();
    this.#reader?.end();
    this.#cache?.end();
    if (this.#telling !== null) window.clearTimeout(this.#telling);
    if (this.#gathering !== null) window.clearTimeout(this.#gathering);
  }

  /** Whether `text`, in which lines may end otherwise, is that of the note at `path`, as it was last read or typed. */
  isOf(path: string, text: string): boolean {
    return this.#edited.has(path) || this.#known.get(path) === printOf(text);
  }

  /** Whether `text`, in which lines may end otherwise, is what the index has of the note at `path`. */
  isAsRead(path: string, text: string): boolean {
    return this.#prints.get(path)?.text === printOf(text);
  }

  /** Takes in what is known to be the text of a note. Resolves once the index has it, or something newer. */
  async take(path: string, text: string): Promise<void> {
    const wasAsked = this.#queue.isWaiting(path);
    const claim = this.#queue.claimNow(path);
    await this.#read(claim, { text, stamp: null });
    // Whoever has ticked or typed while the vault is read waits for that, not for the next drawing.
    if (this.#first !== null) this.#tellNow();
    // What was asked for is the file, which most likely has this text: then it can be kept.
    if (this.#queue.settle(claim) && wasAsked) this.#ask(path);
  }

  /** Reads the whole vault anew. */
  readAll(): void {
    this.#prints.clear();
    this.#failures.clear();
    this.#index.setFiles(this.#app.vault.getFiles().map(({ path }) => path));
    this.#askAll();
    this.#run();
  }

  /**
   * Drops what is kept of earlier starts and of slices, and reads the whole vault anew. Resolves once it was read, with
   * true; with false where the plugin was unloaded meanwhile. Rejects when what is kept cannot be dropped.
   */
  async rebuild(): Promise<boolean> {
    this.want();
    await this.#cache?.clear();
    if (!this.#isLive) return false;
    for (const path of this.#index.notePaths()) this.#reader?.forget(path);
    this.readAll();
    return await new Promise<boolean>((resolve) => {
      const stop = (): void => {
        stopListening();
        this.#rebuilding.delete(stop);
        resolve(this.#isLive);
      };
      const stopListening = this.onChange(() => {
        if (this.#first === null) stop();
      });
      this.#rebuilding.add(stop);
    });
  }

  /** Made when there is something to read, since the words to read with take their time. */
  get #client(): ReadingClient {
    this.#reader ??= new ReadingClient({ apart: startWorkerThread, here: startMainThread }, this.#words.vocabulary);
    return this.#reader;
  }

  #start(): void {
    const { vault, workspace } = this.#app;
    let { vocabulary } = this.#words;
    this.#client.setVocabulary(vocabulary);
    this.#index.setCounting(this.#words.counting);
    let { largestNote } = this.#words;
    const measure = debounce(
      () => {
        const least = Math.min(largestNote, this.#words.largestNote);
        if (this.#words.largestNote === largestNote) return;
        ({ largestNote } = this.#words);
        for (const { path, stat } of vault.getMarkdownFiles()) if (stat.size > least) this.#ask(path);
      },
      SETTING_PAUSE,
      true,
    );
    this.register(() => measure.cancel());
    this.register(
      this.#words.onChange(() => {
        this.#leaveOut();
        const { revision } = this.#index;
        this.#index.setCounting(this.#words.counting);
        if (this.#index.revision !== revision) this.#tell();
        measure();
        if (this.#words.vocabulary === vocabulary) return;
        vocabulary = this.#words.vocabulary;
        this.#client.setVocabulary(vocabulary);
        this.#cache?.setVersion(toReaderVersion(vocabulary));
        this.#askAll();
        this.#run();
      }),
    );
    this.registerEvent(vault.on("create", (file) => this.#onCreate(file)));
    this.registerEvent(vault.on("modify", (file) => this.#ask(file.path)));
    this.registerEvent(vault.on("delete", (file) => this.#onDelete(file)));
    this.registerEvent(vault.on("rename", (file, from) => this.#onRename(file, from)));
    const readTyped = debounce(() => this.#readTyped(), TYPING_PAUSE, true);
    this.register(() => readTyped.cancel());
    this.registerEvent(
      workspace.on("editor-change", (_editor, { file }) => {
        if (file === null || !isNote(file.path)) return;
        this.#typed.add(file.path);
        this.#edited.add(file.path);
        readTyped();
      }),
    );
    // What an editor turned away from was saved. Were it still asked, it would give another's text while it turns back.
    const settle = (): void => {
      for (const notes of [this.#typed, this.#edited]) {
        for (const path of notes) if (findOpenNote(this.#app, path) === null) notes.delete(path);
      }
    };
    this.registerEvent(workspace.on("file-open", settle));
    this.registerEvent(workspace.on("layout-change", settle));
    this.#isLoading = true;
    this.#askAll();
    void this.#load().finally(() => {
      this.#isLoading = false;
      if (this.#isLive) this.#run();
    });
  }

  /** Takes in the vault's files, and what is kept of its notes. */
  async #load(): Promise<void> {
    const { vault } = this.#app;
    const began = Date.now();
    const cache = new NoteCache(vaultId(this.#app), toReaderVersion(this.#words.vocabulary));
    this.#cache = cache;
    const opening = cache.open();
    for (const { path } of vault.getFiles()) {
      await breathe();
      // It may be gone by now.
      if (this.#isLive && vault.getAbstractFileByPath(path) !== null) this.#index.addFile(path);
    }
    await opening;
    for (const kind of CACHE_KINDS) {
      for await (const notes of cache.load(kind, (note) => this.#isWanted(note))) {
        for (const note of notes) {
          await this.#takeCached(note);
          if (!this.#isLive) return;
        }
      }
      this.#tellNow();
    }
    for (const path of listOpenPaths(this.#app)) if (this.#queue.isWaiting(path)) this.#queue.add(path, "urgent");
    void cache.tidy(({ path, mtime, size }) => {
      const stat = vault.getFileByPath(path)?.stat;
      // Of files that were written since, another window may know more than this one.
      return mtime < began && (stat?.mtime !== mtime || stat.size !== size);
    });
  }

  /** Whether a note still has to be read, and is kept as its file is. */
  #isWanted({ path, mtime, size }: CachedNote): boolean {
    const stat = this.#app.vault.getFileByPath(path)?.stat;
    return (
      stat?.mtime === mtime && stat.size === size && size <= this.#words.largestNote && this.#queue.isWaiting(path)
    );
  }

  async #takeCached(cached: CachedNote): Promise<void> {
    const { path, json, print } = cached;
    let note: ParsedNote;
    try {
      note = await doInSlices(parseNoteJson(json));
    } catch {
      // Damaged: it is read instead.
      return;
    }
    if (!this.#isLive || !this.#isWanted(cached)) return;
    this.#queue.drop(path);
    this.#known.set(path, print);
    this.#setNote(path, note, { text: print, vocabulary: this.#words.vocabulary });
    this.#progress();
  }

  #onCreate(file: TAbstractFile): void {
    if (!(file instanceof TFile)) return;
    this.#index.addFile(file.path);
    this.#ask(file.path);
    this.#tell();
  }

  #onDelete({ path }: TAbstractFile): void {
    for (const each of this.#pathsAt(path)) {
      this.#queue.drop(each);
      this.#forget(each);
      this.#index.removeFile(each);
    }
    this.#index.removeFile(path);
    this.#tell();
  }

  #onRename(file: TAbstractFile, from: string): void {
    const to = file.path;
    // A folder's renaming is told for the folder and for all in it, in an order that is not promised.
    for (const path of this.#pathsAt(from)) this.#moveNote(path, to + path.slice(from.length));
    if (file instanceof TFile) {
      this.#index.removeFile(from);
      this.#index.addFile(to);
      if (this.#index.note(to) === undefined) this.#ask(to);
    }
    this.#tell();
  }

  #moveNote(from: string, to: string): void {
    this.#queue.move(from, to);
    for (const notes of [this.#typed, this.#edited]) if (notes.delete(from)) notes.add(to);
    const print = this.#prints.get(from);
    const known = this.#known.get(from);
    const wasLeftOut = this.#leftOut.has(from);
    this.#forget(from);
    if (!isNote(to)) {
      this.#queue.drop(to);
      this.#index.removeFile(from);
      return;
    }
    this.#index.renameNote(from, to);
    if (wasLeftOut !== this.#words.isLeftOut(to)) {
      this.#ask(to);
      return;
    }
    if (wasLeftOut) this.#leftOut.add(to);
    if (known !== undefined) this.#known.set(to, known);
    if (print === undefined) return;
    this.#prints.set(to, print);
    if (!this.#edited.has(to)) this.#keep(to, this.#app.vault.getFileByPath(to)?.stat ?? null, print);
  }

  /** Forgets what is known of a note that is gone from its path. */
  #forget(path: string): void {
    this.#leftOut.delete(path);
    this.#prints.delete(path);
    this.#known.delete(path);
    this.#failures.delete(path);
    this.#reader?.forget(path);
    this.#cache?.drop(path);
  }

  /** The note at `path`, or the known notes below the folder at `path`. */
  #pathsAt(path: string): readonly string[] {
    if (isNote(path)) return [path];
    return this.#index.notePaths().filter((each) => each.startsWith(`${path}/`));
  }

  #ask(path: string): void {
    if (!isNote(path)) return;
    this.#queue.add(path, "urgent");
    this.#gathering ??= window.setTimeout(() => {
      this.#gathering = null;
      this.#run();
    }, GATHERING);
  }

  /** Asks for every note of the vault. */
  #askAll(): void {
    const notes = this.#app.vault.getMarkdownFiles();
    for (const { path } of notes) this.#queue.add(path);
    // What is kept is looked at first.
    if (!this.#isLoading) for (const path of listOpenPaths(this.#app)) this.#queue.add(path, "urgent");
    this.#first = { done: 0, total: notes.length };
    this.#tell();
  }

  #readTyped(): void {
    for (const path of this.#typed) {
      const text = this.#isTooLarge(path) ? null : readOpenText(this.#app, path);
      if (text !== null) void this.take(path, text);
    }
    this.#typed.clear();
  }

  /** Reads what is asked for, so many notes at once. */
  #run(): void {
    while (this.#isLive && this.#running < AT_ONCE) {
      const claim = this.#queue.claim(this.#isLoading ? "urgent" : "all");
      if (claim === null) break;
      this.#running += 1;
      void this.#readClaimed(claim).finally(() => {
        this.#running -= 1;
        this.#run();
      });
    }
    if (this.#first === null || this.#running > 0 || this.#isLoading || !this.#isLive) return;
    this.#first = null;
    this.#tell();
  }

  async #readClaimed(claim: Claim): Promise<void> {
    const found = await this.#textOf(claim.path);
    if (found !== null && this.#queue.isCurrent(claim)) await this.#read(claim, found);
    this.#queue.settle(claim);
    this.#progress();
  }

  #progress(): void {
    if (this.#first === null) return;
    this.#first.done = Math.min(this.#first.done + 1, this.#first.total);
    this.#tell();
  }

  /** The text to be read; null where there is none any more. */
  async #textOf(path: string): Promise<NoteText | null> {
    if (this.#isTooLarge(path)) {
      const note = this.#index.note(path);
      if (note !== undefined) this.#index.setNote(path, withoutPlan(note));
      this.#prints.delete(path);
      this.#fail(path, new Error(say("notice.too-large")));
      return null;
    }
    // While a view turns to a note, its editor still has the text of the one before: only after an edit it is asked.
    const open = this.#edited.has(path) ? readOpenText(this.#app, path) : null;
    if (open === null) this.#edited.delete(path);
    try {
      const saved = await this.#savedTextOf(path);
      if (open === null) return saved;
      return { text: open, stamp: saved?.text === open ? saved.stamp : null };
    } catch (error) {
      if (open !== null) return { text: open, stamp: null };
      this.#fail(path, error);
      return null;
    }
  }

  #isTooLarge(path: string): boolean {
    const size = this.#app.vault.getFileByPath(path)?.stat.size ?? 0;
    return size > this.#words.largestNote;
  }

  async #savedTextOf(path: string): Promise<NoteText | null> {
    const file = this.#app.vault.getFileByPath(path);
    if (file === null) return null;
    const { mtime, size } = file.stat;
    const text = await this.#app.vault.cachedRead(file);
    const isSame = file.stat.mtime === mtime && file.stat.size === size;
    return { text, stamp: isSame ? { mtime, size } : null };
  }

  /** Has a text read, unless it is what the index has, and takes in what it says, unless that was overtaken. */
  async #read(claim: Claim, { text, stamp }: NoteText): Promise<void> {
    const { path, urgency } = claim;
    const { vocabulary } = this.#words;
    const print = { text: printOf(text), vocabulary };
    this.#known.set(path, print.text);
    const before = this.#prints.get(path);
    if (before?.text === print.text && before.vocabulary === vocabulary && !this.#failures.has(path)) {
      // An editor's text may end its lines otherwise than the file, and the places in it are then others.
      if (!text.includes("\r")) this.#keep(path, stamp, before);
      return;
    }
    try {
      const json = await this.#client.read({ path, text, fileYear: this.#fileYear(path) }, urgency);
      const note = await doInSlices(parseNoteJson(json));
      if (!this.#isLive || !this.#queue.isCurrent(claim)) return;
      this.#setNote(path, note, print);
      this.#keep(path, stamp, print, json);
    } catch (error) {
      if (this.#queue.isCurrent(claim)) this.#fail(path, error);
    }
  }

  /** The year in which the note's file was last changed. */
  #fileYear(path: string): number | undefined {
    const file = this.#app.vault.getFileByPath(path);
    return file === null ? undefined : new Date(file.stat.mtime).getFullYear();
  }

  #setNote(path: string, note: ParsedNote, print: Print): void {
    const isLeftOut = this.#words.isLeftOut(path);
    if (isLeftOut) this.#leftOut.add(path);
    else this.#leftOut.delete(path);
    this.#index.setNote(path, isLeftOut ? withoutPlan(note) : note);
    this.#prints.set(path, print);
    this.#failures.delete(path);
    this.#tell();
  }

  /** Keeps what the index has of a note, if that is from a file, for the next start. */
  #keep(path: string, stamp: FileStamp | null, print: Print, json?: NoteJson): void {
    const note = this.#index.note(path);
    // Of a note that is left out the index has too little to be kept.
    if (stamp === null || note === undefined || (json === undefined && this.#leftOut.has(path))) return;
    const isSame = (): boolean => this.#prints.get(path) === print && this.#index.note(path) === note;
    this.#cache?.keep({
      path,
      mtime: stamp.mtime,
      size: stamp.size,
      kind: kindOf(note),
      print: print.text,
      toJson: () => (isSame() ? (json ?? toNoteJson(note)) : null),
    });
  }

  /** Takes notes off the roadmap, or back on it, when other ones are to be left out. */
  #leaveOut(): void {
    for (const path of this.#prints.keys()) {
      const note = this.#index.note(path);
      const isLeftOut = this.#words.isLeftOut(path);
      if (note === undefined || isLeftOut === this.#leftOut.has(path)) continue;
      if (isLeftOut) {
        this.#leftOut.add(path);
        this.#index.setNote(path, withoutPlan(note));
        this.#tell();
      } else {
        // What it says has to be read again.
        this.#leftOut.delete(path);
        this.#prints.delete(path);
        this.#ask(path);
      }
    }
  }

  #fail(path: string, error: unknown): void {
    this.#failures.set(path, say("join.colon", { name: path, text: messageOf(error) }));
    this.#tell();
  }

  #tell(): void {
    if (!this.#isLive) return;
    this.#telling ??= window.setTimeout(() => this.#tellNow(), this.#pause);
  }

  #tellNow(): void {
    if (this.#telling !== null) window.clearTimeout(this.#telling);
    this.#telling = null;
    const began = performance.now();
    for (const listener of this.#listeners) {
      try {
        listener();
      } catch (error) {
        // Whoever else wants to know is told all the same.
        console.error("Plan of Record: what has changed could not be shown", error);
      }
    }
    this.#drawing = performance.now() - began;
  }

  /** How long changes are gathered before the views are told of them; milliseconds. */
  get #pause(): number {
    if (this.#first === null) return TELLING;
    const least = this.#isLoading ? TELLING_WHILE_LOADING : TELLING_WHILE_READING;
    return Math.max(least, Math.min(PARTS_OF_DRAWING * this.#drawing, LONGEST_PAUSE));
  }
}

/** Whether a note can have a row of its own, and so is wanted first at the next start. */
function kindOf(note: ParsedNote): CacheKind {
  return note.items.length > 0 || note.statements.length > 0 ? "plans" : "plain";
}

/** Lines end in an editor with `\n` only; to a reader of lines that is the same text. */
function printOf(text: string): number {
  return fingerprint(text.replaceAll("\r\n", "\n"));
}

function isNote(path: string): boolean {
  return path.toLowerCase().endsWith(".md");
}
