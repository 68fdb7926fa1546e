import {
  ItemView,
  Keymap,
  Notice,
  Scope,
  setIcon,
  type PaneType,
  type ViewStateResult,
  type WorkspaceLeaf,
} from "obsidian";
import type { NewDates } from "../core/edit/set-dates";
import type { Priority } from "../core/note/parsed-note";
import type { Completions } from "../core/query/complete-query";
import { WHOLE_VAULT } from "../core/query/scope";
import type { VaultValues } from "../core/query/vault-values";
import type { Outline, OutlineState } from "../core/roadmap/outline-row";
import type { OutlineSelection } from "../core/roadmap/visible-rows";
import type { Explanation } from "../core/rollup/explain-rollup";
import { EMPTY_ROLLUP } from "../core/rollup/rollup";
import { toViewId, type SavedView } from "../core/settings/saved-view";
import type { Status } from "../core/status/status";
import type { Vocabulary } from "../core/status/vocabulary";
import { foldAll, followRename, openTo } from "../ui/outline/fold";
import type { PaneHost, Place, Reading, RoadmapPaneProps, Shown, Target } from "../ui/pane-props";
import { INITIAL_PANE_STATE, readPaneState, type PaneState } from "../ui/pane-state";
import { mountRoadmapPane, type MountedPane } from "../ui/roadmap-pane";
import { toSavedView, withSavedView } from "../ui/saved-view";
import type { RowChoice } from "../ui/tree/use-selection";
import type { DayContext } from "../ui/words";
import { below } from "./below";
import { DatesModal } from "./dates-modal";
import { toDay } from "./day";
import { showExportMenu, type ToExport } from "./export-menu";
import { messageOf } from "./message-of";
import { FindingsPane, type FixingActions } from "./findings-pane";
import { PaneQuery, type PaneQueryReading, type QueryModels } from "./pane-query";
import type { RowCopies } from "./row-copies";
import { showPriorityMenu, showRowMenu } from "./row-menu";
import { showScopeMenu } from "./scope-menu";
import { showStatusMenu } from "./status-menu";
import { WhyModal } from "./why-modal";

/** The type under which the app keeps the view; it stands in people's saved workspaces. */
export const ROADMAP_VIEW = "plan-of-record-roadmap";

/** What the view shows and may ask for. */
export interface RoadmapSource {
  readonly reading: Reading;
  readonly vocabulary: Vocabulary;
  readonly models: {
    outline(state: OutlineState): Outline;
    shown(state: PaneState, selection: OutlineSelection): Shown;
    toExport(state: PaneState, asked: PaneQueryReading): ToExport;
    findingCount(): number | null;
    summary(): RoadmapPaneProps["summary"];
    complete(text: string, cursor: number): Completions;
    values(): VaultValues;
  } & QueryModels;
  /** The views that were saved under a name. */
  readonly views: {
    all(): readonly SavedView[];
    save(view: SavedView): void;
  };
  /** What changes notes. Each rejects, with words for the person, when something could not be written. */
  readonly actions: {
    tick(target: Target): Promise<void>;
    setStatus(targets: readonly Target[], status: Status): Promise<void>;
    setDates(targets: readonly Target[], dates: NewDates): Promise<void>;
    setPriority(targets: readonly Target[], priority: Priority | null): Promise<void>;
    /** Takes the last change back; never rejects. */
    undo(): Promise<void>;
  };
  readonly findings: FixingActions;
  readonly copies: RowCopies;
  /** What the numbers of a target, or with null those of the vault, are made of; null where it is gone. */
  explain(target: Target | null): Promise<Explanation | null>;
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
  readonly #query: PaneQuery;
  #state: PaneState = INITIAL_PANE_STATE;
  #pane: MountedPane | null = null;
  #day: DayContext = toDay();
  #reveal: { readonly key: string } | null = null;
  /** Whether something has changed while nobody could see it. */
  #isStale = false;
  readonly #host: PaneHost = {
    drawIcon: setIcon,
    open: (place, event) => void this.#open(place, Keymap.isModEvent(event)),
    tick: (target) => void this.#do(this.#source.actions.tick(target)),
    setStatus: (targets, status) => void this.#do(this.#source.actions.setStatus(targets, status)),
    setDates: (targets, dates) => void this.#do(this.#source.actions.setDates(targets, dates)),
    setPriority: (targets, priority) => void this.#do(this.#source.actions.setPriority(targets, priority)),
    chooseStatus: (targets, element) => this.#chooseStatus(targets, element),
    choosePriority: (targets, element) => this.#choosePriority(targets, element),
    chooseDates: (targets) => this.#chooseDates(targets),
    undo: () => void this.#source.actions.undo(),
    preview: (place, event, targetEl) => this.#preview(place, event, targetEl),
    showMenu: (targets, event, choice) => this.#showMenu(targets, event, choice),
    explain: (target) => void this.#explain(target),
    findings: new FindingsPane({
      app: this.app,
      actions: () => this.#source.findings,
      open: (place, where) => void this.#open(place, where),
    }),
    changeState: (state) => this.#changeState(state),
    foldAll: (open) => this.#changeState({ ...this.#state, outline: foldAll(this.#state.outline, open) }),
    retry: () => this.#source.readAll(),
    completeQuery: (text, cursor) => this.#source.models.complete(text, cursor),
    chooseScope: (element) => this.#chooseScope(element),
    chooseExport: (element) => {
      const asked = (): PaneQueryReading => this.#query.read(this.#state, this.#activePath());
      showExportMenu(this.app, element, () => this.#source.models.toExport(this.#state, asked()));
    },
  };

