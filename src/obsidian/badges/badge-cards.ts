import { Component } from "obsidian";
import type { Card } from "../../core/badge/card";
import { drawCard, type CardHost } from "../../ui/badge/draw-card";
import { currentDay } from "../day";

/** How long the pointer rests on a badge until its card opens, and is away until it closes; milliseconds. */
const OPENING = 350;
const CLOSING = 200;
/** Between a badge and its card, and around the card; pixels. */
const GAP = 6;

interface OpenCard {
  readonly badge: HTMLElement;
  readonly element: HTMLElement;
  readonly life: Component;
}

/** The card of one badge at a time: of the one that the pointer rests on, or that has the keys. */
export class BadgeCards extends Component {
  readonly #host: CardHost;
  #open: OpenCard | null = null;
  #timer: { readonly id: number; readonly win: Window } | null = null;

  constructor(host: CardHost) {
    super();
    this.#host = host;
  }

  override onunload(): void {
    this.close();
  }

  /** Lets a badge open its card; `toCard` gives it as it is then, or null where there is nothing more to say. */
  watch(badge: HTMLElement, toCard: () => Card | null): void {
    badge.addEventListener("mouseenter", () => this.#later(badge, OPENING, () => this.open(badge, toCard)));
    badge.addEventListener("mouseleave", () => this.#later(badge, CLOSING, () => this.close()));
    badge.addEventListener("focus", () => {
      if (badge.matches(":focus-visible")) this.open(badge, toCard);
    });
    badge.addEventListener("blur", (event) => {
      if (this.#open?.badge === badge && !isWithin(this.#open.element, event.relatedTarget)) this.close();
    });
    badge.addEventListener("keydown", (event) => {
      if (this.#open?.badge !== badge) return;
      if (event.key === "ArrowDown") linksOf(this.#open.element)[0]?.focus();
      else if (event.key === "Escape") this.close();
      else return;
      event.preventDefault();
      event.stopPropagation();
    });
  }

  /** Opens the card of a badge, instead of any other. */
  open(badge: HTMLElement, toCard: () => Card | null): void {
    this.#stop();
    if (this.#open?.badge === badge) return;
    this.close();
    const card = badge.isConnected ? toCard() : null;
    if (card === null) return;
    const { doc } = badge;
    const element = drawCard(doc, card, currentDay(), this.#host);
    const life = this.addChild(new Component());
    this.#open = { badge, element, life };
    doc.body.append(element);
    place(element, badge);
    life.registerDomEvent(element, "mouseenter", () => this.#stop());
    life.registerDomEvent(element, "mouseleave", () => this.#later(badge, CLOSING, () => this.close()));
    life.registerDomEvent(element, "focusout", ({ relatedTarget }) => {
      if (!isWithin(element, relatedTarget) && relatedTarget !== badge) this.close();
    });
    life.registerDomEvent(element, "keydown", (event) => this.#onKey(event, badge, element));
    const closeOutside = ({ target }: Event): void => {
      if (!isWithin(element, target) && !isWithin(badge, target)) this.close();
    };
    life.registerDomEvent(doc, "pointerdown", closeOutside, true);
    life.registerDomEvent(doc, "wheel", closeOutside, true);
    life.registerDomEvent(doc, "keydown", (event) => {
      if (event.key === "Escape") this.close();
    });
    if (doc.defaultView !== null) life.registerDomEvent(doc.defaultView as Window, "resize", () => this.close());
  }

  close(): void {
    this.#stop();
    const open = this.#open;
    if (open === null) return;
    this.#open = null;
    this.removeChild(open.life);
    open.element.remove();
  }

  /** Closes the card of a badge that is not there any more. */
  tidy(): void {
    if (this.#open?.badge.isConnected === false) this.close();
  }

  #onKey(event: KeyboardEvent, badge: HTMLElement, element: HTMLElement): void {
    const links = linksOf(element);
    const at = links.findIndex((link) => link === element.doc.activeElement);
    if (event.key === "Escape" || (event.key === "ArrowUp" && at === 0)) {
      badge.focus();
      if (event.key === "Escape") this.close();
    } else if (event.key === "ArrowDown") links[Math.min(at + 1, links.length - 1)]?.focus();
    else if (event.key === "ArrowUp") links[at - 1]?.focus();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  #later({ win }: HTMLElement, delay: number, act: () => void): void {
    this.#stop();
    const id = win.setTimeout(() => {
      this.#timer = null;
      act();
    }, delay);
    this.#timer = { id, win };
  }

  #stop(): void {
    this.#timer?.win.clearTimeout(this.#timer.id);
    this.#timer = null;
  }
}

function linksOf(element: HTMLElement): readonly HTMLElement[] {
  return element.findAll("a");
}

function isWithin(element: HTMLElement, target: EventTarget | null): boolean {
  return target !== null && element.contains(target as Node);
}

/** Below the badge, else above it, and within the window. */
function place(element: HTMLElement, badge: HTMLElement): void {
  const at = badge.getBoundingClientRect();
  const { clientWidth, clientHeight } = badge.doc.documentElement;
  const { width, height } = element.getBoundingClientRect();
  const isRtl = badge.win.getComputedStyle(badge).direction === "rtl";
  const start = isRtl ? at.right - width : at.left;
  const below = at.bottom + GAP;
  const top = below + height + GAP <= clientHeight || at.top < height + 2 * GAP ? below : at.top - GAP - height;
  element.style.left = `${Math.max(GAP, Math.min(start, clientWidth - width - GAP))}px`;
  element.style.top = `${Math.max(GAP, Math.min(top, clientHeight - height - GAP))}px`;
}
