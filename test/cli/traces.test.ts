import { execFile } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const PROGRAM = join(__dirname, "../../dist/plan-of-record.mjs");

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "por-traces-"));
  cpSync(join(__dirname, "../../sample-vault"), folder, { recursive: true });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs Node without the right to write any file, or to start other programs and threads. */
function runLocked(args: readonly string[]): Promise<{ readonly stdout: string; readonly stderr: string }> {
  const locked = ["--no-warnings", "--experimental-permission", "--allow-fs-read=*", ...args];
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
])("%j writes no file and starts no program", async (args) => {
  const { stdout, stderr } = await runLocked([PROGRAM, ...args]);
  expect(stderr).toBe("");
  expect(stdout.length).toBeGreaterThan(100);
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
