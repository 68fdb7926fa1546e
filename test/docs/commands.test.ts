import { readFileSync } from "node:fs";
import path from "node:path";
import { say } from "../../src/core/words/say";
import { COMMANDS } from "../../src/obsidian/commands/command-list";

/** Those that are registered beside the views that they belong to, or with what they write. */
const OTHERS = (
  "open-note-plan open-roadmap reveal-active-note show-tour undo insert-status-line insert-phase-table " +
  "insert-roadmap-block insert-rollup checklist-to-table table-to-checklist give-ids-to-selection give-ids-to-note " +
  "archive-done move-done repair-note repair-vault"
).split(" ");

const PAGE = readFileSync(path.join(__dirname, "../../docs/commands.md"), "utf8");
const listed = new Map([...PAGE.matchAll(/^\| _(.+?)_ +\| `(.+?)` /gm)].map(([, name, id]) => [id ?? "", name ?? ""]));

it("the page of commands lists exactly those that there are, each under its name", () => {
  expect([...listed.keys()].sort()).toEqual([...Object.keys(COMMANDS), ...OTHERS].sort());
  for (const [id, { name }] of Object.entries(COMMANDS)) expect(listed.get(id)).toBe(say(name));
});

it("no name says what the palette says already", () => {
  for (const { name } of Object.values(COMMANDS)) expect(say(name)).not.toMatch(/plan of record|command/i);
});
