import type { VaultIndex } from "../index/vault-index";
import type { ParsedNote } from "../note/parsed-note";
import { addRollups } from "../rollup/count";
import { ownRollup, statusOfNote, statusOfText, type NoteStatus } from "../rollup/note-rollups";
import { EMPTY_ROLLUP, type Rollup } from "../rollup/rollup";
import { hasOutline, outlineNote } from "./note-outline";
import { BARE_ROW, OutlineNode } from "./outline-node";
import { INITIAL_OUTLINE_STATE, type Outline, type OutlineState } from "./outline-row";
import { toVisibleRows } from "./visible-rows";

/** Notes of a vault with at most so many are shown open at first. */
const FEW_NOTES = 3;

/** The outline of a vault, built once; {@link OutlineBuilder} builds it again at the cost of what has changed. */
export function buildOutline(index: VaultIndex, state: OutlineState = INITIAL_OUTLINE_STATE): Outline {
  return new OutlineBuilder(index).build(state);
}

/**
 * Builds the outline of a vault: folders, the notes in them that hold anything of a plan, their phases and headings,
 * and the items below; as flat rows, without those that are folded away or filtered out.
 *
 * Keeps what it has built of each note and folder until that changes. A row that stays the same is the same object.
 */
export class OutlineBuilder {
  readonly #index: VaultIndex;
  readonly #notes = new Map<string, NoteEntry>();
  /** The root of the vault first, each folder before those in it. */
  #folders: readonly Folder[] = [createFolder("")];
  /** The notes in them, ascending. */
  #paths: readonly string[] = [];
  #revision = -1;

  constructor(index: VaultIndex) {
    this.#index = index;
  }

