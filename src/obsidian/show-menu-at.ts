import type { Menu } from "obsidian";
import { below } from "./below";
import { isElement } from "./live-view";

/** Shows a menu where it was asked for: at the pointer, or from the keyboard below the active row of what has the keys. */
export function showMenuAt(menu: Menu, event: MouseEvent): void {
  const { target, button } = event;
  const asked = button !== 2 && isElement(target) ? target : null;
  const active = asked?.doc.getElementById(asked.getAttribute("aria-activedescendant") ?? "") ?? null;
  if (active === null) {
    menu.showAtMouseEvent(event);
    return;
  }
  // Without the keys it is not marked as active, while the engine takes another row for that below the pointer.
  active.addClass("has-active-menu");
  menu.onHide(() => active.removeClass("has-active-menu"));
  menu.showAtPosition(below(active), active.doc);
}
