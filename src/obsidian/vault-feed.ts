import { Component, debounce, TFile, type App, type TAbstractFile } from "obsidian";
import type { VaultIndex } from "../core/index/vault-index";
import { parseNote } from "../core/parse/parse-note";
import type { Vocabulary } from "../core/status/vocabulary";
import type { Reading } from "../ui/pane-props";
import { fingerprint } from "./fingerprint";
import type { NoteTexts } from "./note-writer";
import { readOpenText } from "./open-notes";
import { ReadingQueue, type Claim } from "./reading-queue";
import { TimeSlice } from "./time-slice";

/** How many notes are read from disk at once. */
const BATCH = 24;
/** How long events are gathered before notes are read: a sync or a folder's renaming fires many; milliseconds. */
const GATHERING = 20;
/** How long after the last keystroke the typed text is read; milliseconds. */
const TYPING_PAUSE = 300;
/** How often the views are told, while the vault is being read and afterwards; milliseconds. */
const TELLING_WHILE_READING = 250;
const TELLING = 16;

/** The vocabulary that notes are read with. */
export interface VocabularySource {
  readonly vocabulary: Vocabulary;
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

/**
 * Keeps the index in step with the vault: reads all notes once the layout is ready, then follows every change, and
 * reads all of them again when words have come to mean something else.
 *
 * The text of a note in an editor is the editor's, saved or not; any other is the file's.
 */
export class VaultFeed extends Component implements NoteTexts {
  readonly #app: App;
  readonly #index: VaultIndex;
  readonly #queue = new ReadingQueue();
  readonly #words: VocabularySource;
  readonly #prints = new Map<string, Print>();
  readonly #failures = new Map<string, string>();
  readonly #listeners = new Set<() => void>();
  readonly #typed = new Set<string>();
  /** Notes whose editor may know more than their file. */
  readonly #edited = new Set<string>();
  #isLive = false;
  #isRunning = false;
  /** How far the first reading has come; null before and after it. */
  #first: { done: number; total: number } | null = null;
  #telling: number | null = null;
  #gathering: number | null = null;

  constructor(app: App, index: VaultIndex, words: VocabularySource) {
    super();
    this.#app = app;
    this.#index = index;
    this.#words = words;
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
        if (this.#isLive) this.#start();
      });
    });
  }

  override onunload(): void {
    this.#isLive = false;
    this.#listeners.clear();
    if (this.#telling !== null) window.clearTimeout(this.#telling);
    if (this.#gathering !== null) window.clearTimeout(this.#gathering);
  }

  /** Whether `text`, in which lines may end otherwise, is that of the note at `path`, as it was last read or typed. */
  isOf(path: string, text: string): boolean {
    return this.#edited.has(path) || this.#prints.get(path)?.text === printOf(text);
  }

  /** Takes in what is known to be the text of a note. */
  take(path: string, text: string): void {
    this.#queue.drop(path);
    this.#read(path, text);
  }

  /** Reads the whole vault anew. */
  readAll(): void {
    this.#prints.clear();
    this.#failures.clear();
    this.#index.setFiles(this.#app.vault.getFiles().map(({ path }) => path));
    this.#readNotes();
  }

  /** Reads every note of the vault, but for those of which text and vocabulary are known to be the same. */
  #readNotes(): void {
    const { vault, workspace } = this.#app;
    const notes = vault.getMarkdownFiles();
    for (const { path } of notes) this.#queue.add(path);
    const active = workspace.getActiveFile();
    if (active !== null && isNote(active.path)) this.#queue.add(active.path, "urgent");
    this.#first = { done: 0, total: notes.length };
    this.#tell();
    void this.#run();
  }

  #start(): void {
    const { vault, workspace } = this.#app;
    this.readAll();
    let { vocabulary } = this.#words;
    this.register(
      this.#words.onChange(() => {
        if (this.#words.vocabulary === vocabulary) return;
        vocabulary = this.#words.vocabulary;
        this.#readNotes();
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
      this.#prints.delete(each);
      this.#failures.delete(each);
      this.#index.removeNote(each);
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
    this.#prints.delete(from);
    this.#failures.delete(from);
    if (!isNote(to)) {
      this.#queue.drop(to);
      this.#index.removeNote(from);
      return;
    }
    this.#index.renameNote(from, to);
    if (print !== undefined) this.#prints.set(to, print);
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
      void this.#run();
    }, GATHERING);
  }

  #readTyped(): void {
    for (const path of this.#typed) {
      const text = readOpenText(this.#app, path);
      if (text !== null) this.take(path, text);
    }
    this.#typed.clear();
  }

  async #run(): Promise<void> {
    if (this.#isRunning) return;
    this.#isRunning = true;
    const slice = new TimeSlice();
    while (this.#isLive && this.#queue.size > 0) await this.#readBatch(slice);
    this.#isRunning = false;
    if (this.#first === null) return;
    this.#first = null;
    this.#tell();
  }

  async #readBatch(slice: TimeSlice): Promise<void> {
    const claims = this.#queue.claim(BATCH);
    const texts = await Promise.all(claims.map((claim) => this.#textOf(claim)));
    for (const [place, claim] of claims.entries()) {
      await slice.breathe();
      if (!this.#isLive) return;
      const text = texts[place] ?? null;
      if (this.#queue.settle(claim) && text !== null) this.#read(claim.path, text);
      this.#progress();
    }
  }

  #progress(): void {
    if (this.#first === null) return;
    this.#first.done = Math.min(this.#first.done + 1, this.#first.total);
    this.#tell();
  }

  /** The text to be read; null where there is none any more. */
  async #textOf({ path }: Claim): Promise<string | null> {
    // While a view turns to a note, its editor still has the text of the one before: only after an edit it is asked.
    const open = this.#edited.has(path) ? readOpenText(this.#app, path) : null;
    if (open !== null) return open;
    this.#edited.delete(path);
    const file = this.#app.vault.getFileByPath(path);
    if (file === null) return null;
    try {
      return await this.#app.vault.cachedRead(file);
    } catch (error) {
      this.#fail(path, error);
      return null;
    }
  }

  #read(path: string, text: string): void {
    const { vocabulary } = this.#words;
    const print = printOf(text);
    const known = this.#prints.get(path);
    if (known?.text === print && known.vocabulary === vocabulary && !this.#failures.has(path)) return;
    this.#prints.set(path, { text: print, vocabulary });
    try {
      this.#index.setNote(path, parseNote(text, { vocabulary }));
      this.#failures.delete(path);
      this.#tell();
    } catch (error) {
      this.#fail(path, error);
    }
  }

  #fail(path: string, error: unknown): void {
    this.#failures.set(path, `${path}: ${error instanceof Error ? error.message : String(error)}`);
    this.#tell();
  }

  #tell(): void {
    if (!this.#isLive) return;
    this.#telling ??= window.setTimeout(
      () => {
        this.#telling = null;
        for (const listener of this.#listeners) listener();
      },
      this.#first === null ? TELLING : TELLING_WHILE_READING,
    );
  }
}

/** Lines end in an editor with `\n` only; to a reader of lines that is the same text. */
function printOf(text: string): number {
  return fingerprint(text.replaceAll("\r\n", "\n"));
}

function isNote(path: string): boolean {
  return path.toLowerCase().endsWith(".md");
}
