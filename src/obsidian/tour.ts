import type { App } from "obsidian";
import { TIPS } from "../ui/tour/tips";
import type { TourShown } from "../ui/pane-props";

/** Under which the device remembers, for each vault, that the tour was seen. */
const SEEN = "plan-of-record-tour";

/** The short tour of the roadmap: shown until it is dismissed, once for each vault and device, or when somebody asks. */
export class Tour {
  readonly #app: App;
  readonly #listeners = new Set<() => void>();
  #step = 0;
  /** Null until it is looked up. */
  #isSeen: boolean | null = null;
  #isAsked = false;

  constructor(app: App) {
    this.#app = app;
  }

  /**
   * What of it a roadmap shows; null for nothing.
   *
   * @param hasRows whether there is something that it can speak of; when asked for, it is shown in any case
   */
  shown(hasRows: boolean): TourShown | null {
    if (!this.#isAsked && (!hasRows || this.#wasSeen())) return null;
    return { step: this.#step, next: () => this.#next(), end: () => this.#end() };
  }

  /** Shows it from its beginning, whether it was seen or not. */
  show(): void {
    this.#step = 0;
    this.#isAsked = true;
    this.#tell();
  }

  /** Calls `listener` whenever another part of it is to be shown, until the returned function is called. */
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #wasSeen(): boolean {
    return (this.#isSeen ??= this.#app.loadLocalStorage(SEEN) !== null);
  }

  #next(): void {
    this.#step += 1;
    if (this.#step < TIPS.length) this.#tell();
    else this.#end();
  }

  #end(): void {
    this.#isAsked = false;
    this.#isSeen = true;
    this.#app.saveLocalStorage(SEEN, "seen");
    this.#tell();
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}
