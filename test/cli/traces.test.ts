import { execFile } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const PROGRAM = join(__dirname, "../../dist/plan-of-record.mjs");

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "por-traces-"));
  cpSync(join(__dirname, "../../sample-vault"), folder, { recursive: true });
  writeFileSync(join(folder, "Plan.md"), `- [ ] Sand, ${"and sand again, ".repeat(9)}\n`);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs Node without the right to write any file but those in `written`, or to start other programs and threads. */
function runLocked(
  args: readonly string[],
  written?: string,
): Promise<{ readonly stdout: string; readonly stderr: string }> {
  const rights = ["--allow-fs-read=*", ...(written === undefined ? [] : [`--allow-fs-write=${written}/*`])];
  const locked = ["--no-warnings", "--experimental-permission", ...rights, ...args];
  return new Promise((resolve) => {
    execFile(process.execPath, locked, { cwd: folder, maxBuffer: 1 << 26 }, (_error, stdout, stderr) =>
      resolve({ stdout, stderr }),
    );
  });
}

test.each([
  [["report", "."]],
  [["report", ".", "--view", "timeline", "--format", "mermaid"]],
  [["check", "."]],
  [["index", ".", "--json"]],
  [["next", "."]],
  [["set", "Plan.md:1", "done", "--dry-run"]],
])("%j writes no file and starts no program", async (args) => {
  const { stdout, stderr } = await runLocked([PROGRAM, ...args]);
  expect(stderr).toBe("");
  expect(stdout.length).toBeGreaterThan(100);
});

test("set writes the note that it is given, and leaves nothing else", async () => {
  const plans = join(folder, "Own");
  mkdirSync(plans);
  writeFileSync(join(plans, "Boat.md"), "- [ ] Sand\n");
  writeFileSync(join(plans, "Other.md"), "- [ ] Paint\n");
  const before = statSync(join(plans, "Other.md"));
  const { stdout, stderr } = await runLocked([PROGRAM, "set", "Own/Boat.md:1", "done"], plans);
  expect([stdout, stderr]).toEqual(["Own/Boat.md:1 is done now.\n", ""]);
  expect(readFileSync(join(plans, "Boat.md"), "utf8")).toBe("- [x] Sand\n");
  expect(readdirSync(plans).sort()).toEqual(["Boat.md", "Other.md"]);
  expect(statSync(join(plans, "Other.md"))).toMatchObject({ mtimeMs: before.mtimeMs, ino: before.ino });
  // Where it may write nothing, it says so, and nothing changes.
  const refused = await runLocked([PROGRAM, "set", "Own/Boat.md:1", "todo"]);
  expect([refused.stdout, readFileSync(join(plans, "Boat.md"), "utf8")]).toEqual(["", "- [x] Sand\n"]);
  expect(refused.stderr).toMatch(/Boat\.md cannot be changed/);
});

test("what is locked so could not write", async () => {
  const { stderr } = await runLocked(["-e", 'require("node:fs").writeFileSync("x", "")']);
  expect(stderr).toContain("ERR_ACCESS_DENIED");
});

test("nothing of Node's that reaches a network is in it", () => {
  const program = readFileSync(PROGRAM, "utf8");
  const named = [...program.matchAll(/(?:from|import|require)\s*\(?\s*"((?:node:)?[a-z_/0-9]+)"/g)].map(
    ([, name]) => name,
  );
  expect(named.length).toBeGreaterThan(2);
  const reaching =
    /^(?:node:)?(?:net|http2?|https|tls|dgram|dns(?:\/promises)?|inspector|child_process|cluster|worker_threads)$/;
  expect(named.filter((name) => reaching.test(name ?? ""))).toEqual([]);
  expect(program).not.toMatch(/\bfetch\(|\bnew WebSocket\b/);
});
