import type { App } from "../obsidian/app";
import type { Command } from "../obsidian/commands";
import { FuzzySuggestModal, type FuzzyMatch } from "../obsidian/suggest-modal";

/** Lists the commands that can run now. */
export class CommandPalette extends FuzzySuggestModal<Command> {
  constructor(private readonly fullApp: App) {
    super(fullApp);
    this.setPlaceholder("Type a command…");
    this.setInstructions([
      { command: "↑↓", purpose: "to navigate" },
      { command: "↵", purpose: "to use" },
      { command: "esc", purpose: "to dismiss" },
    ]);
  }

  override getItems(): Command[] {
    return this.fullApp.commands.listAvailable();
  }

  override getItemText(command: Command): string {
    return command.name;
  }

  override renderSuggestion(match: FuzzyMatch<Command>, el: HTMLElement): void {
    el.addClass("mod-complex");
    super.renderSuggestion(match, el.createDiv("suggestion-content").createDiv("suggestion-title"));
    const aux = el.createDiv("suggestion-aux");
    for (const { modifiers, key } of match.item.hotkeys ?? [])
      aux.createEl("kbd", { cls: "suggestion-hotkey", text: [...modifiers, key].join(" ").replace("Mod", "Ctrl") });
  }

  override onChooseItem(command: Command): void {
    this.fullApp.commands.executeCommandById(command.id);
  }
}
