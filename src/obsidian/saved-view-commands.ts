import type { Plugin } from "obsidian";
import type { SavedView } from "../core/settings/saved-view";
import { say } from "../core/words/say";
import { openRoadmap } from "./open-pane";
import type { SettingsStore } from "./settings-store";

/** Makes a command of each saved view, and keeps them so when views come, go and are renamed. */
export class SavedViewCommands {
  readonly #plugin: Plugin;
  readonly #store: SettingsStore;
  /** By id, with the name under which it stands in the app. */
  readonly #added = new Map<string, string>();

  constructor(plugin: Plugin, store: SettingsStore) {
    this.#plugin = plugin;
    this.#store = store;
    plugin.register(store.onChange(() => this.#update()));
  }

  #update(): void {
    const { views } = this.#store.settings;
    for (const [id, name] of this.#added) {
      if (views.some((view) => view.id === id && view.name === name)) continue;
      this.#plugin.removeCommand(toCommandId(id));
      this.#added.delete(id);
    }
    for (const view of views) if (!this.#added.has(view.id)) this.#add(view);
  }

  #add({ id, name }: SavedView): void {
    this.#added.set(id, name);
    this.#plugin.addCommand({
      id: toCommandId(id),
      name: say("command.open-view", { name }),
      icon: "bookmark",
      callback: () => {
        // As it is saved now.
        const saved = this.#store.settings.views.find((view) => view.id === id);
        if (saved !== undefined) void openRoadmap(this.#plugin.app).then((view) => view?.showSaved(saved));
      },
    });
  }
}

function toCommandId(id: string): string {
  return `open-view-${id}`;
}
