import { ButtonComponent, debounce, Modal, Setting, type App } from "obsidian";
import { isStatusColour, PALETTE, type PaletteColour, type StatusColour } from "../core/settings/status-colour";
import { movedIn } from "../core/settings/status-order";
import type { Settings } from "../core/settings/settings";
import { labelOf } from "../core/status/label";
import type { Status } from "../core/status/status";
import type { PlainKey } from "../core/words/catalogue";
import { say } from "../core/words/say";

const COLOURS = {
  red: "colour.red",
  orange: "colour.orange",
  yellow: "colour.yellow",
  green: "colour.green",
  cyan: "colour.cyan",
  blue: "colour.blue",
  purple: "colour.purple",
  pink: "colour.pink",
} as const satisfies Readonly<Record<PaletteColour, PlainKey>>;

const PICKED = "picked";
const BY_DEFAULT = "default";
/** What a picked colour is at first. */
const FIRST = "#808080";
/** A picker that is dragged gives many colours; how often one of them is stored, milliseconds. */
const WHILE_PICKING = 100;

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
      .setButtonText(say("dialog.close"))
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
    const row = new Setting(this.contentEl).setName(say("dialog.colour")).setDesc(say("dialog.colour-desc"));
    row.addDropdown((list) => {
      list
        .addOption(BY_DEFAULT, say("dialog.colour-default"))
        .addOptions(Object.fromEntries(PALETTE.map((name) => [name, nameOfColour(name)])))
        .addOption(PICKED, nameOfColour(FIRST))
        .setValue(colour === undefined ? BY_DEFAULT : colour.startsWith("#") ? PICKED : colour)
        .onChange((value) => void this.#paint(value === PICKED ? FIRST : isStatusColour(value) ? value : null));
      if (focused === "colour") list.selectEl.focus();
    });
    if (colour?.startsWith("#") === true) {
      const paint = debounce((value: string) => void this.#paint(value, false), WHILE_PICKING);
      row.addColorPicker((picker) => picker.setValue(colour).onChange(paint));
    }
    const moves = new Setting(this.contentEl)
      .setName(say("dialog.place"))
      .setDesc(say("dialog.place-desc", { place: place + 1, places: order.length }));
    for (const [name, step] of [
      ["up", -1],
      ["down", 1],
    ] as const) {
      moves.addButton((button) => {
        const isEnd = order[place + step] === undefined;
        button
          .setButtonText(say(name === "up" ? "dialog.move-up" : "dialog.move-down"))
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
  return say(isOfTheme(colour) ? COLOURS[colour] : "colour.own");
}

function isOfTheme(colour: StatusColour): colour is PaletteColour {
  return PALETTE.some((name) => name === colour);
}
