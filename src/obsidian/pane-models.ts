import type { Finding } from "../core/findings/finding";
import type { VaultIndex } from "../core/index/vault-index";
import { BoardBuilder } from "../core/roadmap/board/build-board";
import { OutlineBuilder } from "../core/roadmap/build-outline";
import { TimelineBuilder } from "../core/roadmap/timeline/build-timeline";
import type { History } from "../core/roadmap/trend/history";
import { buildTrend } from "../core/roadmap/trend/trend";
import { FindingsRows } from "../core/roadmap/findings-rows";
import type { Outline, OutlineState } from "../core/roadmap/outline-row";
import { folderRollup } from "../core/rollup/note-rollups";
import type { RoadmapPaneProps, Shown } from "../ui/pane-props";
import type { PaneState } from "../ui/pane-state";
import { toDay } from "./day";
import type { VaultFindings } from "./vault-findings";

/** What the views show, made of the index: each builder keeps what it has built until that changes. */
export class PaneModels {
  readonly #index: VaultIndex;
  readonly #outline: OutlineBuilder;
  readonly #timeline: TimelineBuilder;
  readonly #history: () => History;
  readonly #board: BoardBuilder;
  readonly #findings: VaultFindings;
  readonly #findingsRows = new FindingsRows();
  /** By line and path, of the findings below. */
  readonly #conflicts = new Map<string, string>();
  #conflictsOf: readonly Finding[] | null = null;

  /** @param history what is kept of earlier days, as it is when asked */
  constructor(index: VaultIndex, findings: VaultFindings, history: () => History) {
    this.#index = index;
    this.#history = history;
    this.#outline = new OutlineBuilder(index);
    this.#timeline = new TimelineBuilder(index);
    this.#board = new BoardBuilder(index);
    this.#findings = findings;
  }

  outline(state: OutlineState): Outline {
    return this.#outline.build(state);
  }

  /** What the chosen view shows. */
  shown(state: PaneState): Shown {
    switch (state.view) {
      case "outline":
        return { view: "outline", outline: this.outline(state.outline) };
      case "board":
        return { view: "board", board: this.#board.build(state.board, state.outline) };
      case "timeline": {
        this.#takeConflicts(this.#findings.ask().list);
        const conflictAt = (path: string, line: number): string | null =>
          this.#conflicts.get(`${line} ${path}`) ?? null;
        const context = { today: toDay().today, weekOne: null, conflictAt };
        const timeline = this.#timeline.build(this.outline(state.outline), state.timeline, context);
        return { view: "timeline", timeline };
      }
      case "findings": {
        const { list, progress } = this.#findings.ask();
        const findings = this.#findingsRows.build(list ?? NO_FINDINGS, state.findings, state.outline.filter);
        return { view: "findings", findings, looking: list === null ? progress : null };
      }
      case "trend":
        return { view: "trend", trend: buildTrend(this.#index, this.#history(), state.trend, toDay().today) };
    }
  }

  findingCount(): number | null {
    return this.#findings.count;
  }

  /** Takes note of the lines that say of their time what is said otherwise elsewhere. */
  #takeConflicts(list: readonly Finding[] | null): void {
    if (list === this.#conflictsOf) return;
    this.#conflictsOf = list;
    this.#conflicts.clear();
    for (const { rule, path, line, message, related } of list ?? []) {
      if (rule !== "schedule-conflict") continue;
      for (const place of [{ path, line }, ...related]) this.#conflicts.set(`${place.line} ${place.path}`, message);
    }
  }

  summary(): RoadmapPaneProps["summary"] {
    return { rollup: folderRollup(this.#index), noteCount: this.#outline.noteCount };
  }
}

const NO_FINDINGS: readonly Finding[] = [];
