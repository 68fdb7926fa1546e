import { ButtonComponent, Modal, Setting, type App, type TextComponent } from "obsidian";
import { labelOf } from "../core/status/label";
import { STATUSES, type Status } from "../core/status/status";
import { say } from "../core/words/say";

/** An entry of a list in the settings: a text and what it means. */
export interface SettingsEntry {
  readonly text: string;
  readonly status: Status;
}

/** What is asked for, and what becomes of the answer. */
export interface EntryQuestion {
  readonly title: string;
  /** The name of the field for the text. */
  readonly name: string;
  readonly desc: string;
  readonly placeholder: string;
  readonly initial: SettingsEntry;
  /** The statuses, as they are offered. */
  readonly order: readonly Status[];
  /** Why an entry cannot be; null when it can. */
  readonly check: (entry: SettingsEntry) => string | null;
  readonly save: (entry: SettingsEntry) => void;
}

/** Asks for an entry, and closes only when it can be, or is not wanted. */
export class SettingsEntryModal extends Modal {
  readonly #question: EntryQuestion;
  #text: string;
  #status: Status;
  #field: { readonly setting: Setting; readonly input: TextComponent } | null = null;

  constructor(app: App, question: EntryQuestion) {
    super(app);
    this.#question = question;
    this.#text = question.initial.text;
    this.#status = question.initial.status;
  }

  override onOpen(): void {
    const { title, name, desc, placeholder } = this.#question;
    this.setTitle(title);
    this.modalEl.addClass("por-entry");
    const setting = new Setting(this.contentEl).setName(name).setDesc(desc);
    setting.addText((input) => {
      this.#field = { setting, input };
      input
        .setPlaceholder(placeholder)
        .setValue(this.#text)
        .onChange((text) => {
          this.#text = text;
          this.#tell(null);
        });
      input.inputEl.addEventListener("keydown", (event) => {
        // The Enter that ends the input of a Japanese word is not meant for the dialogue.
        if (event.key !== "Enter" || event.isComposing) return;
        // Else it would press the button that has the keys once the dialogue is closed, and open it anew.
        event.preventDefault();
        this.#submit();
      });
    });
    new Setting(this.contentEl).setName(say("dialog.means")).addDropdown((list) =>
      list
        .addOptions(Object.fromEntries(this.#question.order.map((status) => [status, labelOf(status)])))
        .setValue(this.#status)
        .onChange((value) => {
          this.#status = STATUSES.find((status) => status === value) ?? this.#status;
          this.#tell(null);
        }),
    );
    const buttons = this.modalEl.createDiv("modal-button-container");
    new ButtonComponent(buttons)
      .setButtonText(say("dialog.save"))
      .setCta()
      .onClick(() => this.#submit());
    new ButtonComponent(buttons).setButtonText(say("dialog.cancel")).onClick(() => this.close());
    this.#field?.input.inputEl.select();
  }

  override onClose(): void {
    this.contentEl.empty();
  }

  #submit(): void {
    const entry = { text: this.#text, status: this.#status };
    const fault = this.#question.check(entry);
    if (fault === null) {
      this.close();
      this.#question.save(entry);
      return;
    }
    this.#tell(fault);
    this.#field?.input.inputEl.focus();
  }

  #tell(fault: string | null): void {
    this.#field?.setting.setErrorMessage(fault);
    this.#field?.input.inputEl.setAttr("aria-invalid", fault === null ? null : "true");
  }
}
