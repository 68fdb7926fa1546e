import path from "node:path";
import type { Locator } from "playwright-core";
import { violations } from "./support/axe";
import { keptDays } from "./support/kept-days";
import { soon, useRoadmap, type RoadmapOptions, type RoadmapPage } from "./support/roadmap-page";

jest.setTimeout(120_000);

const openRoadmap = useRoadmap();
const TODAY = new Date("2026-05-10T09:00:00");

const PLAN = `# Harbour

- [ ] Hull 🛫 2026-05-04 📅 2026-05-08
- [ ] Mast 📅 2026-05-20 #rig
- [ ] Sails, effort: 3 days
`;

async function openTimeline(options: RoadmapOptions = {}): Promise<RoadmapPage> {
  const roadmap = await openRoadmap({
    notes: { "Plan.md": PLAN },
    viewport: { width: 1400, height: 800 },
    ...options,
    params: { pane: "1000", left: "0", ...options.params },
    prepare: (page) => page.clock.setFixedTime(TODAY),
  });
  await roadmap.pane.getByRole("tab", { name: "Timeline" }).click();
  await roadmap.pane.getByRole("tree", { name: "Timeline" }).waitFor();
  return roadmap;
}

function bar(roadmap: RoadmapPage, title: string): Locator {
  return roadmap.pane.locator(".por-time-row", { hasText: title }).locator(".por-span");
}

/** Moves a bar, or a grip of it, by so many days. */
async function drag(
  roadmap: RoadmapPage,
  title: string,
  days: number,
  grip: "start" | "end" | null = null,
): Promise<void> {
  const whole = bar(roadmap, title);
  const box = await whole.boundingBox();
  if (box === null) throw new Error(`${title} has no bar`);
  const dayWidth = 32;
  const x = box.x + (grip === null ? box.width / 2 : grip === "start" ? 2 : box.width - 2);
  const { mouse } = roadmap.page;
  await mouse.move(x, box.y + box.height / 2);
  await mouse.down();
  await mouse.move(x + (days * dayWidth) / 2, box.y + 2, { steps: 3 });
  await mouse.move(x + days * dayWidth, box.y + 2, { steps: 3 });
  await mouse.up();
}

it("bars stand beside the rows of the outline, from their first day to their last", async () => {
  const roadmap = await openTimeline();
  await roadmap.pane.getByLabel("Zoom").selectOption("days");
  const [hull, mast, name] = await Promise.all([
    bar(roadmap, "Hull").boundingBox(),
    bar(roadmap, "Mast").boundingBox(),
    roadmap.pane.locator(".por-time-row", { hasText: "Hull" }).locator(".por-time-name").boundingBox(),
  ]);
  expect(Math.round((hull?.width ?? 0) / 32)).toBe(5);
  expect(Math.abs((hull?.y ?? 0) + (hull?.height ?? 0) / 2 - ((name?.y ?? 0) + (name?.height ?? 0) / 2))).toBeLessThan(
    2,
  );
  const middleOfMast = (mast?.x ?? 0) + (mast?.width ?? 0) / 2;
  expect(Math.round((middleOfMast - (hull?.x ?? 0)) / 32 - 0.5)).toBe(16);
  expect(await bar(roadmap, "Hull").getAttribute("aria-label")).toBe("May 4 to May 8, overdue");
  expect(await bar(roadmap, "Mast").getAttribute("aria-label")).toBe("May 20");
});

it("a bar that is dragged changes the dates in the note and nothing else, and Mod+Z takes that back", async () => {
  const roadmap = await openTimeline();
  await roadmap.pane.getByLabel("Zoom").selectOption("days");
  await drag(roadmap, "Hull", 2);
  const moved = PLAN.replace("🛫 2026-05-04 📅 2026-05-08", "🛫 2026-05-06 📅 2026-05-10");
  await soon(() => roadmap.text("Plan.md"), moved);
  await drag(roadmap, "Hull", 3, "end");
  await soon(() => roadmap.text("Plan.md"), moved.replace("📅 2026-05-10", "📅 2026-05-13"));
  await drag(roadmap, "Mast", -1);
  await soon(() => roadmap.text("Plan.md").includes("📅 2026-05-19 #rig"), true);
  await roadmap.pane.getByRole("tree", { name: "Timeline" }).focus();
  for (let times = 0; times < 3; times += 1) await roadmap.page.keyboard.press("Control+z");
  await soon(() => roadmap.text("Plan.md"), PLAN);
});

