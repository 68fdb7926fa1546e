import type { Menu } from "obsidian";
import { below } from "./below";

/** Shows a menu below `element`, which has the keys again when it closes and nothing else has taken them. */
export function showBelow(menu: Menu, element: HTMLElement): void {
  menu.onHide(() => {
    // A choice may have given the keys to a dialogue.
    if (element.doc.activeElement === element.doc.body) element.focus();
  });
  menu.showAtPosition(below(element), element.doc);
}
