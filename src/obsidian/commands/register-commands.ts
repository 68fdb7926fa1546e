import type { Plugin } from "obsidian";
import { say } from "../../core/words/say";
import { whenLayoutReady } from "../when-layout-ready";
import { COMMANDS, type CommandId } from "./command-list";
import type { CommandParts } from "./command-parts";
import { goCommands } from "./go-commands";
import { lineCommands } from "./line-commands";
import { PlanSuggest } from "./plan-suggest";
import { viewCommands } from "./view-commands";

/** Adds the commands of this room, and what is suggested while one types. */
export function registerCommands(plugin: Plugin, parts: CommandParts): void {
  const deeds = { ...viewCommands(parts), ...goCommands(parts), ...lineCommands(parts) };
  for (const [id, deed] of Object.entries(deeds)) {
    const { name, icon } = COMMANDS[id as CommandId];
    plugin.addCommand({ id, name: say(name), icon, ...deed });
  }
  whenLayoutReady(plugin.app, plugin, () => plugin.registerEditorSuggest(new PlanSuggest(parts)));
}
