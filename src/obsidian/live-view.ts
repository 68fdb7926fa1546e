import { ItemView, Scope, type WorkspaceLeaf } from "obsidian";
import type { DayContext } from "../ui/words";
import { currentDay } from "./day";

/** What is drawn of a view. */
export interface Mounted<P> {
  /** Draws it anew. */
  update(props: P): void;
  /** Gives it the keys. */
  focus(): void;
  /** Takes it off the page. */
  unmount(): void;
}

/** What a view lives on. */
export interface LiveSource {
  readonly actions: { undo(): Promise<void> };
  /** Calls `listener` whenever there is something new to show, until the returned function is called. */
  onChange(listener: () => void): () => void;
}

/** How often a view looks whether a new day has begun, which makes items overdue; milliseconds. */
const DAY_CHECK = 60_000;

/** A view that is drawn anew whenever there is something new to show, and can be seen. */
export abstract class LiveView<P, M extends Mounted<P> = Mounted<P>> extends ItemView {
  override navigation = false;
  protected pane: M | null = null;
  /** With a scope of its own, which every `ItemView` may have. */
  protected readonly keys = new Scope(this.app.scope);
  readonly #live: LiveSource;
  #day: DayContext = currentDay();
  /** Whether something has changed while nobody could see it. */
  #isStale = false;

  constructor(leaf: WorkspaceLeaf, source: LiveSource) {
    super(leaf);
    this.#live = source;
    this.scope = this.keys;
    this.keys.register(["Mod"], "z", ({ target }) => {
      // What is typed into a field is the field's own to take back.
      if (isElement(target) && target.matches("input, textarea")) return;
      void source.actions.undo();
      return false;
    });
  }

  /** Draws the view for the first time. */
  protected abstract mount(container: HTMLElement, props: P): M;

  /** What the view shows. */
  protected abstract props(day: DayContext): P;

  /** Gives the keys to the view. */
  focus(): void {
    this.pane?.focus();
  }

  override onResize(): void {
    if (this.#isStale) this.draw();
  }

  protected override onOpen(): Promise<void> {
    this.contentEl.addClass("por-view");
    this.#mount();
    this.register(this.#live.onChange(() => this.draw()));
    // The pane measures with the window that it is in.
    this.register(
      this.contentEl.onWindowMigrated(() => {
        this.#unmount();
        this.#mount();
      }),
    );
    this.registerInterval(
      window.setInterval(() => {
        if (currentDay().today !== this.#day.today) this.draw();
      }, DAY_CHECK),
    );
    // A tab that is chosen is shown without being resized.
    this.registerEvent(this.app.workspace.on("active-leaf-change", () => this.onResize()));
    this.registerEvent(this.app.workspace.on("layout-change", () => this.onResize()));
    return Promise.resolve();
  }

  protected override onClose(): Promise<void> {
    this.#unmount();
    return Promise.resolve();
  }

  /** Draws the view anew, now or as soon as it can be seen. */
  protected draw(): void {
    this.#isStale = this.pane !== null && !this.contentEl.isShown();
    if (!this.#isStale) this.pane?.update(this.#props());
  }

  #mount(): void {
    this.pane = this.mount(this.contentEl, this.#props());
  }

  #unmount(): void {
    this.pane?.unmount();
    this.pane = null;
  }

  #props(): P {
    const day = currentDay();
    // The same object all day, so that rows stay the same.
    if (day.today !== this.#day.today) this.#day = day;
    return this.props(this.#day);
  }
}

/** Whether the target of an event is an element, in whichever window. */
export function isElement(target: EventTarget | null): target is HTMLElement {
  return target !== null && (target as Partial<Node>).instanceOf?.(HTMLElement) === true;
}
