import { ButtonComponent, Modal, Setting, type App } from "obsidian";
import { isStatusColour, PALETTE, type StatusColour } from "../core/settings/status-colour";
import { movedIn } from "../core/settings/status-order";
import type { Settings } from "../core/settings/settings";
import { labelOf } from "../core/status/label";
import type { Status } from "../core/status/status";

const PICKED = "picked";
const BY_DEFAULT = "default";
/** What a picked colour is at first. */
const FIRST = "#808080";

/** What can be said of a status. */
export interface StatusQuestion {
  readonly status: Status;
  readonly settings: () => Settings;
  readonly change: (edit: (settings: Settings) => Settings) => Promise<void>;
}

/** Lets one choose the colour of a status, and where it stands among the others; each choice is made at once. */
export class StatusModal extends Modal {
  readonly #question: StatusQuestion;

  constructor(app: App, question: StatusQuestion) {
    super(app);
    this.#question = question;
  }

  override onOpen(): void {
    this.setTitle(labelOf(this.#question.status));
    this.modalEl.addClass("por-entry");
    this.#draw();
    new ButtonComponent(this.modalEl.createDiv("modal-button-container"))
      .setButtonText("Close")
      .setCta()
      .onClick(() => this.close());
  }

  override onClose(): void {
    this.contentEl.empty();
  }

  /** @param focused the name of the control that has the keys, which are kept */
  #draw(focused?: "colour" | "up" | "down"): void {
    const { status, settings } = this.#question;
    const { colours, order } = settings();
    const colour = colours.get(status);
    const place = order.indexOf(status);
    this.contentEl.empty();
    const row = new Setting(this.contentEl)
      .setName("Colour")
      .setDesc("Of the theme, or your own, made darker or lighter where it could not be told from the ground.");
    row.addDropdown((list) => {
      list
        .addOption(BY_DEFAULT, "Default")
        .addOptions(Object.fromEntries(PALETTE.map((name) => [name, nameOfColour(name)])))
        .addOption(PICKED, nameOfColour(FIRST))
        .setValue(colour === undefined ? BY_DEFAULT : colour.startsWith("#") ? PICKED : colour)
        .onChange((value) => void this.#paint(value === PICKED ? FIRST : isStatusColour(value) ? value : null));
      if (focused === "colour") list.selectEl.focus();
    });
    if (colour?.startsWith("#") === true)
      row.addColorPicker((picker) => picker.setValue(colour).onChange((value) => void this.#paint(value, false)));
    const moves = new Setting(this.contentEl)
      .setName("Place")
      .setDesc(`${place + 1} of ${order.length} in menus of its kind, and among the columns of the board.`);
    for (const [name, step] of [
      ["up", -1],
      ["down", 1],
    ] as const) {
      moves.addButton((button) => {
        const isEnd = order[place + step] === undefined;
        button
          .setButtonText(name === "up" ? "Move up" : "Move down")
          .setDisabled(isEnd)
          .onClick(() => void this.#move(step, name));
        if (focused === name && !isEnd) button.buttonEl.focus();
      });
    }
  }

  async #paint(colour: string | null, isNew = true): Promise<void> {
    const { status, change } = this.#question;
    await change((settings) => {
      const colours = new Map(settings.colours);
      if (isStatusColour(colour)) colours.set(status, colour);
      else colours.delete(status);
      return { ...settings, colours };
    });
    // A picker that is drawn anew would close.
    if (isNew) this.#draw("colour");
  }

  async #move(step: 1 | -1, name: "up" | "down"): Promise<void> {
    const { status, change } = this.#question;
    await change((settings) => {
      const place = settings.order.indexOf(status);
      return { ...settings, order: movedIn(settings.order, place, place + step) };
    });
    this.#draw(name);
  }
}

/** What a colour is called: `Purple`. */
export function nameOfColour(colour: StatusColour): string {
  return colour.startsWith("#") ? "Your own" : colour.charAt(0).toUpperCase() + colour.slice(1);
}
