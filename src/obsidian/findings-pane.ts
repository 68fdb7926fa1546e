import { Menu, Notice, type App, type PaneType } from "obsidian";
import { titleOfRule, type Finding } from "../core/findings/finding";
import { say } from "../core/words/say";
import type { FindingsHost, FixPreview } from "../ui/findings/findings-host";
import type { Place } from "../ui/pane-props";
import type { FindingsActions, PlannedFix } from "./findings-actions";
import { askToFix, isWanted } from "./fix-all-modal";
import { messageOf } from "./message-of";
import { showMenuAt } from "./show-menu-at";

/** What changes notes. Each rejects, with words for the person, when something could not be written. */
export type FixingActions = Pick<FindingsActions, "plan" | "fix" | "mute">;

/** What the findings of a pane can have done. */
export interface FindingsPaneParts {
  readonly app: App;
  readonly actions: () => FixingActions;
  readonly open: (place: Place, where: PaneType) => void;
}

/** Does for a pane what is asked of its findings, and tells the person what cannot be done. */
export class FindingsPane implements FindingsHost {
  readonly #parts: FindingsPaneParts;

  constructor(parts: FindingsPaneParts) {
    this.#parts = parts;
  }

  async preview(finding: Finding): Promise<FixPreview | null> {
    const notes = await this.#plan([finding]);
    if (notes === null) return null;
    const title = finding.fix?.title ?? finding.message;
    return { notes, apply: () => told(this.#parts.actions().fix(title, notes)) };
  }

  async fixAll(rule: string, findings: readonly Finding[]): Promise<boolean> {
    const notes = await this.#plan(findings);
    if (notes === null) return false;
    if (!(await isWanted(this.#parts.app, askToFix(rule, findings.length, notes)))) return false;
    return await told(this.#parts.actions().fix(say("action.fix-all", { rule }), notes));
  }

  mute(finding: Finding): Promise<boolean> {
    return told(this.#parts.actions().mute(finding));
  }

  showMenu(finding: Finding, event: MouseEvent): void {
    const menu = new Menu();
    const offer = (title: string, icon: string, onClick: () => void): void => {
      menu.addItem((item) => item.setTitle(title).setIcon(icon).onClick(onClick));
    };
    offer(say("menu.open-tab"), "file-plus", () => this.#parts.open(finding, "tab"));
    offer(say("menu.open-right"), "separator-vertical", () => this.#parts.open(finding, "split"));
    menu.addSeparator();
    offer(say("menu.mute", { rule: titleOfRule(finding.rule) }), "bell-off", () => void this.mute(finding));
    showMenuAt(menu, event);
  }

  async #plan(findings: readonly Finding[]): Promise<readonly PlannedFix[] | null> {
    try {
      return await this.#parts.actions().plan(findings);
    } catch (error) {
      new Notice(messageOf(error));
      return null;
    }
  }
}

/** Whether an action was done; what was not is told to the person. */
async function told(action: Promise<void>): Promise<boolean> {
  try {
    await action;
    return true;
  } catch (error) {
    new Notice(messageOf(error));
    return false;
  }
}
