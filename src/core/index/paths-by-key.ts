/** Paths filed under keys. Most keys have one path, which then costs no set of its own. */
export class PathsByKey {
  readonly #byKey = new Map<string, string | Set<string>>();

  add(key: string, path: string): void {
    const known = this.#byKey.get(key);
    if (known === undefined) this.#byKey.set(key, path);
    else if (typeof known !== "string") known.add(path);
    else if (known !== path) this.#byKey.set(key, new Set([known, path]));
  }

  remove(key: string, path: string): void {
    const known = this.#byKey.get(key);
    if (known === path) this.#byKey.delete(key);
    if (known === undefined || typeof known === "string") return;
    known.delete(path);
    const [only] = known;
    if (known.size === 1 && only !== undefined) this.#byKey.set(key, only);
  }

  has(key: string, path: string): boolean {
    const known = this.#byKey.get(key);
    return typeof known === "string" ? known === path : known?.has(path) === true;
  }

  /** The path that stands alone under a key; undefined when none or several do. */
  only(key: string): string | undefined {
    const known = this.#byKey.get(key);
    return typeof known === "string" ? known : undefined;
  }

  /** In no order that means anything. */
  all(key: string): Iterable<string> {
    const known = this.#byKey.get(key);
    return typeof known === "string" ? [known] : (known ?? []);
  }

  /** In the order of their code units. */
  sorted(key: string): readonly string[] {
    return [...this.all(key)].sort();
  }

  keys(): Iterable<string> {
    return this.#byKey.keys();
  }
}
