import type { ItemTest, Query } from "../core/query/compile-query";
import type { QueryError } from "../core/query/query-term";
import type { QueryWords } from "../core/query/read-term";
import { nameOfScope, type Scope } from "../core/query/scope";
import { EVERYTHING, type OutlineSelection } from "../core/roadmap/visible-rows";
import { say } from "../core/words/say";
import type { PaneState } from "../ui/pane-state";

/** What makes queries of texts. */
export interface QueryModels {
  compile(text: string, words: QueryWords): Query | { readonly error: QueryError };
  scope(scope: Scope, activePath: string | null): ItemTest | null;
}

/** What a pane asks for. */
export interface PaneQueryReading {
  readonly selection: OutlineSelection;
  /** The query that is shown, as typed. */
  readonly text: string;
  readonly error: QueryError | null;
  /** Null for the whole vault. */
  readonly scopeName: string | null;
}

/** The query of one pane: while what is typed is none, it is the last one that was. */
export class PaneQuery {
  readonly #models: QueryModels;
  readonly #words: QueryWords;
  #good: Query | null = null;
  #goodText = "";
  /** Of what the selection was made; it stays the same object while nothing else is asked for. */
  #madeOf: readonly [Query | null, Scope, string | null] | null = null;
  #selection: OutlineSelection = EVERYTHING;

  constructor(models: QueryModels, words: QueryWords) {
    this.#models = models;
    this.#words = words;
  }

  read(
    { outline: { filter }, scope }: Pick<PaneState, "outline" | "scope">,
    activePath: string | null,
  ): PaneQueryReading {
    const query = this.#models.compile(filter, this.#words);
    if (query.error === undefined) {
      if (query.key !== this.#good?.key) this.#good = query;
      this.#goodText = filter;
    }
    const isOfActive = scope.kind === "note" || scope.kind === "links";
    const madeOf = [this.#good, scope, isOfActive ? activePath : null] as const;
    if (madeOf.some((each, place) => each !== this.#madeOf?.[place])) {
      this.#madeOf = madeOf;
      const { words, test } = this.#good ?? EVERYTHING;
      this.#selection = { words, test, scope: this.#models.scope(scope, activePath) };
    }
    return {
      selection: this.#selection,
      text: this.#goodText,
      error: query.error ?? null,
      scopeName: nameIn(scope, activePath),
    };
  }
}

function nameIn(scope: Scope, activePath: string | null): string | null {
  if (scope.kind === "vault") return null;
  const name = nameOfScope(scope);
  if (scope.kind !== "note" && scope.kind !== "links") return name;
  const note = activePath?.slice(activePath.lastIndexOf("/") + 1).replace(/\.md$/i, "");
  if (note === undefined) return say("scope.none-open", { scope: name });
  return scope.kind === "note" ? note : say("scope.links-to", { note });
}
