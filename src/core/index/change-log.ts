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
  /** Ascending by revision. */
  #entries: { readonly revision: number; readonly path: string }[] = [];
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
    this.#entries.push({ revision: this.#revision, path });
    if (this.#entries.length > LIMIT) this.#forget();
  }

  /** Null when it is too long ago to be known. */
  since(revision: number): Changes | null {
    if (revision < this.#floor) return null;
    const paths = new Set<string>();
    for (let at = this.#entries.length - 1; at >= 0; at--) {
      const entry = this.#entries[at];
      if (entry === undefined || entry.revision <= revision) break;
      paths.add(entry.path);
    }
    return { paths, revision: this.#revision };
  }

  /** Forgets the older half. */
  #forget(): void {
    const half = this.#entries.length >> 1;
    this.#floor = this.#entries[half]?.revision ?? this.#revision;
    this.#entries = this.#entries.slice(half).filter((entry) => entry.revision > this.#floor);
  }
}
