import type { VaultIndex } from "../index/vault-index";
import { buildGraph } from "./plan-graph";
import type { PlanNode } from "./plan-node";

/**
 * What something needs, itself and by what it stands under, its own needs first; each once. What other notes say to
 * block it counts as well.
 */
export function needsOf(index: VaultIndex, node: PlanNode): readonly PlanNode[] {
  const { nodes, parents, needs, placeOf } = buildGraph(index, [node.path, ...index.notePaths().filter(hasAny)]);
  const found = new Set<PlanNode>();
  for (let at: number | null = placeOf(node) ?? null; at !== null; at = parents[at] ?? null) {
    for (const { from, needs: needed } of needs) {
      const other = nodes[needed];
      if (from === at && other !== undefined) found.add(other);
    }
  }
  return [...found];

  function hasAny(path: string): boolean {
    const note = index.note(path);
    return (
      (note?.figures?.dependencies.length ?? 0) > 0 ||
      note?.items.some(({ dependencies }) => dependencies.length > 0) === true
    );
  }
}
