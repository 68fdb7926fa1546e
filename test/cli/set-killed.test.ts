import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, rmSync, utimesSync, watch, writeFileSync } from "node:fs";
import { chmod, chown, link, readFile, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { changeNote } from "../../src/cli/set/change-note";
import { replaceFile } from "../../src/cli/set/replace-file";
import { createRandom } from "../workbench/support/revisions";
import { PROGRAM, runProgram, TestFolder } from "./support/run-program";

const folder = new TestFolder();
const random = createRandom(5);
const RUNS = 18;
/** How many run at once, each over a note of its own. */
const AT_ONCE = 3;
/** Long enough that writing it takes some time, and quickly read. */
const PROSE = `\`\`\`\n${"Words that nobody reads, ö.\n".repeat(150_000)}\`\`\`\n`;
const noteOf = (sign: string): string => `- [${sign}] Sand\n\n${PROSE}`;

/** Whether a `set` over the note of a folder, killed with no chance to tidy up, had ended before. */
async function killIn(cwd: string, status: string): Promise<boolean> {
  const child = spawn(process.execPath, [PROGRAM, "set", "Boat.md:1", status], { cwd, stdio: "ignore" });
  const ended = new Promise<boolean>((resolve) => child.once("exit", (code) => resolve(code === 0)));
  // Most of them while they write, the others wherever they are.
  const isWriting = random() < 0.75;
  const kill = (): unknown => setTimeout(() => child.kill("SIGKILL"), isWriting ? random() ** 6 * 40 : random() * 300);
  const watcher = isWriting ? watch(cwd, kill) : (kill(), undefined);
  const outcome = await ended;
  watcher?.close();
  return outcome;
}

test("`set` that is killed at any moment leaves every note whole, old or new, and nothing that counts as a note", async () => {
  const texts = new Map([
    ["done", noteOf("x")],
    ["todo", noteOf(" ")],
  ]);
  let isOldSeen = false;
  const runner = async (at: number): Promise<void> => {
    const file = await folder.write(`${at}/Boat.md`, "");
    for (let run = 0; run < RUNS / AT_ONCE; run += 1) {
      const status = run % 2 === 0 ? "done" : "todo";
      const old = texts.get(run % 2 === 0 ? "todo" : "done") ?? "";
      writeFileSync(file, old);
      const hasEnded = await killIn(dirname(file), status);
      const found = readFileSync(file, "utf8");
      expect({ run, isWhole: found === texts.get(status) || (!hasEnded && found === old) }).toEqual({
        run,
        isWhole: true,
      });
      isOldSeen ||= found === old;
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, (_, at) => runner(at)));
  expect(isOldSeen).toBe(true);
  const besides = Array.from({ length: AT_ONCE }, (_, at) => readdirSync(join(folder.path, String(at))))
    .flat()
    .filter((name) => name !== "Boat.md");
  expect(besides.filter((name) => !/^\.por-(?:\d+-)?[0-9a-f]{12}\.(?:tmp|lock)$/.test(name))).toEqual([]);
  // The next one goes on, and takes away what was left more than a minute ago.
  writeFileSync(join(folder.path, ".por-1000-0123456789ab.tmp"), "half");
  writeFileSync(join(folder.path, "Other.md"), "- [ ] Sand\n");
  expect((await runProgram(["set", "Other.md:1", "done"], { cwd: folder.path })).status).toBe(0);
  expect(readdirSync(folder.path)).not.toContain(".por-1000-0123456789ab.tmp");
});

test("of many that set at once, each is made or refused, and none of those made is lost", async () => {
  const lines = Array.from({ length: 12 }, (_, at) => `- [ ] Task ${at}\n`);
  const file = await folder.write("Boat.md", lines.join(""));
  const outcomes = await Promise.all(
    lines.map((_, at) => runProgram(["set", `Boat.md:${at + 1}`, "done"], { cwd: folder.path })),
  );
  const text = await readFile(file, "utf8");
  outcomes.forEach(({ status, stderr }, at) => {
    expect([status, text.includes(`- [${status === 0 ? "x" : " "}] Task ${at}\n`)]).toEqual([status, true]);
    if (status !== 0) expect(stderr).toMatch(/Nothing was written: another program has changed Boat\.md meanwhile/);
  });
  expect(outcomes.filter(({ status }) => status === 0).length).toBeGreaterThan(0);
  expect(readdirSync(folder.path)).toEqual(["Boat.md"]);
});

describe("a note that is replaced", () => {
  const tick = (before: () => void = () => undefined) => {
    before();
    return [{ range: { from: 3, to: 4 }, expected: " ", insert: "x" }];
  };

  it("keeps its rights and its owner; another name of it keeps the old text", async () => {
    const file = await folder.write("Boat.md", "- [ ] Sand\n");
    await chmod(file, 0o640);
    if (process.getuid?.() === 0) await chown(file, 65534, 65534);
    await link(file, join(folder.path, "Twin.txt"));
    const before = await stat(file);
    changeNote(folder.path, "Boat.md", () => tick(), false);
    const now = await stat(file);
    expect([now.mode, now.uid, now.gid]).toEqual([before.mode, before.uid, before.gid]);
    expect(await readFile(file, "utf8")).toBe("- [x] Sand\n");
    expect(await readFile(join(folder.path, "Twin.txt"), "utf8")).toBe("- [ ] Sand\n");
  });

  it("is left as another program has written it meanwhile, or gone", async () => {
    const file = await folder.write("Boat.md", "- [ ] Sand\n");
    const write = () => tick(() => writeFileSync(file, "- [ ] Sail\n"));
    expect(() => changeNote(folder.path, "Boat.md", write, false)).toThrow(/^Nothing was written: another program/);
    expect(await readFile(file, "utf8")).toBe("- [ ] Sail\n");
    const remove = () => tick(() => rmSync(file));
    expect(() => changeNote(folder.path, "Boat.md", remove, false)).toThrow(/^Boat\.md cannot be changed/);
    expect(readdirSync(folder.path)).toEqual([]);
  });

  it("is left while another process replaces it, unless that was killed", async () => {
    const file = await folder.write("Boat.md", "old");
    let inner: boolean | undefined;
    const outer = replaceFile(file, Buffer.from("new"), () => {
      inner = replaceFile(file, Buffer.from("other"), () => true);
      return true;
    });
    expect([outer, inner, await readFile(file, "utf8")]).toEqual([true, false, "new"]);
    expect(readdirSync(folder.path)).toEqual(["Boat.md"]);
    const lock = join(folder.path, `.por-${createHash("sha256").update("Boat.md").digest("hex").slice(0, 12)}.lock`);
    writeFileSync(lock, "");
    expect(replaceFile(file, Buffer.from("newer"), () => true)).toBe(false);
    utimesSync(lock, 1, 1);
    expect(replaceFile(file, Buffer.from("newer"), () => true)).toBe(true);
    expect(readdirSync(folder.path)).toEqual(["Boat.md"]);
  });
});
