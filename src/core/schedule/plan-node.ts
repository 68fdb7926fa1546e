import type { VaultIndex } from "../index/vault-index";

/** What can wait for something, or be waited for: an item of a note, or, with null for its place, the note itself. */
export interface PlanNode {
  readonly path: string;
  readonly item: number | null;
}

/** How a node is called where its circle or path is shown: its id or title, or the path of the note. */
export function nameOfNode(index: VaultIndex, { path, item }: PlanNode): string {
  const named = item === null ? undefined : index.note(path)?.items[item];
  return named === undefined ? path : (named.id ?? named.title);
}