  constructor(leaf: WorkspaceLeaf, source: RoadmapSource) {
    super(leaf);
    this.#source = source;
    this.#query = new PaneQuery(source.models, source);
    this.scope = new Scope(this.app.scope);
    this.scope.register(["Mod"], "f", () => {
      this.#pane?.focusFilter();
      return false;
    });
    this.scope.register(["Mod"], "z", ({ target }) => {
      // What is typed into a field is the field's own to take back.
      if (isElement(target) && target.matches("input, textarea")) return;
      void source.actions.undo();
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
    return { ...super.getState(), ...this.#state };
  }

  override async setState(state: unknown, result: ViewStateResult): Promise<void> {
    this.#state = readPaneState(state, this.#state);
    await super.setState(state, result);
    this.#draw();
  }

  /** Opens what is above the note at `path`, clears the filter and scrolls to the note; whether it has a row. */
  reveal(path: string): boolean {
    const build = (state: OutlineState): Outline => this.#source.models.outline(state);
    const outline = openTo(path, this.#state.outline, build);
    const row = build(outline).rows.find((each) => each.kind === "note" && each.path === path);
    if (row === undefined) return false;
    this.#reveal = { key: row.key };
    this.#changeState({ ...this.#state, view: "outline", outline, scope: WHOLE_VAULT });
    return true;
  }

  /** Shows what was saved under a name. */
  showSaved(saved: SavedView): void {
    this.#changeState(withSavedView(this.#state, saved));
  }

  /** Shows what a person could have chosen as well. */
  show(change: (state: PaneState) => PaneState): void {
    this.#changeState(change(this.#state));
  }

  /** Gives the keys to the view. */
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
      this.app.workspace.on("file-open", () => {
        const { kind } = this.#state.scope;
        if (kind === "note" || kind === "links") this.#draw();
      }),
    );
    this.registerEvent(
      this.app.vault.on("rename", (file, from) => {
        const { outline, scope } = this.#state;
        this.#state = {
          ...this.#state,
          outline: followRename(outline, from, file.path),
          scope: scope.kind === "folder" && scope.path === from ? { ...scope, path: file.path } : scope,
        };
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
    const base = { state: this.#state, day: this.#day, host: this.#host, reveal: this.#reveal };
    try {
      const { models, reading } = this.#source;
      const { selection, error, scopeName } = this.#query.read(this.#state, this.#activePath());
      const shown = models.shown(this.#state, selection);
      const query = { error, scopeName, matchCount: matchCountOf(shown, this.#state) };
      return { ...base, shown, summary: models.summary(), findingCount: models.findingCount(), reading, query };
    } catch (error) {
      console.error("Plan of Record: the roadmap could not be drawn", error);
      return {
        ...base,
        query: { error: null, scopeName: null, matchCount: null },
        shown: NOTHING,
        summary: NOTHING.outline,
        findingCount: null,
        reading: { kind: "failed", message: messageOf(error) },
      };
    }
  }

  #changeState(state: PaneState): void {
    this.#state = state;
    this.#draw();
    void this.app.workspace.requestSaveLayout();
  }

  async #open(row: Place, where: PaneType | boolean): Promise<void> {
    const file = this.app.vault.getFileByPath(row.path);
    if (file === null) return;
    const eState = row.line === null ? undefined : { line: row.line };
    await this.app.workspace.getLeaf(where).openFile(file, { active: true, eState });
  }

  /** Waits for an action, and tells the person what could not be done. */
  async #do(action: Promise<void>): Promise<void> {
    try {
      await action;
    } catch (error) {
      new Notice(messageOf(error));
    }
  }

  #chooseStatus(targets: readonly Target[], element: HTMLElement): void {
    const [first] = targets;
    if (first === undefined) return;
    const current = targets.every(({ status }) => status === first.status) ? first.status : null;
    showStatusMenu(this.#source.vocabulary, current, below(element), element.doc, {
      choose: (status) => this.#host.setStatus(targets, status),
      hide: returnFocus(element.doc),
    });
  }

  #choosePriority(targets: readonly Target[], element: HTMLElement): void {
    const [first] = targets;
    const current = targets.every(({ priority }) => priority === first?.priority) ? first?.priority : undefined;
    showPriorityMenu(current, element, {
      choose: (priority) => this.#host.setPriority(targets, priority),
      hide: returnFocus(element.doc),
    });
  }

  #chooseDates(targets: readonly Target[]): void {
    new DatesModal(this.app, targets, (dates) => this.#host.setDates(targets, dates)).open();
  }

  async #explain(target: Target | null): Promise<void> {
    const explanation = await this.#source.explain(target);
    const title = target === null ? this.app.vault.getName() : target.title;
    if (explanation !== null) new WhyModal(this.app, { explanation, title, host: this.#host }).open();
  }

  /** The note that is active, also while the roadmap has the keys. */
  #activePath(): string | null {
    return this.app.workspace.getActiveFile()?.path ?? null;
  }

  #chooseScope(element: HTMLElement): void {
    const { models, views } = this.#source;
    const saved = views.all();
    showScopeMenu(this.app, element, {
      scope: this.#state.scope,
      values: () => models.values(),
      choose: (scope) => this.#changeState({ ...this.#state, scope }),
      saved,
      open: (view) => this.showSaved(view),
      save: (name) => {
        // One of the same name is replaced.
        const same = saved.find((view) => view.name.toLowerCase() === name.toLowerCase());
        views.save(toSavedView(this.#state, same?.id ?? toViewId(name, saved), same?.name ?? name));
      },
    });
  }

  #preview(row: Place, event: MouseEvent, targetEl: HTMLElement): void {
    if (this.app.vault.getFileByPath(row.path) === null) return;
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

  #showMenu(targets: readonly Target[], event: MouseEvent, choice?: RowChoice): void {
    const place = { app: this.app, leaf: this.leaf, source: ROADMAP_VIEW, copies: this.#source.copies };
    showRowMenu(targets, event, { ...this.#host, choice, open: (row, where) => void this.#open(row, where) }, place);
  }
}

/** Gives the keys back to what has them now, once a menu is gone. */
function returnFocus(doc: Document): () => void {
  const focused = doc.activeElement;
  return () => {
    if (focused?.instanceOf(HTMLElement) === true) focused.focus();
  };
}

/** Whether the target of an event is an element, in whichever window. */
function isElement(target: EventTarget | null): target is HTMLElement {
  return target !== null && (target as Partial<Node>).instanceOf?.(HTMLElement) === true;
}

/** How much of what was looked for a view shows; null where nothing was. */
function matchCountOf(shown: Shown, { outline: { filter } }: PaneState): number | null {
  switch (shown.view) {
    case "outline":
      return shown.outline.matchCount ?? null;
    case "timeline":
      return shown.timeline.outline.matchCount ?? null;
    case "board":
      return filter.trim() === "" ? null : shown.board.count;
    case "findings":
    case "trend":
      return null;
  }
}

const NOTHING: Extract<Shown, { readonly view: "outline" }> = {
  view: "outline",
  outline: { rows: [], rollup: EMPTY_ROLLUP, noteCount: 0 },
};
