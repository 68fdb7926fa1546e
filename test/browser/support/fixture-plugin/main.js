/* global require, module -- a built plugin is CommonJS */
// A plugin as esbuild would leave it: CommonJS, default export.
"use strict";
// eslint-disable-next-line @typescript-eslint/no-require-imports -- a built plugin is CommonJS
const [obsidian, view, state] = ["obsidian", "@codemirror/view", "@codemirror/state"].map((name) => require(name));
const { ItemView, MarkdownRenderChild, Plugin, PluginSettingTab, Notice, Setting } = obsidian;
const { editorInfoField, editorLivePreviewField } = obsidian;
const { Decoration, ViewPlugin } = view;
const { RangeSetBuilder } = state;

const PANE = "plan-of-record-roadmap";

class FixtureView extends ItemView {
  getViewType() {
    return PANE;
  }
  getDisplayText() {
    return "Fixture pane";
  }
  getIcon() {
    return "lucide-map";
  }
  async onOpen() {
    this.contentEl.createEl("h4", { text: "Fixture pane" });
    const list = this.contentEl.createEl("ul", "fixture-notes");
    for (const file of this.app.vault.getMarkdownFiles()) list.createEl("li", { text: file.path });
  }
}

/** Marks every TODO in the editor. */
const todoMarks = ViewPlugin.fromClass(
  class {
    constructor(view) {
      this.decorations = this.build(view);
    }
    update(update) {
      if (update.docChanged || update.viewportChanged) this.decorations = this.build(update.view);
    }
    build(view) {
      const builder = new RangeSetBuilder();
      for (const match of view.state.doc.toString().matchAll(/TODO/g)) {
        builder.add(match.index, match.index + 4, Decoration.mark({ class: "fixture-todo" }));
      }
      return builder.finish();
    }
  },
  { decorations: (plugin) => plugin.decorations },
);

/** What happened to what the plugin registered, for tests to read. */
const log = { editors: [], alive: 0, processed: [], unloaded: [], started: [], created: [] };

/** Notes each editor that it is instantiated in. */
const editorLog = ViewPlugin.fromClass(
  class {
    constructor(view) {
      log.alive++;
      const { file } = view.state.field(editorInfoField);
      log.editors.push({
        text: view.state.doc.toString(),
        path: file === null ? null : file.path,
        isLive: view.state.field(editorLivePreviewField),
        isAttached: view.dom.isConnected,
      });
    }
    destroy() {
      log.alive--;
    }
  },
);

/** Notes when what a processor added is unloaded. */
class FixtureChild extends MarkdownRenderChild {
  onunload() {
    log.unloaded.push(this.containerEl.textContent.trim());
  }
}

class FixtureTab extends PluginSettingTab {
  display() {
    this.containerEl.empty();
    new Setting(this.containerEl).setName("Drawn").addToggle((toggle) => toggle.setValue(true));
  }
  getSettingDefinitions() {
    return [
      {
        type: "group",
        heading: "Fixture",
        items: [
          { name: "Loud", desc: "Says more.", control: { type: "toggle", key: "loud" } },
          { name: "Word", visible: () => this.plugin.settings.loud, control: { type: "text", key: "word" } },
        ],
      },
    ];
  }
  constructor(app, plugin) {
    super(app, plugin);
    this.plugin = plugin;
  }
}

class FixturePlugin extends Plugin {
  async onload() {
    this.settings = Object.assign({ loud: false, word: "" }, await this.loadData());
    this.registerView(PANE, (leaf) => new FixtureView(leaf));
    this.registerHoverLinkSource("fixture", { display: "Fixture", defaultMod: true });
    this.addRibbonIcon("lucide-map", "Fixture ribbon", () => new Notice("ribbon"));
    this.addCommand({ id: "say", name: "Say hello", callback: () => new Notice("hello") });
    this.addCommand({ id: "insert", name: "Insert a star", editorCallback: (editor) => editor.replaceSelection("*") });
    this.addStatusBarItem().setText("fixture");
    this.addSettingTab(new FixtureTab(this.app, this));
    this.log = log;
    const note = (name) => log.started.push(name);
    note(this.app.workspace.layoutReady ? "loaded after layout-ready" : "loaded before layout-ready");
    this.registerEvent(this.app.metadataCache.on("resolved", () => note("resolved")));
    this.registerEvent(this.app.vault.on("create", (file) => log.created.push(`onload ${file.path}`)));
    this.app.workspace.onLayoutReady(() => {
      note("layout-ready");
      this.registerEvent(this.app.vault.on("create", (file) => log.created.push(`ready ${file.path}`)));
    });
    this.obsidian = obsidian;
    this.registerEditorExtension(todoMarks);
    this.registerEditorExtension(editorLog);
    this.registerMarkdownPostProcessor(() => void log.processed.push("late"), 10);
    this.registerMarkdownPostProcessor((el, ctx) => {
      const info = ctx.getSectionInfo(el);
      el.setAttribute("data-fixture", String(info?.lineStart ?? "none"));
      log.processed.push({ text: el.textContent.trim(), path: ctx.sourcePath, lines: info && [info.lineStart, info.lineEnd] });
      ctx.addChild(new FixtureChild(el));
    });
    this.registerMarkdownCodeBlockProcessor("fixture", (source, el) => el.createDiv({ cls: "fixture-block", text: source }));
    this.registerEvent(this.app.vault.on("modify", (file) => (this.lastModified = file.path)));
  }
}

FixturePlugin.prototype.onUserEnable = () => void log.started.push("enabled by the user");

module.exports = { default: FixturePlugin };
