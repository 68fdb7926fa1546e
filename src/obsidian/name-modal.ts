import { ButtonComponent, Modal, Setting, type App } from "obsidian";
import { say } from "../core/words/say";
import { nameDialogue } from "./name-dialogue";

/** What is asked for, and what becomes of the answer. */
export interface NameQuestion {
  readonly title: string;
  readonly desc?: string;
  readonly initial: string;
  /** Why a name cannot be; null when it can. */
  readonly check: (name: string) => string | null;
  /** Gets the name without blanks around it. */
  readonly save: (name: string) => void;
}

/** Asks for a name, and closes only when it can be, or is not wanted. */
export class NameModal extends Modal {
  readonly #question: NameQuestion;

  constructor(app: App, question: NameQuestion) {
    super(app);
    this.#question = question;
  }

  override onOpen(): void {
    const { title, desc, initial, check, save } = this.#question;
    let name = initial;
    this.setTitle(title);
    nameDialogue(this);
    this.modalEl.addClass("por-entry");
    const setting = new Setting(this.contentEl).setName(say("dialog.name")).setDesc(desc ?? "");
    const submit = (input: HTMLInputElement): void => {
      const fault = check(name);
      setting.setErrorMessage(fault);
      input.setAttr("aria-invalid", fault === null ? null : "true");
      if (fault !== null) {
        input.focus();
        return;
      }
      this.close();
      save(name.trim());
    };
    setting.addText((text) => {
      const { inputEl } = text.setValue(initial).onChange((value) => {
        name = value;
        setting.setErrorMessage(null);
      });
      inputEl.setAttr("aria-label", say("dialog.name"));
      inputEl.addEventListener("keydown", (event) => {
        // The Enter that ends the input of a Japanese word is not meant for the dialogue.
        if (event.key !== "Enter" || event.isComposing) return;
        // Else it would press the button that has the keys once the dialogue is closed.
        event.preventDefault();
        submit(inputEl);
      });
      const buttons = this.modalEl.createDiv("modal-button-container");
      new ButtonComponent(buttons)
        .setButtonText(say("dialog.save"))
        .setCta()
        .onClick(() => submit(inputEl));
      new ButtonComponent(buttons).setButtonText(say("dialog.cancel")).onClick(() => this.close());
      inputEl.select();
    });
  }

  override onClose(): void {
    this.contentEl.empty();
  }
}
