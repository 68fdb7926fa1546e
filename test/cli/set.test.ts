import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { chmod, readFile, stat, symlink } from "node:fs/promises";
import { join } from "node:path";
import { changeNote } from "../../src/cli/set/change-note";
import { toUnifiedDiff } from "../../src/cli/set/unified-diff";
import { runProgram, TestFolder } from "./support/run-program";

const folder = new TestFolder();
const run = (...args: string[]) => runProgram(["set", ...args], { cwd: folder.path });
const read = (path: string) => readFile(join(folder.path, path), "utf8");

const NOTE = "\ufeff# Boat\r\n\r\n| Part | Status |\r\n| --- | --- |\r\n| Hull | 🔄 In progress |\r\n\r\n- [ ] Sand";

describe("set", () => {
  it("changes the one sign or word that says the status, and nothing else of the file", async () => {
    const file = await folder.write("Plans/Boat.md", NOTE);
    await chmod(file, 0o640);
    const before = await stat(file);
    expect(await run("Plans/Boat.md:7", "done")).toEqual({
      status: 0,
      stdout: "Plans/Boat.md:7 is done now.\n",
      stderr: "",
    });
    expect(await run("Plans/Boat:5", "DONE")).toMatchObject({ status: 0, stdout: "Plans/Boat:5 is done now.\n" });
    const after = await read("Plans/Boat.md");
    expect(after).toMatch(/\n- \[x\] Sand$/);
    expect(after).toMatch(/^\ufeff# Boat\r\n\r\n\| Part \| Status \|\r\n\| --- \| --- \|\r\n\| Hull \| ✅[^|]*\|\r\n/);
    const now = await stat(file);
    expect([now.mode, now.uid, now.gid]).toEqual([before.mode, before.uid, before.gid]);
    expect(await run("Plans/Boat.md:7", "done")).toMatchObject({ stdout: "Plans/Boat.md:7 is done already.\n" });
  });

  it("shows with --dry-run a change that patch takes, and makes none", async () => {
    await folder.write("Boat.md", NOTE);
    const { status, stdout } = await run("Boat.md:7", "done", "--dry-run");
    expect({ status, text: await read("Boat.md") }).toEqual({ status: 0, text: NOTE });
    expect(stdout.split("\n").slice(0, 3)).toEqual(["--- a/Boat.md", "+++ b/Boat.md", "@@ -4,4 +4,4 @@"]);
    execFileSync("git", ["apply", "-"], { cwd: folder.path, input: stdout });
    expect(await read("Boat.md")).toBe(NOTE.replace("[ ]", "[x]"));
  });

  it("refuses a line of several tasks, which a carriage return alone parts", async () => {
    const text = "# P\r\n\r\n- [ ] a\r- [ ] b\r\n- [x] c ✅ 2026-01-01\r\n";
    await folder.write("Mac.md", text);
    const { status, stderr } = await run("Mac.md:3", "done");
    expect({ status, text: await read("Mac.md") }).toEqual({ status: 2, text });
    expect(stderr).toContain("line 3 of Mac.md holds several items, parted by a carriage return alone: edit the text");
    expect(await run("Mac.md:4", "todo")).toMatchObject({ status: 0 });
    expect(await read("Mac.md")).toBe(text.replace("[x] c ✅ 2026-01-01", "[ ] c"));
  });

  it.each(["My boat.md", 'My "big" \\boat\t é.md'])(
    "shows a change of a note with the name %j so, too",
    async (name) => {
      await folder.write(name, "- [ ] Sand\n");
      const { stdout } = await run(`${name}:1`, "done", "--dry-run");
      execFileSync("git", ["apply", "-"], { cwd: folder.path, input: stdout });
      expect(await read(name)).toBe("- [x] Sand\n");
      if (!existsSync("/usr/bin/patch")) return;
      execFileSync("patch", ["-p1", "--reverse"], { cwd: folder.path, input: stdout });
      expect(await read(name)).toBe("- [ ] Sand\n");
    },
  );

  it("goes by the words and the settings of the vault that the note lies in", async () => {
    await folder.write(
      ".obsidian/plugins/plan-of-record/data.json",
      '{"version":1,"checkboxes":{"§":"review"},"leftOut":["Old"]}',
    );
    await folder.write("Deep/Down/Boat.md", "- [§] Sand\n");
    await folder.write("Old/Boat.md", "- [ ] Sand\n");
    expect((await run("Deep/Down/Boat.md:1", "review")).stdout).toMatch(/is review already/);
    expect(await run("Old/Boat.md:1", "done")).toMatchObject({
      status: 2,
      stderr: expect.stringMatching(/left out/) as string,
    });
  });

  it.each([
    [["Boat.md:1"], /needs a note with its line and a status/],
    [["Boat.md", "done"], /A line is told as .*, not “Boat\.md”/],
    [["Boat.md:0", "done"], /from 1/],
    [["Boat.md:1", "finished"], /“finished” is no status; they are todo, active/],
    [["Nobody.md:1", "done"], /There is no note Nobody\.md/],
    [["list.txt:1", "done"], /list\.txt is no Markdown note/],
    [["Boat.md:2", "done"], /Nothing on line 2 of Boat\.md has a status/],
    [["Boat.md:9", "done"], /There is no line 9 of Boat\.md: it has 3/],
    [["Boat.md:1", "por"], /“Plan of record” cannot be set on line 1 of Boat\.md/],
    [["Broken.md:1", "done"], /Broken\.md is not UTF-8 on line 2: what stands there would be lost/],
  ])("%j changes nothing and says why", async (args, reason) => {
    await folder.write("Boat.md", "- [ ] Sand\nWords.\n");
    await folder.write("list.txt", "- [ ] Sand\n");
    const broken = Buffer.from("- [ ] Sand\nFenêtre\n", "latin1");
    await folder.write("Broken.md", broken);
    const { status, stdout, stderr } = await run(...args);
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(stderr).toMatch(reason);
    expect(await read("Boat.md")).toBe("- [ ] Sand\nWords.\n");
    expect(await readFile(join(folder.path, "Broken.md"))).toEqual(broken);
  });
});

describe("what set does not write to", () => {
  it("is what lies behind a link, in a vault or not, but for the vault's own folder", async () => {
    const secret = await folder.write("outside/Secret.md", "- [ ] Sand\n");
    await folder.write("vault/.obsidian/app.json", "{}");
    await folder.write("vault/Boat.md", "- [ ] Sand\n");
    await symlink(secret, join(folder.path, "vault/Link.md"));
    await symlink(join(folder.path, "outside"), join(folder.path, "vault/Door"));
    await symlink(join(folder.path, "outside"), join(folder.path, "Side"));
    for (const [note, link] of [
      ["vault/Link.md", "it"],
      ["vault/Door/Secret.md", "vault/Door"],
      [join(folder.path, "vault/Door/Secret"), "vault/Door"],
      ["Side/Secret.md", "Side"],
    ] as const) {
      expect(await run(`${note}:1`, "done")).toEqual({
        status: 2,
        stdout: "",
        stderr: `plan-of-record: ${note} cannot be changed: ${link} is a link\n`,
      });
    }
    expect(await readFile(secret, "utf8")).toBe("- [ ] Sand\n");
    await symlink(join(folder.path, "vault"), join(folder.path, "way"));
    expect(await run("way/Boat.md:1", "done")).toMatchObject({ status: 0, stdout: "way/Boat.md:1 is done now.\n" });
  });

  it("is what a vault's plan never has, though a note that is named elsewhere counts", async () => {
    await folder.write("vault/.obsidian/app.json", "{}");
    for (const path of ["vault/.trash/Boat.md", "vault/node_modules/p/Boat.md"]) {
      await folder.write(path, "- [ ] Sand\n");
      const { status, stderr } = await run(`${path}:1`, "done");
      expect({ status, text: await read(path) }).toEqual({ status: 2, text: "- [ ] Sand\n" });
      expect(stderr).toMatch(/Boat\.md is no part of the plan: what begins with a dot and node_modules are left out/);
    }
    await folder.write(".plans/Boat.md", "- [ ] Sand\n");
    expect(await run(".plans/Boat.md:1", "done")).toMatchObject({ status: 0 });
  });

  it("is a task that repeats, and no setting is advised that there is not", async () => {
    await folder.write("Boat.md", "- [ ] Sand 🔁 every day\n");
    const { status, stderr } = await run("Boat.md:1", "done");
    expect({ status, text: await read("Boat.md") }).toEqual({ status: 2, text: "- [ ] Sand 🔁 every day\n" });
    expect(stderr).toMatch(/“Sand” repeats, and its next one would not be made: set it to done in Obsidian/);
  });

  it("is a folder that is called like a note", async () => {
    await folder.write("dir.md/x.txt", "");
    expect((await run("dir.md:1", "done")).stderr).toBe("plan-of-record: dir.md is a folder, and no note\n");
    expect((await run("dir:1", "done")).stderr).toBe("plan-of-record: dir is a folder, and no note\n");
  });

  it("says of a closing day that goes with it by writing it as the note's other tasks have it", async () => {
    await folder.write("Boat.md", "- [x] Keel ✅ 2026-01-02\n- [ ] Sand\n");
    await run("Boat.md:2", "done");
    expect(await read("Boat.md")).toMatch(/\n- \[x\] Sand ✅ \d{4}-\d\d-\d\d\n$/);
  });
});

describe("a note that is changed", () => {
  const tick = (text: string) => [{ range: { from: 3, to: 4 }, expected: " ", insert: text.length > 99 ? "" : "x" }];

  it("is in the folder, wherever links lead", async () => {
    const secret = await folder.write("outside/Secret.md", "- [ ] Sand\n");
    await folder.write("vault/Boat.md", "- [ ] Sand\n");
    await symlink(join(folder.path, "outside"), join(folder.path, "vault/Door"));
    await symlink(secret, join(folder.path, "vault/Link.md"));
    const vault = join(folder.path, "vault");
    for (const path of ["../outside/Secret.md", "Door/Secret.md", "Link.md", "Boat.md/x", "."]) {
      expect(() => changeNote(vault, path, tick, false)).toThrow(/is outside of|cannot be changed|is no file/);
    }
    expect(await readFile(secret, "utf8")).toBe("- [ ] Sand\n");
    expect(changeNote(vault, "Boat.md", tick, false).after).toBe("- [x] Sand\n");
  });

  it("is cut where it gets shorter, and left alone where what is expected does not stand there", async () => {
    await folder.write("Boat.md", "- [ ] Sand\n");
    const edit = (from: number, expected: string) => () => [
      { range: { from, to: from + expected.length }, expected, insert: "" },
    ];
    expect(() => changeNote(folder.path, "Boat.md", edit(2, "[x]"), false)).toThrow(/Expected/);
    changeNote(folder.path, "Boat.md", edit(0, "- [ ] "), false);
    expect(await read("Boat.md")).toBe("Sand\n");
  });
});

test("a difference tells where a text has no line break at its end, and nothing of what is the same", () => {
  expect(toUnifiedDiff("A.md", "one\ntwo", "one\n2")).toBe(
    "--- a/A.md\n+++ b/A.md\n@@ -1,2 +1,2 @@\n one\n-two\n\\ No newline at end of file\n+2\n\\ No newline at end of file\n",
  );
  expect(toUnifiedDiff("A.md", "one\n", "one\n")).toBe("");
});
