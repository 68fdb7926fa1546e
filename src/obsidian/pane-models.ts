import type { VaultIndex } from "../core/index/vault-index";
import { BoardBuilder } from "../core/roadmap/board/build-board";
import { OutlineBuilder } from "../core/roadmap/build-outline";
import { TimelineBuilder } from "../core/roadmap/timeline/build-timeline";
import type { History } from "../core/roadmap/trend/history";
import { buildTrend } from "../core/roadmap/trend/trend";
import type { Outline, OutlineState } from "../core/roadmap/outline-row";
import { folderRollup } from "../core/rollup/note-rollups";
import type { RoadmapPaneProps, Shown } from "../ui/pane-props";
import type { PaneState } from "../ui/pane-state";
import { toDay } from "./day";

/** What the views show, made of the index: each builder keeps what it has built until that changes. */
export class PaneModels {
  readonly #index: VaultIndex;
  readonly #outline: OutlineBuilder;
  readonly #timeline: TimelineBuilder;
  readonly #history: () => History;
  readonly #board: BoardBuilder;

  /** @param history what is kept of earlier days, as it is when asked */
  constructor(index: VaultIndex, history: () => History) {
    this.#index = index;
    this.#history = history;
    this.#outline = new OutlineBuilder(index);
    this.#timeline = new TimelineBuilder(index);
    this.#board = new BoardBuilder(index);
  }

  outline(state: OutlineState): Outline {
    return this.#outline.build(state);
  }

  /** What the chosen view shows. */
  shown(state: PaneState): Shown {
    if (state.view === "board") return { view: "board", board: this.#board.build(state.board, state.outline) };
    if (state.view === "trend") {
      return { view: "trend", trend: buildTrend(this.#index, this.#history(), state.trend, toDay().today) };
    }
    const outline = this.outline(state.outline);
    if (state.view === "timeline") {
      const context = { today: toDay().today, weekOne: null, conflictAt: () => null };
      return { view: "timeline", timeline: this.#timeline.build(outline, state.timeline, context) };
    }
    return { view: "outline", outline };
  }

  summary(): RoadmapPaneProps["summary"] {
    return { rollup: folderRollup(this.#index), noteCount: this.#outline.noteCount };
  }
}
