import type { Extension } from "@codemirror/state";
import type { TFile } from "./abstract-file";
import type { AppHost, FileInfo, OpenViewState, PaneType, WorkspaceHost } from "./app-host";
import { debounce } from "./debounce";
import { Events } from "./events";
import { FileView } from "./file-view";
import { parseLinktext } from "./link-text";
import { MarkdownView } from "./markdown-view";
import { Menu } from "./menu";
import { resolveSubpath } from "./metadata-cache";
import { Platform } from "./platform";
import { activateWindow, followFocus, moveElement, openWindow, type WorkspaceWindowInitData } from "./popout-window";
import { PlaceholderView, type View, type ViewState } from "./view";
import {
  WorkspaceLeaf,
  type LeafOwner,
  WorkspaceFloating,
  WorkspaceMobileDrawer,
  WorkspaceRibbon,
  WorkspaceRoot,
  WorkspaceSidedock,
  WorkspaceTabs,
  type WorkspaceParent,
  type WorkspaceSplit,
  WorkspaceWindow,
} from "./workspace-items";

export type ViewCreator = (leaf: WorkspaceLeaf) => View;
type Side = "left" | "right";

/** A saved layout: the leaves of each side and of the main area. */
interface SavedLayout {
  main?: SavedTabs[];
  left?: SavedTabs;
  right?: SavedTabs;
}
interface SavedTabs {
  leaves: ViewState[];
  current: number;
}

const LAYOUT_SAVE_DELAY = 1000;

/** The layout: leaves with views, what is active, and the events about it. */
export class Workspace extends Events implements WorkspaceHost, LeafOwner {
  containerEl: HTMLElement;
  leftSplit: WorkspaceSidedock;
  rightSplit: WorkspaceSidedock;
  leftRibbon: WorkspaceRibbon;
  rightRibbon: WorkspaceRibbon;
  rootSplit: WorkspaceRoot;
  activeLeaf: WorkspaceLeaf | null = null;
  layoutReady = false;
  activeEditor: FileInfo | null = null;
  requestSaveLayout = debounce(() => this.saveLayout(), LAYOUT_SAVE_DELAY, true);
  /** Not declared, but known to plugins. [U] */
  readonly floatingSplit = new WorkspaceFloating();
  private readonly viewCreators = new Map<string, ViewCreator>();
  private readonly extensionViews = new Map<string, string>([["md", "markdown"]]);
  private readonly editorExtensions: Extension[] = [];
  private readyCallbacks: (() => unknown)[] = [];
  private recentLeaves: WorkspaceLeaf[] = [];
  private recentFiles: string[] = [];
  private lastFile: TFile | null = null;

  constructor(
    readonly app: AppHost,
    parent: HTMLElement,
    isPhone: boolean,
  ) {
    super();
    this.containerEl = parent.createDiv("workspace");
    const ribbonEl = this.containerEl.createDiv({
      cls: "workspace-ribbon side-dock-ribbon mod-left",
      attr: { role: "toolbar", "aria-label": "Ribbon" },
    });
    ribbonEl.createDiv("side-dock-actions");
    ribbonEl.createDiv("side-dock-settings");
    this.leftRibbon = new WorkspaceRibbon(ribbonEl);
    this.rightRibbon = new WorkspaceRibbon(createDiv("workspace-ribbon mod-right"));
    const Dock = isPhone ? WorkspaceMobileDrawer : WorkspaceSidedock;
    const onDockChange = (): void => void this.changeLayoutSoon();
    this.leftSplit = new Dock(
      this.containerEl.createDiv("workspace-split mod-horizontal mod-sidedock mod-left-split"),
      "left",
      onDockChange,
    );
    this.rootSplit = new WorkspaceRoot(this.containerEl.createDiv("workspace-split mod-vertical mod-root"));
    this.rightSplit = new Dock(
      this.containerEl.createDiv("workspace-split mod-horizontal mod-sidedock mod-right-split"),
      "right",
      onDockChange,
    );
    for (const split of [this.leftSplit, this.rootSplit, this.rightSplit]) split.addTabs(this.createTabs());
    followFocus(window);
    window.addEventListener("pagehide", () => {
      for (const { win } of this.floatingSplit.children) win.close();
    });
    this.viewCreators.set("markdown", (leaf) => new MarkdownView(leaf));
    this.app.vault.on("rename", () => this.iterateAllLeaves((leaf) => leaf.updateHeader()));
  }

  // Registrations, the plugin's own to undo.

