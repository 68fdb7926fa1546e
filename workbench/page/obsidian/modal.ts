import type { AppHost } from "./app-host";
import { setIcon } from "./icons";
import { Scope } from "./keymap";

/** A dialogue over the active window; takes the keys while it is open. [T; Escape F] */
export class Modal {
  app: AppHost;
  scope: Scope = new Scope();
  containerEl: HTMLElement;
  modalEl: HTMLElement;
  titleEl: HTMLElement;
  contentEl: HTMLElement;
  shouldRestoreSelection = true;
  private focusBefore: Element | null = null;
  /** What `setCloseCallback` sets; not declared, and there in every version. */
  closeCallback: (() => unknown) | undefined;

  constructor(app: AppHost) {
    this.app = app;
    this.containerEl = createDiv("modal-container mod-dim");
    const background = this.containerEl.createDiv("modal-bg");
    this.modalEl = this.containerEl.createDiv({ cls: "modal", attr: { role: "dialog", "aria-modal": "true" } });
    const close = this.modalEl.createEl("button", {
      cls: "modal-close-button clickable-icon",
      attr: { "aria-label": "Close" },
    });
    setIcon(close, "x");
    const header = this.modalEl.createDiv("modal-header");
    this.titleEl = header.createDiv("modal-title");
    this.contentEl = this.modalEl.createDiv("modal-content");
    background.addEventListener("click", () => this.close());
    close.addEventListener("click", () => this.close());
    this.scope.register([], "Escape", () => {
      this.close();
      return false;
    });
  }

  open(): void {
    this.focusBefore = activeDocument.activeElement;
    activeDocument.body.append(this.containerEl);
    this.app.keymap.pushScope(this.scope);
    void this.onOpen();
    if (!this.modalEl.contains(activeDocument.activeElement)) {
      const first = this.contentEl.querySelector<HTMLElement>("input, textarea, select, button, [tabindex]");
      this.modalEl.tabIndex = -1;
      (first ?? this.modalEl).focus();
    }
  }

  close(): void {
    if (!this.containerEl.isConnected) return;
    this.app.keymap.popScope(this.scope);
    this.containerEl.remove();
    this.onClose();
    this.closeCallback?.();
    if (this.shouldRestoreSelection && this.focusBefore?.instanceOf(HTMLElement) === true) this.focusBefore.focus();
  }

  onOpen(): Promise<void> | void {
    // For subclasses.
  }

  onClose(): void {
    // For subclasses.
  }

  onHistoryBack(): void {
    this.close();
  }

  setTitle(title: string): this {
    this.titleEl.setText(title);
    return this;
  }

  setContent(content: string | DocumentFragment): this {
    this.contentEl.setText(content);
    return this;
  }

  setCloseCallback(callback: () => unknown): this {
    this.closeCallback = callback;
    return this;
  }
}
