import { ButtonComponent, Modal, Setting, type App } from "obsidian";
import { toDayNumber, toDayText } from "../../core/text/day-number";
import { say } from "../../core/words/say";
import { nameDialogue } from "../name-dialogue";

const WEEK = 7;

/** Asks since the end of which day changes are to be told. */
export class DayModal extends Modal {
  readonly #today: string;
  readonly #choose: (day: string) => void;

  /** @param today `YYYY-MM-DD`; only days before it can be chosen, as `choose` gets them */
  constructor(app: App, today: string, choose: (day: string) => void) {
    super(app);
    this.#today = today;
    this.#choose = choose;
  }

  override onOpen(): void {
    const today = toDayNumber(this.#today) ?? 0;
    nameDialogue(this);
    this.modalEl.addClass("por-entry");
    this.setTitle(say("command.changed-since"));
    const setting = new Setting(this.contentEl).setName(say("dialog.day")).setDesc(say("dialog.day-desc"));
    setting.addText((text) => {
      const { inputEl } = text;
      inputEl.type = "date";
      inputEl.max = toDayText(today - 1);
      inputEl.setAttr("aria-label", say("dialog.day"));
      text.setValue(toDayText(today - WEEK));
      const submit = (): void => {
        if (inputEl.value === "" || !inputEl.checkValidity()) {
          setting.setErrorMessage(say("dialog.day-needed"));
          inputEl.focus();
          return;
        }
        this.close();
        this.#choose(inputEl.value);
      };
      inputEl.addEventListener("keydown", (event) => {
        if (event.key !== "Enter" || event.isComposing) return;
        event.preventDefault();
        submit();
      });
      const buttons = this.modalEl.createDiv("modal-button-container");
      new ButtonComponent(buttons).setButtonText(say("dialog.show")).setCta().onClick(submit);
      new ButtonComponent(buttons).setButtonText(say("dialog.cancel")).onClick(() => this.close());
    });
  }

  override onClose(): void {
    this.contentEl.empty();
  }
}
