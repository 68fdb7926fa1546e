// Lines along the indentation of a note, with the pages of settings, from packages that plugins are made of.
import { indentationMarkers } from "@replit/codemirror-indentation-markers";
import type { Extension } from "@codemirror/state";
import { Plugin, type App } from "obsidian";
import { PluginSettingsTab, SettingsTabPage, SliderSetting, TextInputSetting, ToggleSetting } from "obskit";

interface Settings {
  isOn: boolean;
  thickness: number;
  color: string;
}

const DEFAULTS: Settings = { isOn: true, thickness: 1, color: "rgb(4, 5, 6)" };

class Switch extends ToggleSetting {
  constructor(private readonly plugin: IndentationPlugin) {
    super({ name: "Markers", description: "Whether there are any." });
  }
  override get value(): boolean {
    return this.plugin.settings.isOn;
  }
  override set value(isOn: boolean) {
    void this.plugin.change({ isOn });
  }
  override get default(): boolean {
    return DEFAULTS.isOn;
  }
}

class Thickness extends SliderSetting {
  constructor(private readonly plugin: IndentationPlugin) {
    super({ name: "Thickness", description: "In pixels." });
  }
  override get value(): number {
    return this.plugin.settings.thickness;
  }
  override set value(thickness: number) {
    void this.plugin.change({ thickness });
  }
  override get default(): number {
    return DEFAULTS.thickness;
  }
  override get minimum(): number {
    return 1;
  }
  override get maximum(): number {
    return 5;
  }
  override get step(): number {
    return 1;
  }
}

class Colour extends TextInputSetting {
  constructor(private readonly plugin: IndentationPlugin) {
    super({ name: "Colour", description: "As in CSS." });
  }
  override get value(): string {
    return this.plugin.settings.color;
  }
  override set value(color: string) {
    void this.plugin.change({ color });
  }
  override get default(): string {
    return DEFAULTS.color;
  }
}

/** A page with one setting after the other. */
class Page extends SettingsTabPage {
  constructor(
    name: string,
    private readonly rows: readonly { display(el: HTMLElement): unknown }[],
  ) {
    super(name);
  }
  override display(containerEl: HTMLElement): void {
    for (const row of this.rows) row.display(containerEl);
  }
}

class IndentationTab extends PluginSettingsTab {
  constructor(app: App, plugin: IndentationPlugin) {
    super(app, plugin);
    this.addTabs([
      new Page("General", [new Switch(plugin)]),
      new Page("Look", [new Thickness(plugin), new Colour(plugin)]),
    ]);
  }
}

export default class IndentationPlugin extends Plugin {
  override settings: Settings = DEFAULTS;
  /** Kept by reference by the app; see `updateOptions`. */
  private readonly extensions: Extension[] = [];

  override async onload(): Promise<void> {
    this.settings = { ...DEFAULTS, ...((await this.loadData()) as Partial<Settings> | null) };
    this.refresh();
    this.registerEditorExtension(this.extensions);
    this.addSettingTab(new IndentationTab(this.app, this));
  }

  async change(part: Partial<Settings>): Promise<void> {
    this.settings = { ...this.settings, ...part };
    this.refresh();
    this.app.workspace.updateOptions();
    await this.saveData(this.settings);
  }

  private refresh(): void {
    const { isOn, thickness, color } = this.settings;
    const colors = { light: color, dark: color, activeLight: color, activeDark: color };
    this.extensions.splice(0, this.extensions.length, ...(isOn ? [indentationMarkers({ thickness, colors })] : []));
  }
}
