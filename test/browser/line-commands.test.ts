import { soon, useRoadmap, type RoadmapPage } from "./support/roadmap-page";

jest.setTimeout(90_000);

const openRoadmap = useRoadmap();

const NOTES = {
  "Plans/Harbour.md": "# Harbour\n\n- [x] Dig\n- [ ] Build the pier ⏫ 📅 2026-11-01\n- [ ] Hang the lamps\n",
  "Quay.md": "- [x] Sweep\n  - [ ] Stones\n",
};
const run = async ({ page }: RoadmapPage, command: string, flags: Record<string, string> = {}): Promise<string> =>
  await page.evaluate(async ([name, data]) => (await window.workbench?.runCli(name, data)) ?? "", [
    command,
    flags,
  ] as const);

test("the app's command line prints what the project's own prints", async () => {
  const roadmap = await openRoadmap({ notes: NOTES });
  const whole = await run(roadmap, "plan-of-record");
  expect(whole).toMatch(/^▸ Plans\/ .* 33% +1\/3/);
  expect(whole).toContain("  plan-of-record:next");
  expect(await run(roadmap, "plan-of-record:report", { all: "true", open: "true", query: "pier" })).toContain(
    "Build the pier",
  );
  expect((await run(roadmap, "plan-of-record:report", { view: "board", format: "csv" })).split("\n")).toHaveLength(6);
  const next = await run(roadmap, "plan-of-record:next", { today: "2026-11-20" });
  expect(next.split("\n").map((line) => line.trim().split(/ {2,}/)[0])).toEqual([
    "○ Build the pier",
    "○ Hang the lamps",
    "",
  ]);
  const findings = JSON.parse(await run(roadmap, "plan-of-record:check", { format: "json", today: "2026-11-20" })) as {
    readonly findings: readonly { readonly rule: string; readonly line: number }[];
  };
  expect(findings.findings.map(({ rule, line }) => `${rule}:${line}`)).toContain("overdue:4");
  expect(await run(roadmap, "plan-of-record:check", { rule: "overdue=off,broken-link", today: "2026-11-20" })).toBe(
    "No findings in 2 notes.\n",
  );
});

test("a status is set by its path and line, counted from 1", async () => {
  const roadmap = await openRoadmap({ notes: NOTES });
  const set = (flags: Record<string, string>): Promise<string> => run(roadmap, "plan-of-record:set", flags);
  expect(await set({ path: "Plans/Harbour", line: "5", status: "active" })).toBe("Plans/Harbour.md:5 is active now.\n");
  await soon(() => roadmap.text("Plans/Harbour.md").includes("- [/] Hang the lamps"), true);
  expect(await set({ path: "Quay.md", line: "9", status: "done" })).toBe(
    "Error: Nothing on line 9 of Quay.md has a status.",
  );
  expect(await set({ path: "Quay.md", line: "0", status: "done" })).toBe("Error: A line is a number from 1, not “0”");
  expect(await set({ path: "Quay.md", line: "1", status: "finished" })).toMatch(
    /^Error: “finished” is no status; they are todo, /,
  );
  expect(await set({ path: "Quay.md" })).toMatch(/^Error: path, line and status are needed/);
});

test("what is wrong is said in the words of the project's own command line", async () => {
  const roadmap = await openRoadmap({ notes: NOTES });
  expect(await run(roadmap, "plan-of-record:report", { view: "gantt" })).toBe(
    "Error: --view is one of outline, board, timeline, findings, trend, next, not “gantt”",
  );
  expect(await run(roadmap, "plan-of-record:report", { query: "status:nope" })).toMatch(
    /^Error: “nope” is no status.*\n {2}status:nope\n {9}\^{4}\n/,
  );
  expect(await run(roadmap, "plan-of-record:check", { rule: "overdu" })).toMatch(/^Error: There is no rule “overdu”/);
  expect(await run(roadmap, "plan-of-record:check", { format: "sarif" })).toMatch(/^Error: sarif is printed outside/);
  await roadmap.page.evaluate(() => window.workbench?.unloadPlugin());
  await expect(run(roadmap, "plan-of-record:next")).rejects.toThrow(/no CLI command/);
});
