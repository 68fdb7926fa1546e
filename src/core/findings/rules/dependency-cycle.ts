import type { FindingDraft, FindingPlace } from "../finding";
import { hasNeeds, isSameNode, nodesNeeded, type PlanNode } from "../needs";
import type { Rule, RuleInput } from "../rule";
import { named, noteName, placeOf, quoted, quoteOf } from "../say";
import type { VaultView } from "../vault-view";
import { say } from "../../words/say";

/** Things depend on each other in a circle, so that none can ever begin; told once, at the first of them. */
export const dependencyCycle: Rule = {
  name: "dependency-cycle",
  severity: "error",
  check: (input) => {
    const { path, note } = input;
    const nodes: PlanNode[] = [null, ...note.items.keys()].map((place) => ({ path, note, place }));
    const told = new Set<string>();
    return nodes.filter(hasNeeds).flatMap((node) => {
      const circle = told.has(keyOf(node)) ? null : findCircle(node, input.vault);
      if (circle === null) return [];
      for (const each of circle) told.add(keyOf(each));
      // Each circle is told where it begins, and not once for each note that it runs through.
      const first = [...circle].sort(compareNodes)[0];
      return first !== undefined && isSameNode(first, node) ? [toFinding(input, circle)] : [];
    });
  },
};

/** So much is looked at from one place; plans that hang together more closely are no longer read by people. */
const MAX_REACHED = 50;

/** The shortest way from a node back to itself; null when there is none. */
function findCircle(start: PlanNode, vault: VaultView): readonly PlanNode[] | null {
  const from = new Map<string, PlanNode | null>([[keyOf(start), null]]);
  const pending: PlanNode[] = [start];
  for (let node = pending.shift(); node !== undefined && from.size < MAX_REACHED; node = pending.shift()) {
    for (const next of nodesNeeded(node, vault).flat()) {
      if (isSameNode(next, start)) return wayTo(node, from);
      if (from.has(keyOf(next))) continue;
      from.set(keyOf(next), node);
      pending.push(next);
    }
  }
  return null;
}

function wayTo(end: PlanNode, from: ReadonlyMap<string, PlanNode | null>): readonly PlanNode[] {
  const way: PlanNode[] = [];
  for (let node: PlanNode | null = end; node !== null; node = from.get(keyOf(node)) ?? null) way.unshift(node);
  return way;
}

function keyOf({ path, place }: PlanNode): string {
  return `${place ?? ""}\n${path}`;
}

function compareNodes(a: PlanNode, b: PlanNode): number {
  if (a.path !== b.path) return a.path < b.path ? -1 : 1;
  return (a.place ?? -1) - (b.place ?? -1);
}

function toFinding({ note }: RuleInput, circle: readonly PlanNode[]): FindingDraft {
  const [node, ...others] = circle;
  const item = node?.place === null || node === undefined ? undefined : note.items[node.place];
  const [said] = note.figures?.dependencies.filter(({ kind }) => kind === "needs") ?? [];
  const names = [...circle, ...(node === undefined ? [] : [node])].map(nameOfNode);
  return {
    line: item?.line ?? said?.line ?? 0,
    range: item?.range ?? said?.range ?? { from: 0, to: 0 },
    message: say("finding.circle", { names: names.reduce((from, to) => say("join.arrow", { from, to })) }),
    quote: item === undefined ? (said?.quote ?? "") : quoteOf(item),
    related: others.map(toPlace),
  };
}

function nameOfNode({ path, note, place }: PlanNode): string {
  const item = place === null ? undefined : note.items[place];
  return item === undefined ? quoted(noteName(path)) : (item.id ?? named(item));
}

function toPlace({ path, note, place }: PlanNode): FindingPlace {
  const item = place === null ? undefined : note.items[place];
  if (item !== undefined) return placeOf(path, item);
  const [said] = note.figures?.dependencies.filter(({ kind }) => kind === "needs") ?? [];
  return { path, line: said?.line ?? 0, quote: said?.quote ?? noteName(path) };
}
