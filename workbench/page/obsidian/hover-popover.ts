import { Component } from "./component";

/** What shows a popover, and at most one at a time. [T] */
export interface HoverParent {
  hoverPopover: unknown;
}

export enum PopoverState {
  Showing,
  Shown,
  Hiding,
  Hidden,
}

const SHOW_DELAY = 300;
const HIDE_DELAY = 300;
const GAP = 4;
const MARGIN = 8;

/** A box beside `targetEl` that comes when the mouse rests and goes when it leaves both. [T; times F] */
export class HoverPopover extends Component {
  hoverEl: HTMLElement;
  state: PopoverState = PopoverState.Showing;
  private readonly doc: Document;
  private timer = 0;

  constructor(
    private readonly parent: HoverParent,
    private readonly targetEl: HTMLElement | null,
    waitTime = SHOW_DELAY,
    private readonly staticPos: { x: number; y: number } | null = null,
  ) {
    super();
    this.doc = targetEl?.ownerDocument ?? activeDocument;
    this.hoverEl = this.doc.createElement("div");
    this.hoverEl.className = "popover hover-popover";
    const { hoverPopover: before } = parent;
    if (before instanceof HoverPopover) before.hide();
    parent.hoverPopover = this;
    for (const el of [this.hoverEl, targetEl]) {
      el?.addEventListener("mouseover", this.keep);
      el?.addEventListener("mouseleave", this.leave);
    }
    this.timer = window.setTimeout(() => this.show(), waitTime);
  }

  /** Not in the declarations: for the host. */
  hide(): void {
    window.clearTimeout(this.timer);
    if (this.state === PopoverState.Hidden) return;
    this.state = PopoverState.Hidden;
    for (const el of [this.hoverEl, this.targetEl]) {
      el?.removeEventListener("mouseover", this.keep);
      el?.removeEventListener("mouseleave", this.leave);
    }
    this.doc.removeEventListener("keydown", this.hideOnEscape, true);
    this.hoverEl.remove();
    this.unload();
    if (this.parent.hoverPopover === this) this.parent.hoverPopover = null;
  }

  private show(): void {
    if (this.targetEl?.isConnected === false) {
      this.hide();
      return;
    }
    this.state = PopoverState.Shown;
    this.doc.body.append(this.hoverEl);
    this.doc.addEventListener("keydown", this.hideOnEscape, true);
    this.load();
    this.place();
    // What it shows comes later, and changes its height.
    const observer = new ResizeObserver(() => this.place());
    observer.observe(this.hoverEl);
    this.register(() => observer.disconnect());
  }

  private readonly keep = (): void => {
    if (this.state !== PopoverState.Hiding) return;
    window.clearTimeout(this.timer);
    this.state = PopoverState.Shown;
  };

  private readonly leave = (event: MouseEvent): void => {
    const to = event.relatedTarget as Node | null;
    if (this.hoverEl.contains(to) || this.targetEl?.contains(to) === true) return;
    if (this.state === PopoverState.Showing) {
      this.hide();
      return;
    }
    this.state = PopoverState.Hiding;
    window.clearTimeout(this.timer);
    this.timer = window.setTimeout(() => this.hide(), HIDE_DELAY);
  };

  private readonly hideOnEscape = (event: KeyboardEvent): void => {
    if (event.key === "Escape") this.hide();
  };

  private place(): void {
    const { clientWidth, clientHeight } = this.doc.documentElement;
    const { width, height } = this.hoverEl.getBoundingClientRect();
    const at = this.targetEl?.getBoundingClientRect();
    const left = this.staticPos?.x ?? at?.left ?? 0;
    const below = this.staticPos?.y ?? (at?.bottom ?? 0) + GAP;
    const isTooLow = below + height > clientHeight - MARGIN;
    const top = isTooLow ? Math.max(MARGIN, (at?.top ?? below) - height - GAP) : below;
    this.hoverEl.style.left = `${Math.max(MARGIN, Math.min(left, clientWidth - width - MARGIN))}px`;
    this.hoverEl.style.top = `${top}px`;
  }
}
