import type { TFile } from "./abstract-file";
import type { AppHost, OpenViewState } from "./app-host";
import { EmptyView, ItemView, type LeafHost, PlaceholderView, type View, type ViewState } from "./view";
import { Events } from "./events";
import { setIcon } from "./icons";

/** A part of the layout. */
export abstract class WorkspaceItem extends Events {
  abstract readonly parent: WorkspaceItem | null;

  getRoot(): WorkspaceItem {
    return this.parent?.getRoot() ?? this;
  }

  /** The window that it is in. [T] */
  getContainer(): WorkspaceItem {
    return this.parent?.getContainer() ?? this;
  }
}

export abstract class WorkspaceParent extends WorkspaceItem {
  override parent: WorkspaceParent | null = null;
}

/** Parts side by side. */
export class WorkspaceSplit extends WorkspaceParent {
  children: WorkspaceTabs[] = [];

  constructor(readonly containerEl: HTMLElement) {
    super();
  }

  addTabs(tabs: WorkspaceTabs): WorkspaceTabs {
    tabs.parent = this;
    this.children.push(tabs);
    this.containerEl.append(tabs.containerEl);
    return tabs;
  }

  removeTabs(tabs: WorkspaceTabs): void {
    this.children = this.children.filter((other) => other !== tabs);
    tabs.containerEl.remove();
  }
}

export class WorkspaceContainer extends WorkspaceSplit {
  win: Window = window;
  doc: Document = document;

  override getContainer(): WorkspaceItem {
    return this;
  }
}

/** The main area. */
export class WorkspaceRoot extends WorkspaceContainer {}

/** A window of its own. */
export class WorkspaceWindow extends WorkspaceContainer {
  constructor(win: Window) {
    const frame = win.document.body.createDiv("app-container").createDiv("horizontal-main-container");
    super(frame.createDiv("workspace").createDiv("workspace-split mod-vertical mod-root"));
    this.win = win;
    this.doc = win.document;
  }
}

/** What holds the windows besides the main one. */
export class WorkspaceFloating extends WorkspaceParent {
  children: WorkspaceWindow[] = [];
}

export class WorkspaceRibbon {
  constructor(readonly containerEl: HTMLElement) {}
}

/** A side of the window that can be folded away. */
export class WorkspaceSidedock extends WorkspaceSplit {
  collapsed = false;

  constructor(
    containerEl: HTMLElement,
    readonly side: "left" | "right",
    private readonly onChange: () => void,
  ) {
    super(containerEl);
  }

  toggle(): void {
    if (this.collapsed) this.expand();
    else this.collapse();
  }

  collapse(): void {
    this.setCollapsed(true);
  }

  expand(): void {
    this.setCollapsed(false);
  }

  private setCollapsed(collapsed: boolean): void {
    if (collapsed === this.collapsed) return;
    this.collapsed = collapsed;
    this.containerEl.toggleClass("is-sidedock-collapsed", collapsed);
    this.onChange();
  }
}

/** On phones the sides are drawers over the note. [T WorkspaceMobileDrawer] */
export class WorkspaceMobileDrawer extends WorkspaceSidedock {}

/** Leaves one behind the other, with their tabs. */
export class WorkspaceTabs extends WorkspaceParent {
  readonly containerEl: HTMLElement = createDiv("workspace-tabs");
  readonly headerEl: HTMLElement;
  readonly contentEl: HTMLElement;
  readonly actionsEl: HTMLElement;
  children: WorkspaceLeaf[] = [];
  currentTab = 0;
  private readonly tabsEl: HTMLElement;

  constructor(
    private readonly onSelect: (leaf: WorkspaceLeaf) => void,
    private readonly onMenu: (leaf: WorkspaceLeaf, event: MouseEvent) => void,
  ) {
    super();
    this.headerEl = this.containerEl.createDiv("workspace-tab-header-container");
    this.tabsEl = this.headerEl.createDiv({ cls: "workspace-tab-header-container-inner", attr: { role: "tablist" } });
    this.headerEl.createDiv("workspace-tab-header-spacer");
    this.actionsEl = this.headerEl.createDiv("workspace-tab-header-actions");
    this.contentEl = this.containerEl.createDiv("workspace-tab-container");
  }

