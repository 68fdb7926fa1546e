const DEFAULT_MS = 5000;

/** A message in the corner. Duration 0 stays until clicked. [T] */
export class Notice {
  noticeEl: HTMLElement;
  containerEl: HTMLElement;
  messageEl: HTMLElement;

  constructor(message: string | DocumentFragment, duration = DEFAULT_MS) {
    const doc = activeDocument;
    const found = doc.querySelector<HTMLElement>(".notice-container");
    this.containerEl = found ?? doc.body.createDiv({ cls: "notice-container", attr: { "aria-live": "polite" } });
    this.noticeEl = this.containerEl.createDiv("notice");
    this.messageEl = this.noticeEl.createDiv("notice-message");
    this.messageEl.setText(message);
    this.noticeEl.addEventListener("click", () => this.hide());
    if (duration > 0) window.setTimeout(() => this.hide(), duration);
  }

  setMessage(message: string | DocumentFragment): this {
    this.messageEl.setText(message);
    return this;
  }

  hide(): void {
    this.noticeEl.remove();
    if (this.containerEl.childElementCount === 0) this.containerEl.remove();
  }
}
