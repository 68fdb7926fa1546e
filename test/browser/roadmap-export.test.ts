import { existsSync, readdirSync } from "node:fs";
import path from "node:path";
import { exportAs, type ExportFormat } from "../../src/core/export/export-as";
import type { ExportView } from "../../src/core/export/exported";
import { LIGHT } from "../../src/core/export/palette";
import { violations } from "./support/axe";
import { soon, useRoadmap, type RoadmapPage } from "./support/roadmap-page";
import { shownOf } from "../support/export-vault";
import { indexOf } from "../support/read-vault";

jest.setTimeout(90_000);

const openRoadmap = useRoadmap();

const NOTES = {
  "Plans/Harbour.md":
    "# Harbour\n\n## Phase 1: Dig\n\n- [x] Dredge the basin ✅ 2026-11-10\n- [/] Build the pier @ada ⏫ 🛫 2026-11-16 📅 2099-11-27\n\n## Phase 2: Fill\n\n- [ ] Set the cranes, two of them\n- [ ] بناء الرصيف ⏳ 2099-12-01\n",
  "Boat.md": '- [ ] <b>Sand</b> & "oil"\n- [x] Plane\n- [ ] Oil 📅 2020-01-02\n',
};
const MENU = {
  outline: ["Save as note", "Copy as Markdown", "Save as CSV", "Save as JSON", "Copy as CSV"],
  board: ["Save as note", "Copy as Markdown", "Save as CSV", "Save as JSON", "Copy as CSV"],
  timeline: [
    "Save as note",
    "Copy as Markdown",
    "Save as CSV",
    "Save as JSON",
    "Save as Mermaid note",
    "Save as SVG picture",
    "Copy as CSV",
  ],
  findings: ["Save as note", "Copy as Markdown", "Save as CSV", "Save as JSON", "Copy as CSV"],
  trend: ["Save as note", "Copy as Markdown", "Save as CSV", "Save as JSON", "Save as SVG picture", "Copy as CSV"],
} as const;
type PaneView = keyof typeof MENU;

function partsOf(roadmap: RoadmapPage) {
  const { page, pane } = roadmap;
  const menu = page.locator(".menu");
  const openMenu = async (): Promise<void> => {
    await pane.getByRole("button", { name: "Export" }).click();
    await menu.waitFor();
  };
  return {
    menu,
    openMenu,
    show: async (view: PaneView): Promise<void> => {
      await pane.getByRole("tab", { name: new RegExp(`^${view}`, "i") }).click();
    },
    /** Waits for a notice, and takes it away: it lies over the tools. */
    told: async (text: string): Promise<void> => {
      await roadmap.notices.filter({ hasText: text }).click();
      await roadmap.notices.waitFor({ state: "detached" });
    },
    choose: async (title: string): Promise<void> => {
      await openMenu();
      await menu.getByText(title, { exact: true }).click();
    },
    titles: async (): Promise<readonly string[]> => {
      await openMenu();
      const titles = await menu.locator(".menu-item-title").allInnerTexts();
      await page.keyboard.press("Escape");
      return titles;
    },
  };
}

/** The day where the page is. */
async function dayOf({ page }: RoadmapPage): Promise<string> {
  return await page.evaluate(() => {
    const now = new Date();
    return new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
  });
}

/** What the core exports of the same notes on that day. */
function expected(format: ExportFormat, view: ExportView, today: string): string {
  const { exported, context } = shownOf(view, indexOf(new Map(Object.entries(NOTES))), today);
  return exportAs(format, exported, context, LIGHT);
}

it.each(Object.keys(MENU) as PaneView[])(
  "the %s is saved as the very files that the core makes of it",
  async (view) => {
    const roadmap = await openRoadmap({ notes: NOTES });
    await roadmap.row("Harbour").waitFor();
    // What is folded is exported as well.
    await roadmap.fold("Plans");
    const { choose, show, titles, menu, told } = partsOf(roadmap);
    const today = await dayOf(roadmap);
    await show(view);
    if (view === "findings") await roadmap.tree.locator("[role=treeitem]").first().waitFor();
    expect(await titles()).toEqual(MENU[view]);
    for (const format of ["csv", "json"] as const) {
      const file = `Roadmap ${view} ${today}.${format}`;
      await choose(`Save as ${format.toUpperCase()}`);
      await told(`Saved ${file}`);
      expect(roadmap.text(file)).toBe(expected(format, view, today));
    }
    await choose("Save as note");
    const note = `Roadmap ${today}.md`;
    await soon(
      () => existsSync(path.join(roadmap.bench.vaultDir, note)) && roadmap.text(note),
      expected("markdown", view, today),
    );
    await soon(() => roadmap.page.evaluate(() => window.workbench?.app.workspace.getActiveFile()?.path), note);
    expect(await menu.count()).toBe(0);
    // The note is no plan: nothing is counted twice.
    await roadmap.whenIdle();
    await show("outline");
    await soon(() => roadmap.titles(), ["Plans", "Boat", '  Sand & "oil"', "  Plane", "  Oil"]);
    expect(await roadmap.pane.locator(".por-summary-notes").innerText()).toBe("2 notes");
  },
);

