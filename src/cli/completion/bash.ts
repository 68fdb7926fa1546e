import { optionsOf } from "../../core/report/command-options";
import { choicesBehind, choicesOf, COMMANDS_HERE, optionsHere } from "../commands";

/**
 * For bash from 3.2 on, which macOS has. Without the bash-completion package words come split at `=` and `:`: so
 * `--view=board` is three of them.
 */
export function toBash(): string {
  const names = COMMANDS_HERE.map(({ name }) => name);
  const withValue = optionsOf("cli").flatMap(([name, { value }]) => (value === undefined ? [] : [`--${name}`]));
  const values = COMMANDS_HERE.flatMap(({ name: command }) =>
    optionsHere(command).flatMap(([option]) => {
      const choices = choicesOf(option, command);
      return choices === null ? [] : [`    "${command} --${option}") words="${choices.join(" ")}" ;;`];
    }),
  );
  const options = COMMANDS_HERE.map(
    ({ name }) =>
      `    ${name}) words="${optionsHere(name)
        .map(([option]) => `--${option}`)
        .join(" ")}" ;;`,
  );
  const behind = COMMANDS_HERE.flatMap(({ name }) =>
    choicesBehind(name).map((choices, at) => {
      const files = name === "set" ? "notes" : "folders";
      return `    "${name} ${at}") ${choices === null ? `files=${files}` : `words="${choices.join(" ")}"`} ;;`;
    }),
  );
  return `# Completes plan-of-record in bash. In ~/.bashrc: eval "$(plan-of-record completion bash)"
_plan_of_record() {
  local current=\${COMP_WORDS[COMP_CWORD]} command= option= behind=0 words= files= i word
  for ((i = 1; i < COMP_CWORD; i++)); do
    word=\${COMP_WORDS[i]}
    if [[ $word == "=" ]]; then continue; fi
    if [[ $word == ":" ]]; then ((i++)); continue; fi
    if [[ -n $option ]]; then option=; continue; fi
    case $word in
    ${withValue.join("|")}) option=$word ;;
    -*) ;;
    *) if [[ -z $command ]]; then command=$word; else ((behind++)); fi ;;
    esac
  done
  COMPREPLY=()
  if [[ $current == "=" ]]; then current=; fi
  if [[ $current == ":" || \${COMP_WORDS[COMP_CWORD - 1]} == ":" ]]; then return; fi
  if [[ -n $option ]]; then
    case "$command $option" in
${values.join("\n")}
    *" --exclude") files=all ;;
    esac
  elif [[ $current == -* ]]; then
    case $command in
${options.join("\n")}
    *) words="--help --version" ;;
    esac
  elif [[ -z $command ]]; then
    words="${names.join(" ")}"
  else
    case "$command $behind" in
${behind.join("\n")}
    esac
  fi
  local IFS=$'\\n'
  case $files in
  folders) COMPREPLY=($(compgen -d -- "$current")) ;;
  notes) COMPREPLY=($(compgen -d -- "$current"; compgen -f -X '!*.md' -- "$current")) ;;
  all) COMPREPLY=($(compgen -f -- "$current")) ;;
  *) IFS=$' \\t\\n'; COMPREPLY=($(compgen -W "$words" -- "$current")) ;;
  esac
  if [[ -n $files ]]; then compopt -o filenames 2>/dev/null; fi
  if [[ $files == notes ]]; then compopt -o nospace 2>/dev/null; fi
}
complete -F _plan_of_record plan-of-record
`;
}
