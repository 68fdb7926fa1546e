import moment from "moment";
import { PluginLoader } from "./load-plugin";
import type { TFile } from "./obsidian/abstract-file";
import { App } from "./obsidian/app";
import { installDomHelpers } from "./obsidian/dom-helpers";
import { setEventTap } from "./obsidian/events";
import { installIcons, type IconNode } from "./obsidian/icons";
import { MarkdownView } from "./obsidian/markdown-view";
import { createObsidianModule } from "./obsidian/obsidian-module";
import { becomePhone, host } from "./obsidian/platform";
import type { Plugin } from "./obsidian/plugin";
import { countProcessors } from "./obsidian/post-processors";
import { installTooltips } from "./obsidian/tooltip";
import { readPageOptions, type PageOptions } from "./page-options";
import { createRequire } from "./shared-modules";
import { buildShell } from "./shell/shell";
import { addVaultSwitcher } from "./shell/vault-switcher";
import { VaultClient } from "./vault-client";

/** View type of the plugin's pane, which the first layout shows on the right. */
const PANE_TYPE = "plan-of-record-roadmap";
/** The metadata of a new vault is not complete when the layout is ready. [O7] */
const SLOW_INDEX_MS = 1500;
/** A vault of more notes is not kept waiting for: its metadata comes later, as if it were new. */
const MANY_NOTES = 500;
const LOG_LENGTH = 5000;

/** One event as it was fired; `emitter` is `vault`, `metadataCache`, `workspace` or `other`. */
export interface LoggedEvent {
  readonly emitter: string;
  readonly name: string;
  /** Path of the first argument where it is a file. */
  readonly path: string | null;
  /** The second argument where it is a text, as the old path of `rename`. */
  readonly detail: string | null;
}

/** What tests reach as `window.workbench`. */
export interface Workbench {
  readonly app: App;
  readonly plugin: Plugin | null;
  /** Switches the plugin off and on, as a user would. */
  reloadPlugin(): Promise<void>;
  unloadPlugin(): void;
  /** Loads another plugin beside it, from its built code. */
  loadAnother(id: string, code: string): Promise<Plugin>;
  /** Does what a command of the app's command line does, with its flags; rejects where there is no such command. */
  runCli(command: string, flags?: Readonly<Record<string, string>>): Promise<string>;
  /** Resolves when no file operation and no indexing is under way; unsaved typing stays unsaved. */
  whenIdle(): Promise<void>;
  readonly eventLog: LoggedEvent[];
  /** How many post processors are registered, and how many views follow them. */
  countProcessors(): { readonly processors: number; readonly listeners: number };
}

/** Starts the imitated application in the page, in the order in which Obsidian starts. [D Optimize plugin load time] */
export async function startWorkbench(): Promise<Workbench> {
  const options = readPageOptions(location.search);
  host.version = options.version;
  host.language = options.language;
  installDomHelpers(window);
  installTooltips(document);
  installIcons((await (await fetch("/icons.json")).json()) as Record<string, readonly IconNode[]>);
  if (options.phone) becomePhone();
  document.body.toggleClass("is-mobile", options.phone);
  document.body.toggleClass("is-phone", options.phone);

  const loadingEl = document.querySelector(".workbench-loading");
  const token = document.querySelector<HTMLMetaElement>('meta[name="workbench-token"]')?.content ?? "";
  const container = document.body.createDiv("app-container").createDiv("horizontal-main-container");
  const app = new App(new VaultClient(token, options.vault), container, options);
  const eventLog = logEvents(app, options);
  // Not declared, but there. [U]
  Object.assign(window, { app, moment });
  buildShell(app, options);
  const loader = new PluginLoader(app, createRequire(createObsidianModule()));

  // Plugins, then the vault's flood of `create`, then the layout: a handler registered after that gets none of it. [D]
  await app.vault.open();
  addVaultSwitcher(app);
  document.title = `${app.vault.getName()} - Plan of Record workbench`;
  if (options.plugin === "start") await loader.load();
  const resolved = new Promise<void>((resolve) => void app.metadataCache.on("resolved", resolve));
  app.vault.fill();
  app.metadataCache.startWatching();
  const isLarge = app.vault.getMarkdownFiles().length > MANY_NOTES;
  if (!options.slowIndex && !isLarge) await app.metadataCache.indexAll();
  await restoreLayout(app, options);
  loadingEl?.remove();
  app.workspace.markLayoutReady();
  if (options.plugin === "ready") await loader.load(true);
  await applyOptions(app, options);
  if (isLarge) indexLargeVault(app, token, options);
  else if (options.slowIndex) window.setTimeout(() => void app.metadataCache.indexAll(), SLOW_INDEX_MS);
  if (options.plugin === "resolved") void resolved.then(() => loader.load(true));

  return {
    app,
    get plugin() {
      return loader.plugin;
    },
    reloadPlugin: () => loader.reload(),
    unloadPlugin: () => loader.unload(),
    loadAnother: (id, code) => loader.loadAnother(id, code),
    runCli: async (command, flags = {}) => {
      const found = app.pluginHost.cliHandlers.get(command);
      if (found === undefined) throw new Error(`There is no CLI command "${command}"`);
      return await found.handler({ ...flags });
    },
    whenIdle: () => waitUntilIdle(app),
    eventLog,
    countProcessors,
  };
}