it("Escape ends a drag, and nothing is moved", async () => {
  const roadmap = await openTimeline();
  await roadmap.pane.getByLabel("Zoom").selectOption("days");
  const hull = bar(roadmap, "Hull");
  const box = await hull.boundingBox();
  const { mouse, keyboard } = roadmap.page;
  await mouse.move((box?.x ?? 0) + 40, (box?.y ?? 0) + 6);
  await mouse.down();
  await mouse.move((box?.x ?? 0) + 140, (box?.y ?? 0) + 6, { steps: 4 });
  await hull.locator(".por-span-days").waitFor();
  await keyboard.press("Escape");
  await hull.locator(".por-span-days").waitFor({ state: "detached" });
  await mouse.move((box?.x ?? 0) + 200, (box?.y ?? 0) + 6, { steps: 2 });
  await mouse.up();
  expect(Math.round((await hull.boundingBox())?.x ?? 0)).toBe(Math.round(box?.x ?? 0));
  await drag(roadmap, "Mast", -1);
  await soon(() => roadmap.text("Plan.md").includes("📅 2026-05-19 #rig"), true);
  expect(roadmap.text("Plan.md")).toContain("🛫 2026-05-04 📅 2026-05-08");
});

it("bars are moved by the keyboard alone", async () => {
  const roadmap = await openTimeline();
  const { keyboard } = roadmap.page;
  await roadmap.pane.getByRole("tree", { name: "Timeline" }).focus();
  await keyboard.press("ArrowDown");
  await keyboard.press("Alt+ArrowRight");
  await soon(() => roadmap.text("Plan.md"), PLAN.replace("🛫 2026-05-04 📅 2026-05-08", "🛫 2026-05-05 📅 2026-05-09"));
  await keyboard.press("Alt+Shift+ArrowLeft");
  await soon(() => roadmap.text("Plan.md"), PLAN.replace("🛫 2026-05-04", "🛫 2026-05-05"));
  await keyboard.press(" ");
  await soon(() => roadmap.text("Plan.md").includes("- [x] Hull"), true);
  await keyboard.press("Control+z");
  await soon(() => roadmap.text("Plan.md"), PLAN.replace("🛫 2026-05-04", "🛫 2026-05-05"));
});

it("a bar that was dragged is the one that the keys move on", async () => {
  const roadmap = await openTimeline();
  await roadmap.pane.getByLabel("Zoom").selectOption("days");
  await drag(roadmap, "Mast", -1);
  await soon(() => roadmap.text("Plan.md").includes("📅 2026-05-19 #rig"), true);
  await roadmap.page.keyboard.press("Alt+ArrowLeft");
  await soon(() => roadmap.text("Plan.md").includes("📅 2026-05-18 #rig"), true);
});

it("a menu that is asked for by the keys opens below the name, however far the bars are scrolled", async () => {
  const plan = `${PLAN}- [ ] Keel 🛫 2026-01-05 📅 2026-12-08\n`;
  const roadmap = await openTimeline({ notes: { "Plan.md": plan } });
  const { page, pane } = roadmap;
  await pane.getByLabel("Zoom").selectOption("days");
  const tree = pane.getByRole("tree", { name: "Timeline" });
  await soon(() => tree.evaluate((element) => element.scrollLeft > 1000), true);
  await tree.focus();
  const name = pane.locator(".por-time-row.is-active .por-time-name");
  for (const keys of ["ArrowDown", "Shift+F10"]) await page.keyboard.press(keys);
  const menu = page.locator(".menu");
  await menu.waitFor();
  const [at, under] = await Promise.all([menu.boundingBox(), name.boundingBox()]);
  expect(Math.abs((at?.x ?? 0) - (under?.x ?? 0))).toBeLessThan(2);
});

it("the weeks of a plan have an axis of their own, with arrows for what waits, until a property says the first day", async () => {
  const plan =
    "# Plan\n\n## Phase 1: Hull (Week 1-2)\n\n- [ ] a\n\n## Phase 2: Mast (Week 3-5)\n\n**Depends on:** Phase 1\n\n- [ ] b\n";
  const roadmap = await openTimeline({ notes: { "Plan.md": plan } });
  await soon(
    () =>
      roadmap.pane
        .locator(".por-tick")
        .allInnerTexts()
        .then((all) => all.slice(0, 3)),
    ["W1", "W2", "W3"],
  );
  await soon(() => roadmap.pane.locator(".por-arrow").count(), 1);
  const [hull, mast] = await Promise.all([bar(roadmap, "Hull").boundingBox(), bar(roadmap, "Mast").boundingBox()]);
  expect(Math.abs((mast?.x ?? 0) - (hull?.x ?? 0) - (hull?.width ?? 0))).toBeLessThan(2);
  expect(await bar(roadmap, "Mast").getAttribute("aria-label")).toBe("week 3 to week 5, on the critical path");
  roadmap.write("Plan.md", `---\nweek-1: 2026-05-04\n---\n${plan}`);
  await soon(() => bar(roadmap, "Hull").getAttribute("aria-label"), "May 4 to May 17, on the critical path");
});

