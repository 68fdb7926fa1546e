import { existsSync } from "node:fs";
import { PROGRAM, runAny, TestFolder, type Outcome } from "./support/run-program";

const folder = new TestFolder();
beforeEach(async () => {
  const lines = Array.from({ length: 2000 }, (_, at) => `- [ ] Look at what [[Nothing ${at}]] says of the hull\n`);
  await folder.write("Boat.md", `**Status:** done\n\n${lines.join("")}`);
});

/** What is run by a shell; the status of each program of its last pipe is printed behind. */
function shell(command: string): Promise<Outcome> {
  const program = `'${process.execPath}' '${PROGRAM}'`;
  const script = `${command.replaceAll("plan", program)}; echo "\${PIPESTATUS[@]}"`;
  return runAny("bash", ["-c", script], { cwd: folder.path });
}

const hasShell = process.platform === "linux" && existsSync("/dev/full");
(hasShell ? describe : describe.skip)("the status", () => {
  it.each([
    ["plan check | head -n 1", "Boat.md\n1 0\n"],
    ["plan index --json | head -n 1", "{\n0 0\n"],
    ["plan index --format ndjson | head -c 1", "{0 0\n"],
  ])("is that of the notes where a reader has seen enough: %s", async (command, stdout) => {
    expect(await shell(command)).toEqual({ status: 0, stdout, stderr: "" });
  });

  it("is 2 where what is wrong cannot be told", async () => {
    expect((await shell("plan check Nowhere 2> >(true)")).stdout).toBe("2\n");
  });

  it("is 2 where nothing more can be written, which is told in a line", async () => {
    expect(await shell("plan report --all > /dev/full")).toEqual({
      status: 0,
      stdout: "2\n",
      stderr: expect.stringMatching(/^plan-of-record: could not write: ENOSPC.*\n$/) as string,
    });
  });
});