it("a name that is taken is not written over", async () => {
  const roadmap = await openRoadmap({ notes: NOTES });
  await roadmap.row("Harbour").waitFor();
  const today = await dayOf(roadmap);
  const { choose, told } = partsOf(roadmap);
  roadmap.write(`Roadmap ${today}.md`, "Mine.\n");
  roadmap.write(`Roadmap outline ${today}.csv`, "mine\r\n");
  await choose("Save as note");
  await soon(() => existsSync(path.join(roadmap.bench.vaultDir, `Roadmap ${today} 1.md`)), true);
  await choose("Save as CSV");
  await told(`Saved Roadmap outline ${today} 1.csv`);
  expect(roadmap.text(`Roadmap ${today}.md`)).toBe("Mine.\n");
  expect(roadmap.text(`Roadmap outline ${today}.csv`)).toBe("mine\r\n");
});

it("a timeline and a trend are saved as pictures in the colours of the theme, and as a chart", async () => {
  const roadmap = await openRoadmap({ notes: NOTES, params: { theme: "dark" } });
  await roadmap.row("Harbour").waitFor();
  const { choose, show, told } = partsOf(roadmap);
  const today = await dayOf(roadmap);
  for (const view of ["timeline", "trend"] as const) {
    const file = `Roadmap ${view} ${today}.svg`;
    await show(view);
    await choose("Save as SVG picture");
    await told(`Saved ${file}`);
    const text = roadmap.text(file);
    // But for its colours it is the picture that the core draws.
    const withoutColours = (svg: string): string =>
      svg.replace(/(fill|stroke)="(?:#\w+|rgb\(\d+, \d+, \d+\))"/g, '$1=""');
    expect(withoutColours(text)).toBe(withoutColours(expected("svg", view, today)));
    const { error, luminance } = await roadmap.page.evaluate((svg) => {
      const parsed = new DOMParser().parseFromString(svg, "image/svg+xml");
      const fill = parsed.querySelector("rect")?.getAttribute("fill") ?? "";
      const [red = 255, green = 255, blue = 255] = (fill.match(/\d+/g) ?? []).map(Number);
      return { error: parsed.querySelector("parsererror")?.textContent ?? null, luminance: (red + green + blue) / 3 };
    }, text);
    expect(error).toBeNull();
    expect(luminance).toBeLessThan(80);
  }
  await show("timeline");
  await choose("Save as Mermaid note");
  const chart = `---\nroadmap: false\n---\n# Roadmap: timeline, ${today}\n\n\`\`\`mermaid\n${expected("mermaid", "timeline", today)}\`\`\`\n`;
  await soon(() => {
    const file = path.join(roadmap.bench.vaultDir, `Roadmap timeline ${today}.md`);
    return existsSync(file) && roadmap.text(`Roadmap timeline ${today}.md`);
  }, chart);
});

it("what is copied is what is saved; a query narrows it down and is told", async () => {
  const roadmap = await openRoadmap({ notes: NOTES });
  await roadmap.row("Harbour").waitFor();
  const { page, pane } = roadmap;
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  const { choose, told } = partsOf(roadmap);
  const today = await dayOf(roadmap);
  const copied = (): Promise<string> => page.evaluate(() => navigator.clipboard.readText());
  await choose("Copy as CSV");
  await told("Copied as CSV");
  expect((await copied()).replace(/\r?\n/g, "\r\n")).toBe(expected("csv", "outline", today));
  await choose("Copy as Markdown");
  await told("Copied as Markdown");
  expect(await copied()).toBe(expected("markdown", "outline", today));
  await pane.getByRole("combobox", { name: "Filter the roadmap" }).fill("is:done path:Boat");
  await soon(() => roadmap.titles(), ["Boat", "  Plane"]);
  await choose("Copy as Markdown");
  await soon(
    async () => (await copied()).split("\n").slice(5),
    [
      "query is:done path:Boat",
      "",
      "2 of 7 done (28%) in 2 notes",
      "",
      "- ◐ [[Boat]] · 1 of 3 done (33%) · In progress",
      "  - ● [[Boat|Plane]] · Done",
      "",
    ],
  );
  expect(readdirSync(roadmap.bench.vaultDir).sort()).toEqual(["Boat.md", "Plans"]);
});

it("where nothing is shown, nothing is offered, and that is said", async () => {
  const roadmap = await openRoadmap({ notes: NOTES });
  await roadmap.row("Harbour").waitFor();
  await roadmap.pane.getByRole("combobox", { name: "Filter the roadmap" }).fill("nowhere");
  await soon(() => roadmap.titles(), []);
  expect(await partsOf(roadmap).titles()).toEqual(["Nothing is shown that could be exported"]);
});

it("the menu is opened and left by keyboard, and nothing is cut off at 280 pixels", async () => {
  const roadmap = await openRoadmap({ notes: NOTES, params: { pane: "280" } });
  await roadmap.row("Harbour").waitFor();
  const { page, pane } = roadmap;
  const { menu } = partsOf(roadmap);
  const tool = pane.getByRole("button", { name: "Export" });
  expect(await tool.getAttribute("aria-haspopup")).toBe("menu");
  await tool.focus();
  await page.keyboard.press("Enter");
  await menu.waitFor();
  await page.keyboard.press("Escape");
  await soon(() => menu.count(), 0);
  await soon(() => tool.evaluate((element) => element === document.activeElement), true);
  const cut = await pane.evaluate((element) => {
    const edge = element.getBoundingClientRect();
    return [...element.querySelectorAll(".por-toolbar input, .por-tools > *")].filter((each) => {
      const { left, right, width } = each.getBoundingClientRect();
      return left < edge.left || right > edge.right || width < 16;
    }).length;
  });
  expect(cut).toBe(0);
  expect(await violations(page)).toEqual([]);
});
