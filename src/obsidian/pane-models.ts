import type { VaultIndex } from "../core/index/vault-index";
import { BoardBuilder } from "../core/roadmap/board/build-board";
import { OutlineBuilder } from "../core/roadmap/build-outline";
import type { Outline, OutlineState } from "../core/roadmap/outline-row";
import { folderRollup } from "../core/rollup/note-rollups";
import type { RoadmapPaneProps, Shown } from "../ui/pane-props";
import type { PaneState } from "../ui/pane-state";

/** What the views show, made of the index: each builder keeps what it has built until that changes. */
export class PaneModels {
  readonly #index: VaultIndex;
  readonly #outline: OutlineBuilder;
  readonly #board: BoardBuilder;

  constructor(index: VaultIndex) {
    this.#index = index;
    this.#outline = new OutlineBuilder(index);
    this.#board = new BoardBuilder(index);
  }

  outline(state: OutlineState): Outline {
    return this.#outline.build(state);
  }

  /** What the chosen view shows. */
  shown(state: PaneState): Shown {
    if (state.view === "board") return { view: "board", board: this.#board.build(state.board, state.outline) };
    return { view: "outline", outline: this.outline(state.outline) };
  }

  summary(): RoadmapPaneProps["summary"] {
    return { rollup: folderRollup(this.#index), noteCount: this.#outline.noteCount };
  }
}
