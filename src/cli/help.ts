import { optionsOf, type Command, type CommandOption } from "../core/report/command-options";

/** In columns. */
const WIDTH = 120;
const INDENT = 21;

const BEFORE = `plan-of-record: what your planning notes say is done, and what is next
`;
const AFTER = `
The folder is the current one where none is given. Folders that begin with a dot, and node_modules, are left out.
In a vault of Obsidian the words, checkbox characters and rules count that are set up there, in this plugin and in Tasks.
Exit status: 0 fine, 1 findings (check), 2 wrong use or unreadable input. Colours only on a terminal, and none with NO_COLOR.
`;

/** What `--help` prints. */
export function toHelp(commands: readonly (readonly [Command, string])[]): string {
  const usage = commands.map(([name, says]) => {
    const call = `  plan-of-record ${name} [folder]${name === "index" ? " --json" : ""}`;
    return `${call.padEnd(40)} ${says}`;
  });
  const sections = new Map<string, string[]>();
  const names = commands.map(([name]) => name);
  for (const [name, option] of optionsOf("cli")) {
    // That it prints JSON stands in its usage.
    if (name === "json") continue;
    const of = names.filter((command) => option.of.includes(command));
    for (const some of option.saysOf === undefined ? [of] : of.map((command) => [command])) {
      const title = some.length === names.length && name !== "today" ? "Options" : `Options of ${inWords(some)}`;
      sections.set(title, [...(sections.get(title) ?? []), toLines(name, option, some[0])]);
    }
  }
  const options = [...sections].flatMap(([title, lines]) => ["", title, ...lines]);
  return [BEFORE, "Usage", ...usage, ...options, AFTER].join("\n");
}

function inWords(names: readonly string[]): string {
  return names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names.at(-1) ?? ""}`;
}

function toLines(
  name: string,
  { value, says, saysOf, isMultiple }: CommandOption,
  command: Command | undefined,
): string {
  const call = `  --${name}${value === undefined ? "" : ` ${value}`}`;
  const told = (command === undefined ? undefined : saysOf?.[command]) ?? says;
  const words = `${told}${isMultiple === true ? "; may be repeated" : ""}`.split(" ");
  const lines = [call.padEnd(INDENT - 1)];
  for (const word of words) {
    const last = lines.at(-1) ?? "";
    if (last.length + 1 + word.length > WIDTH) lines.push(" ".repeat(INDENT) + word);
    else lines[lines.length - 1] = `${last} ${word}`;
  }
  return lines.join("\n");
}
