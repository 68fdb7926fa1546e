import type { Menu } from "obsidian";

/** Shows a menu below `element`, which has the keys again when it closes and nothing else has taken them. */
export function showBelow(menu: Menu, element: HTMLElement): void {
  const { left, right, bottom } = element.getBoundingClientRect();
  const isRtl = element.win.getComputedStyle(element).direction === "rtl";
  menu.onHide(() => {
    // A choice may have given the keys to a dialogue.
    if (element.doc.activeElement === element.doc.body) element.focus();
  });
  menu.showAtPosition({ x: isRtl ? right : left, y: bottom, left: isRtl }, element.doc);
}
