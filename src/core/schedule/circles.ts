/** An edge of a directed graph whose nodes are the numbers from 0. */
export interface Edge {
  readonly from: number;
  readonly to: number;
}

/** The places of the edges that leave each node. */
export function groupByStart(count: number, edges: readonly Edge[]): readonly (readonly number[])[] {
  const leaving = Array.from({ length: count }, (): number[] => []);
  edges.forEach(({ from }, place) => leaving[from]?.push(place));
  return leaving;
}

/**
 * For each node the number of its component: two nodes have the same where each can be reached from the other. Walks
 * without recursion, each edge once. Source: R. Tarjan, “Depth-first search and linear graph algorithms”, 1972.
 */
export function findComponents(count: number, edges: readonly Edge[]): Int32Array {
  const leaving = groupByStart(count, edges);
  const component = new Int32Array(count).fill(-1);
  const order = new Int32Array(count).fill(-1);
  const lowest = new Int32Array(count);
  const isOpen = new Uint8Array(count);
  const next = new Int32Array(count);
  const open: number[] = [];
  let visited = 0;
  let components = 0;
  for (let root = 0; root < count; root++) {
    if (order[root] !== -1) continue;
    const walk = [root];
    for (let node = walk[0]; node !== undefined; node = walk[walk.length - 1]) {
      if (order[node] === -1) {
        order[node] = lowest[node] = visited++;
        open.push(node);
        isOpen[node] = 1;
      }
      const place = leaving[node]?.[next[node] ?? 0];
      const to = place === undefined ? undefined : edges[place]?.to;
      if (to !== undefined) {
        next[node] = (next[node] ?? 0) + 1;
        if (order[to] === -1) walk.push(to);
        else if (isOpen[to] === 1) lowest[node] = Math.min(lowest[node] ?? 0, order[to] ?? 0);
        continue;
      }
      walk.pop();
      const around = walk[walk.length - 1];
      if (around !== undefined) lowest[around] = Math.min(lowest[around] ?? 0, lowest[node] ?? 0);
      if (lowest[node] !== order[node]) continue;
      for (let member = open.pop(); member !== undefined; member = member === node ? undefined : open.pop()) {
        isOpen[member] = 0;
        component[member] = components;
      }
      components += 1;
    }
  }
  return component;
}

/**
 * A shortest way from one node to another by edges within one component, as places of edges; null when there is none.
 */
export function findWay(
  from: number,
  to: number,
  edges: readonly Edge[],
  leaving: readonly (readonly number[])[],
  component: Int32Array,
): readonly number[] | null {
  const by = new Map<number, number>();
  const queue = [from];
  const seen = new Set(queue);
  for (const node of queue) {
    if (node === to) return wayBack(from, to, edges, by);
    for (const place of leaving[node] ?? []) {
      const next = edges[place]?.to;
      if (next === undefined || seen.has(next) || component[next] !== component[from]) continue;
      seen.add(next);
      by.set(next, place);
      queue.push(next);
    }
  }
  return null;
}

function wayBack(from: number, to: number, edges: readonly Edge[], by: ReadonlyMap<number, number>): readonly number[] {
  const way: number[] = [];
  for (let node = to; node !== from;) {
    const place = by.get(node);
    if (place === undefined) break;
    way.push(place);
    node = edges[place]?.from ?? from;
  }
  return way.reverse();
}
