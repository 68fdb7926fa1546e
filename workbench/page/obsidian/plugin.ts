import type { Extension } from "@codemirror/state";
import type { App } from "./app";
import type { Command } from "./commands";
import { Component } from "./component";
import { setIcon } from "./icons";
import { requireApiVersion } from "./platform";
import type { BasesRegistration, CliHandler } from "./plugin-host";
import {
  createCodeBlockPostProcessor,
  registerPostProcessor,
  unregisterPostProcessor,
  type CodeBlockHandler,
  type MarkdownPostProcessor,
} from "./post-processors";
import type { SettingTab } from "./setting-tab";
import { setTooltip } from "./tooltip";
import type { ViewCreator } from "./workspace";

export interface PluginManifest {
  dir?: string;
  id: string;
  name: string;
  author: string;
  version: string;
  minAppVersion: string;
  description: string;
  isDesktopOnly?: boolean;
}

/** Registers things with the host; all of them go when the plugin unloads. [D Plugin guidelines] */
export abstract class Plugin extends Component {
  app: App;
  manifest: PluginManifest;

  constructor(app: App, manifest: PluginManifest) {
    super();
    this.app = app;
    this.manifest = manifest;
  }

  addRibbonIcon(icon: string, title: string, callback: (event: MouseEvent) => unknown): HTMLElement {
    const button = createEl("button", { cls: "clickable-icon side-dock-ribbon-action", attr: { "aria-label": title } });
    setIcon(button, icon);
    setTooltip(button, title, { placement: "right" });
    button.addEventListener("click", callback);
    this.app.workspace.leftRibbon.containerEl.querySelector(".side-dock-actions")?.append(button);
    this.register(() => button.remove());
    return button;
  }

  /** There is no status bar on mobile: the element stays out of sight there. [T] */
  addStatusBarItem(): HTMLElement {
    const item = createDiv(`status-bar-item plugin-${this.manifest.id}`);
    document.querySelector(".status-bar")?.prepend(item);
    this.register(() => item.remove());
    return item;
  }

  /** Id and name get the plugin's in front. [T Command] */
  addCommand(command: Command): Command {
    command.id = `${this.manifest.id}:${command.id}`;
    command.name = `${this.manifest.name}: ${command.name}`;
    this.app.commands.addCommand(command);
    this.register(() => this.app.commands.removeCommand(command.id));
    return command;
  }

  removeCommand(commandId: string): void {
    this.app.commands.removeCommand(`${this.manifest.id}:${commandId}`);
  }

  addSettingTab(tab: SettingTab): void {
    this.app.pluginHost.addSettingTab(tab);
    // Definitions are asked for at registration and at every update, so they must be cheap. [D Settings]
    if (requireApiVersion("1.13.0")) tab.update();
    this.register(() => this.app.pluginHost.removeSettingTab(tab));
  }

  registerView(type: string, creator: ViewCreator): void {
    this.app.workspace.registerView(type, creator);
    this.register(() => this.app.workspace.unregisterView(type));
  }

  registerHoverLinkSource(id: string, info: { display: string; defaultMod: boolean }): void {
    this.app.pluginHost.hoverSources.set(id, info);
    this.register(() => this.app.pluginHost.hoverSources.delete(id));
  }

  registerExtensions(extensions: string[], viewType: string): void {
    this.app.workspace.registerExtensions(extensions, viewType);
    this.register(() => this.app.workspace.unregisterExtensions(extensions));
  }

  registerMarkdownPostProcessor(processor: MarkdownPostProcessor, sortOrder?: number): MarkdownPostProcessor {
    registerPostProcessor(processor, sortOrder);
    this.register(() => unregisterPostProcessor(processor));
    return processor;
  }

  registerMarkdownCodeBlockProcessor(
    language: string,
    handler: CodeBlockHandler,
    sortOrder?: number,
  ): MarkdownPostProcessor {
    return this.registerMarkdownPostProcessor(createCodeBlockPostProcessor(language, handler), sortOrder);
  }

  /** From 1.10.0; false where Bases is off. [T] */
  registerBasesView(viewId: string, registration: BasesRegistration): boolean {
    const { bases, pluginHost } = this.app;
    if (!bases.register(viewId, registration)) return false;
    this.register(() => {
      if (pluginHost.basesViews.delete(viewId)) pluginHost.trigger("bases-change");
    });
    return true;
  }

  registerEditorExtension(extension: Extension): void {
    this.app.workspace.registerEditorExtension(extension);
    this.register(() => this.app.workspace.unregisterEditorExtension(extension));
  }

  registerObsidianProtocolHandler(action: string, handler: (params: Record<string, string>) => unknown): void {
    this.app.pluginHost.protocolHandlers.set(action, handler);
    this.register(() => this.app.pluginHost.protocolHandlers.delete(action));
  }

  registerEditorSuggest(suggest: unknown): void {
    const { editorSuggests } = this.app.pluginHost;
    editorSuggests.push(suggest);
    this.register(() => editorSuggests.splice(editorSuggests.indexOf(suggest), 1));
  }

  /** Ids are global, a duplicate throws; from 1.12.2. [T] */
  registerCliHandler(command: string, description: string, flags: unknown, handler: CliHandler): void {
    const { cliHandlers } = this.app.pluginHost;
    if (cliHandlers.has(command)) throw new Error(`CLI command "${command}" is already registered`);
    if (command !== this.manifest.id && !command.startsWith(`${this.manifest.id}:`))
      throw new Error(`CLI command "${command}" must start with "${this.manifest.id}"`);
    cliHandlers.set(command, { description, flags, handler });
    this.register(() => cliHandlers.delete(command));
  }

  /** What `data.json` holds; null if there is none. [F] */
  async loadData(): Promise<unknown> {
    const { adapter } = this.app.vault;
    if (!(await adapter.exists(this.dataPath()))) return null;
    return JSON.parse(await adapter.read(this.dataPath())) as unknown;
  }

  /** Replaces it whole. [T] */
  async saveData(data: unknown): Promise<void> {
    await this.app.vault.adapter.write(this.dataPath(), JSON.stringify(data, null, 2));
  }

  /** Only after a deliberate enabling, not at start-up. [T] */
  onUserEnable(): void {
    // For subclasses.
  }

  private dataPath(): string {
    return `${this.manifest.dir ?? `${this.app.vault.configDir}/plugins/${this.manifest.id}`}/data.json`;
  }
}