  registerView(type: string, creator: ViewCreator): void {
    if (this.viewCreators.has(type)) throw new Error(`Attempting to register an existing view type "${type}"`);
    this.viewCreators.set(type, creator);
    // Leaves that were left behind by an unloaded plugin come back to life. [O2]
    for (const leaf of this.getLeavesOfType(type)) if (leaf.isDeferred && this.layoutReady) void leaf.loadIfDeferred();
  }

  /** Leaves of the type stay, in a placeholder. [D Plugin guidelines; placeholder O2] */
  unregisterView(type: string): void {
    this.viewCreators.delete(type);
    for (const leaf of this.getLeavesOfType(type)) {
      if (!leaf.isDeferred) void leaf.open(new PlaceholderView(leaf, leaf.getViewState(), false));
    }
  }

  registerExtensions(extensions: readonly string[], type: string): void {
    for (const extension of extensions) this.extensionViews.set(extension, type);
  }

  unregisterExtensions(extensions: readonly string[]): void {
    for (const extension of extensions) this.extensionViews.delete(extension);
  }

  /** An array is kept by reference: later changes show after `updateOptions`. [T, O14] */
  registerEditorExtension(extension: Extension): void {
    this.editorExtensions.push(extension);
    this.updateOptions();
  }

  unregisterEditorExtension(extension: Extension): void {
    const at = this.editorExtensions.indexOf(extension);
    if (at >= 0) this.editorExtensions.splice(at, 1);
    this.updateOptions();
  }

  getEditorExtensions(): Extension[] {
    // A copy all the way down, or CodeMirror would not see that a kept array has changed.
    const copy = (extension: Extension): Extension =>
      Array.isArray(extension) ? (extension as readonly Extension[]).map(copy) : extension;
    return this.editorExtensions.map(copy);
  }

  updateOptions(): void {
    this.trigger("update-options");
  }

  // What leaves ask for.

  createView(type: string, leaf: WorkspaceLeaf): View | null {
    return this.viewCreators.get(type)?.(leaf) ?? null;
  }

  getViewTypeFor(file: TFile): string {
    return this.extensionViews.get(file.extension) ?? "unsupported";
  }

  onLeafChanged(leaf: WorkspaceLeaf): void {
    if (leaf === this.activeLeaf) this.noteActiveFile();
    this.changeLayoutSoon();
  }

  removeLeaf(leaf: WorkspaceLeaf): void {
    const tabs = leaf.parent;
    tabs.removeLeaf(leaf);
    this.recentLeaves = this.recentLeaves.filter((other) => other !== leaf);
    this.tidyTabs(tabs);
    if (this.activeLeaf === leaf) this.setActiveLeaf(this.getMostRecentLeaf() ?? tabs.children[0] ?? null);
    this.changeLayoutSoon();
  }

  /** What becomes of tabs that may have lost their last leaf. */
  private tidyTabs(tabs: WorkspaceTabs): void {
    if (tabs.children.length > 0) return;
    const split = tabs.parent as WorkspaceSplit;
    if (split instanceof WorkspaceWindow) split.win.close();
    else if (split !== this.rootSplit) this.drawEmptySide(split);
    else if (split.children.length === 1) tabs.insertLeaf(this.createLeaf());
    else split.removeTabs(tabs);
  }

  // The declared API.

  /**
   * Opens a window with a new leaf in it.
   *
   * @throws {Error} on mobile. [T]
   */
  openPopoutLeaf(data?: WorkspaceWindowInitData): WorkspaceLeaf {
    const leaf = this.createLeaf();
    this.openPopout(leaf, data);
    return leaf;
  }

  /**
   * Moves a leaf with its view to a window of its own.
   *
   * @throws {Error} on mobile. [T]
   */
  moveLeafToPopout(leaf: WorkspaceLeaf, data?: WorkspaceWindowInitData): WorkspaceWindow {
    return this.openPopout(leaf, data);
  }

  private openPopout(leaf: WorkspaceLeaf, data?: WorkspaceWindowInitData): WorkspaceWindow {
    if (Platform.isMobile) throw new Error("Pop-out windows are not there on mobile.");
    const win = openWindow(data);
    const popout = new WorkspaceWindow(win);
    popout.parent = this.floatingSplit;
    this.floatingSplit.children.push(popout);
    const tabs = popout.addTabs(this.createTabs());
    win.addEventListener("pagehide", () => this.forgetWindow(popout));
    this.trigger("window-open", popout, win);
    const before = leaf.parent as WorkspaceTabs | undefined;
    moveElement(leaf.containerEl, () => {
      before?.removeLeaf(leaf);
      tabs.insertLeaf(leaf);
    });
    if (before !== undefined) this.tidyTabs(before);
    if (this.activeLeaf === leaf) activateWindow(win);
    this.setActiveLeaf(leaf, { focus: true });
    this.changeLayoutSoon();
    return popout;
  }

