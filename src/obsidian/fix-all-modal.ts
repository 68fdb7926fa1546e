import { ButtonComponent, Modal, type App } from "obsidian";
import { mountDiff } from "../ui/findings/diff";
import type { NoteDiff } from "../ui/findings/findings-host";
import { plural } from "../ui/words";
import { nameDialogue } from "./name-dialogue";

/** What is asked before several findings are fixed. */
export interface FixAllQuestion {
  /** The rule that they break. */
  readonly rule: string;
  readonly count: number;
  readonly notes: readonly NoteDiff[];
}

/** Asks whether several findings are to be fixed, with all that this changes. */
export class FixAllModal extends Modal {
  readonly #question: FixAllQuestion;
  readonly #answer: (isWanted: boolean) => void;
  #isWanted = false;
  #unmount: () => void = () => undefined;

  /** @param answer is told once, when the dialogue is closed */
  constructor(app: App, question: FixAllQuestion, answer: (isWanted: boolean) => void) {
    super(app);
    this.#question = question;
    this.#answer = answer;
  }

  override onOpen(): void {
    const { rule, count, notes } = this.#question;
    this.setTitle(`Fix all: ${rule}`);
    nameDialogue(this);
    this.modalEl.addClass("por-modal");
    this.contentEl.createEl("p", {
      text: `${plural(count, "finding")} in ${plural(notes.length, "note")}. All of it can be undone in one step.`,
    });
    const diff = this.contentEl.createDiv({ cls: "por-modal-diff", attr: { tabindex: "0", role: "group" } });
    diff.ariaLabel = "What changes";
    this.#unmount = mountDiff(diff, notes);
    const buttons = this.modalEl.createDiv("modal-button-container");
    const fix = new ButtonComponent(buttons).setButtonText(`Fix ${count}`).setCta();
    fix.onClick(() => {
      this.#isWanted = true;
      this.close();
    });
    new ButtonComponent(buttons).setButtonText("Cancel").onClick(() => this.close());
    fix.buttonEl.focus();
  }

  override onClose(): void {
    this.#unmount();
    this.#answer(this.#isWanted);
  }
}
