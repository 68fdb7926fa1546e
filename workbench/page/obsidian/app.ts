import type { VaultClient } from "../vault-client";
import type { AppHost } from "./app-host";
import { Commands } from "./commands";
import { CoreBases } from "./core-bases";
import { FileManager } from "./file-manager";
import { Keymap, Scope } from "./keymap";
import { MetadataCache } from "./metadata-cache";
import { PluginHost } from "./plugin-host";
import { Platform } from "./platform";
import { RenderContext, SecretStorage } from "./small-classes";
import { refuseUndeclared } from "./strictness";
import { CorePlugins, FoldManager, LoadedPlugins } from "./undeclared";
import { Vault } from "./vault";
import { Workspace } from "./workspace";

/** The whole of the imitated application. */
export class App implements AppHost {
  keymap: Keymap = new Keymap();
  scope: Scope = new Scope();
  vault: Vault;
  metadataCache: MetadataCache;
  workspace: Workspace;
  fileManager: FileManager;
  lastEvent: MouseEvent | KeyboardEvent | TouchEvent | PointerEvent | null = null;
  renderContext = new RenderContext();
  secretStorage = new SecretStorage();
  /** Not declared, but known to plugins. [U] */
  commands: Commands;
  plugins = new LoadedPlugins();
  internalPlugins = new CorePlugins();
  foldManager = new FoldManager();
  /** The workbench's own: what plugins registered beyond views and events. */
  pluginHost: PluginHost;
  /** The workbench's own: the core plugin, also reached as plugins do. */
  bases: CoreBases;

  constructor(client: VaultClient, containerEl: HTMLElement, options: { phone: boolean; ignoreCase: boolean }) {
    this.vault = new Vault(client, options.ignoreCase);
    this.metadataCache = new MetadataCache(this.vault);
    this.workspace = new Workspace(this, containerEl, options.phone);
    this.fileManager = new FileManager(this);
    this.commands = new Commands(this);
    this.pluginHost = new PluginHost();
    this.bases = new CoreBases(this, () => this.internalPlugins.trigger("change", this.bases));
    this.internalPlugins.plugins["bases"] = this.bases;
  }

  get isMobile(): boolean {
    return Platform.isMobile;
  }

  isDarkMode(): boolean {
    return document.body.classList.contains("theme-dark");
  }

  loadLocalStorage(key: string): unknown {
    const text = localStorage.getItem(this.storageKey(key));
    return text === null ? null : (JSON.parse(text) as unknown);
  }

  saveLocalStorage(key: string, data: unknown): void {
    if (data === null || data === undefined) localStorage.removeItem(this.storageKey(key));
    else localStorage.setItem(this.storageKey(key), JSON.stringify(data));
  }

  private storageKey(key: string): string {
    return `${this.vault.getName()}-${key}`;
  }
}

refuseUndeclared("App", App.prototype);
