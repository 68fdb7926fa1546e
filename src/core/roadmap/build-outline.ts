import type { VaultIndex } from "../index/vault-index";
import type { Item, ParsedNote, Run } from "../note/parsed-note";
import { addRollups, countRuns } from "../rollup/count";
import { ownRollup, statusOfNote } from "../rollup/note-rollups";
import type { Rollup } from "../rollup/rollup";
import { categoryOf } from "../status/status";
import { INITIAL_OUTLINE_STATE, type Outline, type OutlineRow, type OutlineState } from "./outline-row";

/** A row with all that stands below it, whatever is folded. */
interface OutlineNode {
  readonly row: Omit<OutlineRow, "level" | "position" | "siblings" | "expanded">;
  /** Made when first asked for: most notes of a vault are folded. */
  readonly children: readonly OutlineNode[];
  readonly hasChildren: boolean;
  /** Whether it is open when nobody has folded it. */
  readonly isOpen: boolean;
}

/** Notes of a vault with at most so many are shown open at first. */
const FEW_NOTES = 3;

/**
 * The outline of a vault: folders, the notes in them that hold anything of a plan, their phases and headings, and the
 * items below; as flat rows, without those that are folded away or filtered out.
 */
export function buildOutline(index: VaultIndex, state: OutlineState = INITIAL_OUTLINE_STATE): Outline {
  const paths = index.notePaths().filter((path) => isOnRoadmap(index, path));
  const builder = new OutlineBuilder(index, paths.length <= FEW_NOTES);
  const roots = filterNodes(builder.build(paths), state);
  const rows: OutlineRow[] = [];
  const searching = state.filter.trim() !== "";
  addRows(rows, roots, 1, new Set(state.opened), new Set(state.closed), searching);
  return { rows, rollup: addRollups(paths.map((path) => builder.noteRollup(path))), noteCount: paths.length };
}

/** Whether a note has anything to show: items, or a status of its own. */
function isOnRoadmap(index: VaultIndex, path: string): boolean {
  const note = index.note(path);
  return note !== undefined && (note.items.length > 0 || note.statements.length > 0);
}

class OutlineBuilder {
  readonly #rollups = new Map<string, Rollup>();

  constructor(
    readonly index: VaultIndex,
    readonly opensNotes: boolean,
  ) {}

  noteRollup(path: string): Rollup {
    let rollup = this.#rollups.get(path);
    if (rollup === undefined) {
      const note = this.index.note(path);
      rollup = note === undefined ? countRuns(EMPTY_NOTE, []) : ownRollup(note);
      this.#rollups.set(path, rollup);
    }
    return rollup;
  }

  /** The nodes of a folder; `paths` are sorted and all begin with `folder`. */
  build(paths: readonly string[], folder = ""): readonly OutlineNode[] {
    const folders = new Map<string, string[]>();
    const notes: string[] = [];
    for (const path of paths) {
      const slash = path.indexOf("/", folder.length);
      if (slash === -1) notes.push(path);
      else {
        const inner = path.slice(0, slash + 1);
        const within = folders.get(inner);
        if (within === undefined) folders.set(inner, [path]);
        else within.push(path);
      }
    }
    return [
      ...[...folders].sort(([a], [b]) => compareNames(a, b)).map(([inner, within]) => this.#folderNode(inner, within)),
      ...notes.sort(compareNames).map((path) => this.#noteNode(path)),
    ];
  }

  #folderNode(folder: string, paths: readonly string[]): OutlineNode {
    const path = folder.slice(0, -1);
    return {
      row: {
        ...BARE_ROW,
        key: `folder:${path}`,
        kind: "folder",
        title: path.slice(path.lastIndexOf("/") + 1),
        path,
        rollup: addRollups(paths.map((note) => this.noteRollup(note))),
      },
      children: this.build(paths, folder),
      hasChildren: true,
      isOpen: true,
    };
  }

  #noteNode(path: string): OutlineNode {
    const note = this.index.note(path) ?? EMPTY_NOTE;
    const status = statusOfNote(this.index, path);
    const name = path.slice(path.lastIndexOf("/") + 1).replace(/\.md$/i, "");
    const rollup = this.noteRollup(path);
    let children: readonly OutlineNode[] | undefined;
    return {
      row: {
        ...BARE_ROW,
        key: `note:${path}`,
        kind: "note",
        title: name,
        description: note.title === null || note.title === name ? "" : note.title,
        path,
        status: status?.status ?? null,
        statusRaw: status === null || status.from === "rollup" ? null : status.raw,
        statusFrom: status?.from ?? null,
        rollup: rollup.total > 0 ? rollup : null,
      },
      get children() {
        return (children ??= new NoteOutline(path, note).children());
      },
      hasChildren: note.items.length > 0,
      isOpen: this.opensNotes,
    };
  }
}

