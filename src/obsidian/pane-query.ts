import type { ItemTest, Query } from "../core/query/compile-query";
import type { QueryError } from "../core/query/query-term";
import type { QueryWords } from "../core/query/read-term";
import { nameOfScope, type Scope } from "../core/query/scope";
import type { OutlineSelection } from "../core/roadmap/visible-rows";
import type { PaneState } from "../ui/pane-state";

/** What makes queries of texts. */
export interface QueryModels {
  compile(text: string, words: QueryWords): Query | { readonly error: QueryError };
  scope(scope: Scope, activePath: string | null): ItemTest | null;
}

/** What a pane asks for. */
export interface PaneQueryReading {
  readonly selection: OutlineSelection;
  readonly error: QueryError | null;
  /** Null for the whole vault. */
  readonly scopeName: string | null;
}

/** The query of one pane: while what is typed is none, it is the last one that was. */
export class PaneQuery {
  readonly #models: QueryModels;
  readonly #words: QueryWords;
  #good: Query | null = null;
  /** Of what `#scope` was made. */
  #scopeOf: readonly [Scope, string | null] | null = null;
  #scope: ItemTest | null = null;

  constructor(models: QueryModels, words: QueryWords) {
    this.#models = models;
    this.#words = words;
  }

  read(
    { outline: { filter }, scope }: Pick<PaneState, "outline" | "scope">,
    activePath: string | null,
  ): PaneQueryReading {
    const query = this.#models.compile(filter, this.#words);
    if (query.error === undefined) this.#good = query;
    if (this.#scopeOf?.[0] !== scope || this.#scopeOf[1] !== activePath) {
      this.#scopeOf = [scope, activePath];
      this.#scope = this.#models.scope(scope, activePath);
    }
    return {
      selection: { words: this.#good?.words ?? [], test: this.#good?.test ?? null, scope: this.#scope },
      error: query.error ?? null,
      scopeName: nameIn(scope, activePath),
    };
  }
}

function nameIn(scope: Scope, activePath: string | null): string | null {
  if (scope.kind === "vault") return null;
  const name = nameOfScope(scope);
  if (scope.kind === "folder" || scope.kind === "tag") return name;
  const note = activePath?.slice(activePath.lastIndexOf("/") + 1).replace(/\.md$/i, "");
  if (note === undefined) return `${name} (none is open)`;
  return scope.kind === "note" ? note : `Links to ${note}`;
}
