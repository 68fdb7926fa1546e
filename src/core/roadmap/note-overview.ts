import type { Backlink, VaultIndex } from "../index/vault-index";
import type { ParsedNote } from "../note/parsed-note";
import { mergeRuns } from "../rollup/count";
import { backlinkRollup, ownRollup, statusOfNote, type NoteStatus } from "../rollup/note-rollups";
import type { Rollup } from "../rollup/rollup";
import { isSameStatus, toNoteFacts } from "./note-facts";
import { outlineNote } from "./note-outline";
import { OutlineNode } from "./outline-node";
import type { OutlineRow, OutlineState } from "./outline-row";
import { EVERYTHING, toVisibleRows } from "./visible-rows";

/** The plan of one note, and what other notes say of it. */
export interface NoteOverview {
  /** The note itself, which has no row among the items. */
  readonly note: OutlineRow;
  /** What counts for the note: what stands in it, or where that is nothing, what links to it. */
  readonly rollup: Rollup;
  readonly counts: "own" | "links";
  /** Whether there is anything of a plan in the note, or elsewhere about it. */
  readonly isPlan: boolean;
  /** What stands in the note, from level 1. */
  readonly items: readonly OutlineRow[];
  /** The items of other notes that link to it, below a row for each of those notes; what stands below an item links too. */
  readonly linked: readonly OutlineRow[];
  readonly linkedRollup: Rollup;
}

/** Builds the plan of the note that is asked for. What stays the same is the same object; so is all while nothing changes. */
export class NoteOverviewBuilder {
  readonly #index: VaultIndex;
  #last: { readonly of: readonly unknown[]; readonly plan: NoteOverview } | null = null;
  #own: Own | null = null;
  /** By path; only those that link to the note that was asked for last. */
  #linking: ReadonlyMap<string, Linking> = new Map();

  constructor(index: VaultIndex) {
    this.#index = index;
  }

  /** The plan of the note at `path`; null where no such note was read. */
  build(path: string, state: OutlineState): NoteOverview | null {
    const index = this.#index;
    const note = index.note(path);
    if (note === undefined) return null;
    const of = [path, index.revision, state.fold, state.opened, state.closed, state.openOnly];
    if (this.#last !== null && of.every((each, at) => each === this.#last?.of[at])) return this.#last.plan;
    const { row, nodes } = (this.#own = toOwn(this.#own, path, note, statusOfNote(index, path)));
    const sources = index.sourcesOf(path).flatMap((source) => this.#toLinking(source, path) ?? []);
    this.#linking = new Map(sources.map((each) => [each.path, each]));
    const toRows = (roots: readonly OutlineNode[]): readonly OutlineRow[] =>
      toVisibleRows(roots, state, EVERYTHING, () => undefined).rows;
    const own = ownRollup(note);
    const { rollup: linkedRollup } = backlinkRollup(index, path);
    const counts = own.total > 0 || linkedRollup.total === 0 ? "own" : "links";
    const plan: NoteOverview = {
      note: row,
      rollup: counts === "own" ? own : linkedRollup,
      counts,
      isPlan: note.items.length > 0 || note.statements.length > 0 || sources.length > 0,
      items: toRows(nodes),
      linked: toRows(sources.map(({ node }) => node)),
      linkedRollup,
    };
    this.#last = { of, plan };
    return plan;
  }

  /** What in `source` links to the note at `path`; null where that is no item. */
  #toLinking(source: string, path: string): Linking | null {
    const note = this.#index.note(source);
    if (note === undefined) return null;
    const links = this.#index.linksBetween(source, path);
    const status = statusOfNote(this.#index, source);
    const known = this.#linking.get(source);
    if (known?.note === note && known.links === links && isSameStatus(known.status, status)) return known;
    const linked = new Set<number | null>();
    for (const { start, end } of mergeRuns(links.map(({ covers }) => covers))) {
      for (let item = start; item < end; item++) linked.add(item);
    }
    const nodes = topmost(outlineNote(source, note), ({ facts: { item } }) => linked.has(item));
    if (nodes.length === 0 && !linked.has(note.noteTask)) return null;
    // The count of the whole note is none of what links here.
    const facts = { ...toNoteFacts(source, note, status, ownRollup(note)), rollup: null };
    return { path: source, note, links, status, node: new OutlineNode(facts, true, nodes) };
  }
}

interface Own {
  readonly note: ParsedNote;
  readonly path: string;
  readonly status: NoteStatus | null;
  readonly row: OutlineRow;
  readonly nodes: readonly OutlineNode[];
}

function toOwn(before: Own | null, path: string, note: ParsedNote, status: NoteStatus | null): Own {
  const isSame = before?.note === note && before.path === path;
  if (isSame && isSameStatus(before.status, status)) return before;
  const nodes = isSame ? before.nodes : outlineNote(path, note);
  const row = new OutlineNode(toNoteFacts(path, note, status, ownRollup(note)), true, []).toRow(1, 1, 1, null);
  return { note, path, status, row, nodes };
}

interface Linking {
  readonly path: string;
  readonly note: ParsedNote;
  readonly links: readonly Backlink[];
  readonly status: NoteStatus | null;
  readonly node: OutlineNode;
}

/** The nodes that pass and stand below none that does, in order; at any depth. */
function topmost(roots: readonly OutlineNode[], test: (node: OutlineNode) => boolean): readonly OutlineNode[] {
  const found: OutlineNode[] = [];
  const left = [...roots].reverse();
  for (let node = left.pop(); node !== undefined; node = left.pop()) {
    if (test(node)) found.push(node);
    else if (node.hasChildren) for (const child of [...node.children].reverse()) left.push(child);
  }
  return found;
}
