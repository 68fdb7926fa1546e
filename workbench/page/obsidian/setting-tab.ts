import type { AppHost } from "./app-host";
import { requireApiVersion } from "./platform";
import { renderDefinitions, type SettingDefinitionItem } from "./setting-definitions";

/** A page of the settings. From 1.13 it may describe its rows instead of drawing them. [D Settings] */
export abstract class SettingTab {
  icon = "lucide-puzzle";
  app: AppHost;
  containerEl: HTMLElement = createDiv("vertical-tab-content");
  settingItems: SettingDefinitionItem[] = [];
  /** Shown in the list of tabs; not declared. */
  name = "";
  private refreshers: (() => void)[] = [];

  constructor(app: AppHost) {
    this.app = app;
  }

  getSettingDefinitions(): SettingDefinitionItem[] {
    return [];
  }

  /** Asks for the definitions again and shows them, where the tab is shown. */
  update(): void {
    this.settingItems = this.getSettingDefinitions();
    if (this.containerEl.isConnected) this.show();
  }

  getControlValue(_key: string): unknown {
    return undefined;
  }

  setControlValue(_key: string, _value: unknown): void | Promise<void> {
    // For subclasses.
  }

  /** Evaluates `visible` and `disabled` again. */
  refreshDomState(): void {
    for (const refresh of this.refreshers) refresh();
  }

  display(): void {
    // For tabs that draw themselves.
  }

  hide(): void {
    this.containerEl.empty();
  }

  /** If there are definitions, `display` is not called; before 1.13 only that is. [D Settings] The host's to call. */
  show(): void {
    this.settingItems = requireApiVersion("1.13.0") ? this.getSettingDefinitions() : [];
    if (this.settingItems.length === 0) {
      this.display();
      return;
    }
    this.containerEl.empty();
    this.refreshers = renderDefinitions(this, this.containerEl, this.settingItems);
  }
}

/** What a settings tab asks of its plugin. */
interface SettingsOwner {
  manifest: { readonly name: string };
  settings?: unknown;
  saveData(data: unknown): Promise<void>;
}

export abstract class PluginSettingTab extends SettingTab {
  private readonly owner: SettingsOwner;

  constructor(app: AppHost, plugin: SettingsOwner) {
    super(app);
    this.owner = plugin;
    this.name = plugin.manifest.name;
  }

  /** Controls read and write `plugin.settings[key]` and save by themselves. [D Settings] */
  override getControlValue(key: string): unknown {
    return (this.owner.settings as Record<string, unknown> | undefined)?.[key];
  }

  override async setControlValue(key: string, value: unknown): Promise<void> {
    const settings = (this.owner.settings ?? {}) as Record<string, unknown>;
    settings[key] = value;
    this.owner.settings = settings;
    await this.owner.saveData(settings);
  }
}
