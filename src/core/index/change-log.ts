/** Whoever is further behind takes everything anew. */
const LIMIT = 65_536;

/** What has changed since a revision. */
export interface Changes {
  readonly paths: ReadonlySet<string>;
  /** The revision up to which this holds: the one to ask from the next time. */
  readonly revision: number;
}

/** Which paths each change has touched, for as long back as a bounded log reaches. */
export class ChangeLog {
  #revision = 0;
  /** The paths that were touched, and at the same place the revision of each; ascending by revision. */
  #paths: string[] = [];
  #revisions: number[] = [];
  /** What had changed up to here is no longer known. */
  #floor = 0;
  /** What the change that goes on has touched. */
  readonly #current = new Set<string>();

  get revision(): number {
    return this.#revision;
  }

  /** Begins a change; what is touched from now on belongs to it. */
  begin(): void {
    this.#revision += 1;
    this.#current.clear();
  }

  touch(path: string): void {
    if (this.#current.has(path)) return;
    this.#current.add(path);
    this.#paths.push(path);
    this.#revisions.push(this.#revision);
    if (this.#paths.length > LIMIT) this.#forget();
  }

  /** Null when it is too long ago to be known. */
  since(revision: number): Changes | null {
    if (revision < this.#floor) return null;
    const paths = new Set<string>();
    for (let at = this.#paths.length - 1; at >= 0; at--) {
      const path = this.#paths[at];
      if (path === undefined || (this.#revisions[at] ?? 0) <= revision) break;
      paths.add(path);
    }
    return { paths, revision: this.#revision };
  }

  /** Forgets the older half, and what of the change in its middle is left. */
  #forget(): void {
    const half = this.#paths.length >> 1;
    this.#floor = this.#revisions[half] ?? this.#revision;
    const next = this.#revisions.findIndex((revision) => revision > this.#floor);
    const start = next === -1 ? this.#paths.length : next;
    this.#paths = this.#paths.slice(start);
    this.#revisions = this.#revisions.slice(start);
  }
}
