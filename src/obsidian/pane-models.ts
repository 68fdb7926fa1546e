import type { VaultIndex } from "../core/index/vault-index";
import { compileQuery, compileScope, type ItemTest } from "../core/query/compile-query";
import { completeQuery, type Completions } from "../core/query/complete-query";
import type { QueryWords } from "../core/query/read-term";
import type { Scope } from "../core/query/scope";
import { valuesOf, type VaultValues } from "../core/query/vault-values";
import { OutlineBuilder } from "../core/roadmap/build-outline";
import { TimelineBuilder } from "../core/roadmap/timeline/build-timeline";
import type { Outline, OutlineState } from "../core/roadmap/outline-row";
import type { OutlineSelection } from "../core/roadmap/visible-rows";
import { folderRollup } from "../core/rollup/note-rollups";
import type { RoadmapPaneProps, Shown } from "../ui/pane-props";
import type { PaneState } from "../ui/pane-state";
import { toDay } from "./day";

/** What the views show, made of the index: each builder keeps what it has built until that changes. */
export class PaneModels {
  readonly #index: VaultIndex;
  readonly #outline: OutlineBuilder;
  readonly #timeline: TimelineBuilder;

  constructor(index: VaultIndex) {
    this.#index = index;
    this.#outline = new OutlineBuilder(index);
    this.#timeline = new TimelineBuilder(index);
  }

  outline(state: OutlineState, selection?: OutlineSelection): Outline {
    return this.#outline.build(state, selection);
  }

  /** What the chosen view shows. */
  shown(state: PaneState, selection: OutlineSelection): Shown {
    const outline = this.outline(state.outline, selection);
    if (state.view === "timeline") {
      const context = { today: toDay().today, weekOne: null, conflictAt: () => null };
      return { view: "timeline", timeline: this.#timeline.build(outline, state.timeline, context) };
    }
    return { view: "outline", outline };
  }

  /** A query of the vault; or why the text is none. */
  compile(text: string, words: QueryWords): ReturnType<typeof compileQuery> {
    return compileQuery(text, {
      index: this.#index,
      today: toDay().today,
      get vocabulary() {
        return words.vocabulary;
      },
    });
  }

  /** What a scope asks of an item; null for nothing. */
  scope(scope: Scope, activePath: string | null): ItemTest | null {
    return compileScope(scope, this.#index, activePath);
  }

  complete(text: string, cursor: number): Completions {
    return completeQuery(text, cursor, this.#index);
  }

  /** What is met in the vault and can be asked for. */
  values(): VaultValues {
    return valuesOf(this.#index);
  }

  summary(): RoadmapPaneProps["summary"] {
    return { rollup: folderRollup(this.#index), noteCount: this.#outline.noteCount };
  }
}
