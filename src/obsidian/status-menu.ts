import { Menu } from "obsidian";
import { statusChoices } from "../core/edit/status-choices";
import type { StatedStatus, Status } from "../core/status/status";
import type { Vocabulary } from "../core/status/vocabulary";
import { say } from "../core/words/say";

/** The app's icons that come nearest to the shapes of the badges. */
const ICONS: Readonly<Record<Status, string>> = {
  todo: "circle",
  active: "loader-circle",
  review: "circle-dot",
  blocked: "octagon-minus",
  deferred: "circle-pause",
  done: "circle-check",
  cancelled: "circle-x",
  por: "file-check",
  draft: "file-pen",
  reference: "file-text",
};

/** What a menu of statuses says, and in which order. */
export interface MenuWords {
  readonly vocabulary: Vocabulary;
  readonly order: readonly Status[];
}

/** What becomes of a menu. */
export interface MenuOutcome {
  readonly choose: (status: Status) => void;
  readonly hide: () => void;
  /** Shows more of what the status is of; left out where there is no more. */
  readonly more?: () => void;
}

/** Shows a menu of all statuses by category, in which `current` is checked. */
export function showStatusMenu(
  { vocabulary, order }: MenuWords,
  current: StatedStatus | null,
  at: { readonly x: number; readonly y: number; readonly left?: boolean },
  doc: Document,
  { choose, hide, more }: MenuOutcome,
): void {
  const menu = new Menu();
  for (const { category, choices } of statusChoices(vocabulary, order)) {
    for (const { status, label } of choices) {
      menu.addItem((item) =>
        item
          .setSection(category)
          .setTitle(label)
          .setIcon(ICONS[status])
          .setChecked(status === current)
          .onClick(() => choose(status)),
      );
    }
  }
  if (more !== undefined) {
    // Where there is no pointer to rest on a badge this is the way to its card.
    menu.addItem((item) => item.setSection("more").setTitle(say("menu.details")).setIcon("info").onClick(more));
  }
  menu.onHide(hide);
  menu.showAtPosition(at, doc);
}