  /** Closing a window closes its leaves. [F] */
  private forgetWindow(popout: WorkspaceWindow): void {
    const { children } = this.floatingSplit;
    if (!children.includes(popout)) return;
    children.splice(children.indexOf(popout), 1);
    const leaves = popout.children.flatMap((tabs) => [...tabs.children]);
    for (const leaf of leaves) void leaf.view.closeView();
    this.recentLeaves = this.recentLeaves.filter((leaf) => !leaves.includes(leaf));
    this.trigger("window-close", popout, popout.win);
    if (this.activeLeaf !== null && leaves.includes(this.activeLeaf)) this.setActiveLeaf(this.getMostRecentLeaf());
    this.changeLayoutSoon();
  }

  onLayoutReady(callback: () => unknown): void {
    if (this.layoutReady) callback();
    else this.readyCallbacks.push(callback);
  }

  /** Called by the host once the saved layout is back. */
  markLayoutReady(): void {
    this.layoutReady = true;
    const callbacks = this.readyCallbacks;
    this.readyCallbacks = [];
    for (const callback of callbacks) {
      try {
        callback();
      } catch (error) {
        console.error(error);
      }
    }
    this.trigger("layout-ready");
    this.trigger("layout-change");
  }

  getLayout(): Record<string, unknown> {
    const save = (tabs: WorkspaceTabs | undefined): SavedTabs => ({
      leaves: (tabs?.children ?? []).map((leaf) => leaf.getViewState()),
      current: tabs?.currentTab ?? 0,
    });
    return {
      main: this.rootSplit.children.map(save),
      left: save(this.leftSplit.children[0]),
      right: save(this.rightSplit.children[0]),
    };
  }

  /** Restores leaves; with `defer`, those in background tabs wait until they are revealed. [D Defer views] */
  async changeLayout(layout: unknown, defer = false): Promise<void> {
    const { main = [], left, right } = (layout ?? {}) as SavedLayout;
    const fill = async (tabs: WorkspaceTabs | undefined, saved: SavedTabs | undefined): Promise<void> => {
      if (tabs === undefined || saved === undefined) return;
      for (const [at, state] of saved.leaves.entries()) {
        const leaf = this.createLeaf();
        tabs.insertLeaf(leaf);
        if (defer && at !== saved.current) await leaf.defer(state);
        else await leaf.setViewState({ ...state, active: false });
      }
      const selected = tabs.children[saved.current];
      if (selected !== undefined) tabs.select(selected);
    };
    for (const [at, saved] of main.entries())
      await fill(this.rootSplit.children[at] ?? this.rootSplit.addTabs(this.createTabs()), saved);
    await fill(this.leftSplit.children[0], left);
    await fill(this.rightSplit.children[0], right);
  }

  createLeafInParent(parent: WorkspaceSplit, index: number): WorkspaceLeaf {
    const leaf = this.createLeaf();
    (parent.children[index] ?? parent.addTabs(this.createTabs())).insertLeaf(leaf);
    return leaf;
  }

  createLeafBySplit(_leaf: WorkspaceLeaf, _direction?: "vertical" | "horizontal", _before?: boolean): WorkspaceLeaf {
    const leaf = this.createLeaf();
    this.rootSplit.addTabs(this.createTabs()).insertLeaf(leaf);
    return leaf;
  }

  splitActiveLeaf(direction?: "vertical" | "horizontal"): WorkspaceLeaf {
    return this.createLeafBySplit(this.getUnpinnedLeaf(), direction);
  }

  async duplicateLeaf(leaf: WorkspaceLeaf): Promise<WorkspaceLeaf> {
    const copy = this.createLeafBySplit(leaf);
    await copy.setViewState(leaf.getViewState(), leaf.getEphemeralState());
    return copy;
  }

  getUnpinnedLeaf(): WorkspaceLeaf {
    return this.getLeaf(false);
  }

  /** The leaf to navigate in, or a new one. [T; which one F] */
  getLeaf(newLeaf: PaneType | boolean = false, direction?: "vertical" | "horizontal"): WorkspaceLeaf {
    const recent = this.getMostRecentLeaf();
    if (newLeaf === "window") return this.openPopoutLeaf();
    if (newLeaf === "split") return this.splitActiveLeaf(direction);
    const inMain = this.recentLeaves.filter((leaf) => leaf.parent.parent === this.rootSplit);
    const navigable = [...inMain, ...(recent === null ? [] : [recent])].find(canNavigate);
    if (newLeaf === false && navigable !== undefined) return navigable;
    const tabs = recent?.parent ?? this.rootSplit.children[0] ?? this.rootSplit.addTabs(this.createTabs());
    const empty = tabs.children.find((leaf) => leaf.view.getViewType() === "empty");
    if (empty !== undefined) return empty;
    const leaf = this.createLeaf();
    tabs.insertLeaf(leaf, tabs.currentTab + 1);
    return leaf;
  }

