import type { Extension } from "@codemirror/state";
import { getLanguage, Plugin } from "obsidian";
import type { PlanOfRecordApi } from "./src/api";
import { VaultIndex } from "./src/core/index/vault-index";
import type { SavedView } from "./src/core/settings/saved-view";
import { withView } from "./src/core/settings/edit-settings";
import { unknownWords } from "./src/core/settings/unknown-words";
import type { RollupScope } from "./src/core/rollup/explain-rollup";
import { say } from "./src/core/words/say";
import { useLanguage } from "./src/core/words/use-language";
import { BADGE_HOVER } from "./src/obsidian/badges/badge-hover";
import { Badges, type BadgeParts } from "./src/obsidian/badges/note-badges";
import { StatusBarBadge } from "./src/obsidian/badges/status-bar-badge";
import { registerCommands } from "./src/obsidian/commands/register-commands";
import { HistoryStore } from "./src/obsidian/history/history-store";
import { explainScope, explainTarget } from "./src/obsidian/explain-target";
import { FindingsActions } from "./src/obsidian/findings-actions";
import { registerRewriting } from "./src/obsidian/commands/rewriting";
import { registerLineCommands } from "./src/obsidian/commands-of-line/register-line-commands";
import { PropertyWriter } from "./src/obsidian/bases/property-writer";
import { registerBases } from "./src/obsidian/bases/register-bases";
import { registerEmbeds } from "./src/obsidian/embeds/register-embeds";
import { registerApi } from "./src/obsidian/api/register-api";
import { NoteWriter } from "./src/obsidian/note-writer";
import { NoteModels } from "./src/obsidian/note-models";
import { NoteView, type NoteSource } from "./src/obsidian/note-view";
import { openNotePlan, openRoadmap } from "./src/obsidian/open-pane";
import { PaneModels } from "./src/obsidian/pane-models";
import { RoadmapActions } from "./src/obsidian/roadmap-actions";
import { RowCopies } from "./src/obsidian/row-copies";
import { RoadmapView, type RoadmapSource } from "./src/obsidian/roadmap-view";
import { SavedViewCommands } from "./src/obsidian/saved-view-commands";
import { SettingsStore } from "./src/obsidian/settings-store";
import { SettingsTab } from "./src/obsidian/settings-tab";
import { StatusColours } from "./src/obsidian/status-colours";
import { Tour } from "./src/obsidian/tour";
import { Turns } from "./src/obsidian/turns";
import { VaultFindings } from "./src/obsidian/vault-findings";
import { NOTE_VIEW, ROADMAP_VIEW } from "./src/obsidian/view-types";
import { VaultFeed } from "./src/obsidian/vault-feed";
import { whenLayoutReady } from "./src/obsidian/when-layout-ready";
import type { Target } from "./src/ui/pane-props";

/** Puts the parts together and registers them with the app. */
export default class PlanOfRecordPlugin extends Plugin {
  /** For other plugins: docs/api.md. */
  api: PlanOfRecordApi | undefined;
  readonly #settings = new SettingsStore(this);

