import { COMMANDS_HERE, choicesOf, optionsHere } from "../../../src/cli/commands";
import { toHelp } from "../../../src/cli/help";
import { OPTIONS, optionsOf, type Command } from "../../../src/core/report/command-options";
import { fit } from "../../../src/core/report/fit";
import { PLAIN } from "../../../src/core/report/paint";

const help = toHelp(120);

test.each(optionsOf("cli"))("--%s is told by the help, once for each thing that it is", (name, option) => {
  const call = `  --${name}${option.value === undefined ? "" : ` ${option.value}`} `;
  const apart = option.of.filter((each) => option.saysOf?.[each] !== undefined).length;
  const isElsewhere = apart < option.of.length;
  expect(help.split(call).length - 1).toBe(apart + (isElsewhere ? 1 : 0));
});

test.each(COMMANDS_HERE)("$name is told by the help", ({ name, says, takes }) => {
  expect(help.replace(/\s+/g, " ")).toContain(
    `plan-of-record ${name} ${takes}${name === "index" ? " --json" : ""} ${says}`,
  );
});

test.each([120, 80, 60, 40])("the help fits a terminal of %i columns, and says all of it", (width) => {
  const text = toHelp(width);
  for (const line of text.split("\n")) {
    // A word that is longer than the line stays whole.
    if (line.trim().includes(" ")) expect(line.length).toBeLessThanOrEqual(Math.max(width, 48));
  }
  const words = (from: string): string => from.replace(/\s+/g, " ");
  expect(words(text)).toBe(words(help));
});

test("the help says nothing of what is had in the app alone", () => {
  expect(help).not.toMatch(/--(?:path|line|status) /);
});

test.each([
  ["report", ["view", "format", "all", "open", "query", "filter", "today"]],
  ["next", ["format", "query", "filter", "today"]],
  ["check", ["format", "rule", "stale-days", "today"]],
  ["set", ["path", "line", "status"]],
] as const)("%s has these flags in the app", (command: Command, names) => {
  expect(optionsOf(command).map(([name]) => name)).toEqual(names);
});

test("each option is of a command", () => {
  for (const { of } of Object.values(OPTIONS)) expect(of.length).toBeGreaterThan(0);
});

test("what is said of an option's values names each of them", () => {
  for (const { name: command } of COMMANDS_HERE) {
    for (const [name, option] of optionsHere(command)) {
      const choices = name === "rule" ? null : choicesOf(name, command);
      const says = ("saysOf" in option ? option.saysOf?.[command] : undefined) ?? option.says;
      for (const choice of choices ?? []) expect(says).toMatch(new RegExp(`\\b${choice}\\b`));
    }
  }
});

test.each([
  ["quay", "quay  "],
  ["harbour", "harbo…"],
  ["👩‍🚀👩‍🚀👩‍🚀", "👩‍🚀…  "],
])("%j fits into six columns as %j", (text, fitted) => {
  expect(fit(text, 6, PLAIN)).toBe(fitted);
});
