import { ButtonComponent, Modal, Setting, type App } from "obsidian";
import { SET_DATES, type NewDates, type SetDate } from "../core/edit/set-dates";
import type { PlainKey } from "../core/words/catalogue";
import { say } from "../core/words/say";
import type { Target } from "../ui/pane-props";
import { nameDialogue } from "./name-dialogue";

const NAMES = {
  start: { name: "dialog.start", none: "dialog.no-start" },
  scheduled: { name: "dialog.scheduled", none: "dialog.no-scheduled" },
  due: { name: "dialog.due", none: "dialog.no-due" },
} as const satisfies Readonly<Record<SetDate, Readonly<Record<"name" | "none", PlainKey>>>>;

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
      this.#targets.length === 1
        ? say("dialog.dates-of", { title: first?.title ?? "" })
        : say("dialog.dates-of-many", { count: this.#targets.length }),
    );
    for (const field of SET_DATES) this.#ask(field);
    const buttons = this.modalEl.createDiv("modal-button-container");
    new ButtonComponent(buttons)
      .setButtonText(say("dialog.save"))
      .setCta()
      .onClick(() => this.#submit());
    new ButtonComponent(buttons).setButtonText(say("dialog.cancel")).onClick(() => this.close());
  }

  override onClose(): void {
    this.contentEl.empty();
  }

  #ask(field: SetDate): void {
    const days = new Set(this.#targets.map(({ dates }) => dates?.[field] ?? ""));
    const isMixed = days.size > 1;
    const before = isMixed ? "" : ([...days][0] ?? "");
    const name = say(NAMES[field].name);
    const setting = new Setting(this.contentEl).setName(name);
    if (isMixed) setting.setDesc(say("dialog.dates-mixed"));
    setting.addText((text) => {
      const { inputEl } = text.setValue(before);
      inputEl.type = "date";
      inputEl.setAttr("aria-label", name);
      const asked: Asked = { field, before, inputEl, setting, isCleared: false };
      this.#asked.push(asked);
      inputEl.addEventListener("input", () => {
        asked.isCleared = false;
        this.#forgive();
      });
      inputEl.addEventListener("keydown", (event) => {
        if (event.key !== "Enter" || event.isComposing) return;
        event.preventDefault();
        this.#submit();
      });
      setting.addExtraButton((button) =>
        button
          .setIcon("x")
          .setTooltip(say(NAMES[field].none))
          .onClick(() => {
            inputEl.value = "";
            asked.isCleared = true;
            this.#forgive();
            inputEl.focus();
          }),
      );
    });
  }

  /** Whatever was wrong, it is asked anew when it is to be saved. */
  #forgive(): void {
    for (const { setting } of this.#asked) setting.setErrorMessage(null);
  }

  #submit(): void {
    const half = this.#asked.find(({ inputEl }) => inputEl.validity.badInput);
    if (half !== undefined) {
      half.setting.setErrorMessage(say("dialog.half-day"));
      half.inputEl.focus();
      return;
    }
    if (this.#isTurned()) return;
    // What items do not agree on stays as it is, unless it was touched.
    const changed = this.#asked.filter(isChanged);
    this.close();
    const dates: NewDates = Object.fromEntries(
      changed.map(({ field, inputEl }) => [field, inputEl.value === "" ? null : inputEl.value]),
    );
    if (changed.length > 0) this.#save(dates);
  }

  /** Whether the due date that is asked for is before the start, which is told then; what was so before may stay. */
  #isTurned(): boolean {
    const [start, due] = (["start", "due"] as const).map((name) => this.#asked.find(({ field }) => field === name));
    if (start === undefined || due === undefined || !(isChanged(start) || isChanged(due))) return false;
    if (start.inputEl.value === "" || due.inputEl.value === "" || start.inputEl.value <= due.inputEl.value)
      return false;
    due.setting.setErrorMessage(say("dialog.before-start"));
    due.inputEl.focus();
    return true;
  }
}

function isChanged({ before, inputEl, isCleared }: Asked): boolean {
  return isCleared || inputEl.value !== before;
}
