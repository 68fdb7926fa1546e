import { optionsOf, type CliCommand, type CommandOption } from "../core/report/command-options";
import { inWords } from "./arguments";
import { COMMANDS_HERE } from "./commands";

/** In columns. */
const WIDTH = 120;
const INDENT = 21;
/** Narrower than this, what is said stands below what it is said of. */
const NARROW = 72;

const BEFORE = "plan-of-record: what your planning notes say is done, and what is next";
const AFTER = [
  "The folder is the current one where none is given. Folders that begin with a dot, and node_modules, are left out.",
  "In a vault of Obsidian the words, checkbox characters and rules count that are set up there, in this plugin and in Tasks.",
  "Exit status: 0 fine, 1 findings (check), 2 wrong use or unreadable input. Colours only on a terminal, and none with NO_COLOR.",
  'Completion: eval "$(plan-of-record completion bash)" in ~/.bashrc, the same with zsh in ~/.zshrc; for fish, plan-of-record completion fish > ~/.config/fish/completions/plan-of-record.fish',
];

/**
 * What `--help` prints.
 *
 * @param width that of the terminal, in columns
 */
export function toHelp(width: number): string {
  const wanted = Math.min(WIDTH, Math.max(20, width));
  const usage = COMMANDS_HERE.flatMap(({ name, says, takes }) => {
    const call = `  plan-of-record ${name} ${takes}${name === "index" ? " --json" : ""}`;
    return toLines(call, says, wanted, 47);
  });
  const sections = new Map<string, string[]>();
  const names = COMMANDS_HERE.map(({ name }) => name);
  for (const [name, option] of optionsOf("cli")) {
    const of = names.filter((command) => option.of.includes(command));
    // What is another thing for a command is told of that apart.
    const apart = of.filter((command) => option.saysOf?.[command] !== undefined);
    const others = of.filter((command) => !apart.includes(command));
    for (const some of [...(others.length === 0 ? [] : [others]), ...apart.map((command) => [command])]) {
      const title = some.length >= names.length ? "Options" : `Options of ${inWords(some)}`;
      sections.set(title, [...(sections.get(title) ?? []), ...ofOption(name, option, some[0], wanted)]);
    }
  }
  const version = toLines("  --version", "the version of this program", wanted, INDENT);
  sections.set("Options", [...(sections.get("Options") ?? []), ...version]);
  const options = [...sections].flatMap(([title, lines]) => ["", title, ...lines]);
  const after = AFTER.flatMap((line) => wrap(line, wanted, 0));
  return [...wrap(BEFORE, wanted, 0), "", "Usage", ...usage, ...options, "", ...after, ""].join("\n");
}

function ofOption(
  name: string,
  { value, says, saysOf, isMultiple }: CommandOption,
  command: CliCommand | undefined,
  width: number,
): readonly string[] {
  const call = `  --${name}${value === undefined ? "" : ` ${value}`}`;
  const told = (command === undefined ? undefined : saysOf?.[command]) ?? says;
  return toLines(call, `${told}${isMultiple === true ? "; may be repeated" : ""}`, width, INDENT);
}

/** A call and, behind it or below it, what is said of it. */
function toLines(call: string, says: string, width: number, indent: number): readonly string[] {
  if (width < NARROW) return [call, ...wrap(says, width, 6)];
  const [first = "", ...more] = wrap(says, width, indent);
  return [`${call.padEnd(indent - 1)} ${first.trimStart()}`, ...more];
}

/** A text in lines of a width, with so many blanks before each. */
function wrap(text: string, width: number, indent: number): readonly string[] {
  const lines = [" ".repeat(indent)];
  for (const word of text.split(" ")) {
    const last = lines.at(-1) ?? "";
    if (last.trim() === "") lines[lines.length - 1] = last + word;
    else if (last.length + 1 + word.length > width) lines.push(" ".repeat(indent) + word);
    else lines[lines.length - 1] = `${last} ${word}`;
  }
  return lines;
}
