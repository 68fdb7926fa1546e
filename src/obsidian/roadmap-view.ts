import {
  ItemView,
  Keymap,
  Menu,
  Notice,
  Scope,
  setIcon,
  type PaneType,
  type ViewStateResult,
  type WorkspaceLeaf,
} from "obsidian";
import { INITIAL_OUTLINE_STATE, type Outline, type OutlineRow, type OutlineState } from "../core/roadmap/outline-row";
import { foldAll, followRename, openTo, readOutlineState } from "../ui/outline/fold";
import type { PaneHost, Reading, RoadmapPaneProps } from "../ui/pane-props";
import { mountRoadmapPane, type MountedPane } from "../ui/roadmap-pane";
import type { DayContext } from "../ui/words";
import { toDay } from "./day";

/** The type under which the app keeps the view; it stands in people's saved workspaces. */
export const ROADMAP_VIEW = "plan-of-record-roadmap";

/** What the view shows and may ask for. */
export interface RoadmapSource {
  readonly reading: Reading;
  buildOutline(state: OutlineState): Outline;
  /** Ticks the box of `row`, or clears it. Rejects, with words for the person, when nothing could be written. */
  tick(row: OutlineRow): Promise<void>;
  readAll(): void;
  /** Calls `listener` whenever there is something new to show, until the returned function is called. */
  onChange(listener: () => void): () => void;
}

/** How often the view looks whether a new day has begun, which makes items overdue; milliseconds. */
const DAY_CHECK = 60_000;

