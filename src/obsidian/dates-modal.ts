import { ButtonComponent, Modal, Setting, type App } from "obsidian";
import { SET_DATES, type NewDates, type SetDate } from "../core/edit/set-dates";
import type { Target } from "../ui/pane-props";
import { nameDialogue } from "./name-dialogue";

const NAMES: Readonly<Record<SetDate, string>> = { start: "Start", scheduled: "Scheduled", due: "Due" };

/** A date that is asked for. */
interface Asked {
  readonly field: SetDate;
  /** As it was; empty for none, and where items do not agree. */
  readonly before: string;
  readonly inputEl: HTMLInputElement;
  readonly setting: Setting;
  /** Whether there is to be none, also where items do not agree. */
  isCleared: boolean;
}

/** Asks for the dates of items. */
export class DatesModal extends Modal {
  readonly #targets: readonly Target[];
  readonly #save: (dates: NewDates) => void;
  readonly #asked: Asked[] = [];

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
    const before = isMixed ? "" : ([...days][0] ?? "");
    const setting = new Setting(this.contentEl).setName(NAMES[field]);
    if (isMixed) setting.setDesc("Not the same for all.");
    setting.addText((text) => {
      const { inputEl } = text.setValue(before);
      inputEl.type = "date";
      inputEl.setAttr("aria-label", NAMES[field]);
      const asked: Asked = { field, before, inputEl, setting, isCleared: false };
      this.#asked.push(asked);
      inputEl.addEventListener("input", () => {
        asked.isCleared = false;
        setting.setErrorMessage(null);
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
            asked.isCleared = true;
            setting.setErrorMessage(null);
            inputEl.focus();
          }),
      );
    });
  }

  #submit(): void {
    const half = this.#asked.find(({ inputEl }) => inputEl.validity.badInput);
    if (half !== undefined) {
      half.setting.setErrorMessage("This is no whole day yet.");
      half.inputEl.focus();
      return;
    }
    // What items do not agree on stays as it is, unless it was touched.
    const changed = this.#asked.filter(({ before, inputEl, isCleared }) => isCleared || inputEl.value !== before);
    this.close();
    const dates: NewDates = Object.fromEntries(
      changed.map(({ field, inputEl }) => [field, inputEl.value === "" ? null : inputEl.value]),
    );
    if (changed.length > 0) this.#save(dates);
  }
}
