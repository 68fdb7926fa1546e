/** The place of a row in a tree, for screen readers and for keys. */
export interface TreePlace {
  /** The same for the same thing when the rows are built again. */
  readonly key: string;
  /** Depth from 1. */
  readonly level: number;
  /** Place from 1 among its siblings, and how many there are. */
  readonly position: number;
  readonly siblings: number;
  /** Whether its children are shown; null when there are none. */
  readonly expanded: boolean | null;
}

/** A node with the rows below it; its key is among the folded ones, or not. */
export interface TreeNode<F> {
  readonly key: string;
  readonly facts: F;
  readonly children: readonly TreeNode<F>[];
}

/** The rows of a tree that are not folded away, flat and in order. */
export function flatten<F>(
  nodes: readonly TreeNode<F>[],
  isOpen: (key: string) => boolean,
  level = 1,
): readonly (F & TreePlace)[] {
  return nodes.flatMap(({ key, facts, children }, at) => {
    const expanded = children.length === 0 ? null : isOpen(key);
    const row = { ...facts, key, level, position: at + 1, siblings: nodes.length, expanded };
    return expanded === true ? [row, ...flatten(children, isOpen, level + 1)] : [row];
  });
}
