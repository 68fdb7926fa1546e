import type { App } from "./obsidian/app";
import { Notice } from "./obsidian/notice";
import { compareVersions, host } from "./obsidian/platform";
import { Plugin, type PluginManifest } from "./obsidian/plugin";

type PluginClass = new (app: App, manifest: PluginManifest) => Plugin;

/** Loads, unloads and reloads the plugin whose files the server hands out. */
export class PluginLoader {
  plugin: Plugin | null = null;
  private styleEl: HTMLStyleElement | null = null;

  constructor(
    private readonly app: App,
    private readonly require: (name: string) => unknown,
  ) {}

  /** Errors fail that plugin only, with a notice. [F] */
  async load(isEnabledByUser = false): Promise<void> {
    try {
      const manifest = await this.readManifest();
      if (compareVersions(host.version, manifest.minAppVersion) < 0) {
        throw new Error(`needs Obsidian ${manifest.minAppVersion}, the workbench plays ${host.version}`);
      }
      const Class = this.evaluate(manifest.id, await fetchText("/plugin/main.js"));
      this.addStyles(await fetchText("/plugin/styles.css").catch(() => ""));
      this.plugin = new Class(this.app, manifest);
      this.app.plugins.add(this.plugin);
      await this.plugin.loadAndWait();
      if (isEnabledByUser) this.plugin.onUserEnable();
    } catch (error) {
      console.error(error);
      new Notice(`Failed to load the plugin: ${error instanceof Error ? error.message : String(error)}`, 0);
    }
  }

  /** Loads another plugin beside it, from its built code. */
  async loadAnother(id: string, code: string): Promise<Plugin> {
    const manifest = { id, name: id, author: "", version: "1.0.0", minAppVersion: "1.0.0", description: "" };
    const plugin = new (this.evaluate(id, code))(this.app, manifest);
    this.app.plugins.add(plugin);
    await plugin.loadAndWait();
    return plugin;
  }

  unload(): void {
    this.plugin?.unload();
    if (this.plugin !== null) this.app.plugins.remove(this.plugin);
    this.plugin = null;
    this.styleEl?.remove();
    this.styleEl = null;
  }

  async reload(): Promise<void> {
    this.unload();
    await this.load(true);
  }

  private async readManifest(): Promise<PluginManifest> {
    const manifest = JSON.parse(await fetchText("/plugin/manifest.json")) as PluginManifest;
    return { ...manifest, dir: `${this.app.vault.configDir}/plugins/${manifest.id}` };
  }

  /** CommonJS; the source name is how stack traces of plugins look. [README of the API package, O10] */
  private evaluate(id: string, code: string): PluginClass {
    const module: { exports: { default?: unknown } } = { exports: {} };
    // The plugin must be evaluated as Obsidian does it, from text.
    // eslint-disable-next-line @typescript-eslint/no-implied-eval -- that is the workbench's purpose
    const run = new Function("require", "module", "exports", `${code}\n//# sourceURL=plugin:${id}`) as (
      ...args: unknown[]
    ) => void;
    run(this.require, module, module.exports);
    const found = module.exports.default ?? module.exports;
    if (typeof found !== "function" || !(found.prototype instanceof Plugin))
      throw new Error("main.js exports no class that extends Plugin");
    return found as PluginClass;
  }

  private addStyles(css: string): void {
    this.styleEl = document.head.createEl("style", { text: css });
  }
}

async function fetchText(address: string): Promise<string> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address}: ${await response.text()}`);
  return await response.text();
}
