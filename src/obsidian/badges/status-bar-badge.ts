import { Component, type App, type EventRef } from "obsidian";
import { faceOfNote } from "../../core/badge/link-badge";
import type { VaultIndex } from "../../core/index/vault-index";
import { drawBadge } from "../../ui/badge/draw-badge";

/** What the badge is made of, and what it does. */
export interface StatusBarParts {
  readonly app: App;
  readonly index: VaultIndex;
  /** The element that the app gives a plugin in its status bar. */
  readonly element: HTMLElement;
  /** Whether the note at `path` is to have a badge. */
  readonly isWanted: (path: string) => boolean;
  readonly open: () => void;
  /** Calls `listener` whenever badges may be others, until the returned function is called. */
  readonly onChange: (listener: () => void) => () => void;
}

/**
 * How the active note stands, in the status bar: also of a note whose title is its file's name, beside which the app
 * has no place for a badge.
 */
export class StatusBarBadge extends Component {
  readonly #parts: StatusBarParts;
  #shown = "";

  constructor(parts: StatusBarParts) {
    super();
    this.#parts = parts;
  }

  override onload(): void {
    const { app, element, open, onChange } = this.#parts;
    element.addClass("mod-clickable");
    const draw = (): void => this.#draw();
    const follow = (ref: EventRef): void => this.registerEvent(ref);
    this.register(onChange(draw));
    follow(app.workspace.on("file-open", draw));
    follow(app.workspace.on("active-leaf-change", draw));
    follow(app.vault.on("rename", draw));
    this.registerDomEvent(element, "click", open);
    this.registerDomEvent(element, "keydown", (event) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      open();
    });
    draw();
  }

  override onunload(): void {
    this.#parts.element.empty();
  }

  #draw(): void {
    const { app, index, element, isWanted } = this.#parts;
    const path = app.workspace.getActiveFile()?.path;
    const face = path === undefined || !isWanted(path) ? null : faceOfNote(index, "note", path, "");
    const shown = JSON.stringify(face);
    if (shown === this.#shown) return;
    this.#shown = shown;
    element.empty();
    element.toggle(face !== null);
    if (face !== null) element.append(drawBadge(element.doc, face, null, "dialog"));
  }
}
