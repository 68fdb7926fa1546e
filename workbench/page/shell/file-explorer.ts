import { TFile, TFolder, type TAbstractFile } from "../obsidian/abstract-file";
import type { App } from "../obsidian/app";
import { debounce } from "../obsidian/debounce";
import { setIcon } from "../obsidian/icons";
import { Keymap } from "../obsidian/keymap";
import { Menu } from "../obsidian/menu";
import { Notice } from "../obsidian/notice";
import { ItemView, type LeafHost } from "../obsidian/view";
import { RenameModal } from "./rename-modal";

const MANY_FILES = 500;
const byName = new Intl.Collator(undefined, { numeric: true });

/** The tree of files on the left. */
export class FileExplorerView extends ItemView {
  override icon = "lucide-folder-closed";
  private readonly collapsed: Set<string>;
  private readonly treeEl: HTMLElement;
  private readonly redraw = debounce(() => this.draw(), 30);

  constructor(
    leaf: LeafHost,
    private readonly fullApp: App,
  ) {
    super(leaf);
    const { vault } = fullApp;
    // A large vault is shown by its folders, as all of its files at once would take seconds to draw.
    const isLarge = vault.getFiles().length > MANY_FILES;
    this.collapsed = new Set(isLarge ? vault.getAllFolders().map(({ path }) => path) : []);
    const header = createDiv("nav-header");
    const buttons = header.createDiv("nav-buttons-container");
    addNavButton(buttons, "lucide-square-pen", "New note", () => void this.createNote());
    addNavButton(buttons, "lucide-chevrons-down-up", "Collapse all", () => {
      for (const folder of fullApp.vault.getAllFolders()) this.collapsed.add(folder.path);
      this.draw();
    });
    this.contentEl.before(header);
    this.contentEl.addClass("nav-files-container");
    this.treeEl = this.contentEl.createDiv({ attr: { role: "tree", "aria-label": "Files" } });
    this.treeEl.addEventListener("keydown", (event) => this.handleKey(event));
  }

  override getViewType(): string {
    return "file-explorer";
  }

  override getDisplayText(): string {
    return "Files";
  }

  override onload(): void {
    const { vault, workspace } = this.fullApp;
    for (const name of ["create", "delete", "rename"]) this.registerEvent(vault.on(name, () => this.redraw()));
    this.registerEvent(workspace.on("file-open", () => this.redraw()));
    this.draw();
  }

  private draw(): void {
    const focused = this.treeEl.querySelector<HTMLElement>(":focus")?.dataset["path"];
    this.treeEl.empty();
    this.drawChildren(this.treeEl, this.fullApp.vault.getRoot());
    const items = [...this.treeEl.querySelectorAll<HTMLElement>(".tree-item-self")];
    const current =
      items.find((el) => el.dataset["path"] === focused) ?? items.find((el) => el.hasClass("is-active")) ?? items[0];
    if (current !== undefined) current.tabIndex = 0;
    if (focused !== undefined) current?.focus();
  }

  private drawChildren(parent: HTMLElement, folder: TFolder): void {
    const order = (file: TAbstractFile): number => (file instanceof TFolder ? 0 : 1);
    const children = [...folder.children].sort((a, b) => order(a) - order(b) || byName.compare(a.name, b.name));
    for (const child of children) {
      if (child instanceof TFolder) this.drawFolder(parent, child);
      else if (child instanceof TFile) this.drawFile(parent, child);
    }
  }

  private drawFolder(parent: HTMLElement, folder: TFolder): void {
    const isCollapsed = this.collapsed.has(folder.path);
    const item = parent.createDiv(`tree-item nav-folder${isCollapsed ? " is-collapsed" : ""}`);
    const self = item.createDiv({
      cls: "tree-item-self nav-folder-title is-clickable mod-collapsible",
      attr: { role: "treeitem", "aria-expanded": String(!isCollapsed), tabindex: "-1", "data-path": folder.path },
    });
    const icon = self.createDiv(`tree-item-icon collapse-icon${isCollapsed ? " is-collapsed" : ""}`);
    setIcon(icon, "lucide-chevron-down");
    self.createDiv({ cls: "tree-item-inner nav-folder-title-content", text: folder.name });
    self.addEventListener("click", () => {
      if (!this.collapsed.delete(folder.path)) this.collapsed.add(folder.path);
      this.draw();
    });
    self.addEventListener("contextmenu", (event) => this.showMenu(event, folder));
    if (!isCollapsed)
      this.drawChildren(
        item.createDiv({ cls: "tree-item-children nav-folder-children", attr: { role: "group" } }),
        folder,
      );
  }

