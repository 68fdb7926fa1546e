import path from "node:path";
import type { Locator } from "playwright-core";
import { violations } from "./support/axe";
import { beyondEdges } from "./support/pane-edges";
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
    tabs: () => pane.getByRole("tab").evaluateAll((tabs) => tabs.map((tab) => tab.textContent.replace(/ \d*$/, ""))),
    legend: () => pane.locator(".por-legend-label").first().innerText(),
    filter: () => pane.getByRole("combobox").getAttribute("placeholder"),
  };
}

/** What stands beyond the edges of the pane, and texts of buttons and tabs that are cut off. */
async function overflowing(roadmap: RoadmapPage): Promise<readonly string[]> {
  const cut = await roadmap.pane
    .locator(":is(button, .por-tab, .por-view-hint, .por-legend-part, .por-action, .por-summary-count, .por-badge)")
    .evaluateAll((elements) =>
      elements
        .filter((element) => element.scrollWidth > element.clientWidth + 1)
        .map((element) => `${element.tagName} ${element.getAttribute("class") ?? ""}: ${element.textContent}`),
    );
  return [...(await beyondEdges(roadmap)), ...cut];
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
  ["de", "280", "dark"],
  ["de", "420", "light"],
  ["es", "280", "light"],
  ["fr", "280", "light"],
  ["ja", "280", "light"],
  ["pt", "280", "light"],
  ["zh", "280", "light"],
])("in %s, at %s px, nothing is cut off or stands beyond the edges", async (language, pane, theme) => {
  const params = { language, pane, theme };
  const roadmap = await openRoadmap({ vault: SAMPLE, viewport: { width: 900, height: 800 }, params });
  for (const [place, drawn] of Object.values(VIEWS).entries()) {
    await roadmap.pane.getByRole("tab").nth(place).click();
    await roadmap.pane.locator(drawn).first().waitFor();
    expect([drawn, await overflowing(roadmap)]).toEqual([drawn, []]);
    if (language === "de") expect([drawn, await violations(roadmap.page)]).toEqual([drawn, []]);
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

/** Words of English that are none in German. */
const ENGLISH =
  /\b(?:a|and|are|as|copy|done|go|is|it|move|no|none|notes?|of|open|save|set|that|the|this|to|with|your?)\b/i;

/** What of some texts reads as English; what stands between quotes, brackets or backticks is not said but meant. */
const inEnglish = (texts: readonly string[]): readonly string[] =>
  texts.filter((text) => ENGLISH.test(text.replace(/“[^”]*”|„[^“]*“|`[^`]*`|\[[^\]]*\]/g, "")));

/** The elements in `place` whose text is wider than they are, or that stand beyond the edges of it. */
async function tooWide(place: Locator): Promise<readonly string[]> {
  return await place.evaluate((root) => {
    const { left, right } = root.getBoundingClientRect();
    return [...root.querySelectorAll<HTMLElement>("*")]
      .filter((element) => {
        const box = element.getBoundingClientRect();
        const isOut = box.width > 0 && (box.left < left - 1 || box.right > right + 1);
        return isOut || (element.matches("button, .menu-item-title") && element.scrollWidth > element.clientWidth + 1);
      })
      .map((element) => `${element.tagName} ${element.className}: ${element.innerText.slice(0, 40)}`);
  });
}

it("in German, the names of commands are German, and so are the ribbon and the tab", async () => {
  const { page } = await openRoadmap({ vault: SAMPLE, params: { language: "de" } });
  const names = await page.evaluate(() =>
    [...(window.workbench?.app.commands.commands.values() ?? [])]
      .filter(({ id }) => id.startsWith("plan-of-record:"))
      .map(({ name }) => name.replace("Plan of Record: ", "")),
  );
  expect(names).toEqual(expect.arrayContaining(["Roadmap öffnen", "Befunde öffnen", "Diese Notiz prüfen"]));
  expect(inEnglish(names)).toEqual([]);
  await page.keyboard.press("Control+p");
  await page.keyboard.type("Phasentabelle");
  await page.locator(".suggestion-item").getByText("Phasentabelle einfügen").waitFor();
  await page.keyboard.press("Escape");
  await page.locator(".side-dock-ribbon-action[aria-label='Roadmap öffnen']").waitFor();
});

it("in German, at 280 px, the menu of a row and its dialogues are German, and nothing is cut off", async () => {
  const notes = { "Boot.md": "# Boot\n\n- [ ] Kiel legen 📅 2026-12-01\n- [ ] Planken\n" };
  const viewport = { width: 280, height: 700 };
  const roadmap = await openRoadmap({ notes, viewport, params: { language: "de", pane: "280" } });
  const { page, pane } = roadmap;
  await pane.getByRole("button", { name: "Alles ausklappen" }).click();
  await roadmap.row("Kiel legen").click({ button: "right" });
  const menu = page.locator(".menu");
  const offered = await menu.locator(".menu-item-title").allInnerTexts();
  expect(offered).toEqual(expect.arrayContaining(["Als erledigt markieren", "Status setzen …", "Link kopieren"]));
  expect(inEnglish(offered)).toEqual([]);
  expect(await tooWide(menu)).toEqual([]);
  await menu.getByText("Daten setzen …").click();
  const dialogue = page.getByRole("dialog", { name: "Daten von „Kiel legen“" });
  await dialogue.waitFor();
  expect(inEnglish((await dialogue.innerText()).split("\n"))).toEqual([]);
  expect(await tooWide(dialogue)).toEqual([]);
  expect(await violations(page)).toEqual([]);
  await dialogue.getByRole("button", { name: "Abbrechen" }).click();
  await pane.getByRole("button", { name: "Bereich und gespeicherte Ansichten" }).click();
  expect(inEnglish(await menu.locator(".menu-item-title").allInnerTexts())).toEqual([]);
  expect(await tooWide(menu)).toEqual([]);
});

it("in German, a change is told of and taken back in German", async () => {
  const notes = { "Boot.md": "# Boot\n\n- [ ] Kiel legen\n" };
  const roadmap = await openRoadmap({ notes, params: { language: "de" } });
  const { page, pane } = roadmap;
  await pane.getByRole("button", { name: "Alles ausklappen" }).click();
  await roadmap.row("Kiel legen").click({ button: "right" });
  await page.locator(".menu").getByText("Priorität setzen …").click();
  await page.locator(".menu").getByText("Hohe Priorität", { exact: true }).click();
  await page.locator(".menu").waitFor({ state: "detached" });
  await roadmap.tree.press("ControlOrMeta+z");
  await roadmap.notices.getByText("Rückgängig gemacht: Hohe Priorität: Kiel legen").waitFor();
});

it.each([
  // On anything narrower fields of the app's own width stand over their names in the workbench, in any language.
  [480, "1"],
  [900, "0"],
])("in German, at %s px, the settings are German, and nothing is cut off", async (width, phone) => {
  const notes = { "Boot.md": "| Teil | Status |\n| --- | --- |\n| Mast | Auf der Helling |\n" };
  const params = { language: "de", phone };
  const { page } = await openRoadmap({ notes, viewport: { width, height: 900 }, params });
  await page.keyboard.press("Control+,");
  const settings = page.locator(".vertical-tab-content-container");
  await settings.getByText("Badges in Notizen", { exact: true }).waitFor();
  const said = (await settings.innerText()).split("\n");
  expect(said).toEqual(expect.arrayContaining(["Was zählt", "Status der Erweiterung Tasks", "Wort hinzufügen"]));
  expect(inEnglish(said)).toEqual([]);
  expect(await tooWide(settings)).toEqual([]);
  await settings.getByRole("button", { name: "Wort hinzufügen" }).click();
  const dialogue = page.getByRole("dialog").last();
  await dialogue.getByText("Wort, Wendung oder Zeichen").waitFor();
  expect(inEnglish((await dialogue.innerText()).split("\n"))).toEqual([]);
  expect(await tooWide(dialogue)).toEqual([]);
});
