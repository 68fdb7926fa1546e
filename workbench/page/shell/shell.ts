import type { App } from "../obsidian/app";
import { setIcon } from "../obsidian/icons";
import type { Scope } from "../obsidian/keymap";
import { MarkdownView } from "../obsidian/markdown-view";
import type { PageOptions } from "../page-options";
import { AboutModal } from "./about-modal";
import { CommandPalette } from "./command-palette";
import { FileExplorerView } from "./file-explorer";
import { installPagePreview } from "./page-preview";
import { SettingsModal } from "./settings-modal";
import { addSplitter } from "./splitter";

const THEME_KEY = "workbench-theme";

/** Everything around the views that is the host's own: ribbon, status bar, commands, theme, phone frame. */
export function buildShell(app: App, options: PageOptions): void {
  const { workspace } = app;
  workspace.registerView("file-explorer", (leaf) => new FileExplorerView(leaf, app));
  if (options.bases) app.bases.enable();
  addStatusBar(app);
  addRibbon(app, options);
  addSideToggles(app);
  addHostCommands(app, options);
  installPagePreview(app);
  setTheme(app, options.theme ?? (localStorage.getItem(THEME_KEY) === "dark" ? "dark" : "light"));
  if (!options.phone) {
    addSplitter(workspace.leftSplit.containerEl, "left", { min: 180, max: 480 });
    addSplitter(workspace.rightSplit.containerEl, "right", { min: 200, max: 1200 });
    if (options.paneWidth !== null) workspace.rightSplit.containerEl.style.width = `${options.paneWidth}px`;
  }
  if (options.phone) closeDrawersOnTap(app);
  listenTo(app, window);
  workspace.on("window-open", (_popout: unknown, win: Window) => listenTo(app, win));
}

/** Keys and size of a window. */
function listenTo(app: App, win: Window): void {
  win.document.addEventListener("keydown", (event) => {
    if (app.keymap.handleKey(event)) event.stopPropagation();
    else if (!app.keymap.hasScope() && !activeScope(app).handleKey(event)) app.commands.handleKey(event);
  });
  win.addEventListener("resize", () => {
    app.workspace.iterateAllLeaves((leaf) => {
      if (leaf.containerEl.win === win) leaf.onResize();
    });
    app.workspace.trigger("resize");
  });
}

/** A view may have keys of its own while it is active. [T View.scope] */
function activeScope(app: App): Scope {
  return app.workspace.activeLeaf?.view.scope ?? app.scope;
}

/** Switches the body's class and tells plugins. [T css-change] */
export function setTheme(app: App, theme: "light" | "dark"): void {
  document.body.toggleClass("theme-dark", theme === "dark");
  document.body.toggleClass("theme-light", theme === "light");
  app.workspace.trigger("css-change");
}

function toggleTheme(app: App): void {
  const next = document.body.hasClass("theme-dark") ? "light" : "dark";
  localStorage.setItem(THEME_KEY, next);
  setTheme(app, next);
}

/** On a phone a tap beside a drawer closes it, and so does opening a note from it. [F] */
function closeDrawersOnTap(app: App): void {
  const { workspace } = app;
  const close = (): void => {
    workspace.leftSplit.collapse();
    workspace.rightSplit.collapse();
  };
  workspace.rootSplit.containerEl.addEventListener("pointerdown", (event) => {
    const isToggle = event.target instanceof Element && event.target.closest(".sidebar-toggle-button") !== null;
    if (!isToggle) close();
  });
  workspace.on("active-leaf-change", () => {
    if (workspace.activeLeaf?.parent.parent === workspace.rootSplit) close();
  });
}

function addStatusBar(app: App): void {
  const bar = app.workspace.containerEl.parentElement?.createDiv({ cls: "status-bar", attr: { role: "status" } });
  const about = bar?.createEl("button", {
    cls: "status-bar-item mod-clickable workbench-about-button",
    text: "This is not Obsidian",
  });
  about?.addEventListener("click", () => new AboutModal(app).open());
}