it.each([
  ["280 px", { viewport: { width: 700, height: 800 }, params: { pane: "280" } }],
  [
    "a phone",
    { viewport: { width: 390, height: 800 }, params: { phone: "1", main: "plan-of-record-roadmap", pane: "0" } },
  ],
] as const)("at %s names stay readable beside the bars", async (_, options) => {
  const roadmap = await openTimeline(options);
  const [pane, name, span] = await Promise.all([
    roadmap.pane.first().boundingBox(),
    roadmap.pane.locator(".por-time-row", { hasText: "Hull" }).locator(".por-title").first().boundingBox(),
    bar(roadmap, "Hull").boundingBox(),
  ]);
  expect(name?.width ?? 0).toBeGreaterThan(24);
  expect((span?.x ?? 0) + (span?.width ?? 0)).toBeLessThanOrEqual((pane?.x ?? 0) + (pane?.width ?? 0) + 1);
});

it.each(["light", "dark"])("axe finds nothing wrong in the %s theme, in the timeline and the trend", async (theme) => {
  const roadmap = await openTimeline({ vault: path.join(__dirname, "../../sample-vault"), params: { theme } });
  for (const view of ["Timeline", "Trend"]) {
    await roadmap.pane.getByRole("tab", { name: view }).click();
    await roadmap.pane
      .locator(view === "Trend" ? ".por-chart svg" : ".por-span")
      .first()
      .waitFor();
    expect(await violations(roadmap.page)).toEqual([]);
  }
});

describe("the trend", () => {
  it("tells how far it was on each day, by the keys as well, and what was done since a day", async () => {
    const notes = { "Plan.md": "- [x] one ✅ 2026-05-06\n- [x] two ✅ 2026-05-08\n- [ ] three\n" };
    const roadmap = await openTimeline({ notes });
    await roadmap.pane.getByRole("tab", { name: "Trend" }).click();
    const chart = roadmap.pane.getByRole("slider", { name: "Burn-up" });
    await chart.focus();
    await roadmap.page.keyboard.press("ArrowLeft");
    await roadmap.page.keyboard.press("ArrowLeft");
    await roadmap.page.keyboard.press("ArrowLeft");
    expect(await chart.getAttribute("aria-valuetext")).toBe("May 7: 1 of 3 done, by the dates in the notes");
    await soon(() => roadmap.pane.locator(".por-change-title").allInnerTexts(), ["two", "one"]);
    await roadmap.pane.getByLabel("Changed since").fill("2026-05-07");
    await soon(() => roadmap.pane.locator(".por-change-title").allInnerTexts(), ["two"]);
    await roadmap.pane.getByRole("link", { name: "two" }).click();
    await soon(() => roadmap.page.evaluate(() => window.workbench?.app.workspace.getActiveFile()?.path), "Plan.md");
  });

  it("counts of a day are kept for the next ones, on the device", async () => {
    const roadmap = await openTimeline({ notes: { "Plan.md": "- [ ] one\n- [ ] two\n" } });
    const kept = (): Promise<readonly unknown[]> => keptDays(roadmap.page);
    await soon(kept, [{ day: "2026-05-10", total: 2, done: 0, changes: [] }]);
    roadmap.write("Plan.md", "- [x] one\n- [ ] two\n");
    await soon(async () => JSON.stringify(await kept()).includes('"from":"todo","to":"done"'), true);
  });
});

it("a grid without bars says why, and the axis that has them can be chosen there", async () => {
  const roadmap = await openTimeline({ notes: { "Plan.md": "# Plan\n\n- [ ] Hull\n- [ ] Mast\n" } });
  const lack = roadmap.pane.locator(".por-time-lack");
  await soon(async () => (await lack.innerText()).includes("Nothing here says when."), true);
  expect(await violations(roadmap.page)).toEqual([]);
  roadmap.write("Plan.md", "# Plan\n\n- [ ] Hull (Week 1-2)\n- [ ] Mast 📅 2026-05-20\n");
  await bar(roadmap, "Mast").or(bar(roadmap, "Hull")).first().waitFor();
  expect(await lack.count()).toBe(0);
  await roadmap.pane.getByLabel("Axis").selectOption("dates");
  roadmap.write("Plan.md", "# Plan\n\n- [ ] Hull (Week 1-2)\n");
  await soon(async () => (await lack.innerText()).includes("on the other axis: Weeks of the plan."), true);
  await roadmap.pane.getByLabel("Axis").selectOption("weeks");
  await bar(roadmap, "Hull").waitFor();
  expect(await lack.count()).toBe(0);
});
