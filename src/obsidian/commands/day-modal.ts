import { ButtonComponent, Modal, Setting, type App } from "obsidian";
import { toDayNumber, toDayText } from "../../core/text/day-number";
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
    this.setTitle("What changed since…");
    const setting = new Setting(this.contentEl).setName("Day").setDesc("What is different since the end of it.");
    setting.addText((text) => {
      const { inputEl } = text;
      inputEl.type = "date";
      inputEl.max = toDayText(today - 1);
      inputEl.setAttr("aria-label", "Day");
      text.setValue(toDayText(today - WEEK));
      const submit = (): void => {
        if (inputEl.value === "" || !inputEl.checkValidity()) {
          setting.setErrorMessage("A day before today is needed.");
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
      new ButtonComponent(buttons).setButtonText("Show").setCta().onClick(submit);
      new ButtonComponent(buttons).setButtonText("Cancel").onClick(() => this.close());
    });
  }

  override onClose(): void {
    this.contentEl.empty();
  }
}
