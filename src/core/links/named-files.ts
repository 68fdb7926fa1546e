import { endsAs, readsAs } from "./path";

/** So few files are looked through faster than they are sorted in. */
const FEW = 8;

/**
 * The files that share a name. Thousands of them may, such as `README.md` in every folder, so that what was found once
 * is kept until a file comes or goes.
 */
export class NamedFiles {
  readonly #paths: Set<string>;
  /** Lower-case path to the paths that read so. */
  #byLower: Map<string, string[]> | null = null;
  /** What was wanted, in lower case, to the shortest path that ends with it. */
  #shortest: Map<string, string | undefined> | null = null;

  constructor(paths: Iterable<string>) {
    this.#paths = new Set(paths);
  }

  get size(): number {
    return this.#paths.size;
  }

  add(path: string): void {
    this.#paths.add(path);
    this.#forget();
  }

  remove(path: string): void {
    this.#paths.delete(path);
    this.#forget();
  }

  /** The path that is what is wanted, with or without `.md`: in the very same case where there is such a one. */
  exact(wanted: string): string | undefined {
    const lower = wanted.toLowerCase();
    const equal =
      this.#paths.size <= FEW
        ? [...this.#paths].filter((path) => readsAs(path, lower))
        : [...(this.#sorted().get(lower) ?? []), ...(this.#sorted().get(`${lower}.md`) ?? [])];
    return equal.find((path) => path === wanted || path === `${wanted}.md`) ?? firstOf(equal);
  }

  /** The shortest path whose last parts are what is wanted, with or without `.md`. */
  shortestEndingWith(wanted: string): string | undefined {
    const lower = wanted.toLowerCase();
    this.#shortest ??= new Map();
    if (!this.#shortest.has(lower)) {
      const found = [...this.#paths].filter((path) => endsAs(path, lower));
      this.#shortest.set(lower, firstOf(found));
    }
    return this.#shortest.get(lower);
  }

  #sorted(): Map<string, string[]> {
    if (this.#byLower === null) {
      this.#byLower = new Map();
      for (const path of this.#paths) {
        const lower = path.toLowerCase();
        const same = this.#byLower.get(lower);
        if (same === undefined) this.#byLower.set(lower, [path]);
        else same.push(path);
      }
    }
    return this.#byLower;
  }

  #forget(): void {
    this.#byLower = null;
    this.#shortest = null;
  }
}

/** The shortest path, and of equally short ones the first by its code units. */
function firstOf(paths: readonly string[]): string | undefined {
  return paths.reduce<string | undefined>(
    (first, path) => (first === undefined || isBefore(path, first) ? path : first),
    undefined,
  );
}

function isBefore(a: string, b: string): boolean {
  return a.length !== b.length ? a.length < b.length : a < b;
}
