// Members of `app` that the declarations do not have, but published plugins use. [U]
import type { TFile } from "./abstract-file";

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

/** `app.internalPlugins`: the core plugins, of which the workbench has none. */
export class CorePlugins {
  readonly plugins: Readonly<Record<string, never>> = {};

  getPluginById(_id: string): null {
    return null;
  }

  getEnabledPluginById(_id: string): null {
    return null;
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
