/** How long a part of a note that has changed may take to be drawn again, and how often it is looked at; milliseconds. */
const DRAWING = 5000;
const LOOKING = 40;

/** The elements that hold all of a note that can be drawn again. */
const NOTE = ".markdown-preview-view, .markdown-rendered, .cm-content";

/** Keeps the keys on a badge that is drawn anew, as another element. */
export class FocusKeeper {
  /** What each badge speaks of: the same for the element that takes its place. */
  readonly #keys = new WeakMap<Element, string>();

  watch(badge: HTMLElement, key: string): void {
    this.#keys.set(badge, key);
  }

  /**
   * Remembers a badge, in which the keys are. The function that is returned gives them to it again, and for a while to
   * whatever takes its place, unless they have gone elsewhere meanwhile.
   */
  keep(badge: HTMLElement): () => void {
    const { doc, win } = badge;
    const around = badge.closest<HTMLElement>(NOTE) ?? doc.body;
    const key = this.#keys.get(badge);
    const alike = (): readonly HTMLElement[] =>
      around.findAll(".por-mark").filter((element) => this.#keys.get(element) === key);
    const place = alike().indexOf(badge);
    let held = badge;
    let end = 0;
    let isLooking = false;
    const look = (): void => {
      const { activeElement } = doc;
      // Another may have taken its place, and the keys with it.
      held = alike().find((element) => element === activeElement) ?? held;
      isLooking = activeElement === held || (!held.isConnected && activeElement === doc.body);
      if (!isLooking) return;
      const now = held.isConnected ? undefined : alike()[place];
      if (now !== undefined) {
        held = now;
        held.focus({ preventScroll: true });
      }
      isLooking = win.performance.now() < end;
      if (isLooking) win.setTimeout(look, LOOKING);
    };
    return () => {
      end = win.performance.now() + DRAWING;
      if (isLooking) return;
      if (held.isConnected) held.focus({ preventScroll: true });
      look();
    };
  }
}