  build(state: OutlineState = INITIAL_OUTLINE_STATE): Outline {
    if (this.#revision !== this.#index.revision) this.#update();
    const root = this.#folders[0];
    const rows = toVisibleRows(root?.children ?? [], state);
    return { rows, rollup: root?.rollup ?? EMPTY_ROLLUP, noteCount: this.#paths.length };
  }

  #update(): void {
    this.#revision = this.#index.revision;
    const paths = this.#index.notePaths().filter((path) => isOnRoadmap(this.#index.note(path)));
    const isOpen = paths.length <= FEW_NOTES;
    if (!isSame(paths, this.#paths)) {
      this.#paths = paths;
      this.#folders = toFolders(paths);
      const wanted = new Set(paths);
      for (const path of [...this.#notes.keys()]) if (!wanted.has(path)) this.#notes.delete(path);
    }
    // From the back, so that the folders in a folder are ready when it is reached, at any depth.
    for (let at = this.#folders.length - 1; at >= 0; at--) {
      const folder = this.#folders[at];
      if (folder !== undefined) updateFolder(folder, (path) => this.#noteEntry(path, isOpen));
    }
  }

  #noteEntry(path: string, isOpen: boolean): NoteEntry {
    const note = this.#index.note(path);
    if (note === undefined) throw new RangeError(`No note ${path}`);
    const known = this.#notes.get(path);
    const before = known?.note === note ? known : undefined;
    const said = before === undefined ? statusOfText(note, path) : before.said;
    const status = said ?? statusOfNote(this.#index, path);
    if (before?.node.isOpen === isOpen && isSameStatus(before.status, status)) return before;
    const rollup = before?.rollup ?? ownRollup(note);
    let outline: readonly OutlineNode[] | undefined;
    const toOutline = before?.toOutline ?? (() => (outline ??= outlineNote(path, note)));
    const node = toNoteNode(path, note, status, rollup, isOpen, toOutline);
    const entry = { note, said, status, rollup, toOutline, node };
    this.#notes.set(path, entry);
    return entry;
  }
}

/** Whether a note has anything to show: items, or a status of its own. */
function isOnRoadmap(note: ParsedNote | undefined): boolean {
  return note !== undefined && (note.items.length > 0 || note.statements.length > 0);
}

/** What is kept of a note. */
interface NoteEntry {
  readonly note: ParsedNote;
  /** What it says itself; then nothing that others say changes its status. */
  readonly said: NoteStatus | null;
  readonly status: NoteStatus | null;
  readonly rollup: Rollup;
  readonly toOutline: () => readonly OutlineNode[];
  readonly node: OutlineNode;
}

function isSameStatus(a: NoteStatus | null, b: NoteStatus | null): boolean {
  return a === b || (a?.status === b?.status && a?.raw === b?.raw && a?.from === b?.from);
}

function toNoteNode(
  path: string,
  note: ParsedNote,
  status: NoteStatus | null,
  rollup: Rollup,
  isOpen: boolean,
  toOutline: () => readonly OutlineNode[],
): OutlineNode {
  const title = path.slice(path.lastIndexOf("/") + 1).replace(/\.md$/i, "");
  const facts = {
    ...BARE_ROW,
    key: `note:${path}`,
    kind: "note" as const,
    title,
    description: note.title === null || saysSame(note.title, title) ? "" : note.title,
    path,
    status: status?.status ?? null,
    statusRaw: status === null || status.from === "rollup" ? null : status.raw,
    statusFrom: status?.from ?? null,
    rollup: rollup.total > 0 ? rollup : null,
  };
  return new OutlineNode(facts, isOpen, hasOutline(note) ? toOutline : []);
}

/** Whether two names differ in nothing but case, blanks and punctuation. */
function saysSame(a: string, b: string): boolean {
  const bare = (name: string): string =>
    name
      .normalize("NFC")
      .replace(/[^\p{L}\p{M}\p{N}]/gu, "")
      .toLowerCase();
  return bare(a) === bare(b);
}

/** A folder with plans somewhere in it, and what is kept of it. */
interface Folder {
  /** Empty for the root of the vault. */
  readonly path: string;
  readonly folders: Folder[];
  /** Paths. */
  readonly notes: string[];
  children: readonly OutlineNode[];
  rollup: Rollup;
  node: OutlineNode | null;
}

function createFolder(path: string): Folder {
  return { path, folders: [], notes: [], children: [], rollup: EMPTY_ROLLUP, node: null };
}

/** The folders of all notes, and their folders, each before those in it; what is in one is sorted by name. */
function toFolders(paths: readonly string[]): readonly Folder[] {
  const root = createFolder("");
  const byPath = new Map([["", root]]);
  for (const path of paths) {
    let folder = root;
    for (let slash = path.indexOf("/"); slash !== -1; slash = path.indexOf("/", slash + 1)) {
      const inner = path.slice(0, slash);
      let found = byPath.get(inner);
      if (found === undefined) {
        byPath.set(inner, (found = createFolder(inner)));
        folder.folders.push(found);
      }
      folder = found;
    }
    folder.notes.push(path);
  }
  const folders = [...byPath.values()];
  for (const folder of folders) {
    folder.folders.sort((a, b) => compareNames(a.path, b.path));
    folder.notes.sort(compareNames);
  }
  return folders;
}

/** Builds a folder again if anything in it is no longer what it was. */
function updateFolder(folder: Folder, entryOf: (path: string) => NoteEntry): void {
  const entries = folder.notes.map(entryOf);
  const children = [
    ...folder.folders.flatMap(({ node }) => (node === null ? [] : [node])),
    ...entries.map(({ node }) => node),
  ];
  if (folder.node !== null && isSame(children, folder.children)) return;
  folder.children = children;
  folder.rollup = addRollups([...folder.folders.map(({ rollup }) => rollup), ...entries.map(({ rollup }) => rollup)]);
  const facts = {
    ...BARE_ROW,
    key: `folder:${folder.path}`,
    kind: "folder" as const,
    title: folder.path.slice(folder.path.lastIndexOf("/") + 1),
    path: folder.path,
    rollup: folder.rollup,
  };
  folder.node = new OutlineNode(facts, true, children);
}

function isSame<T>(a: readonly T[], b: readonly T[]): boolean {
  return a.length === b.length && a.every((value, place) => value === b[place]);
}

const byName = new Intl.Collator(undefined, { numeric: true, sensitivity: "base" });

/** As a person sorts names: `Week 2` before `Week 10`. */
function compareNames(a: string, b: string): number {
  return byName.compare(a, b) || (a < b ? -1 : a > b ? 1 : 0);
}
