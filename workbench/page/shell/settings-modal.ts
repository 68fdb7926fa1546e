import type { App } from "../obsidian/app";
import { Modal } from "../obsidian/modal";
import type { SettingTab } from "../obsidian/setting-tab";

/** The settings of what plugins registered. Obsidian's own open in a window of their own by default. [R 1.13] */
export class SettingsModal extends Modal {
  private shown: SettingTab | null = null;

  constructor(private readonly fullApp: App) {
    super(fullApp);
    this.modalEl.addClass("mod-settings", "mod-sidebar-layout");
    this.modalEl.setAttr("aria-label", "Settings");
  }

  override onOpen(): void {
    const tabs = this.fullApp.pluginHost.settingTabs;
    this.contentEl.addClass("vertical-tabs-container");
    const nav = this.contentEl.createDiv("vertical-tab-header");
    nav.createDiv({ cls: "vertical-tab-header-group-title", text: "Community plugins" });
    const content = this.contentEl.createDiv("vertical-tab-content-container");
    for (const tab of tabs) {
      const item = nav.createDiv({
        cls: "vertical-tab-nav-item",
        text: tab.name,
        attr: { tabindex: "0", role: "button" },
      });
      item.addEventListener("click", () => this.show(tab, content));
    }
    if (tabs[0] === undefined) content.createDiv({ cls: "pane-empty", text: "The plugin has no settings." });
    else this.show(tabs[0], content);
  }

  override onClose(): void {
    this.shown?.hide();
    this.shown?.containerEl.remove();
  }

  private show(tab: SettingTab, content: HTMLElement): void {
    this.shown?.hide();
    content.empty();
    content.append(tab.containerEl);
    this.shown = tab;
    tab.show();
  }
}