  async openLinkText(
    linktext: string,
    sourcePath: string,
    newLeaf: PaneType | boolean = false,
    openViewState: OpenViewState = {},
  ): Promise<void> {
    const { path, subpath } = parseLinktext(linktext);
    const { vault, metadataCache } = this.app;
    const found = metadataCache.getFirstLinkpathDest(path, sourcePath);
    const file = found ?? (await vault.create(path.endsWith(".md") ? path : `${path}.md`, ""));
    const cache = metadataCache.getFileCache(file);
    const place = subpath === "" || cache === null ? null : resolveSubpath(cache, subpath);
    const eState = place === null ? {} : { line: place.start.line, subpath };
    const leaf = this.getLeaf(newLeaf);
    await leaf.openFile(file, { active: true, ...openViewState, eState: { ...eState, ...openViewState.eState } });
  }

  setActiveLeaf(leaf: WorkspaceLeaf | null, params: { focus?: boolean } | boolean = {}): void {
    if (leaf !== null) leaf.parent.select(leaf);
    if (leaf === this.activeLeaf) return;
    if (leaf !== null) activateWindow(leaf.containerEl.win);
    this.activeLeaf = leaf;
    if (leaf !== null) this.recentLeaves = [leaf, ...this.recentLeaves.filter((other) => other !== leaf)];
    this.iterateAllLeaves((other) => other.containerEl.toggleClass("mod-active", other === leaf));
    for (const tabs of this.allTabs()) tabs.containerEl.toggleClass("mod-active", leaf?.parent === tabs);
    this.trigger("active-leaf-change", leaf);
    this.noteActiveFile();
    if (typeof params === "object" && params.focus === true) leaf?.setEphemeralState({ focus: true });
  }

  getLeafById(id: string): WorkspaceLeaf | null {
    return this.allLeaves().find((leaf) => leaf.id === id) ?? null;
  }

  getGroupLeaves(group: string): WorkspaceLeaf[] {
    return this.allLeaves().filter((leaf) => leaf.group === group);
  }

  /** Without a root, of the main area and the pop-out windows. [T] */
  getMostRecentLeaf(root?: WorkspaceParent): WorkspaceLeaf | null {
    const inRoot = ({ parent: { parent: split } }: WorkspaceLeaf): boolean =>
      root === undefined ? split === this.rootSplit || split instanceof WorkspaceWindow : split === root;
    return this.recentLeaves.find(inRoot) ?? this.allLeaves().find(inRoot) ?? null;
  }

  getLeftLeaf(_split: boolean): WorkspaceLeaf | null {
    return this.createSideLeaf("left");
  }

  /** May be null by its declaration; here it never is. [T] */
  getRightLeaf(_split: boolean): WorkspaceLeaf | null {
    return this.createSideLeaf("right");
  }

  async ensureSideLeaf(
    type: string,
    side: Side,
    options: { active?: boolean; split?: boolean; reveal?: boolean; state?: Record<string, unknown> } = {},
  ): Promise<WorkspaceLeaf> {
    const known = this.getLeavesOfType(type)[0];
    const leaf = known ?? this.createSideLeaf(side);
    if (known === undefined || options.state !== undefined)
      await leaf.setViewState({ type, state: options.state ?? {} });
    if (options.reveal !== false) await this.revealLeaf(leaf);
    if (options.active === true) this.setActiveLeaf(leaf, { focus: true });
    return leaf;
  }

  getActiveViewOfType<T extends View>(type: abstract new (...args: never[]) => T): T | null {
    const view = this.activeLeaf?.view;
    return view instanceof type ? view : null;
  }

  /** The file of the active view, else the last one that was. [T] */
  getActiveFile(): TFile | null {
    const view = this.activeLeaf?.view;
    if (view instanceof FileView && view.file !== null) return view.file;
    return this.lastFile?.deleted === true ? null : this.lastFile;
  }

  iterateRootLeaves(callback: (leaf: WorkspaceLeaf) => unknown): void {
    for (const leaf of this.rootSplit.children.flatMap((tabs) => [...tabs.children])) callback(leaf);
  }

  iterateAllLeaves(callback: (leaf: WorkspaceLeaf) => unknown): void {
    for (const leaf of this.allLeaves()) callback(leaf);
  }

