import { ButtonComponent, Modal, Setting, type App } from "obsidian";
import { SET_DATES, type NewDates, type SetDate } from "../core/edit/set-dates";
import type { Target } from "../ui/pane-props";
import { nameDialogue } from "./name-dialogue";

const NAMES: Readonly<Record<SetDate, string>> = { start: "Start", scheduled: "Scheduled", due: "Due" };

/** Asks for the dates of items. */
export class DatesModal extends Modal {
  readonly #targets: readonly Target[];
  readonly #save: (dates: NewDates) => void;
  /** Only what was touched: what items do not agree on stays as it is. */
  #dates: NewDates = {};

  constructor(app: App, targets: readonly Target[], save: (dates: NewDates) => void) {
    super(app);
    this.#targets = targets;
    this.#save = save;
  }

  override onOpen(): void {
    const [first] = this.#targets;
    nameDialogue(this);
    this.modalEl.addClass("por-entry");
    this.setTitle(
      this.#targets.length === 1 ? `Dates of “${first?.title ?? ""}”` : `Dates of ${this.#targets.length} items`,
    );
    for (const field of SET_DATES) this.#ask(field);
    const buttons = this.modalEl.createDiv("modal-button-container");
    new ButtonComponent(buttons)
      .setButtonText("Save")
      .setCta()
      .onClick(() => this.#submit());
    new ButtonComponent(buttons).setButtonText("Cancel").onClick(() => this.close());
  }

  override onClose(): void {
    this.contentEl.empty();
  }

  #ask(field: SetDate): void {
    const days = new Set(this.#targets.map(({ dates }) => dates?.[field] ?? ""));
    const isMixed = days.size > 1;
    const setting = new Setting(this.contentEl).setName(NAMES[field]);
    if (isMixed) setting.setDesc("Not the same for all.");
    setting.addText((text) => {
      const { inputEl } = text.setValue(isMixed ? "" : ([...days][0] ?? ""));
      inputEl.type = "date";
      inputEl.setAttr("aria-label", NAMES[field]);
      inputEl.addEventListener("input", () => {
        // A day that is typed half is none yet, and what is cleared is empty as well.
        if (!inputEl.validity.badInput)
          this.#dates = { ...this.#dates, [field]: inputEl.value === "" ? null : inputEl.value };
      });
      inputEl.addEventListener("keydown", (event) => {
        if (event.key !== "Enter" || event.isComposing) return;
        event.preventDefault();
        this.#submit();
      });
      setting.addExtraButton((button) =>
        button
          .setIcon("x")
          .setTooltip(`No ${NAMES[field].toLowerCase()} date`)
          .onClick(() => {
            inputEl.value = "";
            this.#dates = { ...this.#dates, [field]: null };
            inputEl.focus();
          }),
      );
    });
  }

  #submit(): void {
    this.close();
    if (Object.keys(this.#dates).length > 0) this.#save(this.#dates);
  }
}
