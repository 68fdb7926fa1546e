import type { OutlineNode } from "./outline-node";

/** A folder with notes of the outline somewhere in it. */
export interface OutlineFolder {
  /** Empty for the root of the vault. */
  readonly path: string;
  /** The rows in it: its folders, then its notes, each sorted by name. */
  readonly children: readonly OutlineNode[];
}

/** What lies in a folder: a note, with its row. */
interface Placed {
  readonly path: string;
  readonly node: OutlineNode | null;
}

interface Folder<T extends Placed> {
  readonly path: string;
  /** Null for the root. */
  readonly parent: Folder<T> | null;
  readonly depth: number;
  readonly folders: SortedByName<Folder<T>>;
  readonly notes: SortedByName<T>;
  children: readonly OutlineNode[];
  node: OutlineNode | null;
}

/** The folders of an outline. A change of a note builds again the folders around it, and none else. */
export class FolderTree<T extends Placed> {
  readonly #root = createFolder<T>("", null);
  readonly #byPath = new Map([["", this.#root]]);
  /** The folders to be built again; of each, those around it as well. */
  readonly #stale = new Set<Folder<T>>();

  get root(): OutlineFolder {
    return this.#root;
  }

  add(note: T): void {
    const folder = this.#folderAt(folderOf(note.path));
    folder.notes.add(note);
    this.#mark(folder);
  }

  /** Takes a note out, and the folders in which there is nothing else. */
  remove(note: T): void {
    let folder = this.#folderAt(folderOf(note.path));
    folder.notes.remove(note);
    this.#mark(folder);
    for (; folder.parent !== null && folder.notes.isEmpty && folder.folders.isEmpty; folder = folder.parent) {
      folder.parent.folders.remove(folder);
      this.#byPath.delete(folder.path);
      this.#stale.delete(folder);
    }
  }

  /** Says that the row of a note is another. */
  touch(note: T): void {
    this.#mark(this.#folderAt(folderOf(note.path)));
  }

  /** Builds the folders again in which something has changed. */
  update(toNode: (folder: OutlineFolder) => OutlineNode): void {
    // The deepest first, so that the folders in a folder are ready when it is reached.
    for (const folder of [...this.#stale].sort((a, b) => b.depth - a.depth)) {
      const children: OutlineNode[] = [];
      for (const { node } of [...folder.folders.list(), ...folder.notes.list()]) if (node !== null) children.push(node);
      folder.children = children;
      folder.node = toNode(folder);
    }
    this.#stale.clear();
  }

  #folderAt(path: string): Folder<T> {
    let folder = this.#byPath.get(path);
    if (folder !== undefined) return folder;
    // The folders around it that are not there yet, the innermost first.
    const missing: string[] = [];
    for (let outer = path; folder === undefined; outer = folderOf(outer)) {
      missing.push(outer);
      folder = this.#byPath.get(folderOf(outer));
    }
    for (const inner of missing.reverse()) {
      const created: Folder<T> = createFolder(inner, folder);
      folder.folders.add(created);
      this.#byPath.set(inner, created);
      folder = created;
    }
    return folder;
  }

  #mark(folder: Folder<T>): void {
    for (let each: Folder<T> | null = folder; each !== null && !this.#stale.has(each); each = each.parent) {
      this.#stale.add(each);
    }
  }
}

function createFolder<T extends Placed>(path: string, parent: Folder<T> | null): Folder<T> {
  const depth = parent === null ? 0 : parent.depth + 1;
  return { path, parent, depth, folders: new SortedByName(), notes: new SortedByName(), children: [], node: null };
}

function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf("/")));
}

/** Above this share of all, what has come is sorted in with the rest instead of one by one. */
const MANY = 16;

/** Things in the order of their paths as a person sorts names, kept so at the cost of what comes and goes. */
class SortedByName<T extends { readonly path: string }> {
  #sorted: T[] = [];
  readonly #come = new Set<T>();

  get isEmpty(): boolean {
    return this.#sorted.length === 0 && this.#come.size === 0;
  }

  add(thing: T): void {
    this.#come.add(thing);
  }

  remove(thing: T): void {
    if (this.#come.delete(thing)) return;
    const place = this.#placeOf(thing.path);
    if (this.#sorted[place] === thing) this.#sorted.splice(place, 1);
  }

  list(): readonly T[] {
    if (this.#come.size * MANY > this.#sorted.length) {
      this.#sorted = [...this.#sorted, ...this.#come].sort((a, b) => compareNames(a.path, b.path));
    } else {
      for (const thing of this.#come) this.#sorted.splice(this.#placeOf(thing.path), 0, thing);
    }
    this.#come.clear();
    return this.#sorted;
  }

  /** Where a path stands, or would stand, in the order. */
  #placeOf(path: string): number {
    let low = 0;
    let high = this.#sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (compareNames(this.#sorted[middle]?.path ?? "", path) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

const byName = new Intl.Collator(undefined, { numeric: true, sensitivity: "base" });

/** As a person sorts names: `Week 2` before `Week 10`. */
function compareNames(a: string, b: string): number {
  return byName.compare(a, b) || (a < b ? -1 : a > b ? 1 : 0);
}
