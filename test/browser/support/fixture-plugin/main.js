/* global require, module -- a built plugin is CommonJS */
// A plugin as esbuild would leave it: CommonJS, default export.
"use strict";
// eslint-disable-next-line @typescript-eslint/no-require-imports -- a built plugin is CommonJS
const [obsidian, view, state] = ["obsidian", "@codemirror/view", "@codemirror/state"].map((name) => require(name));
const { ItemView, Plugin, PluginSettingTab, Notice } = obsidian;
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

class FixtureTab extends PluginSettingTab {
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
    this.addRibbonIcon("lucide-map", "Fixture ribbon", () => new Notice("ribbon"));
    this.addCommand({ id: "say", name: "Say hello", callback: () => new Notice("hello") });
    this.addCommand({ id: "insert", name: "Insert a star", editorCallback: (editor) => editor.replaceSelection("*") });
    this.addStatusBarItem().setText("fixture");
    this.addSettingTab(new FixtureTab(this.app, this));
    this.registerEditorExtension(todoMarks);
    this.registerMarkdownPostProcessor((el, ctx) => {
      el.setAttribute("data-fixture", String(ctx.getSectionInfo(el)?.lineStart ?? "none"));
    });
    this.registerMarkdownCodeBlockProcessor("fixture", (source, el) => el.createDiv({ cls: "fixture-block", text: source }));
    this.registerEvent(this.app.vault.on("modify", (file) => (this.lastModified = file.path)));
  }
}

module.exports = { default: FixturePlugin };