  insertLeaf(leaf: WorkspaceLeaf, at = this.children.length): void {
    leaf.parent = this;
    this.children.splice(at, 0, leaf);
    this.contentEl.append(leaf.containerEl);
    this.select(leaf);
  }

  removeLeaf(leaf: WorkspaceLeaf): void {
    const at = this.children.indexOf(leaf);
    if (at < 0) return;
    this.children.splice(at, 1);
    leaf.containerEl.remove();
    this.currentTab = Math.max(0, Math.min(this.currentTab, this.children.length - 1));
    this.draw();
  }

  select(leaf: WorkspaceLeaf): void {
    this.currentTab = Math.max(0, this.children.indexOf(leaf));
    this.draw();
  }

  getSelected(): WorkspaceLeaf | undefined {
    return this.children[this.currentTab];
  }

  draw(): void {
    this.tabsEl.empty();
    this.children.forEach((leaf, at) => {
      const isActive = at === this.currentTab;
      leaf.containerEl.toggle(isActive);
      const tab = this.tabsEl.createDiv({
        cls: `workspace-tab-header${isActive ? " is-active" : ""}`,
        attr: {
          role: "tab",
          "aria-selected": String(isActive),
          tabindex: isActive ? "0" : "-1",
          "aria-label": leaf.getDisplayText(),
          "data-type": leaf.view.getViewType(),
        },
      });
      const inner = tab.createDiv("workspace-tab-header-inner");
      setIcon(inner.createDiv("workspace-tab-header-inner-icon"), leaf.getIcon());
      inner.createDiv({ cls: "workspace-tab-header-inner-title", text: leaf.getDisplayText() });
      const close = inner.createDiv({
        cls: "workspace-tab-header-inner-close-button",
        attr: { "aria-label": "Close" },
      });
      setIcon(close, "x");
      close.addEventListener("click", (event) => {
        event.stopPropagation();
        leaf.detach();
      });
      tab.addEventListener("click", () => this.onSelect(leaf));
      tab.addEventListener("contextmenu", (event) => {
        event.preventDefault();
        this.onMenu(leaf, event);
      });
      tab.addEventListener("auxclick", (event) => {
        if (event.button === 1) leaf.detach();
      });
      tab.addEventListener("keydown", (event) => {
        const step = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
        const next = this.children[(at + step + this.children.length) % this.children.length];
        if (step === 0 || next === undefined) return;
        this.onSelect(next);
        this.tabsEl.querySelector<HTMLElement>(".is-active")?.focus();
      });
    });
  }
}

/** What a leaf asks of the workspace that it is part of. */
export interface LeafOwner {
  /** A new view of that type, or null where nobody has registered it. */
  createView(type: string, leaf: WorkspaceLeaf): View | null;
  getViewTypeFor(file: TFile): string;
  /** Called after a leaf has another view or file. */
  onLeafChanged(leaf: WorkspaceLeaf): void;
  removeLeaf(leaf: WorkspaceLeaf): void;
  setActiveLeaf(leaf: WorkspaceLeaf, params?: { focus?: boolean }): void;
}

let nextId = 1;

/** A place for a view. */
export class WorkspaceLeaf extends WorkspaceItem implements LeafHost {
  override parent!: WorkspaceTabs;
  readonly id = `leaf-${nextId++}`;
  readonly containerEl: HTMLElement = createDiv("workspace-leaf");
  hoverPopover: unknown = null;
  view: View;
  pinned = false;
  group: string | null = null;
  private changing: Promise<unknown> = Promise.resolve();

