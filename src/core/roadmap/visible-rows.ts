import type { ItemTest } from "../query/compile-query";
import type { QueryItem } from "../query/query-item";
import type { OutlineNode } from "./outline-node";
import type { OutlineRow, OutlineState } from "./outline-row";

type ChildrenOf = (node: OutlineNode) => readonly OutlineNode[];

/** What of an outline is wanted, besides what its state says. */
export interface OutlineSelection {
  /** In lower case; a row, or one above it, must have them all. */
  readonly words: readonly string[];
  /** What an item itself must be; null for anything. */
  readonly test: ItemTest | null;
  /** What it must be as well, without being looked for; null for anything. */
  readonly scope: ItemTest | null;
}

/** Whether an item of the plan is what a selection asks for; null where that asks for nothing. */
export function toItemTest({ words, test, scope }: OutlineSelection): ItemTest | null {
  if (words.length === 0 && test === null && scope === null) return null;
  return (item) => test?.(item) !== false && scope?.(item) !== false && words.every((word) => item.hasText(word));
}

export const EVERYTHING: OutlineSelection = { words: [], test: null, scope: null };

/** The rows of an outline that are shown, and how many of them are what was looked for; null where nothing was. */
export interface VisibleRows {
  readonly rows: readonly OutlineRow[];
  readonly matchCount: number | null;
}

/**
 * The rows below `roots` that are neither folded away nor filtered out. Takes nodes of any depth.
 *
 * @param itemOf what queries see of a node; undefined for one that only holds others
 */
export function toVisibleRows(
  roots: readonly OutlineNode[],
  state: OutlineState,
  selection: OutlineSelection,
  itemOf: (node: OutlineNode) => QueryItem | undefined,
): VisibleRows {
  const { words, test, scope } = selection;
  const isSearched = words.length > 0 || test !== null;
  const isFiltered = isSearched || scope !== null || state.openOnly;
  const pass = toPass(roots, state.openOnly, selection, itemOf);
  const isExpanded = toIsExpanded(state, isSearched, scope !== null);
  const rows: OutlineRow[] = [];
  let matchCount = 0;
  const around: { readonly nodes: readonly OutlineNode[]; next: number }[] = [{ nodes: pass.roots, next: 0 }];
  for (let list = around[0]; list !== undefined; list = around[around.length - 1]) {
    const node = list.nodes[list.next];
    if (node === undefined) {
      around.pop();
      continue;
    }
    list.next += 1;
    // What is folded away is not even made.
    const children = isFiltered && node.hasChildren ? pass.childrenOf(node) : null;
    const hasChildren = children === null ? node.hasChildren : children.length > 0;
    const expanded = hasChildren ? isExpanded(node) : null;
    rows.push(node.toRow(around.length, list.next, list.nodes.length, expanded));
    if (isSearched && !pass.isAround(node)) matchCount += 1;
    if (expanded === true) around.push({ nodes: children ?? node.children, next: 0 });
  }
  return { rows, matchCount: isSearched ? matchCount : null };
}

/** What is found by a search is shown, whatever was folded; of a scope the notes, where nobody has folded them. */
function toIsExpanded(state: OutlineState, isSearched: boolean, isScoped: boolean): (node: OutlineNode) => boolean {
  const opened = new Set(state.opened);
  const closed = new Set(state.closed);
  return (node) => {
    const isDefault = node.isOpen || (isScoped && node.facts.kind === "note");
    const isOpen = state.fold === "default" ? isDefault : state.fold === "all-open";
    return isSearched || (isOpen ? !closed.has(node.facts.key) : opened.has(node.facts.key));
  };
}

interface Pass {
  readonly roots: readonly OutlineNode[];
  readonly childrenOf: ChildrenOf;
  /** Whether a node is left only for what stands below it. */
  readonly isAround: (node: OutlineNode) => boolean;
}