/** The roadmap as a view of Obsidian: it lives in a sidebar, in the main area or in a window of its own. */
export class RoadmapView extends ItemView {
  override navigation = false;
  override icon = "milestone";
  readonly #source: RoadmapSource;
  #state: OutlineState = INITIAL_OUTLINE_STATE;
  #pane: MountedPane | null = null;
  #day: DayContext = toDay();
  #reveal: { readonly key: string } | null = null;
  /** Whether something has changed while nobody could see it. */
  #isStale = false;
  readonly #host: PaneHost = {
    drawIcon: setIcon,
    open: (row, event) => void this.#open(row, Keymap.isModEvent(event)),
    tick: (row) => void this.#tick(row),
    preview: (row, event, targetEl) => this.#preview(row, event, targetEl),
    showMenu: (row, event) => this.#showMenu(row, event),
    changeState: (state) => this.#changeState(state),
    foldAll: (open) => this.#changeState(foldAll(this.#state, open)),
    retry: () => this.#source.readAll(),
  };

  constructor(leaf: WorkspaceLeaf, source: RoadmapSource) {
    super(leaf);
    this.#source = source;
    this.scope = new Scope(this.app.scope);
    this.scope.register(["Mod"], "f", () => {
      this.#pane?.focusFilter();
      return false;
    });
  }

  override getViewType(): string {
    return ROADMAP_VIEW;
  }

  override getDisplayText(): string {
    return "Roadmap";
  }

  override getState(): Record<string, unknown> {
    return { ...super.getState(), outline: this.#state };
  }

  override async setState(state: unknown, result: ViewStateResult): Promise<void> {
    const outline = typeof state === "object" && state !== null && "outline" in state ? state.outline : undefined;
    this.#state = readOutlineState(outline, this.#state);
    await super.setState(state, result);
    this.#draw();
  }

  /** Opens what is above the note at `path`, clears the filter and scrolls to the note; whether it has a row. */
  reveal(path: string): boolean {
    const opened = openTo(path, this.#state, (state) => this.#build(state));
    const row = this.#build(opened).rows.find((each) => each.kind === "note" && each.path === path);
    if (row === undefined) return false;
    this.#reveal = { key: row.key };
    this.#changeState(opened);
    return true;
  }

  /** Gives the keys to the outline. */
  focus(): void {
    this.#pane?.focus();
  }

  override onResize(): void {
    if (this.#isStale) this.#draw();
  }

  protected override onOpen(): Promise<void> {
    this.contentEl.addClass("por-view");
    this.#mount();
    this.register(this.#source.onChange(() => this.#draw()));
    // The pane measures with the window that it is in.
    this.register(
      this.contentEl.onWindowMigrated(() => {
        this.#unmount();
        this.#mount();
      }),
    );
    this.registerInterval(
      window.setInterval(() => {
        if (toDay().today !== this.#day.today) this.#draw();
      }, DAY_CHECK),
    );
    this.registerEvent(this.app.workspace.on("layout-change", () => this.onResize()));
    this.registerEvent(
      this.app.vault.on("rename", (file, from) => {
        this.#state = followRename(this.#state, from, file.path);
      }),
    );
    return Promise.resolve();
  }

  protected override onClose(): Promise<void> {
    this.#unmount();
    return Promise.resolve();
  }

  #mount(): void {
    this.#pane = mountRoadmapPane(this.contentEl, this.#props());
  }

  #unmount(): void {
    this.#pane?.unmount();
    this.#pane = null;
  }

  #draw(): void {
    this.#isStale = this.#pane !== null && !this.contentEl.isShown();
    if (!this.#isStale) this.#pane?.update(this.#props());
  }

  #props(): RoadmapPaneProps {
    const day = toDay();
    if (day.today !== this.#day.today) this.#day = day;
    const shown = { state: this.#state, day: this.#day, host: this.#host, reveal: this.#reveal };
    try {
      return { ...shown, outline: this.#build(this.#state), reading: this.#source.reading };
    } catch (error) {
      console.error("Plan of Record: the roadmap could not be drawn", error);
      return { ...shown, outline: NO_OUTLINE, reading: { kind: "failed", message: messageOf(error) } };
    }
  }

  #build(state: OutlineState): Outline {
    return this.#source.buildOutline(state);
  }

  #changeState(state: OutlineState): void {
    this.#state = state;
    this.#draw();
    void this.app.workspace.requestSaveLayout();
  }

  async #open(row: OutlineRow, where: PaneType | boolean): Promise<void> {
    const file = this.app.vault.getFileByPath(row.path);
    if (file === null) return;
    const eState = row.line === null ? undefined : { line: row.line };
    await this.app.workspace.getLeaf(where).openFile(file, { active: true, eState });
  }

  async #tick(row: OutlineRow): Promise<void> {
    try {
      await this.#source.tick(row);
    } catch (error) {
      new Notice(messageOf(error));
    }
  }

  #preview(row: OutlineRow, event: MouseEvent, targetEl: HTMLElement): void {
    if (row.kind === "folder") return;
    this.app.workspace.trigger("hover-link", {
      event,
      source: ROADMAP_VIEW,
      hoverParent: this,
      targetEl,
      linktext: row.path,
      sourcePath: row.path,
      state: row.line === null ? undefined : { scroll: row.line },
    });
  }

  #showMenu(row: OutlineRow, event: MouseEvent): void {
    if (row.kind === "folder") return;
    const menu = new Menu();
    const offer = (title: string, icon: string, section: string, onClick: () => void): void => {
      menu.addItem((item) => item.setTitle(title).setIcon(icon).setSection(section).onClick(onClick));
    };
    if (row.box !== null) {
      offer(row.box.checked ? "Mark as not done" : "Mark as done", "check", "action", () => void this.#tick(row));
    }
    offer("Open in new tab", "file-plus", "open", () => void this.#open(row, "tab"));
    offer("Open to the right", "separator-vertical", "open", () => void this.#open(row, "split"));
    const file = this.app.vault.getFileByPath(row.path);
    if (row.kind === "note" && file !== null)
      this.app.workspace.trigger("file-menu", menu, file, ROADMAP_VIEW, this.leaf);
    menu.showAtMouseEvent(event);
  }
}

const NO_OUTLINE: Outline = {
  rows: [],
  rollup: { total: 0, done: 0, byStatus: {}, progress: 0, effortHours: { total: 0, done: 0 } },
  noteCount: 0,
};

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
