import { toHelp } from "../../../src/cli/help";
import { COMMANDS, OPTIONS, optionsOf, type Command } from "../../../src/core/report/command-options";
import { fit } from "../../../src/core/report/fit";
import { PLAIN } from "../../../src/core/report/paint";

const CLI = ["report", "check", "index"] as const;
const help = toHelp(CLI.map((name) => [name, COMMANDS[name]]));

test.each(optionsOf("cli").filter(([name]) => name !== "json"))(
  "--%s is told by the help, for each command that has it",
  (name, option) => {
    const call = `  --${name}${option.value === undefined ? "" : ` ${option.value}`} `;
    expect(help.split(call).length - 1).toBe(
      option.saysOf === undefined ? 1 : option.of.filter((each) => CLI.some((here) => here === each)).length,
    );
  },
);

test("the help fits a terminal, and says nothing of what is had in the app alone", () => {
  for (const line of help.split("\n").slice(0, -4)) expect(line.length).toBeLessThanOrEqual(120);
  expect(help).not.toMatch(/--(?:path|line|status) |plan-of-record (?:next|set)/);
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

test.each([
  ["quay", "quay  "],
  ["harbour", "harbo…"],
  ["👩‍🚀👩‍🚀👩‍🚀", "👩‍🚀…  "],
])("%j fits into six columns as %j", (text, fitted) => {
  expect(fit(text, 6, PLAIN)).toBe(fitted);
});