/** The rows within one note. */
class NoteOutline {
  /** How often a key was given, so that two things that read the same keep keys of their own. */
  readonly #keys = new Map<string, number>();
  readonly #subsections: readonly (readonly number[])[];

  constructor(
    readonly path: string,
    readonly note: ParsedNote,
  ) {
    const subsections: number[][] = note.sections.map(() => []);
    note.sections.forEach((section, index) => {
      if (section.parent !== null) subsections[section.parent]?.push(index);
    });
    this.#subsections = subsections;
  }

  children(): readonly OutlineNode[] {
    return this.#inSection(0);
  }

  /** The items of a section's own text, then its sub-sections. */
  #inSection(index: number): readonly OutlineNode[] {
    const section = this.note.sections[index];
    if (section === undefined) return [];
    const inner = this.#subsections[index] ?? [];
    const firstInner =
      inner[0] === undefined ? section.items.end : (this.note.sections[inner[0]]?.items.start ?? section.items.end);
    const start = section.items.start + (section.phase === null ? 0 : 1);
    return [...this.#items(start, firstInner), ...inner.flatMap((child) => this.#sectionNodes(child))];
  }

  #sectionNodes(index: number): readonly OutlineNode[] {
    const section = this.note.sections[index];
    if (section === undefined || section.items.start === section.items.end) return [];
    const phase = section.phase === null ? undefined : this.note.items[section.phase];
    const children = this.#inSection(index);
    if (phase !== undefined) return [this.#itemNode(section.phase ?? 0, phase, children, section.items)];
    const around = section.parent === null ? undefined : this.note.sections[section.parent];
    // A heading over all that its parent holds, such as the note's own title, groups nothing.
    if (around?.items.start === section.items.start && around.items.end === section.items.end) return children;
    const rollup = countRuns(this.note, [section.items]);
    const row = {
      ...BARE_ROW,
      key: this.#key("section", section.heading),
      kind: "section" as const,
      title: section.heading,
      path: this.path,
      line: section.line,
      rollup: rollup.total > 0 ? rollup : null,
    };
    return [{ row, children, hasChildren: children.length > 0, isOpen: true }];
  }

