import path from "node:path";
import { violations } from "./support/axe";
import { soon, useRoadmap } from "./support/roadmap-page";

jest.setTimeout(60_000);

const SAMPLE = path.resolve(__dirname, "../../sample-vault");

const openRoadmap = useRoadmap();

const THEMES = ["light", "dark"] as const;

describe("with a screen reader", () => {
  it("the roadmap is a tree of named items that tell their level, place and state", async () => {
    const roadmap = await openRoadmap({
      notes: {
        "Plans/Plan.md": "# Plan\n\n## Phase 1: Dig\n\n- [x] one\n- [ ] two ⏫\n\n## Phase 2: Fill\n\n- [/] three\n",
      },
    });
    const { page } = roadmap;
    await roadmap.row("Dig").waitFor();
    const pane = page.locator(".por-pane");
    const tree = pane.getByRole("tree", { name: "Roadmap" });
    expect(await tree.count()).toBe(1);
    expect(await tree.getByRole("treeitem").count()).toBe(4);
    const item = (name: RegExp) => tree.getByRole("treeitem", { name });
    expect(await item(/^Plans, folder, 1 of 3 done/).getAttribute("aria-expanded")).toBe("true");
    const dig = item(/^Phase 1 Dig.*, phase, .*1 of 2 done/);
    expect(await dig.getAttribute("aria-level")).toBe("3");
    expect(await dig.getAttribute("aria-posinset")).toBe("1");
    expect(await dig.getAttribute("aria-setsize")).toBe("2");
    expect(await dig.getAttribute("aria-expanded")).toBe("false");
    await roadmap.fold("Dig");
    const two = item(/^two, task, to do, high priority$/);
    expect(await two.count()).toBe(1);
    expect(await two.getAttribute("aria-expanded")).toBeNull();
    expect(await item(/^one, task, done$/).count()).toBe(1);
    await roadmap.fold("Fill");
    expect(await item(/^three, task, in progress$/).count()).toBe(1);
    for (const name of ["Show open items only", "Export", "Expand all", "Collapse all"])
      expect(await pane.getByRole("button", { name }).count()).toBe(1);
    expect(await pane.getByRole("combobox", { name: "Filter the roadmap" }).count()).toBe(1);
    expect(await pane.getByRole("list", { name: "By status" }).getByRole("listitem").count()).toBe(3);
  });

  it("every tool of the pane is reached with the Tab key, and the tree is one stop", async () => {
    const roadmap = await openRoadmap({ notes: { "Plan.md": "- [ ] one\n- [ ] two\n" } });
    await roadmap.row("two").waitFor();
    await roadmap.pane.getByRole("combobox").focus();
    const stops: string[] = [];
    for (let stop = 0; stop < 9; stop += 1) {
      stops.push(
        await roadmap.page.evaluate(
          () => document.activeElement?.ariaLabel ?? document.activeElement?.textContent.trim() ?? "",
        ),
      );
      await roadmap.page.keyboard.press("Tab");
    }
    expect(stops).toEqual([
      "Filter the roadmap",
      "Scope and saved views",
      "Show open items only",
      "Export",
      "Expand all",
      "Collapse all",
      "Outline",
      "0%, 0 of 2 done: why this number?",
      "Roadmap",
    ]);
    expect(await roadmap.page.evaluate(() => document.activeElement?.closest(".por-pane") === null)).toBe(true);
  });
});

describe("axe finds nothing wrong", () => {
  for (const theme of THEMES) {
    it(`in the sample vault, unfolded, in the ${theme} theme`, async () => {
      const roadmap = await openRoadmap({
        vault: SAMPLE,
        params: { theme },
        viewport: { width: 1280, height: 1600 },
      });
      await roadmap.row("Plans").waitFor();
      await roadmap.pane.getByRole("button", { name: "Expand all" }).click();
      await soon(async () => (await roadmap.tree.locator("[role=treeitem]").count()) > 40, true);
      await roadmap.row("Engineering").locator(".por-chevron").click();
      // One row under the pointer, and another one active.
      await roadmap.tree.focus();
      await roadmap.page.keyboard.press("End");
      await roadmap.page.keyboard.press("Home");
      await roadmap.page.keyboard.press("ArrowDown");
      expect(await violations(roadmap.page)).toEqual([]);
    });

    it(`while nothing is found, and nothing is planned, in the ${theme} theme`, async () => {
      const roadmap = await openRoadmap({ notes: { "Plan.md": "- [ ] one\n" }, params: { theme } });
      await roadmap.row("one").waitFor();
      await roadmap.pane.getByRole("combobox").fill("nowhere");
      await roadmap.pane.getByText("Nothing matches").waitFor();
      expect(await violations(roadmap.page)).toEqual([]);
      roadmap.write("Plan.md", "Nothing.\n");
      await roadmap.pane.getByRole("combobox").fill("");
      await roadmap.pane.getByText("No plans found yet").waitFor();
      expect(await violations(roadmap.page)).toEqual([]);
    });
  }

  it("in a wide pane and on a phone", async () => {
    const roadmap = await openRoadmap({
      vault: SAMPLE,
      params: { pane: "1000" },
      viewport: { width: 1600, height: 900 },
    });
    await roadmap.row("Plans").waitFor();
    expect(await violations(roadmap.page)).toEqual([]);
    await roadmap.bench.open({ phone: "1", main: "plan-of-record-roadmap" });
    await roadmap.page.locator(".mod-root .por-row").first().waitFor();
    expect(await violations(roadmap.page)).toEqual([]);
  });
});

it.each([
  ["280", "Board", "Board"],
  ["900", "Board", null],
  ["280", "Outline", null],
])("at %s px the tab %s has the tooltip %s, and there is none between the tabs", async (pane, name, tooltip) => {
  const roadmap = await openRoadmap({
    notes: { "Plan.md": "# Plan\n\n- [ ] Hull\n" },
    params: { pane, left: "0" },
  });
  await roadmap.row("Plan").waitFor();
  expect(await roadmap.pane.getByRole("tablist", { name: "View" }).getAttribute("aria-label")).toBeNull();
  const tab = roadmap.pane.getByRole("tab", { name, exact: true });
  await tab.hover();
  expect(await tab.getAttribute("aria-label")).toBe(tooltip);
  await roadmap.page.mouse.move(0, 0);
  expect(await tab.getAttribute("aria-label")).toBeNull();
});