  override async onload(): Promise<void> {
    useLanguage(getLanguage());
    const index = new VaultIndex();
    const feed = this.addChild(new VaultFeed(this.app, index, this.#settings));
    const writer = new NoteWriter(this.app, feed);
    // Each change is planned on what the one before it has left.
    const turns = new Turns();
    const settings = this.#settings;
    const actions = new RoadmapActions({ app: this.app, index, feed, writer, turns, settings });
    const findings = this.addChild(new VaultFindings({ app: this.app, index, feed, settings }));
    const programs = { app: this.app, index, feed, settings, actions };
    this.api = registerApi(this, programs);
    registerLineCommands(this, programs);
    const tour = new Tour(this.app);
    const sources = this.#createSources({ index, feed, actions, findings, tour });
    this.addChild(new StatusColours(this.app, settings));
    this.registerView(ROADMAP_VIEW, (leaf) => new RoadmapView(leaf, sources.roadmap()));
    this.registerView(NOTE_VIEW, (leaf) => new NoteView(leaf, sources.note()));
    this.#showBadges({ app: this.app, index, feed, actions, settings });
    registerEmbeds(this, index, sources.roadmap);
    registerBases(this, sources.roadmap);
    this.addChild(new PropertyWriter({ app: this.app, index, feed, settings, writer, turns }));
    this.registerHoverLinkSource(ROADMAP_VIEW, { display: this.manifest.name, defaultMod: true });
    this.addRibbonIcon("milestone", say("command.open-roadmap"), () => void openRoadmap(this.app));
    this.addCommand({
      id: "open-roadmap",
      name: say("command.open-roadmap"),
      icon: "milestone",
      callback: () => void openRoadmap(this.app),
    });
    this.addCommand({
      id: "reveal-active-note",
      name: say("command.reveal-active-note"),
      icon: "locate",
      checkCallback: (checking) => {
        const file = this.app.workspace.getActiveFile();
        if (file?.extension !== "md") return false;
        if (!checking) void openRoadmap(this.app).then((view) => view?.reveal(file.path));
        return true;
      },
    });
    this.addCommand({
      id: "open-note-plan",
      name: say("command.open-note-plan"),
      icon: "list-checks",
      callback: () => void openNotePlan(this.app),
    });
    this.addCommand({
      id: "show-tour",
      name: say("command.show-tour"),
      icon: "circle-help",
      callback: () => void openRoadmap(this.app).then(() => tour.show()),
    });
    this.addCommand({
      id: "undo",
      name: say("command.undo"),
      icon: "undo-2",
      checkCallback: (checking) => {
        if (actions.canUndo && !checking) void actions.undo();
        return actions.canUndo;
      },
    });
    registerCommands(this, {
      ...{ app: this.app, index, feed, findings, settings, actions },
      open: () => openRoadmap(this.app),
    });
    new SavedViewCommands(this, settings);
    registerRewriting(this, { app: this.app, index, settings, actions });
    this.addSettingTab(new SettingsTab(this, this.#settings, () => unknownWords(index)));
    await this.#settings.load();
  }

  override onExternalSettingsChange(): Promise<void> {
    return this.#settings.load();
  }

  /** Badges are made when the layout is ready: a start waits for nothing that it does not need. */
  #showBadges(parts: BadgeParts): void {
    let made: Badges | null = null;
    const badges = (): Badges => (made ??= this.addChild(new Badges(parts)));
    this.registerHoverLinkSource(BADGE_HOVER, {
      display: say("app.badges", { plugin: this.manifest.name }),
      defaultMod: true,
    });
    this.registerMarkdownPostProcessor((element, context) => badges().process(element, context));
    const extensions: Extension[] = [];
    this.registerEditorExtension(extensions);
    whenLayoutReady(this.app, this, () => {
      extensions.push(badges().extension);
      this.app.workspace.updateOptions();
      const shown = badges();
      this.addChild(
        new StatusBarBadge({
          app: this.app,
          index: parts.index,
          element: this.addStatusBarItem(),
          isWanted: (path) => (["editing", "reading"] as const).some((mode) => shown.kindsIn(path, mode).has("note")),
          open: () => void openNotePlan(this.app),
          onChange: (listener) => shown.onChange(listener),
        }),
      );
    });
  }

  /** What makes the sources of views: each has models of its own, so that none throws away what another has built. */
  #createSources({ index, feed, actions, findings, tour }: SourceParts): {
    readonly roadmap: () => RoadmapSource;
    readonly note: () => NoteSource;
  } {
    const { app } = this;
    const history = this.addChild(new HistoryStore(app, index));
    history.register(
      feed.onChange(() => {
        // What is not read yet would seem to have gone.
        if (feed.isWhole) history.follow();
      }),
    );
    const settings = this.#settings;
    const fixing = new FindingsActions({ app, index, feed, findings, actions, settings });
    const shared = {
      get reading() {
        return feed.reading;
      },
      get vocabulary() {
        return settings.vocabulary;
      },
      get order() {
        return settings.order;
      },
      actions,
      findings: fixing,
      copies: new RowCopies(app, index),
      explain: (target: Target) => explainTarget(app, index, target),
      explainScope: (scope: RollupScope) => explainScope(app, index, scope),
      readAll: () => feed.readAll(),
      onChange: (listener: () => void) => {
        const ends = [feed, findings, settings, tour].map((each) => each.onChange(listener));
        return () => ends.forEach((end) => end());
      },
    };
    const views = {
      all: () => settings.settings.views,
      save: (view: SavedView) => void settings.change((before) => withView(before, view)),
    };
    return {
      roadmap: () => {
        feed.want();
        return withShared(shared, {
          models: new PaneModels(
            index,
            findings,
            () => history.history,
            () => settings.settings,
          ),
          views,
          tour,
        });
      },
      note: () => {
        feed.want();
        return withShared(shared, { models: new NoteModels(index, findings) });
      },
    };
  }
}

interface SourceParts {
  readonly index: VaultIndex;
  readonly feed: VaultFeed;
  readonly actions: RoadmapActions;
  readonly findings: VaultFindings;
  readonly tour: Tour;
}

/** What all views are given, which may change, with what one has of its own. */
function withShared<S extends object, T extends object>(shared: S, own: T): S & T {
  return Object.assign(Object.create(shared) as S, own);
}
