import { Menu, normalizePath, Platform, type App, type PaneType, type WorkspaceLeaf } from "obsidian";
import { PRIORITIES } from "../core/roadmap/board/columns";
import type { Priority } from "../core/note/parsed-note";
import type { PlainKey } from "../core/words/catalogue";
import { say } from "../core/words/say";
import type { Target } from "../ui/pane-props";
import type { RowChoice } from "../ui/tree/use-selection";
import { below } from "./below";
import { isElement } from "./live-view";
import { NameModal } from "./name-modal";
import type { RowCopies } from "./row-copies";
import { priorityLabel } from "./set-priority";
import { showMenuAt } from "./show-menu-at";

/** What the menu of rows offers. */
export interface RowMenuDeeds {
  tick(target: Target): void;
  chooseStatus(targets: readonly Target[], element: HTMLElement): void;
  choosePriority(targets: readonly Target[], element: HTMLElement): void;
  chooseDates(targets: readonly Target[]): void;
  explain(target: Target): void;
  openIn(target: Target, where: PaneType): void;
}

/** Where the menu is asked for. */
export interface RowMenuPlace {
  readonly app: App;
  /** Undefined for what stands in a note. */
  readonly leaf: WorkspaceLeaf | undefined;
  /** What the app calls the place from which a menu of files is asked for. */
  readonly source: string;
  readonly copies: RowCopies;
}

/**
 * Shows the menu of a row, or of several that are selected, the one that is meant first.
 *
 * @param choice whether that one is selected, where it can be
 */
export function showRowMenu(
  targets: readonly Target[],
  event: MouseEvent,
  deeds: RowMenuDeeds,
  { app, leaf, source, copies }: RowMenuPlace,
  choice?: RowChoice,
): void {
  const [row] = targets;
  if (row === undefined) return;
  const menu = new Menu();
  const offer = (section: string, title: PlainKey, icon: string, onClick: () => void): void => {
    menu.addItem((item) => item.setTitle(say(title)).setIcon(icon).setSection(section).onClick(onClick));
  };
  const element = elementOf(event);
  const isOne = targets.length === 1;
  const item = targets.filter((each) => each.item !== null);
  if (isOne && row.box !== null) {
    offer("action", row.box.checked ? "menu.mark-not-done" : "menu.mark-done", "check", () => deeds.tick(row));
  }
  if (element !== null && targets.every(({ kind }) => kind !== "section" && kind !== "folder")) {
    offer("action", "menu.set-status", "circle-dot", () => deeds.chooseStatus(targets, element));
  }
  if (element !== null && item.length === targets.length) {
    offer("action", "menu.set-priority", "flag", () => deeds.choosePriority(targets, element));
    offer("action", "menu.set-dates", "calendar", () => deeds.chooseDates(targets));
  }
  if (isOne && (row.rollup ?? null) !== null) offer("why", "menu.why", "circle-help", () => deeds.explain(row));
  if (isOne && row.kind !== "folder") {
    offer("open", "menu.open-tab", "file-plus", () => deeds.openIn(row, "tab"));
    offer("open", "menu.open-right", "separator-vertical", () => deeds.openIn(row, "split"));
    if (Platform.isDesktopApp) {
      offer("open", "menu.open-window", "picture-in-picture-2", () => deeds.openIn(row, "window"));
    }
  }
  // Fingers have no keys to hold.
  if (choice !== undefined) {
    offer("select", choice.isSelected ? "menu.deselect" : "menu.select", "list-checks", () => choice.toggle());
  }
  if (targets.every(({ kind }) => kind !== "folder")) {
    offer("copy", isOne ? "menu.copy-link" : "menu.copy-links", "link", () => void copies.copyLinks(targets));
    offer("copy", "menu.copy-markdown", "copy", () => void copies.copyMarkdown(targets));
  }
  const file = app.vault.getAbstractFileByPath(row.path);
  if (isOne && (row.kind === "note" || row.kind === "folder") && file !== null && row.path !== "") {
    offer("danger", "menu.rename", "pencil", () => rename(app, row.path));
    menu.addItem((each) =>
      each
        .setTitle(say("menu.delete"))
        .setIcon("trash-2")
        .setSection("danger")
        .setWarning(true)
        .onClick(() => void app.fileManager.promptForDeletion(file)),
    );
    app.workspace.trigger("file-menu", menu, file, source, leaf);
  }
  showMenuAt(menu, event);
}

/** Shows a menu of priorities below an element. */
export function showPriorityMenu(
  current: Priority | null | undefined,
  element: HTMLElement,
  outcome: { readonly choose: (priority: Priority | null) => void; readonly hide: () => void },
): void {
  const menu = new Menu();
  for (const priority of [...PRIORITIES, null]) {
    menu.addItem((item) =>
      item
        .setTitle(priorityLabel(priority))
        .setSection(priority === null ? "none" : "priorities")
        .setChecked(priority === current)
        .onClick(() => outcome.choose(priority)),
    );
  }
  menu.onHide(outcome.hide);
  menu.showAtPosition(below(element), element.doc);
}

function rename(app: App, path: string): void {
  const file = app.vault.getAbstractFileByPath(path);
  if (file === null) return;
  const [, folder = "", base = "", extension = ""] = /^(.*\/)?(.*?)(\.md)?$/i.exec(path) ?? [];
  const toPath = (name: string): string => normalizePath(`${folder}${name.trim()}${extension}`);
  new NameModal(app, {
    title: say("dialog.rename", { name: base }),
    initial: base,
    check: (name) => faultOf(app, name.trim(), path, toPath(name)),
    save: (name) => void app.fileManager.renameFile(file, toPath(name)),
  }).open();
}

/** Source: the app's own words for names that it refuses. */
function faultOf(app: App, name: string, path: string, to: string): string | null {
  if (name === "") return say("dialog.name-needed");
  if (/[\\/:*?"<>|#^[\]]/.test(name) || name.startsWith(".")) return say("dialog.name-wrong");
  return to !== path && app.vault.getAbstractFileByPath(to) !== null ? say("dialog.name-taken") : null;
}

function elementOf({ target }: Event): HTMLElement | null {
  return isElement(target) ? target : null;
}
