import { Events } from "./events";
import type { SettingTab } from "./setting-tab";

export type CliHandler = (params: Record<string, string>) => string | Promise<string>;
export interface BasesRegistration {
  name: string;
  icon: string;
  factory: (controller: never, containerEl: HTMLElement) => unknown;
  options?: (config: never) => unknown[];
}

/** What plugins registered that neither workspace nor commands keep; fires `change`, and `bases-change` for views. */
export class PluginHost extends Events {
  readonly settingTabs: SettingTab[] = [];
  readonly hoverSources = new Map<string, { display: string; defaultMod: boolean }>();
  readonly cliHandlers = new Map<string, { description: string; flags: unknown; handler: CliHandler }>();
  readonly basesViews = new Map<string, BasesRegistration>();
  readonly protocolHandlers = new Map<string, (params: Record<string, string>) => unknown>();
  readonly editorSuggests: unknown[] = [];

  addSettingTab(tab: SettingTab): void {
    this.settingTabs.push(tab);
    this.trigger("change");
  }

  removeSettingTab(tab: SettingTab): void {
    this.settingTabs.splice(this.settingTabs.indexOf(tab), 1);
    this.trigger("change");
  }
}
