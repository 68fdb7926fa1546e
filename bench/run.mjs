// Times the reading of vaults beside what it could be compared with: npm run bench -- [options]; README.md explains it.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { cpus, loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { checkBudgets, checkGrowth, tableOfBudgets, tableOfGrowth } from "./budgets.mjs";
import { Figures } from "./figures.mjs";
import { HELP, readOptions } from "./options.mjs";
import { planRun } from "./parts.mjs";
import { buildInto, runCommand, runSubject, writeVault } from "./processes.mjs";
import {
  describe,
  describeMemory,
  describeStages,
  tableOfChanges,
  tableOfEdits,
  tableOfVault,
  toTable,
  show,
} from "./report.mjs";

const asked = understand();
if (asked === null) {
  console.log(HELP);
  process.exit(0);
}
const { isSmoke, sizes, rounds } = asked;

function understand() {
  try {
    return readOptions(process.argv.slice(2));
  } catch (error) {
    console.error(`${error.message}\nTry npm run bench -- --help`);
    process.exit(2);
  }
}

const folder = mkdtempSync(join(tmpdir(), "plan-of-record-bench-"));
process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
process.on("SIGINT", () => process.exit(130));

const load = () =>
  loadavg()
    .map((number) => number.toFixed(1))
    .join(" ");
const say = (line) => process.stderr.write(`${line}\n`);

console.log(
  `Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? "?"}, load average ${load()}; ${rounds} rounds, medians.\n` +
    "Only ratios within one run carry over to another machine; a load above the number of cores makes times longer and less even.",
);

const built = await buildInto(folder);
const figures = new Figures();
const all = planRun({ sizes, folder: asked.folder, isSmoke });
const tasks = all.filter(({ part }) => asked.only.length === 0 || asked.only.includes(part));

function shuffle(list) {
  const shuffled = [...list];
  for (let at = shuffled.length - 1; at > 0; at--) {
    const other = Math.floor(Math.random() * (at + 1));
    [shuffled[at], shuffled[other]] = [shuffled[other], shuffled[at]];
  }
  return shuffled;
}

/** Writes a vault where it is to be read, keeps of it what a start would keep, and says what it holds. */
async function prepare(vault, at) {
  const place = { folder: vault.folder ?? join(folder, `vault-${at}`), kept: join(folder, `kept-${at}`) };
  mkdirSync(place.kept);
  if (vault.notes !== undefined) writeVault(place.folder, vault.notes());
  figures.add(vault.name, "holds", await runSubject(built.subjects, { subject: "describe", ...place }));
  await runSubject(built.subjects, { subject: "keep", ...place });
  const share = Math.min(1, vault.remarkCharacters / figures.of(vault.name, "holds", "characters"));
  return { ...place, share, plugin: built.plugin };
}

async function time(task, place) {
  const { vault, name, subject, command, note, editCount } = task;
  const found =
    command === undefined
      ? await runSubject(built.subjects, { subject, note, editCount, ...place }, asked.profile)
      : await runCommand(built.commandLine, command, place.folder);
  figures.add(vault?.name ?? "", name, found);
}

const vaults = [...new Set(tasks.map(({ vault }) => vault))];
const places = new Map();
for (const [at, vault] of vaults.entries()) {
  if (vault === null) {
    places.set(vault, { folder: "", kept: "", share: 1, plugin: built.plugin });
    continue;
  }
  const place = await prepare(vault, at);
  places.set(vault, place);
  console.log(`\n${describe(figures, vault.name)}`);
}
for (let round = 0; round < rounds; round++) {
  for (const [at, task] of shuffle(tasks).entries()) {
    await time(task, places.get(task.vault));
    if (at % 10 === 9) say(`round ${round + 1} of ${rounds}: ${at + 1} of ${tasks.length}; load average ${load()}`);
  }
}

const namesOf = (part, vault) => [
  ...new Set(tasks.filter((each) => each.part === part && each.vault === vault).map(({ name }) => name)),
];
const vaultsOf = (...parts) => [...new Set(tasks.filter(({ part }) => parts.includes(part)).map(({ vault }) => vault))];

for (const part of ["sizes", "mixes"]) {
  for (const vault of vaultsOf(part)) {
    console.log(`\n## ${vault.name}\n\n${tableOfVault(figures, vault.name, namesOf(part, vault))}`);
    console.log(`ms of read and index: ${describeStages(figures, vault.name, "read and index")}`);
    console.log(`ms of the same as in the app: ${describeStages(figures, vault.name, "the same as in the app")}`);
    console.log(describeMemory(figures, vault.name));
  }
}
const edited = vaultsOf("edits").map(({ name }) => name);
if (edited.length > 0) {
  console.log(`\n## One edit, from the text to the rows of the outline\n\n${tableOfEdits(figures, edited, isSmoke)}`);
}
const changed = vaultsOf("renames", "search", "queries", "findings").map(({ name }) => name);
if (changed.length > 0) console.log(`\n## Other changes\n\n${tableOfChanges(figures, changed)}`);
const rest = tasks.filter(({ part }) => part === "command-line" || part === "load");
if (rest.length > 0) {
  const places = [...new Map(rest.map(({ vault, name }) => [name, vault?.name ?? ""]))];
  const rows = places.map(([name, vault]) => [`${name} ${vault}`.trim(), show(figures.of(vault, name))]);
  console.log(`\n## From start to end\n\n${toTable(["process", "ms"], rows)}`);
}

const budgets = isSmoke ? [] : checkBudgets(figures);
if (budgets.length > 0) console.log(`\n## Budgets\n\n${tableOfBudgets(budgets)}`);
const growth = isSmoke ? [] : checkGrowth(figures, sizes);
if (growth.length > 0) console.log(`\n## Growth; 1 is linear, or flat for one edit\n\n${tableOfGrowth(growth, sizes)}`);
console.log(`\nload average at the end ${load()}`);

if (asked.json !== undefined) {
  const machine = { node: process.version, cores: cpus().length, processor: cpus()[0]?.model, load: loadavg() };
  writeFileSync(
    asked.json,
    `${JSON.stringify({ machine, rounds, figures: figures.toJson(), budgets, growth }, null, 2)}\n`,
  );
}
if (growth.some(({ isFine }) => !isFine)) {
  console.error("Something costs more a note in larger vaults: see Growth.");
  process.exitCode = 1;
}
