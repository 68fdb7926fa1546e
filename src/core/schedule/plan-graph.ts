import type { VaultIndex } from "../index/vault-index";
import type { Dependency } from "../note/parsed-note";
import { nodesMeant } from "./dependency-target";
import type { PlanNode } from "./plan-node";

/** That one node can only begin when another is finished; both by their places among the nodes. */
export interface Need {
  readonly from: number;
  readonly needs: number;
}

/** A dependency that means nothing, or more than one thing. */
export interface UnresolvedDependency {
  readonly node: PlanNode;
  readonly dependency: Dependency;
}

/** Notes and their items, what stands under what, and what waits for what. */
export interface PlanGraph {
  /** What stands under a node comes after it; a note before its items. */
  readonly nodes: readonly PlanNode[];
  /** For each node the one that it stands directly under, which is its note for the topmost items; null for notes. */
  readonly parents: readonly (number | null)[];
  /** Each once. */
  readonly needs: readonly Need[];
  readonly unresolved: readonly UnresolvedDependency[];
  /** The place of a node; undefined for one that is not in the graph. */
  readonly placeOf: (node: PlanNode) => number | undefined;
}

/** The graph of some notes, and of all notes that their dependencies lead to. */
export function buildGraph(index: VaultIndex, paths: Iterable<string>): PlanGraph {
  const builder = new GraphBuilder(index);
  for (const path of paths) builder.addNote(path);
  return builder.finish();
}

class GraphBuilder {
  readonly #index: VaultIndex;
  readonly #nodes: PlanNode[] = [];
  readonly #parents: (number | null)[] = [];
  /** The place of each note; its items follow it. */
  readonly #places = new Map<string, number>();
  readonly #needs = new Map<string, Need>();
  readonly #unresolved: UnresolvedDependency[] = [];

  constructor(index: VaultIndex) {
    this.#index = index;
  }

  addNote(path: string): void {
    const note = this.#index.note(path);
    if (note === undefined || this.#places.has(path)) return;
    const root = this.#nodes.length;
    this.#places.set(path, root);
    this.#nodes.push({ path, item: null });
    this.#parents.push(null);
    const open: { readonly node: number; readonly end: number }[] = [];
    note.items.forEach(({ end }, item) => {
      while ((open[open.length - 1]?.end ?? Infinity) <= item) open.pop();
      this.#parents.push(open[open.length - 1]?.node ?? root);
      open.push({ node: this.#nodes.length, end });
      this.#nodes.push({ path, item });
    });
  }

  finish(): PlanGraph {
    // The list grows while it is walked, by the notes that dependencies lead to.
    for (let place = 0; place < this.#nodes.length; place++) this.#readNeeds(place);
    return {
      nodes: this.#nodes,
      parents: this.#parents,
      needs: [...this.#needs.values()],
      unresolved: this.#unresolved,
      placeOf: (node) => this.#placeOf(node),
    };
  }

  #placeOf({ path, item }: PlanNode): number | undefined {
    const root = this.#places.get(path);
    if (root === undefined || item === null) return root;
    return item < (this.#index.note(path)?.items.length ?? 0) ? root + 1 + item : undefined;
  }

  #readNeeds(place: number): void {
    const node = this.#nodes[place];
    const note = node === undefined ? undefined : this.#index.note(node.path);
    if (node === undefined || note === undefined) return;
    const dependencies = node.item === null ? note.figures?.dependencies : note.items[node.item]?.dependencies;
    for (const dependency of dependencies ?? []) {
      const meant = nodesMeant(this.#index, dependency.target, node.path);
      if (meant.length === 0) this.#unresolved.push({ node, dependency });
      for (const other of meant) {
        this.addNote(other.path);
        const at = this.#placeOf(other);
        if (at === undefined) continue;
        if (dependency.kind === "needs") this.#addNeed(place, at);
        else this.#addNeed(at, place);
      }
    }
  }

  /** What stands under a node is part of it, and not waited for; nor does anything wait for its own note. */
  #addNeed(from: number, needs: number): void {
    if (this.#standsUnder(needs, from) || (this.#parents[needs] === null && this.#standsUnder(from, needs))) return;
    this.#needs.set(`${from} ${needs}`, { from, needs });
  }

  #standsUnder(inner: number, outer: number): boolean {
    for (let at: number | null = inner; at !== null; at = this.#parents[at] ?? null) if (at === outer) return true;
    return false;
  }
}
