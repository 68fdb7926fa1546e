import { execFile, execFileSync } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm, symlink, truncate, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { runProgram } from "./support/run-program";

const PROGRAM = join(__dirname, "../../dist/plan-of-record.mjs");
const NOTE =
  "- [?] a\n- [h] b\n- [/] c\n- [?] d\n  - Status: slipped\n\n| Part | Status |\n| --- | --- |\n| Mast | [h] |\n";
const OWN = ".obsidian/plugins/plan-of-record/data.json";
const TASKS = ".obsidian/plugins/obsidian-tasks-plugin/data.json";
const tasks = { statusSettings: { customStatuses: [{ symbol: "h", name: "Blocked", type: "ON_HOLD" }] } };

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "por-cli-"));
  await write("A.md", NOTE);
});
afterEach(async () => {
  await rm(folder, { recursive: true });
});

async function write(path: string, content: unknown): Promise<void> {
  await mkdir(dirname(join(folder, path)), { recursive: true });
  await writeFile(join(folder, path), typeof content === "string" ? content : JSON.stringify(content));
}

/** The rules that something is found by, and the severity of each. */
function check(...options: readonly string[]): Promise<{ status: number; found: readonly string[] }> {
  return new Promise((resolve) => {
    execFile(process.execPath, [PROGRAM, "check", folder, "--format", "json", ...options], (error, stdout) => {
      const { findings } = JSON.parse(stdout) as { findings: readonly { rule: string; severity: string }[] };
      const status = typeof error?.code === "number" ? error.code : 0;
      resolve({ status, found: findings.map(({ rule, severity }) => `${rule}: ${severity}`) });
    });
  });
}

interface IndexJson {
  readonly notes: readonly { readonly tasks: readonly { readonly status: string; readonly reason?: string }[] }[];
}

/** Status and reason of each task, and what was told on the way. */
function explain(): Promise<{ status: number; stderr: string; tasks: readonly string[] }> {
  return new Promise((resolve) => {
    execFile(process.execPath, [PROGRAM, "index", folder, "--json", "--explain"], (error, stdout, stderr) => {
      const { notes } = JSON.parse(stdout) as IndexJson;
      const all = notes.flatMap((note) => note.tasks.map(({ status, reason }) => `${status}: ${reason ?? ""}`));
      resolve({ status: typeof error?.code === "number" ? error.code : 0, stderr, tasks: all });
    });
  });
}

test("without a vault's settings the built-in meanings count", async () => {
  expect(await explain()).toEqual({
    status: 0,
    stderr: "",
    tasks: ["todo: box “?”", "todo: box “h”", "active: box “/”", "todo: box “?”"],
  });
});

test("the words and characters set in the vault count, and say so", async () => {
  await write(OWN, { words: { slipped: "blocked" }, checkboxes: { "?": "review" } });
  await write(TASKS, tasks);
  await write(".obsidian/community-plugins.json", ["obsidian-tasks-plugin"]);
  expect(await explain()).toEqual({
    status: 0,
    stderr: "",
    tasks: [
      "review: box “?”, checkbox character of your own",
      "blocked: box “h”, custom status “Blocked” of Tasks",
      "active: box “/”",
      "blocked: “slipped”",
    ],
  });
});

test("the statuses of Tasks do not count where it is not enabled, or where they are switched off", async () => {
  await write(TASKS, tasks);
  expect((await explain()).tasks[1]).toBe("todo: box “h”");
  await write(".obsidian/community-plugins.json", ["obsidian-tasks-plugin"]);
  await write(OWN, { tasksStatuses: false });
  expect((await explain()).tasks[1]).toBe("todo: box “h”");
});

test("settings that cannot be understood are told, and the rest counts", async () => {
  await write(OWN, { checkboxes: { "?": "review", h: "someday" } });
  const some = await explain();
  expect(some.stderr).toBe(`plan-of-record: ${OWN}: checkboxes › h: “someday” is no status\n`);
  expect(some.tasks.slice(0, 2)).toEqual(["review: box “?”, checkbox character of your own", "todo: box “h”"]);
  await write(OWN, "{");
  const none = await explain();
  expect(none.stderr).toMatch(
    /^plan-of-record: could not read [^ ]*\/plan-of-record\/data\.json: it is no JSON; the defaults are used\n$/,
  );
  expect(none).toMatchObject({
    status: 2,
    tasks: ["todo: box “?”", "todo: box “h”", "active: box “/”", "todo: box “?”"],
  });
});

