import path from "node:path";
import { violations } from "./support/axe";
import { useRoadmap, type RoadmapPage } from "./support/roadmap-page";

jest.setTimeout(180_000);

const openRoadmap = useRoadmap();
const SAMPLE = path.join(__dirname, "../../sample-vault");

/** Each view in German, and what shows that it is drawn. */
const VIEWS: Readonly<Record<string, string>> = {
  Gliederung: ".por-row",
  Board: ".por-tile",
  Zeitachse: ".por-span",
  Befunde: ".por-vrow",
  Verlauf: ".por-chart svg",
};

/** What the pane says in a language, of what is seen or heard of it. */
function saidIn({ pane }: RoadmapPage) {
  return {
    tabs: () => pane.getByRole("tab").evaluateAll((tabs) => tabs.map((tab) => tab.ariaLabel?.replace(/ \d+$/, ""))),
    legend: () => pane.locator(".por-legend-label").first().innerText(),
    filter: () => pane.getByRole("combobox").getAttribute("placeholder"),
  };
}

/** What stands beyond the edges of the pane or of what it stands in, and texts of buttons and tabs that are cut off. */
async function overflowing({ page }: RoadmapPage): Promise<readonly string[]> {
  return await page.evaluate(() => {
    const pane = document.querySelector(".por-pane");
    if (pane === null) return ["no pane"];
    const { left, right } = pane.getBoundingClientRect();
    const scrolls = (element: Element): boolean => {
      for (let at: Element | null = element; at !== null && at !== pane; at = at.parentElement)
        if (/auto|scroll|hidden|clip/.test(getComputedStyle(at).overflowX)) return true;
      return false;
    };
    const isOut = (element: Element): boolean => {
      const box = element.getBoundingClientRect();
      return box.width > 0 && (box.left < left - 1 || box.right > right + 1) && !scrolls(element);
    };
    const isCut = (element: Element): boolean =>
      element.matches(
        ".por-pane :is(button, .por-tab, .por-view-hint, .por-legend-part, .por-action, .por-summary-count, .por-badge)",
      ) && element.scrollWidth > element.clientWidth + 1;
    const told = (element: Element): string =>
      `${element.tagName} ${element.getAttribute("class") ?? ""}: ${element.textContent.slice(0, 40)}`;
    return [...pane.querySelectorAll("*")].filter((element) => isOut(element) || isCut(element)).map(told);
  });
}

it("the pane is in the language of the app, and in English where there is no catalogue for it", async () => {
  const german = saidIn(await openRoadmap({ vault: SAMPLE, params: { language: "de" } }));
  expect(await german.tabs()).toEqual(Object.keys(VIEWS));
  expect(await german.filter()).toBe("Filtern …");
  expect(await german.legend()).toBe("Erledigt");
  const other = saidIn(await openRoadmap({ vault: SAMPLE, params: { language: "tlh" } }));
  expect(await other.tabs()).toEqual(["Outline", "Board", "Timeline", "Findings", "Trend"]);
});

it.each([
  ["280", "dark"],
  ["420", "light"],
])("in German, at %s px, nothing is cut off or stands beyond the edges", async (pane, theme) => {
  const params = { language: "de", pane, theme };
  const roadmap = await openRoadmap({ vault: SAMPLE, viewport: { width: 900, height: 800 }, params });
  for (const [view, drawn] of Object.entries(VIEWS)) {
    await roadmap.pane.getByRole("tab", { name: view }).click();
    await roadmap.pane.locator(drawn).first().waitFor();
    expect([view, await overflowing(roadmap)]).toEqual([view, []]);
    expect([view, await violations(roadmap.page)]).toEqual([view, []]);
  }
});

it("findings, their rules, and what puts them right are in the language of the app", async () => {
  const notes = {
    "Boot.md": "- [ ] Rumpf\n  - [x] Kiel\n  - [x] Planken\n\nSiehe [[Hafn]] für [[Hafen#Mole]].\n",
    "Hafen.md": "---\nstatus: done\n---\n\n- [ ] Mole bauen\n- [x] Kran\n- [ ] Ankern 📅 2020-01-01\n",
  };
  const { pane } = await openRoadmap({ notes, params: { language: "de" } });
  await pane.getByRole("tab", { name: "Befunde" }).click();
  const said = pane.locator(".por-finding-text");
  await said.first().waitFor();
  expect([...(await said.allInnerTexts())].sort()).toEqual([
    "Warnung Die Notiz sagt „done“, aber 2 ihrer 3 Aufgaben sind offen.",
    "Warnung „Ankern“ war am 2020-01-01 fällig und ist noch offen.",
    "Warnung „Rumpf“ ist offen, aber beide Aufgaben darunter sind erledigt.",
  ]);
  await pane.locator(".por-sr", { hasText: /^Korrektur: „Rumpf“ abhaken/ }).waitFor({ state: "attached" });
  await pane.getByLabel("Befunde gruppieren").selectOption({ label: "Nach Regel" });
  await pane.getByText("Erledigt mit offenen Aufgaben").first().waitFor();
});

it("in German, an empty vault says what counts, and a filter why nothing is shown", async () => {
  const params = { language: "de", pane: "280" };
  const roadmap = await openRoadmap({ notes: { "A.md": "Nichts geplant.\n" }, params });
  await roadmap.pane.getByText("Noch keine Pläne gefunden").waitFor();
  await roadmap.pane.getByText("1 Notiz wurde gelesen.").waitFor();
  expect(await overflowing(roadmap)).toEqual([]);
});
