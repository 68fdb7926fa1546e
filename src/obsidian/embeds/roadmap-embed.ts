import { MarkdownRenderChild } from "obsidian";
import { readEmbed, type Embed } from "../../core/embed/read-embed";
import { drawEmbed, drawEmbedError, unmountEmbed } from "../../ui/embed/embed";
import type { RoadmapPaneProps } from "../../ui/pane-props";
import { INITIAL_PANE_STATE } from "../../ui/pane-state";
import { withSavedView } from "../../ui/saved-view";
import { openRoadmap } from "../open-pane";
import { ShownPlan, type PlanParts } from "./shown-plan";

/** A view of the roadmap in a note: what its block says, or what is wrong with that. */
export class RoadmapEmbed extends MarkdownRenderChild {
  readonly #parts: PlanParts;
  readonly #embed: ReturnType<typeof readEmbed>;
  /** The note that the block stands in. */
  #path: string;

  constructor(element: HTMLElement, text: string, path: string, parts: PlanParts) {
    super(element);
    this.#parts = parts;
    this.#path = path;
    this.#embed = readEmbed(text);
  }

  override onload(): void {
    const embed = this.#embed;
    this.containerEl.addClass("por-embed-place");
    if ("error" in embed) {
      this.register(() => unmountEmbed(this.containerEl));
      drawEmbedError(this.containerEl, embed.error);
      return;
    }
    this.containerEl.dataset["view"] = embed.view;
    if (embed.height !== null) this.containerEl.style.setProperty("--por-embed-height", `${embed.height}px`);
    const plan = new ShownPlan(this.containerEl, this.#parts, {
      state: withSavedView(INITIAL_PANE_STATE, { id: "", name: "", ...embed }),
      activePath: () => this.#path,
      draw: (pane, isStatic) => this.#draw(embed, pane, isStatic),
    });
    this.addChild(plan);
    this.registerEvent(
      this.#parts.app.vault.on("rename", (file, from) => {
        if (from !== this.#path) return;
        this.#path = file.path;
        plan.draw();
      }),
    );
  }

  #draw(embed: Embed, pane: RoadmapPaneProps, isStatic: boolean): void {
    const { error } = pane.query;
    const { queryLine } = embed;
    if (error !== null && queryLine !== null) {
      const { line, text, from } = queryLine;
      drawEmbedError(this.containerEl, { ...error, line, text, from: error.from + from, to: error.to + from });
      return;
    }
    const open = (): void =>
      void openRoadmap(this.#parts.app).then((view) => view?.showSaved({ id: "", name: "", ...embed }));
    drawEmbed(this.containerEl, { embed, pane, isStatic, open });
  }
}
