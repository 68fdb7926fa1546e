import type { Card, CardPlace } from "../../core/badge/card";
import { labelOf } from "../../core/status/label";
import { say } from "../../core/words/say";
import { formatDay, partsOf, rollupInWords, type DayContext } from "../words";
import { drawStatusIcon } from "./draw-status-icon";

/** What the card asks of whoever shows it. */
export interface CardHost {
  open(place: CardPlace, event: MouseEvent): void;
  /** The pointer has come to rest on a link. */
  preview(place: CardPlace, event: MouseEvent, element: HTMLElement): void;
}

/** The statuses that have a colour of their own in a bar; the rest of it is empty. */
const COLOURED = /^(?:done|review|active|blocked|unknown)$/;

/** A card that says more of what a badge speaks of. */
export function drawCard(doc: Document, card: Card, day: DayContext, host: CardHost): HTMLElement {
  const { title, status, rollup, next, lastChange, place } = card;
  const element = make(doc, "div", "por-card");
  element.role = "dialog";
  element.ariaLabel = title;
  const link = (to: CardPlace, classes: string, ...inside: readonly (Node | string)[]): HTMLElement => {
    const made = make(doc, "a", classes, ...inside);
    made.setAttribute("href", "#");
    made.addEventListener("click", (event) => {
      event.preventDefault();
      host.open(to, event);
    });
    made.addEventListener("mouseover", (event) => host.preview(to, event, made));
    return made;
  };

  const head = make(doc, "div", "por-card-head", link(place, "por-card-title", title));
  if (status !== null) {
    const said = make(doc, "span", "por-card-status", drawStatusIcon(doc, status.status, rollup.progress || undefined));
    said.dataset["status"] = status.status;
    said.append(labelOf(status.status));
    head.prepend(said);
  }
  element.append(head);
  if (status !== null) {
    const from = say("card.from", { place: status.from });
    const line = make(doc, "div", "por-card-from");
    line.append(status.place === null ? from : link(status.place, "por-card-link", from));
    element.append(line);
  }
  if (rollup.total > 0) element.append(...drawCounts(doc, card));
  if (next.length > 0) {
    const list = make(doc, "ul", "por-card-next");
    list.ariaLabel = say("card.next");
    list.append(
      ...next.map(({ text, status: each, path, line }) =>
        make(doc, "li", "", link({ path, line }, "por-card-link", drawStatusIcon(doc, each), named(doc, each, text))),
      ),
    );
    element.append(make(doc, "div", "por-card-label", say("card.next")), list);
  }
  if (lastChange !== null)
    element.append(make(doc, "div", "por-card-change", say("card.changed", { day: formatDay(lastChange, day) })));
  return element;
}

function drawCounts(doc: Document, { rollup }: Card): readonly HTMLElement[] {
  const bar = make(doc, "div", "por-bar");
  bar.ariaHidden = "true";
  const stretch = (classes: string, count: number): HTMLElement => {
    const part = make(doc, "span", classes);
    part.style.setProperty("--por-share", String(count));
    bar.append(part);
    return part;
  };
  let rest = 0;
  for (const { status, count } of partsOf(rollup)) {
    if (COLOURED.test(status)) stretch("por-bar-part", count).dataset["status"] = status;
    else if (status !== "cancelled") rest += count;
  }
  if (rest > 0) stretch("por-bar-rest", rest);
  return [bar, make(doc, "div", "por-card-counts", rollupInWords(rollup))];
}

/** A text, and for those who cannot see its shape, its status. */
function named(doc: Document, status: Card["next"][number]["status"], text: string): HTMLElement {
  return make(
    doc,
    "span",
    "por-card-text",
    make(doc, "span", "por-sr", say("join.colon", { name: labelOf(status), text: "" })),
    text,
  );
}

function make<Name extends "div" | "span" | "a" | "ul" | "li">(
  doc: Document,
  name: Name,
  classes: string,
  ...inside: readonly (Node | string)[]
): HTMLElementTagNameMap[Name] {
  const element = doc.createElement(name);
  if (classes !== "") element.className = classes;
  element.append(...inside);
  return element;
}
