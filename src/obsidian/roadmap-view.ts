import type { ViewStateResult, WorkspaceLeaf } from "obsidian";
import type { Completions } from "../core/query/complete-query";
import { WHOLE_VAULT, type Scope } from "../core/query/scope";
import type { VaultValues } from "../core/query/vault-values";
import type { Outline, OutlineState } from "../core/roadmap/outline-row";
import type { OutlineSelection } from "../core/roadmap/visible-rows";
import { toViewId, type SavedView } from "../core/settings/saved-view";
import { say } from "../core/words/say";
import { foldAll, followRename, openTo } from "../ui/outline/fold";
import type { PaneHost, Reading, RoadmapPaneProps, Shown } from "../ui/pane-props";
import { INITIAL_PANE_STATE, readPaneState, type PaneState } from "../ui/pane-state";
import { mountRoadmapPane, type MountedPane } from "../ui/roadmap-pane";
import { isSavedView, toSavedView, withSavedView } from "../ui/saved-view";
import type { DayContext } from "../ui/words";
import { createExample } from "./create-example";
import { showExportMenu, type ToExport } from "./export-menu";
import { LiveView } from "./live-view";
import { PaneActions, type ActionSource } from "./pane-actions";
import { readPane } from "./read-pane";
import { PaneQuery, type PaneQueryReading, type QueryModels } from "./pane-query";
import { showScopeMenu } from "./scope-menu";
import type { Tour } from "./tour";
import { ROADMAP_VIEW } from "./view-types";

/** What the view shows and may ask for. */
export interface RoadmapSource extends ActionSource {
  readonly reading: Reading;
  readonly models: {
    outline(state: OutlineState): Outline;
    shown(state: PaneState, selection: OutlineSelection): Shown;
    toExport(state: PaneState, asked: PaneQueryReading): ToExport;
    findingCount(): number | null;
    summary(scope: Scope, activePath: string | null): RoadmapPaneProps["summary"];
    rollupOf(paths: Iterable<string>): RoadmapPaneProps["summary"]["rollup"];
    complete(text: string, cursor: number): Completions;
    values(): VaultValues;
  } & QueryModels;
  /** The views that were saved under a name. */
  readonly views: {
    all(): readonly SavedView[];
    save(view: SavedView): void;
  };
  readonly tour: Pick<Tour, "shown">;
  readAll(): void;
  /** Calls `listener` whenever there is something new to show, until the returned function is called. */
  onChange(listener: () => void): () => void;
}

/** The roadmap as a view of Obsidian: it lives in a sidebar, in the main area or in a window of its own. */
export class RoadmapView extends LiveView<RoadmapPaneProps, MountedPane> {
  override icon = "milestone";
  readonly #source: RoadmapSource;
  readonly #query: PaneQuery;
  readonly #host: PaneHost;
  #state: PaneState = INITIAL_PANE_STATE;
  #reveal: { readonly key: string } | null = null;

  constructor(leaf: WorkspaceLeaf, source: RoadmapSource) {
    super(leaf, source);
    this.#source = source;
    this.#query = new PaneQuery(source.models, source);
    this.#host = Object.assign(new PaneActions(this, source), {
      changeState: (state: PaneState) => this.#changeState(state),
      foldAll: (open: boolean) => this.#changeState({ ...this.#state, outline: foldAll(this.#state.outline, open) }),
      retry: () => source.readAll(),
      createExample: () => void createExample(this.app),
      completeQuery: (text: string, cursor: number) => source.models.complete(text, cursor),
      chooseScope: (element: HTMLElement) => this.#chooseScope(element),
      chooseExport: (element: HTMLElement) => {
        const asked = (): PaneQueryReading => this.#query.read(this.#state, this.#activePath());
        showExportMenu(this.app, element, () => source.models.toExport(this.#state, asked()));
      },
    });
    this.keys.register(["Mod"], "f", () => {
      this.pane?.focusFilter();
      return false;
    });
  }

  override getViewType(): string {
    return ROADMAP_VIEW;
  }

  override getDisplayText(): string {
    return say("pane.roadmap");
  }

  override getState(): Record<string, unknown> {
    return { ...super.getState(), ...this.#state };
  }

  override async setState(state: unknown, result: ViewStateResult): Promise<void> {
    this.#state = readPaneState(state, this.#state);
    await super.setState(state, result);
    this.draw();
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

  protected override async onOpen(): Promise<void> {
    await super.onOpen();
    this.registerEvent(
      this.app.workspace.on("file-open", () => {
        const { kind } = this.#state.scope;
        if (kind === "note" || kind === "links") this.draw();
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
  }

  protected override mount(container: HTMLElement, props: RoadmapPaneProps): MountedPane {
    return mountRoadmapPane(container, props);
  }

  protected override props(day: DayContext): RoadmapPaneProps {
    const base = { state: this.#state, day, host: this.#host, reveal: this.#reveal };
    const drawn = readPane(this.#source, this.#query, this.#state, () => this.#activePath());
    const tour = drawn.reading.kind === "ready" && drawn.summary.rollup.total > 0;
    return { ...base, ...drawn, tour: this.#source.tour.shown(tour) };
  }

  #changeState(state: PaneState): void {
    this.#state = state;
    this.draw();
    void this.app.workspace.requestSaveLayout();
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
      isShown: (view) => isSavedView(this.#state, view),
      open: (view) => this.showSaved(view),
      save: (name) => {
        // One of the same name is replaced.
        const same = saved.find((view) => view.name.toLowerCase() === name.toLowerCase());
        views.save(toSavedView(this.#state, same?.id ?? toViewId(name, saved), same?.name ?? name));
      },
    });
  }
}