  private drawFile(parent: HTMLElement, file: TFile): void {
    const isActive = this.fullApp.workspace.getActiveFile() === file;
    const self = parent.createDiv("tree-item nav-file").createDiv({
      cls: `tree-item-self nav-file-title is-clickable tappable${isActive ? " is-active" : ""}`,
      attr: { role: "treeitem", "aria-selected": String(isActive), tabindex: "-1", "data-path": file.path },
    });
    self.createDiv({
      cls: "tree-item-inner nav-file-title-content",
      text: file.extension === "md" ? file.basename : file.name,
    });
    if (file.extension !== "md") self.createDiv({ cls: "nav-file-tag", text: file.extension });
    self.addEventListener("click", (event) => {
      if (["md", "base"].includes(file.extension))
        void this.fullApp.workspace.getLeaf(Keymap.isModEvent(event)).openFile(file);
    });
    self.addEventListener("contextmenu", (event) => this.showMenu(event, file));
  }

  private showMenu(event: MouseEvent, file: TAbstractFile): void {
    event.preventDefault();
    const { workspace, fileManager } = this.fullApp;
    const menu = new Menu();
    if (file instanceof TFile)
      menu.addItem((item) =>
        item
          .setSection("open")
          .setTitle("Open in new tab")
          .setIcon("lucide-file-plus")
          .onClick(() => void workspace.getLeaf("tab").openFile(file)),
      );
    workspace.trigger("file-menu", menu, file, "file-explorer-context-menu");
    menu.addItem((item) =>
      item
        .setSection("danger")
        .setTitle("Rename…")
        .setIcon("lucide-pencil")
        .onClick(() => this.rename(file)),
    );
    menu.addItem((item) =>
      item
        .setSection("danger")
        .setTitle("Delete")
        .setIcon("lucide-trash-2")
        .setWarning(true)
        .onClick(() => void fileManager.promptForDeletion(file)),
    );
    menu.showAtMouseEvent(event);
  }

  private rename(file: TAbstractFile): void {
    const folder = file.parent === null || file.parent.isRoot() ? "" : `${file.parent.path}/`;
    new RenameModal(this.fullApp, file.name, (name) => {
      this.fullApp.fileManager.renameFile(file, folder + name).catch((error: unknown) => {
        new Notice(error instanceof Error ? error.message : String(error));
      });
    }).open();
  }

  private async createNote(): Promise<void> {
    const { vault, workspace } = this.fullApp;
    for (let count = 0; ; count++) {
      const path = count === 0 ? "Untitled.md" : `Untitled ${count}.md`;
      if (vault.getAbstractFileByPath(path) !== null) continue;
      await workspace.getLeaf(false).openFile(await vault.create(path, ""));
      return;
    }
  }

  private handleKey(event: KeyboardEvent): void {
    const items = [...this.treeEl.querySelectorAll<HTMLElement>(".tree-item-self")];
    const at = items.findIndex((el) => el === document.activeElement);
    const current = items[at];
    if (current === undefined) return;
    const focus = (el: HTMLElement | undefined): void => {
      for (const other of items) other.tabIndex = -1;
      if (el === undefined) return;
      el.tabIndex = 0;
      el.focus();
    };
    const isExpanded = current.getAttribute("aria-expanded");
    if (event.key === "ArrowDown") focus(items[at + 1] ?? current);
    else if (event.key === "ArrowUp") focus(items[at - 1] ?? current);
    else if (event.key === "Home") focus(items[0]);
    else if (event.key === "End") focus(items.at(-1));
    else if (event.key === "Enter" || event.key === " ") current.click();
    else if (
      (event.key === "ArrowRight" && isExpanded === "false") ||
      (event.key === "ArrowLeft" && isExpanded === "true")
    )
      current.click();
    else return;
    event.preventDefault();
  }
}

function addNavButton(parent: HTMLElement, icon: string, title: string, run: () => void): void {
  const button = parent.createEl("button", { cls: "clickable-icon nav-action-button", attr: { "aria-label": title } });
  setIcon(button, icon);
  button.addEventListener("click", run);
}
