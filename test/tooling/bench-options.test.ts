import { join } from "node:path";
import { runAny } from "../cli/support/run-program";

const ROOT = join(__dirname, "../..");
const run = (...args: string[]) => runAny(process.execPath, ["bench/run.mjs", ...args], { cwd: ROOT });

describe("the benchmark", () => {
  it.each([
    [["--bogus"], "Unknown option '--bogus'"],
    [["--vault", "/nowhere/at-all"], /^There is no folder .*at-all$/],
    [["--only", "bogus"], /^--only is one of sizes, .*, not “bogus”$/],
    [["--rounds", "x"], "--rounds is a number from 1, not “x”"],
    [["--notes", "10,x"], "--notes is numbers as 100,1000, not “10,x”"],
    [["--vault", "docs", "--only", "edits"], "--vault goes with --only sizes and command-line, not with “edits”"],
  ])("says of %j in a line what is wrong, and times nothing", async (args, told) => {
    const { status, stdout, stderr } = await run(...args);
    const [first, ...more] = stderr.split("\n");
    expect({ status, stdout, more }).toEqual({ status: 2, stdout: "", more: ["Try npm run bench -- --help", ""] });
    expect(first).toEqual(typeof told === "string" ? told : expect.stringMatching(told));
  });

  it("tells its options", async () => {
    expect(await run("--help")).toMatchObject({
      status: 0,
      stderr: "",
      stdout: expect.stringMatching(/--rounds/) as string,
    });
  });
});
