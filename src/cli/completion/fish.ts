import { choicesBehind, choicesOf, COMMANDS_HERE, optionsHere } from "../commands";

const COMPLETE = "complete -c plan-of-record";

/** For fish, to be put into its folder of completions. */
export function toFish(): string {
  const lines = COMMANDS_HERE.flatMap(({ name: command, says }) => {
    const seen = `__fish_seen_subcommand_from ${command}`;
    const options = optionsHere(command).map(([name, { value, says: words, saysOf }]) => {
      const choices = choicesOf(name, command);
      const files = name === "exclude" ? " -r -F" : " -x";
      const takes = value === undefined ? "" : choices === null ? files : ` -x -a ${quoted(choices.join(" "))}`;
      return `${COMPLETE} -n ${quoted(seen)} -l ${name}${takes} -d ${quoted(saysOf?.[command] ?? words)}`;
    });
    const behind = choicesBehind(command).map((choices, at) => {
      // The program and the command come before.
      const condition = quoted(`${seen}; and test (count (commandline -opc)) -eq ${at + 2}`);
      const files = command === "set" ? "(__fish_complete_suffix .md)" : "(__fish_complete_directories)";
      return `${COMPLETE} -n ${condition} -a ${quoted(choices === null ? files : choices.join(" "))}`;
    });
    return [`${COMPLETE} -n __fish_use_subcommand -a ${command} -d ${quoted(says)}`, ...options, ...behind];
  });
  return [
    "# Completes plan-of-record in fish: plan-of-record completion fish > ~/.config/fish/completions/plan-of-record.fish",
    `${COMPLETE} -f`,
    `${COMPLETE} -n __fish_use_subcommand -l help -d 'this help'`,
    `${COMPLETE} -n __fish_use_subcommand -l version -d 'the version'`,
    ...lines,
    "",
  ].join("\n");
}

function quoted(text: string): string {
  return `'${text.replace(/[\\']/g, "\\$&")}'`;
}
