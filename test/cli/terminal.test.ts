import { existsSync } from "node:fs";
import { createProgress, type ProgressStream } from "../../src/cli/progress";
import { findFindings } from "../../src/core/findings/findings-index";
import { EXPORT_FORMATS } from "../../src/core/export/export-as";
import type { ExportView } from "../../src/core/export/exported";
import { PLAIN } from "../../src/core/report/paint";
import { runReport } from "../../src/core/report/run-report";
import { defaultVocabulary } from "../../src/core/status/vocabulary";
import { indexOf, readNotes } from "../support/read-vault";
import { PROGRAM, runAny, runProgram, TestFolder } from "./support/run-program";

const SAMPLE = "sample-vault";
const index = indexOf(readNotes(SAMPLE));
const views = Object.keys(EXPORT_FORMATS) as ExportView[];

function report(view: ExportView, width: number): readonly string[] {
  const today = "2026-11-20";
  const findings = () => findFindings(index, { today, staleDays: 30, touched: () => undefined, rules: {} });
  const vocabulary = defaultVocabulary();
  const request = { view, format: "text", all: true, openOnly: false, query: "", filter: "" } as const;
  return runReport(request, {
    index,
    today,
    findings,
    paint: PLAIN,
    vocabulary,
    weekOne: null,
    width,
    lineWidth: width,
  }).split("\n");
}

describe("a narrow terminal", () => {
  test.each(["outline", "board", "timeline", "findings", "next"] as const)("has room for the %s", (view) => {
    for (const width of [30, 40, 60]) {
      const wide = report(view, width).filter((line) => PLAIN.widthOf(line) > width);
      // What is no line of words, such as a path, is not broken.
      expect(wide.filter((line) => line.trim().includes(" ") && !/\S{20}|^\S.*\.md$/.test(line))).toEqual([]);
    }
  });

  test("keeps the percentages in a column, and a part of each title", () => {
    const lines = report("outline", 40).filter((line) => /^ *\S .*\d%/.test(line) && !line.includes(" notes with"));
    expect(lines.length).toBeGreaterThan(20);
    expect(new Set(lines.map((line) => PLAIN.widthOf(line.slice(0, line.indexOf("%"))))).size).toBe(1);
    for (const line of lines) expect(line).toMatch(/^ *\S \S{2}/);
  });

  test.each(views)("breaks no line of the %s where it is wide", (view) => {
    expect(report(view, 1000).length).toBeLessThanOrEqual(report(view, 40).length);
  });
});

describe("progress", () => {
  function told(stream: Partial<ProgressStream>, env: NodeJS.ProcessEnv, times: readonly number[]): string {
    let text = "";
    let at = 0;
    const write = (part: string) => (text += part);
    const { tell, end } = createProgress({ ...stream, write }, env, () => times[at++] ?? 0);
    times.slice(1).forEach((_, done) => tell(done + 1, 6300));
    end();
    return text;
  }

  test("is told on a terminal once the work takes long, not at every step, and goes away again", () => {
    expect(told({ isTTY: true }, {}, [0, 100, 500, 510, 600])).toBe(
      "\r\u001b[KReading notes: 2 of 6300\r\u001b[KReading notes: 4 of 6300\r\u001b[K",
    );
    expect(told({ isTTY: true, columns: 12 }, {}, [0, 500])).toBe("\r\u001b[KReading not\r\u001b[K");
  });

  test("is not told of short work, in a pipe, or where the terminal cannot clear a line", () => {
    expect(told({ isTTY: true }, {}, [0, 100, 200])).toBe("");
    expect(told({}, {}, [0, 500, 900])).toBe("");
    expect(told({ isTTY: true }, { TERM: "dumb" }, [0, 500])).toBe("");
  });
});

const folder = new TestFolder();

// A terminal is made by script, of util-linux.
const hasScript = process.platform === "linux" && existsSync("/usr/bin/script");
const onTerminal = hasScript ? test : test.skip;

/** What a terminal of so many columns is sent. */
async function inTerminal(columns: number, args: string, env: NodeJS.ProcessEnv = {}): Promise<string> {
  const command = `stty cols ${columns}; '${process.execPath}' '${PROGRAM}' ${args}`;
  // Node takes terminals of a CI for ones without colours.
  const { NO_COLOR: _no, FORCE_COLOR: _force, CI: _ci, ...others } = process.env;
  const settings = { ...others, TERM: "xterm-256color", ...env };
  return (await runAny("/usr/bin/script", ["-qec", command, "/dev/null"], { env: settings })).stdout;
}

describe("colour", () => {
  test("is not in a pipe, whatever the terminal can", async () => {
    await folder.write("Boat.md", "- [x] Sand\n- [ ] Mast\n");
    const env = { ...process.env, TERM: "xterm-256color", COLORTERM: "truecolor" };
    const { stdout, stderr } = await runProgram(["report", folder.path, "--all"], { env });
    expect(stdout + stderr).not.toContain("\u001b");
  });

  onTerminal("is on a terminal, which is as wide as it says, and not with NO_COLOR", async () => {
    await folder.write("Boat.md", "## Phase 1: A hull that is sanded, painted and named ✅\n- [x] Sand\n");
    const report = (env: NodeJS.ProcessEnv) => inTerminal(44, `report '${folder.path}'`, env);
    const [painted, plain] = await Promise.all([report({}), report({ NO_COLOR: "1" })]);
    expect(painted).toContain("\u001b[32m");
    // Progress may clear its line where the machine is slow; that is no colour.
    // eslint-disable-next-line no-control-regex -- these are what colours begin with
    expect(plain).not.toMatch(/\u001b\[\d/);
    for (const line of plain.split(/\r?\n/)) expect(PLAIN.widthOf(line)).toBeLessThanOrEqual(44);
    expect(plain).toMatch(/● Phase 1: A hull.*… +100% +1\/1/);
  });
});

describe("what a note holds", () => {
  const HOSTILE = "- [ ] \u001b]0;title\u0007\u001b[2JSand \u009b31m\r\u0008hull\n";
  // eslint-disable-next-line no-control-regex -- what moves the cursor, but for the colours of the program itself
  const CONTROLS = /\u001b(?!\[[\dK])|\u001b\[2J|[\u0007\u0008\u009b]|\r(?![\n\r]|\u001b\[K)/;

  test.each(["outline", "board", "findings", "next"])("moves no cursor in the %s", async (view) => {
    await folder.write("Boat.md", HOSTILE);
    const { stdout } = await runProgram(["report", folder.path, "--all", "--view", view]);
    expect(stdout.replaceAll("\n", "")).not.toMatch(/\p{Cc}/u);
  });

  onTerminal("comes to a terminal without what would move the cursor there, and to a pipe as it is", async () => {
    const note = await folder.write("Boat.md", HOSTILE);
    const change = ["set", `${note}:1`, "done", "--dry-run"];
    for (const args of [["report", folder.path, "--all", "--format", "csv"], change]) {
      const shown = await inTerminal(100, args.map((each) => `'${each}'`).join(" "));
      expect(shown).toContain("Sand");
      expect(shown).not.toMatch(CONTROLS);
    }
    expect((await runProgram(change)).stdout).toContain(HOSTILE);
  });
});

onTerminal("a terminal that does not know its width is taken for one of 100 columns", async () => {
  await folder.write("Boat.md", "- [x] Sand\n");
  expect(await inTerminal(0, `report '${folder.path}'`, { NO_COLOR: "1" })).toMatch(
    /● Boat {50}█{12} 100% +1\/1 {2}Done/,
  );
});
