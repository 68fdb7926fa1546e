import { chmod, cp, mkdir } from "node:fs/promises";
import { join } from "node:path";
import { PROGRAM, runAny, runProgram, TestFolder } from "./support/run-program";

const folder = new TestFolder();

describe("what cannot be read", () => {
  it("is told of a folder that is not there, or is a file, without a word more", async () => {
    const note = await folder.write("Boat.md", "- [ ] Sand\n");
    const other = await folder.write("list.txt", "");
    const printed = await Promise.all(
      [join(folder.path, "nowhere"), note, other, join(note, "below")].map((path) => runProgram(["check", path])),
    );
    expect(printed.map(({ status, stdout }) => [status, stdout])).toEqual(printed.map(() => [2, ""]));
    expect(printed.map(({ stderr }) => stderr.replaceAll(folder.path, "X"))).toEqual([
      "plan-of-record: There is no folder X/nowhere\n",
      "plan-of-record: X/Boat.md is not a folder; give the folder that the note is in\n",
      "plan-of-record: X/list.txt is not a folder\n",
      expect.stringMatching(/There is no folder X\/Boat\.md\/below|cannot be read/),
    ]);
  });

  it("is told of an empty folder and of one without notes, so that neither passes for one in which all is well", async () => {
    const empty = await runProgram(["check", folder.path]);
    expect(empty.stderr).toMatch(/is empty, but for what is left out: there is nothing to check\n$/);
    expect({ status: empty.status, stdout: empty.stdout }).toEqual({ status: 0, stdout: "No findings in 0 notes.\n" });
    await folder.write("list.txt", "");
    expect((await runProgram(["report", folder.path])).stderr).toMatch(/no Markdown notes in .*, only 1 other file\n$/);
  });

  it("is told of a note that is not UTF-8, with its line, and the rest goes on", async () => {
    await folder.write("Old.md", Buffer.from("- [x] Sand\n- [ ] Fenêtre\n", "latin1"));
    await folder.write("Wide.md", Buffer.from("\ufeff- [ ] wide\n", "utf16le"));
    await folder.write("New.md", "- [ ] Mast\n");
    const { status, stdout, stderr } = await runProgram(["report", folder.path, "--all"]);
    expect(status).toBe(0);
    expect(stderr).toBe(
      "plan-of-record: Old.md is not UTF-8 on line 2; what can be read of it counts\n" +
        "plan-of-record: Wide.md is not UTF-8 on line 1; what can be read of it counts\n",
    );
    expect(stdout).toMatch(/Mast[^]*Sand[^]*Fen/);
  });

  // Root reads whatever it likes, so that the program is run as nobody then.
  const nobody = process.getuid?.() === 0 ? { uid: 65534 } : {};
  (process.platform === "win32" ? it.skip : it)("is told of what may not be read, and the rest goes on", async () => {
    const vault = join(folder.path, "vault");
    await folder.write("vault/Open.md", "- [ ] Mast\n");
    await folder.write("vault/Shut.md", "- [ ] Sail\n");
    await folder.write("vault/Within/Deep.md", "- [ ] Keel\n");
    await mkdir(join(folder.path, "closed"));
    for (const path of ["vault/Shut.md", "vault/Within", "closed"]) await chmod(join(folder.path, path), 0);
    await chmod(folder.path, 0o755);
    const program = join(folder.path, "program.mjs");
    await cp(PROGRAM, program);
    const run = (...args: string[]) => runAny(process.execPath, [program, ...args], { cwd: "/", ...nobody });
    const some = await run("report", vault, "--all");
    expect(some.stdout).toContain("Mast");
    expect(some).toMatchObject({
      status: 2,
      stderr:
        "plan-of-record: could not read Within/: permission denied\n" +
        "plan-of-record: could not read Shut.md: permission denied\n",
    });
    const closed = join(folder.path, "closed");
    expect(await run("report", closed)).toEqual({
      status: 2,
      stdout: "",
      stderr: `plan-of-record: The folder ${closed} cannot be read: permission denied\n`,
    });
    const set = await run("set", `${closed}/c.md:1`, "done");
    expect(set.stderr).toBe(`plan-of-record: ${closed}/c.md cannot be read: permission denied\n`);
    for (const path of ["vault/Within", "closed"]) await chmod(join(folder.path, path), 0o755);
  });
});
