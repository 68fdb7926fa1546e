import type { AppHost } from "./app-host";
import { Component } from "./component";
import { setIcon } from "./icons";
import type { Scope } from "./keymap";
import type { Menu } from "./menu";
import { moveElement } from "./popout-window";

export interface ViewState {
  type: string;
  state?: Record<string, unknown>;
  active?: boolean;
  pinned?: boolean;
}

export interface ViewStateResult {
  history: boolean;
}

/** What a view asks of the leaf that it stands in. */
export interface LeafHost {
  readonly app: AppHost;
  /** Called when title or icon may have changed. */
  updateHeader(): void;
  getViewState(): ViewState;
  setViewState(state: ViewState, eState?: unknown): Promise<void>;
}

/** What is shown in a leaf. */
export abstract class View extends Component {
  app: AppHost;
  icon = "lucide-file";
  navigation = false;
  leaf: LeafHost;
  containerEl: HTMLElement;
  scope: Scope | null = null;

  constructor(leaf: LeafHost) {
    super();
    this.leaf = leaf;
    this.app = leaf.app;
    this.containerEl = createDiv("workspace-leaf-content");
  }

  abstract getViewType(): string;
  abstract getDisplayText(): string;

  protected onOpen(): Promise<void> {
    return Promise.resolve();
  }

  protected onClose(): Promise<void> {
    return Promise.resolve();
  }

  /** Loads and opens; the leaf's to call. */
  async openInto(parent: HTMLElement): Promise<void> {
    this.containerEl.dataset["type"] = this.getViewType();
    // A view is made in the main window, and may be shown in another one.
    moveElement(this.containerEl, () => parent.append(this.containerEl));
    this.load();
    await this.onOpen();
  }

  /** Closes and unloads; the leaf's to call. */
  async closeView(): Promise<void> {
    await this.onClose();
    this.unload();
    this.containerEl.remove();
  }

  getState(): Record<string, unknown> {
    return {};
  }

  setState(_state: unknown, _result: ViewStateResult): Promise<void> {
    return Promise.resolve();
  }

  getEphemeralState(): Record<string, unknown> {
    return {};
  }

  setEphemeralState(_state: unknown): void {
    // For subclasses.
  }

  getIcon(): string {
    return this.icon;
  }

  onResize(): void {
    // For subclasses.
  }

  onPaneMenu(_menu: Menu, _source: string): void {
    // For subclasses.
  }
}

/** A view with a header and a content element. */
export abstract class ItemView extends View {
  contentEl: HTMLElement;
  private readonly titleEl: HTMLElement;
  private readonly actionsEl: HTMLElement;

  constructor(leaf: LeafHost) {
    super(leaf);
    const header = this.containerEl.createDiv("view-header");
    this.titleEl = header.createDiv("view-header-title-container").createDiv("view-header-title");
    this.actionsEl = header.createDiv("view-actions");
    this.contentEl = this.containerEl.createDiv("view-content");
  }

  addAction(icon: string, title: string, callback: (event: MouseEvent) => unknown): HTMLElement {
    const button = createEl("button", { cls: "clickable-icon view-action", attr: { "aria-label": title } });
    setIcon(button, icon);
    button.addEventListener("click", callback);
    this.actionsEl.prepend(button);
    return button;
  }

  /** Shows the title anew; the leaf's to call. */
  updateTitle(): void {
    this.titleEl.setText(this.getDisplayText());
  }
}

/** What stands in a leaf whose view type nobody has registered, or not yet. [D Workspace; look F] */
export class PlaceholderView extends ItemView {
  override icon = "lucide-ghost";

  constructor(
    leaf: LeafHost,
    readonly wanted: ViewState,
    private readonly isDeferred: boolean,
  ) {
    super(leaf);
  }

  override getViewType(): string {
    return this.wanted.type;
  }

  override getDisplayText(): string {
    return this.isDeferred ? this.wanted.type : "Plugin no longer active";
  }

  override getState(): Record<string, unknown> {
    return this.wanted.state ?? {};
  }

  protected override onOpen(): Promise<void> {
    if (!this.isDeferred)
      this.contentEl.createDiv({ cls: "pane-empty", text: `No plugin provides the view “${this.wanted.type}”.` });
    return Promise.resolve();
  }
}

/** A leaf without anything in it. */
export class EmptyView extends ItemView {
  override icon = "lucide-file";
  override navigation = true;

  override getViewType(): string {
    return "empty";
  }

  override getDisplayText(): string {
    return "New tab";
  }

  protected override onOpen(): Promise<void> {
    const box = this.contentEl.createDiv("empty-state").createDiv("empty-state-container");
    box.createDiv({ cls: "empty-state-title", text: "No file is open" });
    box.createDiv({ cls: "empty-state-hint", text: "Pick a note on the left, or press Ctrl/Cmd+P for commands." });
    return Promise.resolve();
  }
}
