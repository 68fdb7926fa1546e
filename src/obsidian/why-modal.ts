import { Modal, type App } from "obsidian";
import { say } from "../core/words/say";
import { nameDialogue } from "./name-dialogue";
import type { PaneHost } from "../ui/pane-props";
import { mountWhy, type WhyProps } from "../ui/why/why";

/** Shows what a number is made of; closes when a line of it is opened. */
export class WhyModal extends Modal {
  readonly #props: WhyProps;
  #unmount: () => void = () => undefined;

  constructor(app: App, props: WhyProps) {
    super(app);
    const open: PaneHost["open"] = (place, event) => {
      // What had the keys before is not to take them back from the note.
      this.shouldRestoreSelection = false;
      this.close();
      props.host.open(place, event);
    };
    this.#props = { ...props, host: { open, preview: (...args) => props.host.preview(...args) } };
  }

  override onOpen(): void {
    this.setTitle(say("menu.why"));
    nameDialogue(this);
    this.modalEl.addClass("por-modal");
    this.modalEl.addClass("por-modal-why");
    this.#unmount = mountWhy(this.contentEl, this.#props);
    this.contentEl.querySelector<HTMLElement>("[data-por-view]")?.focus();
  }

  override onClose(): void {
    this.#unmount();
  }
}
