import path from "node:path";
import type { Locator } from "playwright-core";
import { violations } from "./support/axe";
import { beyondEdges } from "./support/pane-edges";
import { useRoadmap, type RoadmapOptions, type RoadmapPage } from "./support/roadmap-page";

jest.setTimeout(180_000);

const openRoadmap = useRoadmap();
const SAMPLE = path.join(__dirname, "../../sample-vault");

/** Each view, and what shows that it is drawn. */
const VIEWS: Readonly<Record<string, string>> = {
  Outline: ".por-row",
  Board: ".por-tile",
  Timeline: ".por-span",
  Findings: ".por-vrow",
  Trend: ".por-chart svg",
};

const SHAPES: readonly (readonly [name: string, options: RoadmapOptions])[] = [
  ["at 280 px", { viewport: { width: 700, height: 800 }, params: { pane: "280" } }],
  ["at 1600 px", { viewport: { width: 1700, height: 900 }, params: { pane: "1600", left: "0" } }],
  [
    "on a phone",
    { viewport: { width: 390, height: 800 }, params: { phone: "1", main: "plan-of-record-roadmap", pane: "0" } },
  ],
];

/** Draws all that stands in the page from right to left, as the app does in such a language. */
async function turn({ page }: RoadmapPage): Promise<void> {
  await page.evaluate(() => document.documentElement.setAttribute("dir", "rtl"));
}

async function show({ pane }: RoadmapPage, view: string): Promise<Locator> {
  await pane.getByRole("tab", { name: view }).click();
  const drawn = pane.locator(VIEWS[view] ?? "").first();
  await drawn.waitFor();
  return drawn;
}

// Both themes at a common width have tests with the views.
it.each(SHAPES.map(([name, options], at) => [name, at === 1 ? "light" : "dark", options] as const))(
  "%s, in the %s theme, axe finds nothing wrong in any view, and nothing stands beyond the edges",
  async (_, theme, options) => {
    const roadmap = await openRoadmap({ vault: SAMPLE, ...options, params: { ...options.params, theme } });
    for (const view of Object.keys(VIEWS)) {
      await show(roadmap, view);
      expect([view, await violations(roadmap.page)]).toEqual([view, []]);
      expect([view, await beyondEdges(roadmap)]).toEqual([view, []]);
    }
  },
);

it.each(SHAPES)("from right to left, %s, every view is the other way round", async (_, options) => {
  const roadmap = await openRoadmap({ vault: SAMPLE, ...options, ownPage: true });
  await turn(roadmap);
  const pane = await roadmap.pane.first().boundingBox();
  const middle = (pane?.x ?? 0) + (pane?.width ?? 0) / 2;
  const centre = async (of: Locator): Promise<number> => {
    const box = await of.boundingBox();
    return (box?.x ?? NaN) + (box?.width ?? NaN) / 2;
  };
  for (const view of Object.keys(VIEWS)) {
    await show(roadmap, view);
    expect([view, await beyondEdges(roadmap)]).toEqual([view, []]);
    const tab = roadmap.pane.getByRole("tab");
    expect(await centre(tab.first())).toBeGreaterThan(await centre(tab.last()));
  }
  await show(roadmap, "Outline");
  const row = roadmap.pane.locator(".por-row").first();
  expect(await centre(row.locator(".por-chevron"))).toBeGreaterThan(middle);
  expect(await centre(row.locator(".por-chevron"))).toBeGreaterThan(await centre(row.locator(".por-title")));
  await show(roadmap, "Timeline");
  expect(await centre(roadmap.pane.locator(".por-time-name").first())).toBeGreaterThan(middle);
  await show(roadmap, "Board");
  const columns = roadmap.pane.locator("[data-column]");
  expect(await centre(columns.nth(0))).toBeGreaterThan(await centre(columns.nth(1)));
  await show(roadmap, "Findings");
  const finding = roadmap.pane.locator(".por-vrow").first();
  expect(await centre(finding.locator(".por-chevron"))).toBeGreaterThan(middle);
  // What is quoted begins behind its place, in whichever direction it is read.
  const quote = roadmap.pane.locator(".por-quote", { hasText: /^Depends on/ }).first();
  const before = await quote.evaluate((element) => {
    const text = document.createRange();
    text.selectNodeContents(element);
    return element.getBoundingClientRect().right - text.getBoundingClientRect().right;
  });
  expect(before).toBeLessThan(2);
});
