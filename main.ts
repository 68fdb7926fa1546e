import type { Extension } from "@codemirror/state";
import { Plugin } from "obsidian";
import { VaultIndex } from "./src/core/index/vault-index";
import { withView } from "./src/core/settings/edit-settings";
import { BADGE_HOVER } from "./src/obsidian/badges/badge-hover";
import { Badges, type BadgeParts } from "./src/obsidian/badges/note-badges";
import { HistoryStore } from "./src/obsidian/history/history-store";
import { explainTarget } from "./src/obsidian/explain-target";
import { FindingsActions } from "./src/obsidian/findings-actions";
import { registerRewriting } from "./src/obsidian/commands/rewriting";
import { NoteWriter } from "./src/obsidian/note-writer";
import { openRoadmap } from "./src/obsidian/open-roadmap";
import { PaneModels } from "./src/obsidian/pane-models";
import { RoadmapActions } from "./src/obsidian/roadmap-actions";
import { ROADMAP_VIEW, RoadmapView, type RoadmapSource } from "./src/obsidian/roadmap-view";
import { RowCopies } from "./src/obsidian/row-copies";
import { SavedViewCommands } from "./src/obsidian/saved-view-commands";
import { SettingsStore } from "./src/obsidian/settings-store";
import { SettingsTab } from "./src/obsidian/settings-tab";
import { Turns } from "./src/obsidian/turns";
import { VaultFindings } from "./src/obsidian/vault-findings";
import { VaultFeed } from "./src/obsidian/vault-feed";

/** Puts the parts together and registers them with the app. */
export default class PlanOfRecordPlugin extends Plugin {
  readonly #settings = new SettingsStore(this);

  override async onload(): Promise<void> {
    const index = new VaultIndex();
    const feed = this.addChild(new VaultFeed(this.app, index, this.#settings));
    const writer = new NoteWriter(this.app, feed);
    // Each change is planned on what the one before it has left.
    const turns = new Turns();
    const settings = this.#settings;
    const actions = new RoadmapActions({ app: this.app, index, feed, writer, turns, settings });
    const findings = this.addChild(new VaultFindings({ app: this.app, index, feed, settings }));
    const source = this.#createSource(index, feed, actions, findings);
    this.registerView(ROADMAP_VIEW, (leaf) => new RoadmapView(leaf, source));
    this.#showBadges({ app: this.app, index, feed, actions, settings });
    this.registerHoverLinkSource(ROADMAP_VIEW, { display: this.manifest.name, defaultMod: true });
    this.addRibbonIcon("milestone", "Open roadmap", () => void openRoadmap(this.app));
    this.addCommand({
      id: "open-roadmap",
      name: "Open roadmap",
      icon: "milestone",
      callback: () => void openRoadmap(this.app),
    });
    this.addCommand({
      id: "reveal-active-note",
      name: "Reveal active note in roadmap",
      icon: "locate",
      checkCallback: (checking) => {
        const file = this.app.workspace.getActiveFile();
        if (file?.extension !== "md") return false;
        if (!checking) void openRoadmap(this.app).then((view) => view?.reveal(file.path));
        return true;
      },
    });
    this.addCommand({
      id: "undo",
      name: "Undo the last change made from the roadmap",
      icon: "undo-2",
      checkCallback: (checking) => {
        if (actions.canUndo && !checking) void actions.undo();
        return actions.canUndo;
      },
    });
    new SavedViewCommands(this, settings);
    registerRewriting(this, { app: this.app, index, settings, actions });
    this.addSettingTab(new SettingsTab(this, this.#settings));
    await this.#settings.load();
  }

  override onExternalSettingsChange(): Promise<void> {
    return this.#settings.load();
  }

  /** Badges are made when the layout is ready: a start waits for nothing that it does not need. */
  #showBadges(parts: BadgeParts): void {
    let made: Badges | null = null;
    const badges = (): Badges => (made ??= this.addChild(new Badges(parts)));
    this.registerHoverLinkSource(BADGE_HOVER, { display: `${this.manifest.name}: badges`, defaultMod: true });
    this.registerMarkdownPostProcessor((element, context) => badges().process(element, context));
    const extensions: Extension[] = [];
    this.registerEditorExtension(extensions);
    this.app.workspace.onLayoutReady(() => {
      extensions.push(badges().extension);
      this.app.workspace.updateOptions();
    });
    this.addCommand({
      id: "set-status",
      name: "Set status on this line",
      icon: "circle-check",
      editorCheckCallback: (checking, editor, { file }) =>
        file !== null && badges().setAtCursor(editor, file.path, checking),
    });
  }

  #createSource(index: VaultIndex, feed: VaultFeed, actions: RoadmapActions, findings: VaultFindings): RoadmapSource {
    const { app } = this;
    const history = this.addChild(new HistoryStore(app, index));
    history.register(
      feed.onChange(() => {
        // What is not read yet would seem to have gone.
        if (feed.reading.kind === "ready" && feed.reading.failures.length === 0) history.follow();
      }),
    );
    const settings = this.#settings;
    let models: PaneModels | undefined;
    return {
      get reading() {
        return feed.reading;
      },
      get vocabulary() {
        return settings.vocabulary;
      },
      // Made when a pane is opened: a start waits for nothing that it does not need.
      get models() {
        return (models ??= new PaneModels(
          index,
          findings,
          () => history.history,
          () => settings.settings.weekOne,
        ));
      },
      views: {
        all: () => settings.settings.views,
        save: (view) => void settings.change((before) => withView(before, view)),
      },
      actions,
      findings: new FindingsActions({ app, index, feed, findings, actions }),
      copies: new RowCopies(app, index),
      explain: (target) => explainTarget(app, index, target),
      readAll: () => feed.readAll(),
      onChange: (listener) => {
        const ends = [feed.onChange(listener), findings.onChange(listener), settings.onChange(listener)];
        return () => ends.forEach((end) => end());
      },
    };
  }
}