function addRibbon(app: App, options: PageOptions): void {
  const ribbon = app.workspace.leftRibbon.containerEl;
  const actions = ribbon.querySelector<HTMLElement>(".side-dock-actions");
  const settings = ribbon.querySelector<HTMLElement>(".side-dock-settings");
  const add = (parent: HTMLElement | null, icon: string, title: string, run: () => void): void => {
    const button = parent?.createEl("button", {
      cls: "clickable-icon side-dock-ribbon-action",
      attr: { "aria-label": title, "data-tooltip-position": "right" },
    });
    if (button === undefined) return;
    setIcon(button, icon);
    button.addEventListener("click", run);
  };
  add(actions, "lucide-terminal", "Open command palette", () => new CommandPalette(app).open());
  add(settings, "lucide-sun-moon", "Light or dark", () => toggleTheme(app));
  add(
    settings,
    options.phone ? "lucide-monitor" : "lucide-smartphone",
    options.phone ? "As on a desktop" : "As on a phone",
    () => switchPhone(options),
  );
  add(settings, "lucide-settings", "Settings", () => new SettingsModal(app).open());
}

function switchPhone(options: PageOptions): void {
  const params = new URLSearchParams(location.search);
  if (options.phone) params.delete("phone");
  else params.set("phone", "1");
  location.search = params.toString();
}

function addSideToggles(app: App): void {
  const { leftSplit, rightSplit, rootSplit } = app.workspace;
  const tabs = rootSplit.children[0];
  if (tabs === undefined) return;
  const add = (icon: string, title: string, run: () => void, atStart: boolean): void => {
    const button = createEl("button", { cls: "clickable-icon sidebar-toggle-button", attr: { "aria-label": title } });
    setIcon(button, icon);
    button.addEventListener("click", run);
    if (atStart) tabs.headerEl.prepend(button);
    else tabs.actionsEl.append(button);
  };
  add("lucide-panel-left", "Toggle left sidebar", () => leftSplit.toggle(), true);
  add("lucide-panel-right", "Toggle right sidebar", () => rightSplit.toggle(), false);
}

function addHostCommands(app: App, options: PageOptions): void {
  const { commands, workspace } = app;
  const view = (): MarkdownView | null =>
    workspace.getActiveViewOfType(MarkdownView) ??
    (workspace.activeEditor instanceof MarkdownView ? workspace.activeEditor : null);
  const add = (id: string, name: string, run: () => unknown, key?: string): void =>
    commands.addCommand({
      id,
      name,
      callback: run,
      ...(key === undefined ? {} : { hotkeys: [{ modifiers: ["Mod"], key }] }),
    });
  add("command-palette:open", "Command palette: Open command palette", () => new CommandPalette(app).open(), "p");
  add("app:open-settings", "Open settings", () => new SettingsModal(app).open(), ",");
  add("app:toggle-left-sidebar", "Toggle left sidebar", () => workspace.leftSplit.toggle());
  add("app:toggle-right-sidebar", "Toggle right sidebar", () => workspace.rightSplit.toggle());
  add("theme:toggle-light-dark", "Toggle light/dark mode", () => toggleTheme(app));
  add("workbench:phone", options.phone ? "Workbench: Show as on a desktop" : "Workbench: Show as on a phone", () =>
    switchPhone(options),
  );
  add("workbench:bases", "Workbench: Switch Bases off or on", () =>
    app.bases.enabled ? app.bases.disable() : app.bases.enable(),
  );
  add("workbench:about", "Workbench: About", () => new AboutModal(app).open());
  const needsView = (id: string, name: string, run: (found: MarkdownView) => void, key?: string): void =>
    commands.addCommand({
      id,
      name,
      checkCallback: (checking) => {
        const found = view();
        if (found !== null && !checking) run(found);
        return found !== null;
      },
      ...(key === undefined ? {} : { hotkeys: [{ modifiers: ["Mod"], key }] }),
    });
  needsView(
    "markdown:toggle-preview",
    "Toggle reading view",
    (found) => found.setMode(found.getMode() === "source" ? "preview" : "source"),
    "e",
  );
  needsView("editor:toggle-source", "Toggle Live Preview/Source mode", (found) =>
    found.setLivePreview(found.getState()["source"] === true),
  );
  if (!options.phone) {
    add("workspace:move-to-new-window", "Move current tab to new window", () => {
      if (workspace.activeLeaf !== null) workspace.moveLeafToPopout(workspace.activeLeaf);
    });
    needsView("workspace:open-in-new-window", "Open current tab in new window", (found) => {
      if (found.file !== null) void workspace.openPopoutLeaf().openFile(found.file);
    });
  }
  needsView("editor:save-file", "Save current file", (found) => void found.save(), "s");
}
