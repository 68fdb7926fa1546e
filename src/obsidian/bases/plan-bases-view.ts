import { BasesView, type QueryController } from "obsidian";
import { WHOLE_VAULT, type Scope } from "../../core/query/scope";
import { workOf } from "../../core/rollup/percent";
import { say } from "../../core/words/say";
import { drawEmbed, drawEmbedError } from "../../ui/embed/embed";
import type { RoadmapPaneProps } from "../../ui/pane-props";
import { INITIAL_PANE_STATE, type PaneState } from "../../ui/pane-state";
import { withSavedView } from "../../ui/saved-view";
import { matchesInWords } from "../../ui/query/query-notes";
import { percentInWords } from "../../ui/words";
import { ShownPlan, type PlanParts } from "../embeds/shown-plan";
import type { RoadmapSource } from "../roadmap-view";
import { toSaved, type ViewKind } from "./view-kinds";

/** The plan of the notes that a base gives, and of no others. */
export class PlanBasesView extends BasesView {
  override readonly type: string;
  readonly #kind: ViewKind;
  readonly #element: HTMLElement;
  readonly #plan: ShownPlan;
  #paths: ReadonlySet<string> = new Set();
  /** What was last read of the base's options: rows that a person folds stay so until another one is chosen. */
  #chosen = "";

  constructor(kind: ViewKind, controller: QueryController, container: HTMLElement, parts: PlanParts) {
    super(controller);
    this.type = kind.id;
    this.#kind = kind;
    this.#element = container.createDiv({ cls: "por-base", attr: { "data-view": kind.view } });
    this.#plan = new ShownPlan(this.#element, parts, {
      state: { ...INITIAL_PANE_STATE, view: kind.view, scope: toScope(this.#paths) },
      activePath: () => null,
      draw: (pane, isStatic, models) => this.#draw(pane, isStatic, models),
    });
  }

  override onload(): void {
    this.addChild(this.#plan);
    this.register(() => this.#element.remove());
  }

  override onDataUpdated(): void {
    const paths = new Set(this.data.data.map(({ file }) => file.path));
    const isSame = paths.size === this.#paths.size && [...paths].every((path) => this.#paths.has(path));
    if (!isSame) this.#paths = paths;
    const saved = toSaved(this.#kind, this.config);
    const chosen = JSON.stringify(saved);
    const isChosen = chosen !== this.#chosen;
    this.#chosen = chosen;
    this.#plan.change((before) => {
      // The scope stays the same object while the notes are: what is shown of it is kept for that.
      const scope = isSame ? before.scope : toScope(paths);
      const state: PaneState = isChosen ? withSavedView(INITIAL_PANE_STATE, { ...saved, scope: WHOLE_VAULT }) : before;
      return { ...state, scope };
    });
  }

  #draw(pane: RoadmapPaneProps, isStatic: boolean, models: RoadmapSource["models"]): void {
    const { error, matchCount } = pane.query;
    if (error !== null) {
      const wrong = { ...error, line: 0, text: pane.state.outline.filter };
      drawEmbedError(this.#element, wrong, say("bases.query-of"));
      return;
    }
    const rollup = models.rollupOf(this.#paths);
    const done = say("count.done-percent", {
      percent: percentInWords(rollup),
      done: rollup.done,
      total: workOf(rollup),
    });
    const embed = { title: null, height: null, view: this.#kind.view };
    drawEmbed(this.#element, {
      embed,
      pane,
      isStatic,
      open: null,
      counts: matchCount === null ? done : say("join.colon", { name: done, text: matchesInWords(matchCount) }),
    });
  }
}

function toScope(paths: ReadonlySet<string>): Scope {
  // So the notes are called where nothing is in them.
  return { kind: "notes", name: say("scope.base"), paths };
}
