import type { AppHost } from "./app-host";
import { Modal } from "./modal";
import { ButtonComponent } from "./setting-components";

/** A button of a `ConfirmationModal`; choosing it closes the dialogue. [T] */
export class ConfirmationButton extends ButtonComponent {
  constructor(
    containerEl: HTMLElement,
    private readonly modal: Modal,
  ) {
    super(containerEl);
  }

  override onClick(handler: (event: MouseEvent) => unknown): this {
    return super.onClick((event) => {
      this.modal.close();
      handler(event);
    });
  }

  setInitialFocus(): this {
    window.setTimeout(() => this.buttonEl.focus(), 0);
    return this;
  }

  setSecondary(): this {
    return this.setClass("mod-secondary");
  }

  setCancel(): this {
    this.setClass("mod-cancel");
    return this.onClick(() => undefined);
  }
}

/** A question with buttons. */
export class ConfirmationModal extends Modal {
  buttonContainerEl: HTMLElement;

  constructor(app: AppHost) {
    super(app);
    this.buttonContainerEl = this.modalEl.createDiv("modal-button-container");
  }

  addClass(cls: string): this {
    this.modalEl.addClass(cls);
    return this;
  }

  addCheckbox(label: string, callback: (value: boolean) => unknown): this {
    const labelEl = this.buttonContainerEl.createEl("label", "mod-checkbox");
    const input = labelEl.createEl("input", { type: "checkbox" });
    labelEl.appendText(label);
    input.addEventListener("change", () => callback(input.checked));
    return this;
  }

  addButton(callback: (button: ConfirmationButton) => unknown): this {
    callback(new ConfirmationButton(this.buttonContainerEl, this));
    return this;
  }

  addCancelButton(text = "Cancel"): this {
    return this.addButton((button) => button.setButtonText(text).setCancel());
  }
}
