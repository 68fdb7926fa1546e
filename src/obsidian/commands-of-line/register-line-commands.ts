import type { CliFlags, Plugin } from "obsidian";
import { COMMANDS, optionsOf, type Command } from "../../core/report/command-options";
import type { ProgramParts } from "../api/register-api";
import { runLineCommand, type LineCommand } from "./line-commands";

const NAMES = ["", "report", "next", "check", "set"] as const satisfies readonly LineCommand[];

/** Adds the plugin's commands to the app's own command line: `obsidian plan-of-record:next`. */
export function registerLineCommands(plugin: Plugin, parts: ProgramParts): void {
  for (const name of NAMES) {
    const id = name === "" ? plugin.manifest.id : `${plugin.manifest.id}:${name}`;
    const says = name === "" ? "how the plans of this vault stand, and what can be asked" : COMMANDS[name];
    const flags = name === "" ? null : flagsOf(name);
    plugin.registerCliHandler(id, says, flags, (data) => runLineCommand(name, data, parts));
  }
}

function flagsOf(command: Command): CliFlags {
  return Object.fromEntries(
    optionsOf(command).map(([name, { value, says, saysOf, isMultiple, isRequired }]) => [
      name,
      {
        ...(value === undefined ? {} : { value }),
        description:
          command === "check" && name === "format"
            ? "text or json"
            : `${saysOf?.[command] ?? says}${isMultiple === true ? "; several with commas between them" : ""}`,
        ...(isRequired === true ? { required: true } : {}),
      },
    ]),
  );
}