  constructor(
    readonly app: AppHost,
    private readonly owner: LeafOwner,
  ) {
    super();
    // `leaf.view` is never null. [R 0.15.5]
    this.view = new EmptyView(this);
    void this.view.openInto(this.containerEl);
    this.containerEl.addEventListener("focusin", () => this.activate());
    this.containerEl.addEventListener("mousedown", () => this.activate());
  }

  async openFile(file: TFile, openState: OpenViewState = {}): Promise<void> {
    const type = this.owner.getViewTypeFor(file);
    const kept = this.view.getViewType() === type ? this.view.getState() : {};
    await this.setViewState(
      { type, state: { ...kept, ...openState.state, file: file.path }, active: openState.active !== false },
      openState.eState,
    );
  }

  async open(view: View): Promise<View> {
    await this.replaceView(view);
    return view;
  }

  getViewState(): ViewState {
    if (this.view instanceof PlaceholderView) return this.view.wanted;
    return { type: this.view.getViewType(), state: this.view.getState(), ...(this.pinned ? { pinned: true } : {}) };
  }

  async setViewState(viewState: ViewState, eState?: unknown): Promise<void> {
    const change = this.changing.then(() => this.changeView(viewState, eState));
    this.changing = change.catch(() => undefined);
    await change;
  }

  /** Puts a stand-in of the same type here until the leaf is revealed. [D Defer views] */
  async defer(viewState: ViewState): Promise<void> {
    await this.replaceView(new PlaceholderView(this, viewState, true));
  }

  get isDeferred(): boolean {
    return this.view instanceof PlaceholderView;
  }

  async loadIfDeferred(): Promise<void> {
    if (this.view instanceof PlaceholderView) await this.setViewState(this.view.wanted);
  }

  getEphemeralState(): Record<string, unknown> {
    return this.view.getEphemeralState();
  }

  setEphemeralState(state: unknown): void {
    this.view.setEphemeralState(state);
  }

  togglePinned(): void {
    this.setPinned(!this.pinned);
  }

  setPinned(pinned: boolean): void {
    this.pinned = pinned;
    this.trigger("pinned-change", pinned);
  }

  setGroupMember(other: WorkspaceLeaf): void {
    other.group ??= other.id;
    this.setGroup(other.group);
  }

  setGroup(group: string): void {
    this.group = group;
    this.trigger("group-change", group);
  }

  detach(): void {
    this.owner.removeLeaf(this);
    void this.view.closeView();
  }

  getIcon(): string {
    return this.view.getIcon();
  }

  getDisplayText(): string {
    return this.view.getDisplayText();
  }

  onResize(): void {
    this.view.onResize();
  }

  updateHeader(): void {
    if (this.view instanceof ItemView) this.view.updateTitle();
    // The first view opens before the leaf has a place.
    (this.parent as WorkspaceTabs | undefined)?.draw();
  }

  private activate(): void {
    this.owner.setActiveLeaf(this, { focus: false });
  }

  private async changeView(viewState: ViewState, eState: unknown): Promise<void> {
    const { type, state = {}, active, pinned } = viewState;
    const isSame = this.view.getViewType() === type && !(this.view instanceof PlaceholderView);
    if (!isSame)
      await this.replaceView(
        type === "empty"
          ? new EmptyView(this)
          : (this.owner.createView(type, this) ?? new PlaceholderView(this, viewState, false)),
      );
    await this.view.setState(state, { history: false });
    if (pinned !== undefined) this.setPinned(pinned);
    this.updateHeader();
    if (active === true) this.owner.setActiveLeaf(this, { focus: true });
    if (eState !== undefined) this.view.setEphemeralState(eState);
    this.owner.onLeafChanged(this);
  }

  private async replaceView(view: View): Promise<void> {
    const old = this.view;
    await old.closeView();
    this.view = view;
    await view.openInto(this.containerEl);
    this.updateHeader();
    this.owner.onLeafChanged(this);
  }
}
