import type { OutlineNode } from "./outline-node";
import type { OutlineRow, OutlineState } from "./outline-row";

type ChildrenOf = (node: OutlineNode) => readonly OutlineNode[];

/** The rows below `roots` that are neither folded away nor filtered out. Takes nodes of any depth. */
export function toVisibleRows(roots: readonly OutlineNode[], state: OutlineState): readonly OutlineRow[] {
  const words = state.filter
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== "");
  const isFiltered = words.length > 0 || state.openOnly;
  const pass = toPass(roots, words, state.openOnly);
  const isExpanded = toIsExpanded(state, words.length > 0);
  const rows: OutlineRow[] = [];
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
    if (expanded === true) around.push({ nodes: children ?? node.children, next: 0 });
  }
  return rows;
}

/** What is found by a search is shown, whatever was folded. */
function toIsExpanded(state: OutlineState, searching: boolean): (node: OutlineNode) => boolean {
  const opened = new Set(state.opened);
  const closed = new Set(state.closed);
  return (node) => {
    const isOpen = state.fold === "default" ? node.isOpen : state.fold === "all-open";
    return searching || (isOpen ? !closed.has(node.facts.key) : opened.has(node.facts.key));
  };
}

interface Pass {
  readonly roots: readonly OutlineNode[];
  readonly childrenOf: ChildrenOf;
}

/** What is left of the nodes: those that match, those above them, and all below a match. */
function toPass(roots: readonly OutlineNode[], words: readonly string[], openOnly: boolean): Pass {
  const leaveOut = (nodes: readonly OutlineNode[]): readonly OutlineNode[] =>
    openOnly ? nodes.filter((node) => !node.isFinished) : nodes;
  const open: ChildrenOf = openOnly ? memoize((node) => leaveOut(node.children)) : (node) => node.children;
  if (words.length === 0) return { roots: leaveOut(roots), childrenOf: open };

  const partly = new Map<OutlineNode, readonly OutlineNode[]>();
  const top: Visit = { node: null, missing: words, children: leaveOut(roots), next: 0, kept: [] };
  const around = [top];
  for (let visit: Visit | undefined = top; visit !== undefined; visit = around[around.length - 1]) {
    const node = visit.children[visit.next];
    if (node !== undefined) {
      visit.next += 1;
      const isMissing = (word: string): boolean => !node.searchText.includes(word);
      const missing = visit.missing.every(isMissing) ? visit.missing : visit.missing.filter(isMissing);
      // All below a match stays.
      if (missing.length === 0) visit.kept.push(node);
      else if (node.hasChildren) around.push({ node, missing, children: open(node), next: 0, kept: [] });
      continue;
    }
    around.pop();
    if (visit.node === null || visit.kept.length === 0) continue;
    partly.set(visit.node, visit.kept);
    around[around.length - 1]?.kept.push(visit.node);
  }
  return { roots: top.kept, childrenOf: (node) => partly.get(node) ?? open(node) };
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
