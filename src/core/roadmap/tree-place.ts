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

/** A node with what stands below it, which is made only where it is not folded; null for what has nothing. */
export interface TreeNode<F> {
  readonly key: string;
  readonly facts: F;
  readonly children: (() => readonly TreeNode<F>[]) | null;
}

/** The rows of a tree that are not folded away, flat and in order. */
export function flatten<F>(
  nodes: readonly TreeNode<F>[],
  isOpen: (key: string) => boolean,
): readonly (F & TreePlace)[] {
  const rows: (F & TreePlace)[] = [];
  const add = (siblings: readonly TreeNode<F>[], level: number): void => {
    for (const [at, { key, facts, children }] of siblings.entries()) {
      const expanded = children === null ? null : isOpen(key);
      rows.push({ ...facts, key, level, position: at + 1, siblings: siblings.length, expanded });
      if (children !== null && expanded === true) add(children(), level + 1);
    }
  };
  add(nodes, 1);
  return rows;
}
