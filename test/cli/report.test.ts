import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { EXPORT_FORMATS } from "../../src/core/export/export-as";
import type { ExportView } from "../../src/core/export/exported";

const PROGRAM = join(__dirname, "../../dist/plan-of-record.mjs");
const FOLDER = join(__dirname, "../fixtures/export");
const VAULT = join(FOLDER, "vault");
const TODAY = "2026-11-18";
const EXTENSION = { markdown: "md", csv: "csv", json: "json", mermaid: "mmd", svg: "svg" } as const;

function run(
  ...args: string[]
): Promise<{ readonly status: number; readonly stdout: string; readonly stderr: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, [PROGRAM, "report", ...args], (error, stdout, stderr) => {
      resolve({ status: typeof error?.code === "number" ? error.code : 0, stdout, stderr });
    });
  });
}

const views = Object.keys(EXPORT_FORMATS) as ExportView[];
const cases = views.flatMap((view) => EXPORT_FORMATS[view].map((format) => [view, format] as const));

test.each(cases)("prints the %s as %s, as the plugin exports it", async (view, format) => {
  const printed = await run(VAULT, "--today", TODAY, "--view", view, "--format", format);
  const stdout = readFileSync(join(FOLDER, `${view}.${EXTENSION[format]}`), "utf8");
  expect(printed).toEqual({ status: 0, stdout, stderr: "" });
});

test.each([
  ["board", /^To do \(4\)\n {2}○ Step it now +Boat\.md:12 {2}Week 3\n/],
  ["timeline", /\n {2}◐ Harbour +2026-11-10 – 2026-12-01\n(?:.*\n)*.*=SUM\(A1\) is no formula +2026-11-12 +overdue\n/],
  ["findings", /Plans\/Harbour\.md\n +7 +warning +“=SUM/],
  ["trend", /^2026-08-20 +1\/7\n2026-11-10 +2\/7\n2026-11-18 +2\/7\n$/],
  ["next", /^◐ Build the \[pier\].*Plans\/Harbour\.md:6 {2}high priority/],
] as const)("prints the %s as text", async (view, expected) => {
  const { status, stdout } = await run(VAULT, "--today", TODAY, "--view", view);
  expect(status).toBe(0);
  expect(stdout).toMatch(expected);
  for (const line of stdout.split("\n")) expect(line).toBe(line.trimEnd());
});

test("a query and --open narrow every format down, and are told", async () => {
  const options = ["--today", TODAY, "--format", "json", "--open", "--query", "path:Plans/"];
  const { stdout } = await run(VAULT, ...options);
  const { query, openOnly, rows } = JSON.parse(stdout) as {
    query: string;
    openOnly: boolean;
    rows: { title: string }[];
  };
  expect({ query, openOnly }).toEqual({ query: "path:Plans/", openOnly: true });
  expect(rows.map(({ title }) => title)).not.toContain("Dredge the basin");
  expect(rows.map(({ title }) => title)).not.toContain("Boat");
  expect(rows.length).toBe(8);
});

test("nothing is no row in any format, and no failure", async () => {
  const printed = await Promise.all(
    views.map((view) => run(VAULT, "--view", view, "--query", "status:draft", "--format", "csv")),
  );
  for (const { status, stdout } of printed)
    expect({ status, lines: stdout.split("\n").length }).toEqual({ status: 0, lines: 1 });
  expect((await run(VAULT, "--view", "next", "--query", "status:draft")).stdout).toBe("Nothing to show.\n");
});

test.each([
  [["--view", "gantt"], /--view is one of outline, board, timeline, findings, trend, next, not “gantt”/],
  [["--format", "svg"], /--format of outline is one of text, markdown, csv, json, not “svg”/],
  [["--view", "trend", "--format", "mermaid"], /--format of trend is one of text, markdown, csv, json, svg/],
])("%j is wrong use", async (args, reason) => {
  const { status, stdout, stderr } = await run(VAULT, ...args);
  expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
  expect(stderr).toMatch(reason);
});
