import { installDomHelpers, reportMigration } from "./dom-helpers";
import { installTooltips } from "./tooltip";

/** A window with its own globals. */
export type GlobalWindow = Window & typeof globalThis;

export interface WorkspaceWindowInitData {
  x?: number;
  y?: number;
  size?: { width: number; height: number };
}

const SIZE = { width: 800, height: 700 };
const windows = new Set<GlobalWindow>([window]);

/**
 * Opens a real window with globals and prototypes of its own, Obsidian's helpers on them, and the look of the main one.
 *
 * @throws {Error} when the browser refuses to open one.
 */
export function openWindow({ x, y, size = SIZE }: WorkspaceWindowInitData = {}): GlobalWindow {
  const place = x === undefined || y === undefined ? "" : `,left=${x},top=${y}`;
  const opened = window.open("about:blank", "_blank", `popup,width=${size.width},height=${size.height}${place}`);
  if (opened === null) throw new Error("The browser refused to open a window. Allow pop-ups for this page.");
  const win = opened as GlobalWindow;
  installDomHelpers(win);
  installTooltips(win.document);
  const stop = mirrorLook(win.document);
  windows.add(win);
  followFocus(win);
  win.addEventListener("pagehide", () => {
    stop();
    windows.delete(win);
    if (activeWindow === win) activateWindow(window);
  });
  return win;
}

/** Makes that window what `activeWindow` and `activeDocument` name, in every window. [D Support pop-out windows] */
export function activateWindow(win: Window): void {
  for (const one of windows) Object.assign(one, { activeWindow: win, activeDocument: win.document });
}

/** The active window is where the focus or the mouse went last. */
export function followFocus(win: Window): void {
  const activate = (): void => activateWindow(win);
  win.addEventListener("focus", activate);
  win.document.addEventListener("focusin", activate, true);
  win.document.addEventListener("pointerdown", activate, true);
}

/** Tells what listens for it that elements have come to another window. */
export function moveElement(el: HTMLElement, move: () => void): void {
  const before = el.win;
  move();
  if (el.win !== before) reportMigration();
}

/** Keeps styles and theme of a document as those of the main one, also when a plugin's styles come or go. */
function mirrorLook(doc: Document): () => void {
  const copyStyles = (): void => {
    for (const el of doc.head.querySelectorAll("[data-mirrored]")) el.remove();
    for (const el of document.head.querySelectorAll<HTMLElement>("link[rel=stylesheet], style")) {
      const copy = doc.importNode(el, true);
      if (el instanceof HTMLLinkElement) copy.setAttribute("href", el.href);
      copy.dataset["mirrored"] = "";
      doc.head.append(copy);
    }
  };
  const copyClasses = (): void => {
    doc.body.className = `${document.body.className} is-popout-window`;
  };
  copyStyles();
  copyClasses();
  const styles = new MutationObserver(copyStyles);
  styles.observe(document.head, { childList: true });
  const classes = new MutationObserver(copyClasses);
  classes.observe(document.body, { attributes: true, attributeFilter: ["class"] });
  return () => {
    styles.disconnect();
    classes.disconnect();
  };
}