/** What is left of the nodes: first of the finished and of the scope, then of what an item must be, then of the words. */
function toPass(
  roots: readonly OutlineNode[],
  openOnly: boolean,
  { words, test, scope }: OutlineSelection,
  itemOf: (node: OutlineNode) => QueryItem | undefined,
): Pass {
  const leaveOut = (nodes: readonly OutlineNode[]): readonly OutlineNode[] =>
    openOnly ? nodes.filter((node) => !node.isFinished) : nodes;
  const open: ChildrenOf = openOnly ? memoize((node) => leaveOut(node.children)) : (node) => node.children;
  let pass: Pass = { roots: leaveOut(roots), childrenOf: open, isAround: () => false };
  const both = test !== null && scope !== null ? (item: QueryItem) => scope(item) && test(item) : (test ?? scope);
  if (both !== null) {
    pass = keepItems(pass, (node) => {
      const item = itemOf(node);
      return item !== undefined && both(item);
    });
  }
  return words.length === 0 ? pass : keepWords(pass, words);
}

/** The nodes that match, and those above them. */
function keepItems({ roots, childrenOf }: Pass, matches: (node: OutlineNode) => boolean): Pass {
  const kept = new Map<OutlineNode, readonly OutlineNode[]>();
  const around = new Set<OutlineNode>();
  const top: Visit = { node: null, missing: [], children: roots, next: 0, kept: [] };
  const visits = [top];
  for (let visit: Visit | undefined = top; visit !== undefined; visit = visits[visits.length - 1]) {
    const node = visit.children[visit.next];
    if (node !== undefined) {
      visit.next += 1;
      if (node.hasChildren) visits.push({ node, missing: [], children: childrenOf(node), next: 0, kept: [] });
      else if (matches(node)) visit.kept.push(node);
      continue;
    }
    visits.pop();
    if (visit.node === null) continue;
    const isMatch = matches(visit.node);
    if (visit.kept.length === 0 && !isMatch) continue;
    if (!isMatch) around.add(visit.node);
    kept.set(visit.node, visit.kept);
    visits[visits.length - 1]?.kept.push(visit.node);
  }
  return { roots: top.kept, childrenOf: (node) => kept.get(node) ?? [], isAround: (node) => around.has(node) };
}

/** The nodes that have all words, or stand below such as have the others; those above them, and all below a match. */
function keepWords(before: Pass, words: readonly string[]): Pass {
  const { childrenOf } = before;
  const partly = new Map<OutlineNode, readonly OutlineNode[]>();
  const top: Visit = { node: null, missing: words, children: before.roots, next: 0, kept: [] };
  const around = [top];
  for (let visit: Visit | undefined = top; visit !== undefined; visit = around[around.length - 1]) {
    const node = visit.children[visit.next];
    if (node !== undefined) {
      visit.next += 1;
      const isMissing = (word: string): boolean => !node.searchText.includes(word);
      const missing = visit.missing.every(isMissing) ? visit.missing : visit.missing.filter(isMissing);
      // All below a match stays.
      if (missing.length === 0) visit.kept.push(node);
      else if (node.hasChildren) around.push({ node, missing, children: childrenOf(node), next: 0, kept: [] });
      continue;
    }
    around.pop();
    if (visit.node === null || visit.kept.length === 0) continue;
    partly.set(visit.node, visit.kept);
    around[around.length - 1]?.kept.push(visit.node);
  }
  return {
    roots: top.kept,
    childrenOf: (node) => partly.get(node) ?? childrenOf(node),
    isAround: (node) => partly.has(node) || before.isAround(node),
  };
}

/** A node on the way through a search. */
interface Visit {
  /** Null for what is around the whole outline. */
  readonly node: OutlineNode | null;
  /** The words that neither it nor what it stands below has. */
  readonly missing: readonly string[];
  readonly children: readonly OutlineNode[];
  /** The place of the child that comes next. */
  next: number;
  /** The children that are left. */
  readonly kept: OutlineNode[];
}

function memoize(childrenOf: ChildrenOf): ChildrenOf {
  const known = new Map<OutlineNode, readonly OutlineNode[]>();
  return (node) => {
    let children = known.get(node);
    if (children === undefined) known.set(node, (children = childrenOf(node)));
    return children;
  };
}
