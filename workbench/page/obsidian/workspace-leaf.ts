import type { TFile } from "./abstract-file";
import type { AppHost, OpenViewState } from "./app-host";
import { EmptyView, ItemView, type LeafHost, PlaceholderView, type View, type ViewState } from "./view";
import { WorkspaceItem, type WorkspaceTabs } from "./workspace-items";

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
