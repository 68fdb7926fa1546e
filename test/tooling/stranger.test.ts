// What somebody does who has only the README and a fresh clone, beyond what tests of single pages do already: the server
// of agents (test/docs/agents.test.ts), continuous integration (test/docs/ci.test.ts), a new notation (recipes.test.ts).
import { execFileSync, spawn, spawnSync, type ChildProcess } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

jest.setTimeout(60_000);

const root = path.resolve(__dirname, "../..");
const readme = readFileSync(path.join(root, "README.md"), "utf8");
const commands = [...readme.matchAll(/```sh\n([^]*?)```/g)]
  .flatMap(([, block = ""]) => block.split("\n"))
  .map((line) => line.replace(/\s+#.*$/, "").trim())
  .filter((line) => line !== "");
const folder = mkdtempSync(path.join(tmpdir(), "stranger-"));
const children: ChildProcess[] = [];

afterAll(() => {
  for (const child of children) child.kill();
  rmSync(folder, { recursive: true, force: true });
});

/** The words behind a command of the README that begins so. */
function wordsOf(command: string, start: string): readonly string[] {
  return command.slice(start.length).trim().split(/\s+/);
}

/** Starts the workbench, as built, and gives the address that it prints. */
async function start(...args: readonly string[]): Promise<string> {
  const options = ["scripts/start.mjs", ...args, "--no-build", "--no-open", "--state", path.join(folder, "state")];
  const child = spawn(process.execPath, options, { cwd: root });
  children.push(child);
  return await new Promise((resolve, reject) => {
    let said = "";
    child.on("error", reject);
    child.on("close", () => reject(new Error(said)));
    child.stderr.on("data", (data) => (said += String(data)));
    child.stdout.on("data", (data) => {
      said += String(data);
      const address = /http:\/\/\S+/.exec(said)?.[0];
      if (address !== undefined) resolve(address);
    });
  });
}

const titleOf = async (address: string): Promise<string | undefined> =>
  /<title>(.*?)<\/title>/.exec(await (await fetch(address)).text())?.[1];

test("a first look: npm start opens the sample vault", async () => {
  expect(commands).toContain("npm ci && npm start");
  const { scripts } = JSON.parse(readFileSync(path.join(root, "package.json"), "utf8")) as {
    scripts: Record<string, string>;
  };
  expect(scripts["start"]).toBe("node scripts/start.mjs");
  expect(await titleOf(await start())).toContain("Plan of Record");
});

test("one's own folder, and an address that is only printed", async () => {
  const notes = path.join(folder, "Notes");
  mkdirSync(notes);
  writeFileSync(path.join(notes, "Boat.md"), "- [ ] Keel\n");
  const [own, quiet] = commands
    .filter((each) => each.startsWith("npm start -- "))
    .map((each) => wordsOf(each, "npm start --"));
  expect(quiet).toEqual(["--no-open"]);
  const words = (own ?? []).map((word) => word.replace("~/Notes", notes));
  expect(await titleOf(await start(...words))).toContain("Plan of Record");
});

test("into a vault: what Obsidian loads lies in the folder of its plugins", () => {
  const vault = path.join(folder, "Vault");
  mkdirSync(path.join(vault, ".obsidian"), { recursive: true });
  const command = commands.find((each) => each.startsWith("npm run install-plugin"));
  const words = wordsOf(command ?? "", "npm run install-plugin --").map((word) => word.replace("~/Notes", vault));
  // What is built already: another build would replace what other tests load.
  execFileSync(process.execPath, ["scripts/install-plugin.mjs", ...words, "--no-build"], { cwd: root });
  const installed = path.join(vault, ".obsidian/plugins/plan-of-record");
  for (const file of ["main.js", "manifest.json", "styles.css"]) {
    expect(readFileSync(path.join(installed, file), "utf8")).toBe(readFileSync(path.join(root, file), "utf8"));
  }
});

test("main.js is as large as the README says, give or take a little", () => {
  const said = Number(/`main\.js` is (\d+) KiB/.exec(readme)?.[1]);
  const kib = readFileSync(path.join(root, "main.js")).length / 1024;
  expect(Math.abs(kib - said)).toBeLessThan(25);
});

describe("on the command line", () => {
  const lines = commands.filter((each) => each.startsWith("npx plan-of-record ") && !each.includes(" mcp "));

  test("the README has commands", () => {
    expect(lines.length).toBeGreaterThan(5);
  });

  test.each(lines)("%s", (line) => {
    const words = wordsOf(line, "npx plan-of-record");
    const { status, stdout, stderr } = spawnSync(process.execPath, ["dist/plan-of-record.mjs", ...words], {
      cwd: root,
      encoding: "utf8",
      maxBuffer: 1e8,
    });
    expect(stderr).toBe("");
    expect(status).toBe(words[0] === "check" ? 1 : 0);
    expect(stdout.length).toBeGreaterThan(50);
  });
});
