import { CLI_COMMANDS, COMMANDS, optionsOf, type CliCommand, type OptionName } from "../core/report/command-options";
import { FORMATS } from "../core/report/check-options";
import { EXPORT_FORMATS } from "../core/export/export-as";
import { RULE_NAMES, SEVERITIES } from "../core/findings/finding";
import { STATUSES } from "../core/status/status";

/** The shells that commands can be completed in. */
export const SHELLS = ["bash", "zsh", "fish"] as const;

export type Shell = (typeof SHELLS)[number];

/** What `index` can be printed as. */
export const INDEX_FORMATS = ["json", "ndjson"] as const;

/** What stands behind a command, besides options. */
const TAKES: Readonly<Partial<Record<CliCommand, string>>> = {
  set: "<note>:<line> <status>",
  completion: `<${SHELLS.join("|")}>`,
};

/** A command of the command line. */
export interface CommandHere {
  readonly name: CliCommand;
  readonly says: string;
  /** What stands behind it, besides options: `[folder]`. */
  readonly takes: string;
}

/** All commands, in the order in which they are told. */
export const COMMANDS_HERE: readonly CommandHere[] = (
  Object.entries({ ...COMMANDS, ...CLI_COMMANDS }) as [CliCommand, string][]
).map(([name, says]) => ({ name, says, takes: TAKES[name] ?? "[folder]" }));

/** The options of a command, in the order in which they are told. */
export function optionsHere(command: CliCommand): ReturnType<typeof optionsOf> {
  return optionsOf("cli").filter(([, { of }]) => of.includes(command));
}

/** The values that an option of a command can have; null where it has none, or any. */
export function choicesOf(option: OptionName, command: CliCommand): readonly string[] | null {
  switch (option) {
    case "format":
      return formatsOf(command);
    case "view":
      return Object.keys(EXPORT_FORMATS);
    case "rule":
      return RULE_NAMES;
    case "fail-on":
      return SEVERITIES;
    default:
      return null;
  }
}

/** The values of what stands behind a command, by place; null where that is a file or folder. */
export function choicesBehind(command: CliCommand): readonly (readonly string[] | null)[] {
  if (command === "completion") return [SHELLS];
  return command === "set" ? [null, STATUSES] : [null];
}

function formatsOf(command: CliCommand): readonly string[] {
  if (command === "check") return FORMATS;
  if (command === "index") return INDEX_FORMATS;
  const ofReport = command === "next" ? EXPORT_FORMATS.next : Object.values(EXPORT_FORMATS).flat();
  return ["text", ...new Set(ofReport)];
}
