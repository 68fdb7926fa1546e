import type { VaultIndex } from "../index/vault-index";
import type { ParsedNote } from "../note/parsed-note";
import { compileQuery } from "../query/compile-query";
import type { QueryItem } from "../query/query-item";
import { queryItemsOf } from "../query/query-items";
import { folderRollup, ownRollup, statusOfNote, statusOfText, type NoteStatus } from "../rollup/note-rollups";
import type { Rollup } from "../rollup/rollup";
import { FolderTree, type OutlineFolder } from "./folder-tree";
import { isSameStatus, toNoteFacts } from "./note-facts";
import { hasOutline, outlineNote } from "./note-outline";
import { defaultVocabulary } from "../status/vocabulary";
import { BARE_ROW, OutlineNode } from "./outline-node";
import { INITIAL_OUTLINE_STATE, type Outline, type OutlineState } from "./outline-row";
import { EVERYTHING, toVisibleRows, type OutlineSelection } from "./visible-rows";

/** Notes of a vault with at most so many are shown open at first. */
const FEW_NOTES = 3;

/** The outline of a vault, built once; {@link OutlineBuilder} builds it again at the cost of what has changed. */
export function buildOutline(
  index: VaultIndex,
  state: OutlineState = INITIAL_OUTLINE_STATE,
  selection?: OutlineSelection,
): Outline {
  return new OutlineBuilder(index).build(state, selection);
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
  readonly #folders = new FolderTree<NoteEntry>();
  #isOpen = false;
  #revision = -1;
  /** What was built last, and of what. */
  #last: { readonly of: readonly unknown[]; readonly outline: Outline } | null = null;

  constructor(index: VaultIndex) {
    this.#index = index;
  }

  /** How many notes are on the roadmap. */
  get noteCount(): number {
    if (this.#revision !== this.#index.revision) this.#update();
    return this.#notes.size;
  }

  /** @param selection what is wanted; if left out, what the filter says where no day and no word of a user is known */
  build(
    state: OutlineState = INITIAL_OUTLINE_STATE,
    selection: OutlineSelection = toSelection(this.#index, state.filter),
  ): Outline {
    if (this.#revision !== this.#index.revision) this.#update();
    // While somebody types, the same is asked for again and again: by a blank, or by what is no query yet.
    const of = [this.#revision, selection, state.fold, state.opened, state.closed, state.openOnly];
    if (this.#last !== null && of.every((each, place) => each === this.#last?.of[place])) return this.#last.outline;
    const { root } = this.#folders;
    const { rows, matchCount } = toVisibleRows(root.children, state, selection, (node) => this.#itemOf(node));
    const outline = { rows, rollup: folderRollup(this.#index), noteCount: this.#notes.size };
    this.#last = { of, outline: matchCount === null ? outline : { ...outline, matchCount } };
    return this.#last.outline;
  }

  /** What queries see of a row: an item; a note where it is one, or where nothing stands below it. */
  #itemOf({ facts: { kind, path, item }, hasChildren }: OutlineNode): QueryItem | undefined {
    if (kind === "folder" || kind === "section") return undefined;
    if (kind === "note" && hasChildren && (this.#index.note(path)?.noteTask ?? null) === null) return undefined;
    return queryItemsOf(this.#index).of(path, item);
  }

  #update(): void {
    const changes = this.#revision === -1 ? null : this.#index.changedSince(this.#revision);
    this.#revision = this.#index.revision;
    const changed = changes?.paths ?? new Set([...this.#notes.keys(), ...this.#index.notePaths()]);
    for (const path of changed) this.#take(path);
    const isOpen = this.#notes.size <= FEW_NOTES;
    const stale = isOpen === this.#isOpen ? changed : this.#notes.keys();
    this.#isOpen = isOpen;
    for (const path of stale) this.#renew(path);
    this.#folders.update((folder) => this.#toFolderNode(folder));
  }

  /** Takes note of whether a note is on the roadmap. */
  #take(path: string): void {
    const note = this.#index.note(path);
    const known = this.#notes.get(path);
    if (note !== undefined && isOnRoadmap(note)) {
      if (known !== undefined) return;
      const entry: NoteEntry = { path, node: null, facts: null };
      this.#notes.set(path, entry);
      this.#folders.add(entry);
    } else if (known !== undefined) {
      this.#notes.delete(path);
      this.#folders.remove(known);
    }
  }

  /** Builds the row of a note again if it may be another. */
  #renew(path: string): void {
    const note = this.#index.note(path);
    const entry = this.#notes.get(path);
    if (note === undefined || entry === undefined) return;
    const before = entry.facts?.note === note ? entry.facts : null;
    const said = before === null ? statusOfText(note, path) : before.said;
    const status = said ?? statusOfNote(this.#index, path);
    if (before !== null && entry.node?.isOpen === this.#isOpen && isSameStatus(before.status, status)) return;
    let outline: readonly OutlineNode[] | undefined;
    const toOutline = before?.toOutline ?? (() => (outline ??= outlineNote(path, note)));
    entry.facts = { note, said, status, toOutline };
    entry.node = toNoteNode(path, note, status, ownRollup(note), this.#isOpen, toOutline);
    this.#folders.touch(entry);
  }

  #toFolderNode({ path, children }: OutlineFolder): OutlineNode {
    const facts = {
      ...BARE_ROW,
      key: `folder:${path}`,
      kind: "folder" as const,
      title: path.slice(path.lastIndexOf("/") + 1),
      path,
      rollup: folderRollup(this.#index, path),
    };
    return new OutlineNode(facts, true, children);
  }
}

function toSelection(index: VaultIndex, filter: string): OutlineSelection {
  const context = {
    index,
    today: "",
    get vocabulary() {
      return defaultVocabulary();
    },
  };
  const query = compileQuery(filter, context);
  return query.error === undefined ? { words: query.words, test: query.test, scope: null } : EVERYTHING;
}

/** Whether a note has anything to show: items, or a status of its own. */
function isOnRoadmap(note: ParsedNote): boolean {
  return note.items.length > 0 || note.statements.length > 0;
}

/** A note on the roadmap. */
interface NoteEntry {
  readonly path: string;
  /** Null until it is built for the first time. */
  node: OutlineNode | null;
  /** What its row was built of. */
  facts: {
    readonly note: ParsedNote;
    /** What it says itself; then nothing that others say changes its status. */
    readonly said: NoteStatus | null;
    readonly status: NoteStatus | null;
    readonly toOutline: () => readonly OutlineNode[];
  } | null;
}

function toNoteNode(
  path: string,
  note: ParsedNote,
  status: NoteStatus | null,
  rollup: Rollup,
  isOpen: boolean,
  toOutline: () => readonly OutlineNode[],
): OutlineNode {
  return new OutlineNode(toNoteFacts(path, note, status, rollup), isOpen, hasOutline(note) ? toOutline : []);
}
