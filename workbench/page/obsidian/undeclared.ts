// Members of `app` that the declarations do not have, but published plugins use. [U]
import type { TFile } from "./abstract-file";
import { Events } from "./events";

/** A plugin as far as these know it. */
interface LoadedPlugin {
  readonly manifest: { readonly id: string };
}

/** `app.plugins`: the community plugins that are loaded. */
export class LoadedPlugins {
  readonly manifests: Record<string, LoadedPlugin["manifest"]> = {};
  readonly plugins: Record<string, LoadedPlugin> = {};
  readonly enabledPlugins = new Set<string>();

  /** The plugin of that id, null unless it is loaded. */
  getPlugin(id: string): LoadedPlugin | null {
    return Object.hasOwn(this.plugins, id) ? (this.plugins[id] ?? null) : null;
  }

  /** The host's to call. */
  add(plugin: LoadedPlugin): void {
    const { id } = plugin.manifest;
    this.manifests[id] = plugin.manifest;
    this.plugins[id] = plugin;
    this.enabledPlugins.add(id);
  }

  /** The host's to call. */
  remove({ manifest: { id } }: LoadedPlugin): void {
    Reflect.deleteProperty(this.manifests, id);
    Reflect.deleteProperty(this.plugins, id);
    this.enabledPlugins.delete(id);
  }
}

/** A core plugin, which can be switched on and off. */
export interface CorePlugin {
  readonly enabled: boolean;
  readonly instance: object;
  enable(): void;
  disable(): void;
}

/** `app.internalPlugins`: the core plugins, of which the workbench has Bases only; fires `change`. */
export class CorePlugins extends Events {
  readonly plugins: Record<string, CorePlugin> = {};

  getPluginById(id: string): CorePlugin | null {
    return Object.hasOwn(this.plugins, id) ? (this.plugins[id] ?? null) : null;
  }

  /** What such a plugin is inside, null unless it is on. */
  getEnabledPluginById(id: string): object | null {
    const found = this.getPluginById(id);
    return found?.enabled === true ? found.instance : null;
  }
}

/** `app.foldManager`: which parts of a note are folded; for as long as the page lives. */
export class FoldManager {
  private readonly folds = new WeakMap<TFile, unknown>();

  load(file: TFile): unknown {
    return this.folds.get(file) ?? null;
  }

  save(file: TFile, folds: unknown): Promise<void> {
    this.folds.set(file, folds);
    return Promise.resolve();
  }
}