/** Derives the metadata of a large vault beside the page, and of a note that is opened before that at once. */
function indexLargeVault(app: App, token: string, { metadata, vault }: PageOptions): void {
  app.workspace.on("file-open", (file: TFile | null) => {
    if (file?.extension === "md") void app.metadataCache.indexNow(file);
  });
  if (metadata) window.setTimeout(() => app.metadataCache.indexBeside({ token, vault }), SLOW_INDEX_MS);
}

/** A vault seen for the first time gets the layout of a user who has put the plugin's pane on the right. */
async function restoreLayout(app: App, options: PageOptions): Promise<void> {
  const { workspace, vault } = app;
  const layoutPath = `${vault.configDir}/workspace.json`;
  const saved = (await vault.adapter.exists(layoutPath)) ? await vault.adapter.read(layoutPath) : undefined;
  if (saved !== undefined) await workspace.changeLayout(JSON.parse(saved), options.deferred);
  if (workspace.getLeavesOfType("file-explorer").length === 0)
    await workspace.getLeftLeaf(false)?.setViewState({ type: "file-explorer" });
  if (saved === undefined) await workspace.getRightLeaf(false)?.setViewState({ type: PANE_TYPE });
  const hasMain = workspace.rootSplit.children.some((tabs) => tabs.children.length > 0);
  if (!hasMain) workspace.createLeafInParent(workspace.rootSplit, 0);
  if (!options.showLeft || options.phone) workspace.leftSplit.collapse();
  if (options.phone) workspace.rightSplit.collapse();
}

async function applyOptions(app: App, options: PageOptions): Promise<void> {
  const { workspace, vault } = app;
  const isEmpty = workspace.getMostRecentLeaf()?.view.getViewType() === "empty";
  const wanted = options.open === null ? (isEmpty ? firstNote(app) : null) : vault.getFileByPath(options.open);
  if (wanted !== null) await workspace.getLeaf(false).openFile(wanted);
  const view = workspace.getActiveViewOfType(MarkdownView);
  if (options.mode !== null) view?.setMode(options.mode);
  if (options.main !== null) await workspace.getLeaf("tab").setViewState({ type: options.main, active: true });
}

/** A welcome or index note if there is one, else the first of the root folder. */
function firstNote(app: App) {
  const notes = app.vault.getMarkdownFiles();
  const isWelcome = (name: string): boolean => /^(?:start here|welcome|home|index|readme)$/i.test(name);
  return (
    notes.find(({ basename, parent }) => isWelcome(basename) && parent?.isRoot()) ??
    notes.find(({ parent }) => parent?.isRoot()) ??
    notes[0] ??
    null
  );
}

function logEvents(app: App, options: PageOptions): LoggedEvent[] {
  const log: LoggedEvent[] = [];
  const names = new Map<unknown, string>([
    [app.vault, "vault"],
    [app.metadataCache, "metadataCache"],
    [app.workspace, "workspace"],
  ]);
  setEventTap((emitter, name, [first, second]) => {
    const path =
      typeof first === "object" && first !== null && "path" in first && typeof first.path === "string"
        ? first.path
        : null;
    // The text of a note is not kept.
    const detail = typeof second === "string" && name === "rename" ? second : null;
    const event = { emitter: names.get(emitter) ?? "other", name, path, detail };
    log.push(event);
    if (options.log) console.info(`${event.emitter} ${name} ${path ?? ""} ${detail ?? ""}`.trimEnd());
    if (log.length > LOG_LENGTH) log.shift();
  });
  return log;
}

async function waitUntilIdle(app: App): Promise<void> {
  for (let quiet = 0; quiet < 3;) {
    await new Promise((resolve) => window.setTimeout(resolve, 10));
    quiet = app.vault.isIdle() && app.metadataCache.isIdle() ? quiet + 1 : 0;
  }
}