test.each([
  ["this plugin that are a list", OWN, "[1]", "it does not hold settings"],
  ["this plugin that are a folder", `${OWN}/x.md`, "", "it is a folder"],
  ["Tasks that are no JSON", TASKS, "{", "it is no JSON"],
])("settings of %s let no check pass, and no status be set", async (_, path, text, reason) => {
  await write(".obsidian/community-plugins.json", ["obsidian-tasks-plugin"]);
  await write(path, text);
  const run = (...args: string[]) => runProgram(args, { cwd: folder });
  const checked = await run("check", "--rule", "overdue");
  expect({ status: checked.status, stdout: checked.stdout }).toEqual({ status: 2, stdout: "No findings in 1 note.\n" });
  expect(checked.stderr).toContain(`could not read ${path.replace("/x.md", "")}: ${reason}`);
  const set = await run("set", "A.md:1", "done");
  expect(set).toMatchObject({ status: 2, stdout: "" });
  expect(set.stderr).toMatch(/^plan-of-record: Nothing was changed: .*data\.json could not be read: [^;]*\n$/);
  expect(await readFile(join(folder, "A.md"), "utf8")).toBe(NOTE);
});

(process.platform === "win32" ? test.skip : test)("a pipe in place of settings is not waited for", async () => {
  await mkdir(dirname(join(folder, OWN)), { recursive: true });
  execFileSync("mkfifo", [join(folder, OWN)]);
  // Whoever waits for it is let go, so that the test ends.
  const late = setTimeout(() => void writeFile(join(folder, OWN), ""), 20_000);
  const begun = performance.now();
  const { status, stderr } = await runProgram(["check"], { cwd: folder });
  clearTimeout(late);
  expect(performance.now() - begun).toBeLessThan(15_000);
  expect({ status, stderr }).toEqual({
    status: 2,
    stderr: `plan-of-record: could not read ${OWN}: it is no file; the defaults are used\n`,
  });
});

test("a file that is too large for settings is not read, and nothing is told of what one holds that is none", async () => {
  await write(OWN, "");
  await truncate(join(folder, OWN), 20_000_000);
  expect((await explain()).stderr).toContain(`could not read ${OWN}: it is too large;`);
  await write("secret.txt", "Secret words\n");
  await rm(join(folder, OWN));
  await symlink(join(folder, "secret.txt"), join(folder, OWN));
  expect((await explain()).stderr).toContain(`could not read ${OWN}: it is no JSON;`);
  // A link to settings is fine.
  await write("secret.txt", { checkboxes: { "?": "review" } });
  expect(await explain()).toMatchObject({ status: 0, stderr: "" });
});

describe("the rules set in the vault", () => {
  beforeEach(async () => {
    await write("A.md", "- [ ] Sails 📅 2020-01-02\n- [ ] Keel\n  - [x] Cast\n");
    await write(OWN, { rules: { overdue: "off", "all-done-but-open": "info" } });
  });

  test("count", async () => {
    expect(await check()).toEqual({ status: 0, found: ["all-done-but-open: info"] });
  });

  test.each([
    ["where it takes them otherwise", ["--rule", "overdue=error"], ["overdue: error", "all-done-but-open: info"]],
    ["where it asks for one by name", ["--rule", "overdue"], ["overdue: warning"]],
  ])("give way to the command line %s", async (_, options, found) => {
    expect(await check(...options)).toEqual({ status: 1, found });
  });
});

test("what counts, and when a note is stale, are as in the vault's settings", async () => {
  const old = new Date(Date.now() - 10 * 24 * 60 * 60 * 1000);
  await write("A.md", "Status: in progress\n\n- [x] a\n- [>] b\n\n| Part | Status |\n| --- | --- |\n| Mast | Done |\n");
  await utimes(join(folder, "A.md"), old, old);
  const rollup = (): Promise<unknown> =>
    new Promise((resolve) => {
      execFile(process.execPath, [PROGRAM, "index", folder, "--json"], (_error, stdout) => {
        const { notes } = JSON.parse(stdout) as { notes: readonly { rollup: { done: number; total: number } }[] };
        resolve(notes.map(({ rollup: { done, total } }) => `${done} of ${total}`));
      });
    });
  expect(await rollup()).toEqual(["2 of 3"]);
  expect((await check("--rule", "stale")).found).toEqual([]);
  await write(OWN, { counting: { rows: false, deferred: false }, staleDays: 7 });
  expect(await rollup()).toEqual(["1 of 1"]);
  expect((await check("--rule", "stale")).found).toEqual(["stale: info"]);
  expect((await check("--rule", "stale", "--stale-days", "30")).found).toEqual([]);
});