  getLeavesOfType(type: string): WorkspaceLeaf[] {
    return this.allLeaves().filter((leaf) => leaf.view.getViewType() === type);
  }

  detachLeavesOfType(type: string): void {
    for (const leaf of this.getLeavesOfType(type)) leaf.detach();
  }

  async revealLeaf(leaf: WorkspaceLeaf): Promise<void> {
    leaf.parent.select(leaf);
    const split = leaf.parent.parent;
    if (split instanceof WorkspaceSidedock) split.expand();
    await leaf.loadIfDeferred();
  }

  getLastOpenFiles(): string[] {
    return [...this.recentFiles];
  }

  handleLinkContextMenu(menu: Menu, linktext: string, sourcePath: string): boolean {
    menu.addItem((item) =>
      item
        .setSection("open")
        .setTitle("Open link")
        .setIcon("lucide-file")
        .onClick(() => void this.openLinkText(linktext, sourcePath)),
    );
    menu.addItem((item) =>
      item
        .setSection("open")
        .setTitle("Open in new tab")
        .setIcon("lucide-file-plus")
        .onClick(() => void this.openLinkText(linktext, sourcePath, "tab")),
    );
    const file = this.app.metadataCache.getFirstLinkpathDest(parseLinktext(linktext).path, sourcePath);
    if (file !== null) this.trigger("file-menu", menu, file, "link-context-menu");
    return true;
  }

  private createTabs(): WorkspaceTabs {
    const select = (leaf: WorkspaceLeaf): void => {
      void leaf.loadIfDeferred();
      this.setActiveLeaf(leaf, { focus: true });
      this.changeLayoutSoon();
    };
    return new WorkspaceTabs(select, (leaf, event) => this.showTabMenu(leaf, event));
  }

  private showTabMenu(leaf: WorkspaceLeaf, event: MouseEvent): void {
    const menu = new Menu();
    const add = (section: string, title: string, icon: string, run: () => void): void =>
      void menu.addItem((item) => item.setSection(section).setTitle(title).setIcon(icon).onClick(run));
    add("close", "Close", "lucide-x", () => leaf.detach());
    if (!Platform.isMobile)
      add("open", "Move to new window", "lucide-picture-in-picture-2", () => void this.moveLeafToPopout(leaf));
    leaf.view.onPaneMenu(menu, "tab-header");
    menu.showAtMouseEvent(event);
  }

  private createLeaf(): WorkspaceLeaf {
    return new WorkspaceLeaf(this.app, this);
  }

  private createSideLeaf(side: Side): WorkspaceLeaf {
    const split = side === "left" ? this.leftSplit : this.rightSplit;
    split.containerEl.querySelector(".pane-empty")?.remove();
    const leaf = this.createLeaf();
    (split.children[0] ?? split.addTabs(this.createTabs())).insertLeaf(leaf);
    return leaf;
  }

  private drawEmptySide(split: WorkspaceSplit): void {
    if (split instanceof WorkspaceSidedock) split.collapse();
  }

  private allTabs(): WorkspaceTabs[] {
    return [this.leftSplit, this.rootSplit, ...this.floatingSplit.children, this.rightSplit].flatMap(
      (split) => split.children,
    );
  }

  private allLeaves(): WorkspaceLeaf[] {
    return this.allTabs().flatMap((tabs) => [...tabs.children]);
  }

  private noteActiveFile(): void {
    const view = this.activeLeaf?.view;
    if (view instanceof MarkdownView) this.activeEditor = view;
    else if (this.activeLeaf?.parent.parent === this.rootSplit) this.activeEditor = null;
    if (!(view instanceof FileView) || view.file === this.lastFile) return;
    this.lastFile = view.file;
    if (view.file !== null) {
      const { path } = view.file;
      this.recentFiles = [path, ...this.recentFiles.filter((other) => other !== path)].slice(0, 10);
    }
    this.trigger("file-open", view.file);
  }

  private readonly changeLayoutSoon = debounce(() => {
    if (!this.layoutReady) return;
    this.trigger("layout-change");
    this.requestSaveLayout();
  }, 10);

  private async saveLayout(): Promise<void> {
    await this.app.vault.adapter.write(
      `${this.app.vault.configDir}/workspace.json`,
      JSON.stringify(this.getLayout(), null, 2),
    );
  }
}

/** Whether a note may be opened in place of what a leaf shows. [T Workspace.getLeaf, View.navigation] */
function canNavigate(leaf: WorkspaceLeaf): boolean {
  return !leaf.pinned && leaf.view.navigation;
}
