import type { Finding } from "../core/findings/finding";
import type { VaultIndex } from "../core/index/vault-index";
import { OutlineBuilder } from "../core/roadmap/build-outline";
import { FindingsRows } from "../core/roadmap/findings-rows";
import type { Outline, OutlineState } from "../core/roadmap/outline-row";
import { folderRollup } from "../core/rollup/note-rollups";
import type { RoadmapPaneProps, Shown } from "../ui/pane-props";
import type { PaneState } from "../ui/pane-state";
import type { VaultFindings } from "./vault-findings";

/** What the views show, made of the index: each builder keeps what it has built until that changes. */
export class PaneModels {
  readonly #index: VaultIndex;
  readonly #outline: OutlineBuilder;
  readonly #findings: VaultFindings;
  readonly #findingsRows = new FindingsRows();

  constructor(index: VaultIndex, findings: VaultFindings) {
    this.#index = index;
    this.#outline = new OutlineBuilder(index);
    this.#findings = findings;
  }

  outline(state: OutlineState): Outline {
    return this.#outline.build(state);
  }

  /** What the chosen view shows. */
  shown(state: PaneState): Shown {
    switch (state.view) {
      case "findings": {
        const { list, progress } = this.#findings.ask();
        const findings = this.#findingsRows.build(list ?? NO_FINDINGS, state.findings, state.outline.filter);
        return { view: "findings", findings, looking: list === null ? progress : null };
      }
      default:
        return { view: "outline", outline: this.outline(state.outline) };
    }
  }

  findingCount(): number | null {
    return this.#findings.count;
  }

  summary(): RoadmapPaneProps["summary"] {
    return { rollup: folderRollup(this.#index), noteCount: this.#outline.noteCount };
  }
}

const NO_FINDINGS: readonly Finding[] = [];
