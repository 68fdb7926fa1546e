import { MarkdownRenderChild, type App } from "obsidian";
import { readEmbed, type Embed } from "../../core/embed/read-embed";
import { drawEmbed, drawEmbedError, unmountEmbed } from "../../ui/embed/embed";
import { foldAll } from "../../ui/outline/fold";
import type { PaneHost } from "../../ui/pane-props";
import { INITIAL_PANE_STATE, type PaneState } from "../../ui/pane-state";
import { withSavedView } from "../../ui/saved-view";
import type { DayContext } from "../../ui/words";
import { toDay } from "../day";
import { openRoadmap } from "../open-pane";
import { PaneActions } from "../pane-actions";
import { PaneQuery } from "../pane-query";
import { readPane } from "../read-pane";
import type { RoadmapSource } from "../roadmap-view";

/** What a block is made of. */
export interface EmbedParts {
  readonly app: App;
  /** Makes the source of one block; called when that is first seen. */
  readonly source: () => RoadmapSource;
}

/** What of a block is made once it is seen. */
interface Live {
  readonly source: RoadmapSource;
  readonly query: PaneQuery;
  readonly host: PaneHost;
}

/** How far outside of what is seen a block is drawn already; pixels. */
const AHEAD = "200px";

/**
 * A view of the roadmap in a note. It is made when it is first seen, and drawn anew when something changes while it can
 * be seen; else as soon as it is again.
 */
export class RoadmapEmbed extends MarkdownRenderChild {
  readonly #parts: EmbedParts;
  readonly #embed: ReturnType<typeof readEmbed>;
  /** The note that the block stands in. */
  #path: string;
  #state: PaneState = INITIAL_PANE_STATE;
  #live: Live | null = null;
  #isSeen = false;
  #isStale = true;
  #isStatic = false;
  #day: DayContext = toDay();
  #stopWatching: () => void = () => undefined;

  constructor(element: HTMLElement, text: string, path: string, parts: EmbedParts) {
    super(element);
    this.#parts = parts;
    this.#path = path;
    this.#embed = readEmbed(text);
  }

  override onload(): void {
    const embed = this.#embed;
    this.containerEl.addClass("por-embed-place");
    this.register(() => unmountEmbed(this.containerEl));
    if ("error" in embed) {
      drawEmbedError(this.containerEl, embed.error);
      return;
    }
    this.#state = withSavedView(this.#state, { id: "", name: "", ...embed });
    this.containerEl.dataset["view"] = embed.view;
    if (embed.height !== null) this.containerEl.style.setProperty("--por-embed-height", `${embed.height}px`);
    this.#watch();
    this.register(() => this.#stopWatching());
    this.register(
      this.containerEl.onWindowMigrated(() => {
        unmountEmbed(this.containerEl);
        this.#watch();
        this.#draw();
      }),
    );
    this.registerEvent(
      this.#parts.app.vault.on("rename", (file, from) => {
        if (from !== this.#path) return;
        this.#path = file.path;
        this.#draw();
      }),
    );
    // By then it has been put where it belongs: on a page that is exported it is drawn whole, and at once.
    const { win } = this.containerEl;
    const frame = win.requestAnimationFrame(() => {
      if (this.containerEl.closest(".print") !== null) this.#drawStatic();
    });
    this.register(() => win.cancelAnimationFrame(frame));
    this.registerDomEvent(win, "beforeprint", () => this.#drawStatic());
    this.registerDomEvent(win, "afterprint", () => {
      this.#isStatic = false;
      this.#draw();
    });
  }

  /** Follows whether the block can be seen, in the window that it is in. */
  #watch(): void {
    this.#stopWatching();
    const view = this.containerEl.doc.defaultView;
    if (view === null) return;
    const observer = new view.IntersectionObserver(
      (entries) => {
        this.#isSeen = entries.at(-1)?.isIntersecting === true;
        if (this.#isSeen && this.#isStale) this.#draw();
      },
      { rootMargin: AHEAD },
    );
    observer.observe(this.containerEl);
    this.#stopWatching = () => observer.disconnect();
  }

  #drawStatic(): void {
    this.#isStatic = true;
    unmountEmbed(this.containerEl);
    this.#draw();
  }

  /** Draws the block, now or as soon as it can be seen. */
  #draw(): void {
    this.#isStale = !this.#isSeen && !this.#isStatic;
    const embed = this.#embed;
    if (this.#isStale || "error" in embed) return;
    const { source, query, host } = (this.#live ??= this.#begin());
    const drawn = readPane(source, query, this.#state, () => this.#path);
    const { error } = drawn.query;
    const { queryLine } = embed;
    if (error !== null && queryLine !== null) {
      const { line, text, from } = queryLine;
      drawEmbedError(this.containerEl, { ...error, line, text, from: error.from + from, to: error.to + from });
      return;
    }
    const day = toDay();
    // The same object all day, so that rows stay the same.
    if (day.today !== this.#day.today) this.#day = day;
    const pane = { ...drawn, state: this.#state, day: this.#day, host, reveal: null, tour: null };
    const open = (): void => this.#open(embed);
    drawEmbed(this.containerEl, { embed, pane, isStatic: this.#isStatic, open });
  }

  #begin(): Live {
    const { app } = this.#parts;
    const source = this.#parts.source();
    this.register(source.onChange(() => this.#draw()));
    const place = { app, hoverPopover: null, getViewType: () => "plan-of-record-embed" };
    const host = Object.assign(new PaneActions(place, source), {
      changeState: (state: PaneState) => {
        this.#state = state;
        this.#draw();
      },
      foldAll: (open: boolean) => host.changeState({ ...this.#state, outline: foldAll(this.#state.outline, open) }),
      retry: () => source.readAll(),
      completeQuery: (text: string, cursor: number) => source.models.complete(text, cursor),
      // What stands above a pane is not there.
      createExample: () => undefined,
      chooseScope: () => undefined,
      chooseExport: () => undefined,
    });
    return { source, host, query: new PaneQuery(source.models, source) };
  }

  #open(embed: Embed): void {
    void openRoadmap(this.#parts.app).then((view) => view?.showSaved({ id: "", name: "", ...embed }));
  }
}
