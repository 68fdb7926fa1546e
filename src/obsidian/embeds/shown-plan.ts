import { Component, Keymap, type App } from "obsidian";
import { unmountEmbed } from "../../ui/embed/embed";
import { foldAll } from "../../ui/outline/fold";
import type { PaneHost, RoadmapPaneProps } from "../../ui/pane-props";
import type { PaneState } from "../../ui/pane-state";
import type { DayContext } from "../../ui/words";
import { currentDay } from "../day";
import { isElement } from "../live-view";
import { PaneActions } from "../pane-actions";
import { PaneQuery } from "../pane-query";
import { readPane } from "../read-pane";
import type { RoadmapSource } from "../roadmap-view";

/** What a view outside of the pane is made of. */
export interface PlanParts {
  readonly app: App;
  /** Makes the source of one view; called when that is first seen. */
  readonly source: () => RoadmapSource;
}

/** What a place decides about the view in it. */
export interface PlanPlace {
  /** What is shown at first. */
  readonly state: PaneState;
  /** The note that a scope may mean. */
  readonly activePath: () => string | null;
  /** Draws what the notes give; `isStatic` is whether nobody can click there, as on paper. */
  readonly draw: (pane: RoadmapPaneProps, isStatic: boolean, models: RoadmapSource["models"]) => void;
}

/** What of a view is made once it is seen. */
interface Live {
  readonly source: RoadmapSource;
  readonly query: PaneQuery;
  readonly host: PaneHost;
}

/** How far outside of what is seen a view is drawn already; pixels. */
const AHEAD = "200px";

/**
 * A view of the roadmap outside of its pane. It is made when it is first seen, and drawn anew when something changes
 * while it can be seen; else as soon as it is again.
 */
export class ShownPlan extends Component {
  readonly #element: HTMLElement;
  readonly #parts: PlanParts;
  readonly #place: PlanPlace;
  #state: PaneState;
  #live: Live | null = null;
  #isSeen = false;
  #isStale = true;
  #isStatic = false;
  #day: DayContext = currentDay();
  /** What hangs on the window that the view is in. */
  #inWindow = new Component();

  /** @param element belongs to the view while that is loaded */
  constructor(element: HTMLElement, parts: PlanParts, place: PlanPlace) {
    super();
    this.#element = element;
    this.#parts = parts;
    this.#place = place;
    this.#state = place.state;
  }

  override onload(): void {
    const element = this.#element;
    this.register(() => unmountEmbed(element));
    this.#watch();
    this.register(
      element.onWindowMigrated(() => {
        unmountEmbed(element);
        this.#watch();
        this.draw();
      }),
    );
    this.registerDomEvent(element, "keydown", (event) => {
      const { key, shiftKey, target } = event;
      if (key !== "z" || shiftKey || !Keymap.isModifier(event, "Mod") || this.#live === null) return;
      if (isElement(target) && target.matches("input, textarea")) return;
      // The note around it has an undo of its own.
      event.preventDefault();
      event.stopPropagation();
      void this.#live.source.actions.undo();
    });
    // By then it has been put where it belongs: on a page that is exported it is drawn whole, and at once.
    const { win } = element;
    const frame = win.requestAnimationFrame(() => {
      if (element.closest(".print") !== null) this.#drawStatic();
    });
    this.register(() => win.cancelAnimationFrame(frame));
  }

  /** Shows something else. */
  change(to: (state: PaneState) => PaneState): void {
    this.#state = to(this.#state);
    this.draw();
  }

  /** Draws the view, now or as soon as it can be seen. */
  draw(): void {
    this.#isStale = !this.#isSeen && !this.#isStatic;
    if (this.#isStale) return;
    const { source, query, host } = (this.#live ??= this.#begin());
    const drawn = readPane(source, query, this.#state, this.#place.activePath);
    const day = currentDay();
    // The same object all day, so that rows stay the same.
    if (day.today !== this.#day.today) this.#day = day;
    const pane = { ...drawn, state: this.#state, day: this.#day, host, reveal: null, tour: null };
    this.#place.draw(pane, this.#isStatic, source.models);
  }

  /** Follows whether the view can be seen or is printed, in the window that it is in. */
  #watch(): void {
    this.removeChild(this.#inWindow);
    this.#inWindow = this.addChild(new Component());
    const view = this.#element.doc.defaultView;
    if (view === null) return;
    const observer = new view.IntersectionObserver(
      (entries) => {
        this.#isSeen = entries.at(-1)?.isIntersecting === true;
        if (this.#isSeen && this.#isStale) this.draw();
      },
      { rootMargin: AHEAD },
    );
    observer.observe(this.#element);
    this.#inWindow.register(() => observer.disconnect());
    this.#inWindow.registerDomEvent(view, "beforeprint", () => this.#drawStatic());
    this.#inWindow.registerDomEvent(view, "afterprint", () => {
      this.#isStatic = false;
      this.draw();
    });
  }

  #drawStatic(): void {
    this.#isStatic = true;
    unmountEmbed(this.#element);
    this.draw();
  }

  #begin(): Live {
    const { app } = this.#parts;
    const source = this.#parts.source();
    this.register(source.onChange(() => this.draw()));
    const place = { app, hoverPopover: null, getViewType: () => "plan-of-record-embed" };
    const host = Object.assign(new PaneActions(place, source), {
      changeState: (state: PaneState) => this.change(() => state),
      foldAll: (open: boolean) => this.change((state) => ({ ...state, outline: foldAll(state.outline, open) })),
      retry: () => source.readAll(),
      completeQuery: (text: string, cursor: number) => source.models.complete(text, cursor),
      // What stands above a pane is not there.
      createExample: () => undefined,
      chooseScope: () => undefined,
      chooseExport: () => undefined,
    });
    return { source, host, query: new PaneQuery(source.models, source) };
  }
}
