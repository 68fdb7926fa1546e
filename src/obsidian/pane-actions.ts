import { Keymap, Notice, setIcon, type App, type PaneType, type WorkspaceLeaf } from "obsidian";
import type { NewDates } from "../core/edit/set-dates";
import type { Priority } from "../core/note/parsed-note";
import type { Explanation, RollupScope } from "../core/rollup/explain-rollup";
import type { Status } from "../core/status/status";
import type { Vocabulary } from "../core/status/vocabulary";
import type { Place, RowHost, Target } from "../ui/pane-props";
import type { RowChoice } from "../ui/tree/use-selection";
import { below } from "./below";
import { DatesModal } from "./dates-modal";
import { FindingsPane, type FixingActions } from "./findings-pane";
import { messageOf } from "./message-of";
import type { RowCopies } from "./row-copies";
import { showPriorityMenu, showRowMenu } from "./row-menu";
import { showStatusMenu } from "./status-menu";
import { ROADMAP_VIEW } from "./view-types";
import { WhyModal } from "./why-modal";

/** What the actions of a pane are done by. */
export interface ActionSource {
  readonly vocabulary: Vocabulary;
  readonly order: readonly Status[];
  /** What changes notes. Each rejects, with words for the person, when something could not be written. */
  readonly actions: {
    tick(target: Target): Promise<void>;
    setStatus(targets: readonly Target[], status: Status): Promise<void>;
    setDates(targets: readonly Target[], dates: NewDates): Promise<void>;
    setPriority(targets: readonly Target[], priority: Priority | null): Promise<void>;
    /** Each rejects, with words for the person, where that cannot be set on any of the targets. */
    checkDates(targets: readonly Target[]): Promise<void>;
    checkPriority(targets: readonly Target[]): Promise<void>;
    /** Takes the last change back; never rejects. */
    undo(): Promise<void>;
  };
  readonly findings: FixingActions;
  readonly copies: RowCopies;
  /** What the numbers of a target are made of; null where it is gone. */
  explain(target: Target): Promise<Explanation | null>;
  /** What those of a part of the vault are made of. */
  explainScope(scope: RollupScope): Promise<Explanation | null>;
}

/** What shows the rows: a view of the app, or a part of a note. */
export interface ActionPlace {
  readonly app: App;
  readonly leaf?: WorkspaceLeaf;
  getViewType(): string;
}

/** Does for a view what is asked of its rows, and tells the person what cannot be done. */
export class PaneActions implements RowHost {
  readonly #view: ActionPlace;
  readonly #source: ActionSource;
  readonly drawIcon = setIcon;
  readonly findings: FindingsPane;

  constructor(view: ActionPlace, source: ActionSource) {
    this.#view = view;
    this.#source = source;
    this.findings = new FindingsPane({
      app: view.app,
      actions: () => source.findings,
      open: (place, where) => void this.#open(place, where),
    });
  }

  open(place: Place, event: MouseEvent | KeyboardEvent): void {
    void this.#open(place, Keymap.isModEvent(event));
  }

  tick(target: Target): void {
    void this.#do(this.#source.actions.tick(target));
  }

  setStatus(targets: readonly Target[], status: Status): void {
    void this.#do(this.#source.actions.setStatus(targets, status));
  }

  setDates(targets: readonly Target[], dates: NewDates): void {
    void this.#do(this.#source.actions.setDates(targets, dates));
  }

  setPriority(targets: readonly Target[], priority: Priority | null): void {
    void this.#do(this.#source.actions.setPriority(targets, priority));
  }

  undo(): void {
    void this.#source.actions.undo();
  }

  explain(target: Target): void {
    void this.#do(this.#showWhy(target.title, this.#source.explain(target)));
  }

  explainScope(scope: RollupScope, title: string | null): void {
    const name = title ?? this.#view.app.vault.getName();
    void this.#do(this.#showWhy(name, this.#source.explainScope(scope)));
  }

  /** Shows what a number is made of, when that is known. */
  async #showWhy(title: string, asked: Promise<Explanation | null>): Promise<void> {
    const explanation = await asked;
    if (explanation !== null) new WhyModal(this.#view.app, { explanation, title, host: this }).open();
  }

  chooseStatus(targets: readonly Target[], element: HTMLElement): void {
    const [first] = targets;
    if (first === undefined) return;
    const current = targets.every(({ status }) => status === first.status) ? first.status : null;
    showStatusMenu(this.#source, current, below(element), element.doc, {
      choose: (status) => this.setStatus(targets, status),
      hide: returnFocus(element.doc),
    });
  }

  choosePriority(targets: readonly Target[], element: HTMLElement): void {
    const [first] = targets;
    const current = targets.every(({ priority }) => priority === first?.priority) ? first?.priority : undefined;
    const hide = returnFocus(element.doc);
    const show = (): void =>
      showPriorityMenu(current, element, { choose: (priority) => this.setPriority(targets, priority), hide });
    void this.#do(this.#source.actions.checkPriority(targets).then(show));
  }

  chooseDates(targets: readonly Target[]): void {
    const modal = new DatesModal(this.#view.app, targets, (dates) => this.setDates(targets, dates));
    void this.#do(this.#source.actions.checkDates(targets).then(() => modal.open()));
  }

  preview(row: Place, event: MouseEvent, targetEl: HTMLElement): void {
    const { app } = this.#view;
    if (app.vault.getFileByPath(row.path) === null) return;
    app.workspace.trigger("hover-link", {
      event,
      // One switch of the app for all panes.
      source: ROADMAP_VIEW,
      hoverParent: this.#view,
      targetEl,
      linktext: row.path,
      sourcePath: row.path,
      state: row.line === null ? undefined : { scroll: row.line },
    });
  }

  showMenu(targets: readonly Target[], event: MouseEvent, choice?: RowChoice): void {
    const { app, leaf } = this.#view;
    const place = { app, leaf, source: this.#view.getViewType(), copies: this.#source.copies };
    showRowMenu(targets, event, this, place, choice);
  }

  /** Opens a place in a tab, split or window of its own. */
  openIn(place: Place, where: PaneType): void {
    void this.#open(place, where);
  }

  async #open(row: Place, where: PaneType | boolean): Promise<void> {
    const { vault, workspace } = this.#view.app;
    const file = vault.getFileByPath(row.path);
    if (file === null) return;
    const eState = row.line === null ? undefined : { line: row.line };
    await workspace.getLeaf(where).openFile(file, { active: true, eState });
  }

  /** Waits for an action, and tells the person what could not be done. */
  async #do(action: Promise<void>): Promise<void> {
    try {
      await action;
    } catch (error) {
      new Notice(messageOf(error));
    }
  }
}

/** Gives the keys back to what has them now, once a menu is gone. */
function returnFocus(doc: Document): () => void {
  const focused = doc.activeElement;
  return () => {
    if (focused?.instanceOf(HTMLElement) === true) focused.focus();
  };
}
