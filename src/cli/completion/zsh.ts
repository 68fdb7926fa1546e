import type { CliCommand, CommandOption, OptionName } from "../../core/report/command-options";
import { choicesBehind, choicesOf, COMMANDS_HERE, optionsHere } from "../commands";

/** For zsh, to be evaluated or put into a folder of `fpath` as `_plan-of-record`. */
export function toZsh(): string {
  const commands = COMMANDS_HERE.map(({ name, says }) => `      ${quoted(`${name}:${says}`)}`);
  const cases = COMMANDS_HERE.map(({ name }) => {
    const specs = [...optionsHere(name).map(([option, its]) => ofOption(name, option, its)), ...behind(name)];
    return `      ${name})\n        _arguments ${specs.join(" \\\n          ")}\n        ;;`;
  });
  return `#compdef plan-of-record
# Completes plan-of-record in zsh. In ~/.zshrc, behind compinit: eval "$(plan-of-record completion zsh)"
_plan-of-record() {
  local state line curcontext=$curcontext
  local -a commands
  typeset -A opt_args
  _arguments -C '(- *)--help[this help]' '(- *)--version[the version]' '1:command:->command' '*::argument:->argument'
  case $state in
  command)
    commands=(
${commands.join("\n")}
    )
    _describe command commands
    ;;
  argument)
    case $words[1] in
${cases.join("\n")}
    esac
    ;;
  esac
}
if [[ $funcstack[1] == _plan-of-record ]]; then _plan-of-record "$@"; else compdef _plan-of-record plan-of-record; fi
`;
}

function ofOption(command: CliCommand, name: OptionName, option: CommandOption): string {
  const { value, says, saysOf, isMultiple } = option;
  const told = `[${(saysOf?.[command] ?? says).replace(/[[\]\\]/g, "\\$&")}]`;
  if (value === undefined) return quoted(`--${name}${told}`);
  const choices = choicesOf(name, command);
  const what = value.replace(/[<>]/g, "");
  const action = choices === null ? (name === "exclude" ? "_files" : "") : `(${choices.join(" ")})`;
  return quoted(`${isMultiple === true ? "*" : ""}--${name}=${told}:${what}:${action}`);
}

function behind(command: CliCommand): readonly string[] {
  return choicesBehind(command).map((choices, at) => {
    if (choices !== null) return quoted(`${at + 1}:word:(${choices.join(" ")})`);
    return quoted(command === "set" ? `${at + 1}:note:_files -g "*.md"` : `${at + 1}:folder:_files -/`);
  });
}

function quoted(text: string): string {
  return `'${text.replace(/'/g, "'\\''")}'`;
}
