/** Above this share of all, changes are sorted in with the rest instead of one by one. */
const MANY = 16;

/** Paths in the order of their code units, kept so at the cost of what comes and goes. */
export class SortedPaths {
  #sorted: readonly string[] = [];
  /** What has come (true) or gone since it was sorted. */
  readonly #changes = new Map<string, boolean>();

  add(path: string): void {
    this.#changes.set(path, true);
  }

  remove(path: string): void {
    this.#changes.set(path, false);
  }

  /** The same list again until something changes. */
  list(): readonly string[] {
    if (this.#changes.size > 0) {
      this.#sorted = this.#changes.size * MANY > this.#sorted.length ? this.#sortAll() : this.#sortIn();
      this.#changes.clear();
    }
    return this.#sorted;
  }

  #sortAll(): readonly string[] {
    const kept = this.#sorted.filter((path) => !this.#changes.has(path));
    const come = [...this.#changes].flatMap(([path, isThere]) => (isThere ? [path] : []));
    return [...kept, ...come].sort();
  }

  #sortIn(): readonly string[] {
    const paths = [...this.#sorted];
    for (const [path, isThere] of this.#changes) {
      const place = placeOf(paths, path);
      const isKnown = paths[place] === path;
      if (isThere && !isKnown) paths.splice(place, 0, path);
      else if (!isThere && isKnown) paths.splice(place, 1);
    }
    return paths;
  }
}

/** Where a path stands, or would stand, in the order. */
function placeOf(paths: readonly string[], path: string): number {
  let low = 0;
  let high = paths.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((paths[middle] ?? "") < path) low = middle + 1;
    else high = middle;
  }
  return low;
}
