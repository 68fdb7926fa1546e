import { Keymap, Menu, Notice, setIcon, type ItemView, type PaneType } from "obsidian";
import type { MovedDates } from "../core/edit/set-dates";
import type { Priority } from "../core/note/parsed-note";
import type { Explanation } from "../core/rollup/explain-rollup";
import type { Status } from "../core/status/status";
import type { Vocabulary } from "../core/status/vocabulary";
import type { Place, RowHost, Target } from "../ui/pane-props";
import { FindingsPane, type FixingActions } from "./findings-pane";
import { isElement } from "./live-view";
import { messageOf } from "./message-of";
import { showStatusMenu } from "./status-menu";
import { ROADMAP_VIEW } from "./view-types";
import { WhyModal } from "./why-modal";

/** What the actions of a pane are done by. */
export interface ActionSource {
  readonly vocabulary: Vocabulary;
  /** What changes notes. Each rejects, with words for the person, when something could not be written. */
  readonly actions: {
    tick(target: Target): Promise<void>;
    setStatus(targets: readonly Target[], status: Status): Promise<void>;
    setDates(target: Target, dates: MovedDates): Promise<void>;
    setPriority(targets: readonly Target[], priority: Priority | null): Promise<void>;
    /** Takes the last change back; never rejects. */
    undo(): Promise<void>;
  };
  readonly findings: FixingActions;
  /** What the numbers of a target, or with null those of the vault, are made of; null where it is gone. */
  explain(target: Target | null): Promise<Explanation | null>;
}

/** Does for a view what is asked of its rows, and tells the person what can not be done. */
export class PaneActions implements RowHost {
  readonly #view: ItemView;
  readonly #source: ActionSource;
  readonly drawIcon = setIcon;
  readonly findings: FindingsPane;

  constructor(view: ItemView, source: ActionSource) {
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

  setDates(target: Target, dates: MovedDates): void {
    void this.#do(this.#source.actions.setDates(target, dates));
  }

  setPriority(targets: readonly Target[], priority: Priority | null): void {
    void this.#do(this.#source.actions.setPriority(targets, priority));
  }

  undo(): void {
    void this.#source.actions.undo();
  }

  explain(target: Target | null): void {
    const title = target === null ? this.#view.app.vault.getName() : target.title;
    void this.showWhy(title, this.#source.explain(target));
  }

  /** Shows what a number is made of, when that is known. */
  async showWhy(title: string, asked: Promise<Explanation | null>): Promise<void> {
    const explanation = await asked;
    if (explanation !== null) new WhyModal(this.#view.app, { explanation, title, host: this }).open();
  }

  chooseStatus(targets: readonly Target[], element: HTMLElement): void {
    const [first] = targets;
    if (first === undefined) return;
    const { left, right, bottom } = element.getBoundingClientRect();
    const isRtl = element.win.getComputedStyle(element).direction === "rtl";
    const current = targets.every(({ status }) => status === first.status) ? first.status : null;
    const focused = element.doc.activeElement;
    showStatusMenu(this.#source.vocabulary, current, { x: isRtl ? right : left, y: bottom, left: isRtl }, element.doc, {
      choose: (status) => this.setStatus(targets, status),
      hide: () => {
        if (focused?.instanceOf(HTMLElement) === true) focused.focus();
      },
    });
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

  showMenu(row: Target, event: MouseEvent): void {
    const element = event.target;
    const menu = new Menu();
    const offer = (title: string, icon: string, section: string, onClick: () => void): void => {
      menu.addItem((item) => item.setTitle(title).setIcon(icon).setSection(section).onClick(onClick));
    };
    if (row.box !== null) {
      offer(row.box.checked ? "Mark as not done" : "Mark as done", "check", "action", () => this.tick(row));
    }
    if (row.kind !== "section" && row.kind !== "folder" && isElement(element)) {
      offer("Set status…", "circle-dot", "action", () => this.chooseStatus([row], element));
    }
    if ((row.rollup ?? null) !== null) offer("Why this number?", "circle-help", "why", () => this.explain(row));
    if (row.kind !== "folder") {
      offer("Open in new tab", "file-plus", "open", () => void this.#open(row, "tab"));
      offer("Open to the right", "separator-vertical", "open", () => void this.#open(row, "split"));
    }
    const { app, leaf } = this.#view;
    const file = app.vault.getFileByPath(row.path);
    if (row.kind === "note" && file !== null) {
      app.workspace.trigger("file-menu", menu, file, this.#view.getViewType(), leaf);
    }
    menu.showAtMouseEvent(event);
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
