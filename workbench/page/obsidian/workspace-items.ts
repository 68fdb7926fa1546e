import { Events } from "./events";
import { setIcon } from "./icons";
import type { WorkspaceLeaf } from "./workspace-leaf";

/** A part of the layout. */
export abstract class WorkspaceItem extends Events {
  abstract readonly parent: WorkspaceItem | null;

  getRoot(): WorkspaceItem {
    return this.parent?.getRoot() ?? this;
  }

  getContainer(): WorkspaceItem {
    return this.getRoot();
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
}

/** The main area. */
export class WorkspaceRoot extends WorkspaceContainer {}

export class WorkspaceWindow extends WorkspaceContainer {}

export class WorkspaceFloating extends WorkspaceParent {}

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

  constructor(private readonly onSelect: (leaf: WorkspaceLeaf) => void) {
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