  #items(start: number, end: number): readonly OutlineNode[] {
    // Built from the back, so that the items below an item are ready when it is reached, at any depth.
    const open: { readonly index: number; readonly node: OutlineNode }[] = [];
    for (let index = end - 1; index >= start; index--) {
      const item = this.note.items[index];
      if (item === undefined) continue;
      const children: OutlineNode[] = [];
      for (
        let next = open[open.length - 1];
        next !== undefined && next.index < item.end;
        next = open[open.length - 1]
      ) {
        children.push(next.node);
        open.pop();
      }
      open.push({ index, node: this.#itemNode(index, item, children, { start: index, end: item.end }) });
    }
    return open.reverse().map(({ node }) => node);
  }

  #itemNode(index: number, item: Item, children: readonly OutlineNode[], run: Run): OutlineNode {
    const rollup = children.length === 0 ? null : countRuns(this.note, [run]);
    return {
      row: {
        key: this.#key(item.kind, item.title),
        kind: item.kind === "row" && item.isPhase ? "phase" : item.kind,
        title: item.title,
        description: item.description,
        id: item.id,
        path: this.path,
        line: item.line,
        item: index,
        status: item.status,
        statusRaw: item.raw,
        statusFrom: item.status === null ? null : "item",
        rollup: rollup !== null && rollup.total > 0 ? rollup : null,
        box:
          item.kind === "task" && item.symbol !== null
            ? { checked: categoryOf(item.status) === "closed", symbol: item.symbol }
            : null,
        priority: item.priority,
        dates: item.dates,
        effortHours: item.effortHours,
      },
      children,
      hasChildren: children.length > 0,
      isOpen: false,
    };
  }

  #key(kind: string, title: string): string {
    const base = `${kind}:${this.path}:${title}`;
    const count = (this.#keys.get(base) ?? 0) + 1;
    this.#keys.set(base, count);
    // No title has a line break in it, so that no other thing can be called so.
    return count === 1 ? base : `${base}\n${count}`;
  }
}

const EMPTY_NOTE: ParsedNote = {
  title: null,
  aliases: [],
  sections: [],
  items: [],
  statements: [],
  links: [],
  refs: [],
  noteTask: null,
};

const BARE_ROW = {
  description: "",
  id: null,
  line: null,
  item: null,
  status: null,
  statusRaw: null,
  statusFrom: null,
  rollup: null,
  box: null,
  priority: null,
  dates: {},
  effortHours: null,
} as const;

const byName = new Intl.Collator(undefined, { numeric: true, sensitivity: "base" });

/** As a person sorts names: `Week 2` before `Week 10`. */
function compareNames(a: string, b: string): number {
  return byName.compare(a, b) || (a < b ? -1 : a > b ? 1 : 0);
}

/** The nodes that match, and those above them; all below a match stays. */
function filterNodes(nodes: readonly OutlineNode[], state: OutlineState): readonly OutlineNode[] {
  const words = state.filter
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== "");
  if (words.length === 0 && !state.openOnly) return nodes;
  return nodes.flatMap((node) => filterNode(node, words, state.openOnly));
}

function filterNode(node: OutlineNode, words: readonly string[], openOnly: boolean): readonly OutlineNode[] {
  if (openOnly && isClosed(node)) return [];
  const text =
    `${node.row.id ?? ""} ${node.row.title} ${node.row.description} ${node.row.statusRaw ?? ""}`.toLowerCase();
  const missing = words.filter((word) => !text.includes(word));
  const children = node.children.flatMap((child) => filterNode(child, missing, openOnly));
  if (missing.length > 0 && children.length === 0) return [];
  const { row, isOpen } = node;
  return [{ row, children, hasChildren: children.length > 0, isOpen }];
}

/** Whether all that counts in a node is done or cancelled. */
function isClosed({ row }: OutlineNode): boolean {
  if (row.rollup === null) return row.status !== null && categoryOf(row.status) === "closed";
  return row.rollup.done + (row.rollup.byStatus.cancelled ?? 0) === row.rollup.total;
}

function addRows(
  rows: OutlineRow[],
  nodes: readonly OutlineNode[],
  level: number,
  opened: ReadonlySet<string>,
  closed: ReadonlySet<string>,
  searching: boolean,
): void {
  nodes.forEach((node, i) => {
    const isOpen = searching || (node.isOpen ? !closed.has(node.row.key) : opened.has(node.row.key));
    const expanded = node.hasChildren ? isOpen : null;
    rows.push({ ...node.row, level, position: i + 1, siblings: nodes.length, expanded });
    if (expanded === true) addRows(rows, node.children, level + 1, opened, closed, searching);
  });
}
