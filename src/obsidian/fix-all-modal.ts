import { ButtonComponent, Modal, type App } from "obsidian";
import { say } from "../core/words/say";
import { mountDiff } from "../ui/findings/diff";
import type { NoteDiff } from "../ui/findings/findings-host";
import { nameDialogue } from "./name-dialogue";

/** What is asked before several things are changed. */
export interface FixAllQuestion {
  readonly title: string;
  readonly text: string;
  /** What the button says that does it. */
  readonly button: string;
  /** What changes, line by line, or else note by note in words. */
  readonly notes: readonly NoteDiff[] | readonly string[];
}

/** The question before the findings of a rule are fixed. */
export function askToFix(rule: string, count: number, notes: readonly NoteDiff[]): FixAllQuestion {
  const text = say("dialog.fix-text", {
    findings: say("count.findings", { count }),
    notes: say("count.notes", { count: notes.length }),
  });
  return { title: say("action.fix-all", { rule }), text, button: say("dialog.fix", { number: count }), notes };
}

/** Whether the person wants it. */
export async function isWanted(app: App, question: FixAllQuestion): Promise<boolean> {
  return await new Promise<boolean>((answer) => new FixAllModal(app, question, answer).open());
}

/** Asks whether something is to be changed, with all that this changes. */
class FixAllModal extends Modal {
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
    const { title, text, button, notes } = this.#question;
    this.setTitle(title);
    nameDialogue(this);
    this.modalEl.addClass("por-modal");
    this.contentEl.createEl("p", { text });
    const diff = this.contentEl.createDiv({ cls: "por-modal-diff", attr: { tabindex: "0", role: "group" } });
    diff.ariaLabel = say("dialog.what-changes");
    if (isInWords(notes)) {
      const list = diff.createEl("ul");
      for (const note of notes) list.createEl("li", { text: note });
    } else this.#unmount = mountDiff(diff, notes);
    const buttons = this.modalEl.createDiv("modal-button-container");
    const fix = new ButtonComponent(buttons).setButtonText(button).setCta();
    fix.onClick(() => {
      this.#isWanted = true;
      this.close();
    });
    new ButtonComponent(buttons).setButtonText(say("dialog.cancel")).onClick(() => this.close());
    fix.buttonEl.focus();
  }

  override onClose(): void {
    this.#unmount();
    this.#answer(this.#isWanted);
  }
}

function isInWords(notes: FixAllQuestion["notes"]): notes is readonly string[] {
  return typeof notes[0] === "string";
}
