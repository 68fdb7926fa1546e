import { Plugin } from "obsidian";
import { TickMemory } from "./src/core/edit/tick-memory";
import { VaultIndex } from "./src/core/index/vault-index";
import { OutlineBuilder } from "./src/core/roadmap/build-outline";
import { NoteWriter } from "./src/obsidian/note-writer";
import { openRoadmap } from "./src/obsidian/open-roadmap";
import { ROADMAP_VIEW, RoadmapView, type RoadmapSource } from "./src/obsidian/roadmap-view";
import { SettingsStore } from "./src/obsidian/settings-store";
import { SettingsTab } from "./src/obsidian/settings-tab";
import { tickTask } from "./src/obsidian/tick-task";
import { Turns } from "./src/obsidian/turns";
import { VaultFeed } from "./src/obsidian/vault-feed";

/** Puts the parts together and registers them with the app. */
export default class PlanOfRecordPlugin extends Plugin {
  readonly #settings = new SettingsStore(this);

  override async onload(): Promise<void> {
    const source = this.#createSource();
    this.registerView(ROADMAP_VIEW, (leaf) => new RoadmapView(leaf, source));
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
    this.addSettingTab(new SettingsTab(this, this.#settings));
    await this.#settings.load();
  }

  override onExternalSettingsChange(): Promise<void> {
    return this.#settings.load();
  }

  #createSource(): RoadmapSource {
    const { app } = this;
    const index = new VaultIndex();
    const outline = new OutlineBuilder(index);
    const feed = this.addChild(new VaultFeed(app, index, this.#settings));
    const writer = new NoteWriter(app, feed);
    const memory = new TickMemory();
    // Each tick is planned on what the one before it has left.
    const turns = new Turns();
    return {
      get reading() {
        return feed.reading;
      },
      buildOutline: (state) => outline.build(state),
      tick: (row) => turns.take(() => tickTask(index, writer, memory, row)),
      readAll: () => feed.readAll(),
      onChange: (listener) => feed.onChange(listener),
    };
  }
}
