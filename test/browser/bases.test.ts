import { readFileSync } from "node:fs";
import path from "node:path";
import type { Locator } from "playwright-core";
import { violations } from "./support/axe";
import { soon, useRoadmap, type RoadmapPage } from "./support/roadmap-page";

jest.setTimeout(90_000);

const openRoadmap = useRoadmap();

const NOTES = {
  "Plans/Harbour.md": "---\ntags: [ship]\n---\n# Harbour\n\n- [x] Dig\n- [/] Build the pier\n- [ ] Hang the lamps\n",
  "Plans/Old/Quay.md": "- [x] Pull down the quay\n",
  "Ship.md": "---\ntags: [ship]\n---\n- [ ] Step the mast\n- [x] Sand the hull\n",
  "Words.md": "Nothing planned.\n",
};
const BASE = `filters: file.hasTag("ship")
views:
  - type: plan-of-record-outline
    name: Plan
    fold: all-open
  - type: plan-of-record-board
    name: Board
    columns: category
`;
const titlesIn = async (base: Locator): Promise<readonly string[]> => await base.locator(".por-title").allInnerTexts();

/** Opens a vault with a base in the main area. */
async function openBase(
  text = BASE,
  params: Readonly<Record<string, string>> = {},
  notes: Readonly<Record<string, string>> = NOTES,
): Promise<{ readonly roadmap: RoadmapPage; readonly base: Locator }> {
  const roadmap = await openRoadmap({
    notes: { ...notes, "Ships.base": text },
    params: { open: "Ships.base", ...params },
  });
  return { roadmap, base: roadmap.page.locator(".mod-root .bases-view") };
}

const toggleBases = async ({ page }: RoadmapPage): Promise<void> => {
  await page.evaluate(() => {
    const bases = window.workbench?.app.bases;
    if (bases?.enabled === true) bases.disable();
    else bases?.enable();
  });
};

test("the outline of a base has the plan of its notes and of no others, and can be worked in", async () => {
  const { roadmap, base } = await openBase();
  await soon(
    () => titlesIn(base),
    ["Plans", "Harbour", "Dig", "Build the pier", "Hang the lamps", "Ship", "Step the mast", "Sand the hull"],
  );
  await soon(() => base.locator(".por-embed-title").innerText(), "40%, 2 of 5 done");
  expect(await violations(roadmap.page, [".por-base"])).toEqual([]);
  await base.locator(".por-row", { hasText: "Step the mast" }).locator(".por-checkbox").click();
  await soon(() => roadmap.text("Ship.md"), NOTES["Ship.md"].replace("- [ ] Step", "- [x] Step"));
  await soon(() => base.locator(".por-embed-title").innerText(), "60%, 3 of 5 done");
  await base.getByRole("tree").press("ControlOrMeta+z");
  await soon(() => roadmap.text("Ship.md"), NOTES["Ship.md"]);
});

test("the board of a base has its cards, in the columns that are chosen there", async () => {
  const { roadmap, base } = await openBase();
  await roadmap.page.getByRole("combobox", { name: "View" }).selectOption("Board");
  await soon(() => base.locator(".por-tile-title").count(), 5);
  await soon(() => base.locator(".por-column-label").allInnerTexts(), ["Open", "Closed", "Standing"]);
  expect(await violations(roadmap.page, [".por-base"])).toEqual([]);
  await roadmap.page.getByRole("button", { name: "Configure view" }).click();
  const options = roadmap.page.locator(".bases-options");
  expect(await options.locator(".setting-item-name").allInnerTexts()).toEqual([
    "Query",
    "Only what is open",
    "Columns",
    "Lanes",
  ]);
  await options.getByRole("textbox").fill("lamps");
  await soon(() => base.locator(".por-tile-title").allInnerTexts(), ["Hang the lamps"]);
  await soon(() => roadmap.text("Ships.base").includes("query: lamps"), true);
});

test("a base that asks for other notes shows them, and what is typed and written elsewhere", async () => {
  const { roadmap, base } = await openBase();
  await soon(() => base.locator(".por-embed-title").innerText(), "40%, 2 of 5 done");
  roadmap.write("Ships.base", BASE.replace('file.hasTag("ship")', "'file.inFolder(\"Plans\")'"));
  await soon(
    () => titlesIn(base),
    ["Plans", "Old", "Quay", "Pull down the quay", "Harbour", "Dig", "Build the pier", "Hang the lamps"],
  );
  roadmap.write("Plans/Old/Quay.md", "- [x] Pull down the quay\n- [ ] Sell the stones\n");
  await soon(async () => (await titlesIn(base)).includes("Sell the stones"), true);
  // A note that is no longer meant goes, though its plan is as it was.
  roadmap.write("Ships.base", BASE);
  await soon(async () => (await titlesIn(base)).includes("Sell the stones"), false);
  await soon(async () => (await titlesIn(base)).includes("Step the mast"), true);
});

test("a query that is none says so, and an empty base that nothing is planned", async () => {
  const { roadmap, base } = await openBase(BASE.replace("fold:", "query: status:onn\n    fold:"));
  await soon(() => base.locator("mark").innerText(), "onn");
  expect(await base.locator(".por-embed-title").innerText()).toBe("Query of this view");
  roadmap.write("Ships.base", BASE.replace('"ship"', '"none"'));
  await soon(() => base.locator(".por-embed-blank").innerText(), "There is no item in “this base”.");
});

test("what is folded stays so while the notes change", async () => {
  const { roadmap, base } = await openBase();
  await soon(async () => (await titlesIn(base)).length, 8);
  await base.locator(".por-row", { hasText: "Plans" }).locator(".por-chevron").click();
  await soon(() => titlesIn(base), ["Plans", "Ship", "Step the mast", "Sand the hull"]);
  roadmap.write("Ship.md", `${NOTES["Ship.md"]}- [ ] Launch\n`);
  await soon(() => titlesIn(base), ["Plans", "Ship", "Step the mast", "Sand the hull", "Launch"]);
});

test("Bases that is switched on later, and off and on again, has the views", async () => {
  const { roadmap } = await openBase(BASE, { bases: "0", open: "Words.md" });
  const base = roadmap.page.locator(".mod-root .bases-view");
  const open = async (): Promise<void> => {
    await roadmap.page.evaluate(async () => {
      const app = window.workbench?.app;
      const file = app?.vault.getFileByPath("Ships.base");
      if (app && file) await app.workspace.getLeaf(false).openFile(file);
    });
  };
  await toggleBases(roadmap);
  await open();
  await soon(async () => (await titlesIn(base)).length, 8);
  await toggleBases(roadmap);
  await soon(() => base.count(), 0);
  await toggleBases(roadmap);
  await open();
  await soon(async () => (await titlesIn(base)).length, 8);
  expect(await roadmap.notices.count()).toBe(0);
});

test("a base in a note shows its view there, and out of sight it is not drawn", async () => {
  const filler = Array.from({ length: 22 }, (_, line) => `Line ${line}.\n\n`).join("");
  const notes = { ...NOTES, "Daily.md": `Words.\n\n${filler}\n\`\`\`base\n${BASE}\`\`\`\n` };
  const { roadmap } = await openBase(BASE, { open: "Daily.md", mode: "preview" }, notes);
  const place = roadmap.page.locator(".mod-root .markdown-reading-view .por-base");
  await soon(() => place.count(), 1);
  expect(await place.innerHTML()).toBe("");
  await place.evaluate((element) => element.scrollIntoView());
  await soon(async () => (await titlesIn(place)).length, 8);
});

test("by keyboard alone, at 280 px, from right to left and on a phone", async () => {
  const { roadmap, base } = await openBase(BASE, { phone: "1" });
  await soon(async () => (await titlesIn(base)).length, 8);
  await roadmap.page.setViewportSize({ width: 280, height: 640 });
  await roadmap.page.evaluate(() => document.body.setAttribute("dir", "rtl"));
  expect(await base.evaluate((element) => element.scrollWidth <= element.clientWidth)).toBe(true);
  await base.getByRole("tree").focus();
  for (const key of ["End", "Space"]) await roadmap.page.keyboard.press(key);
  await soon(() => roadmap.text("Ship.md"), NOTES["Ship.md"].replace("- [x] Sand", "- [ ] Sand"));
});

test("without the plugin nothing of it is left in a base", async () => {
  const { roadmap, base } = await openBase();
  await soon(async () => (await titlesIn(base)).length, 8);
  await roadmap.page.evaluate(() => window.workbench?.unloadPlugin());
  await soon(() => base.innerText(), "Base configured with an unknown view type: plan-of-record-outline");
  expect(await roadmap.page.locator(".por-base").count()).toBe(0);
  await roadmap.page.evaluate(() => window.workbench?.reloadPlugin());
  await soon(async () => (await titlesIn(base)).length, 8);
});

const PROPERTIES = { progress: "progress", open: "open", status: "plan-status" };
/** A table of what was written. */
const TABLE = `filters: file.ext == "md"\nviews:\n  - type: table\n    name: Table\n    order: [file.name, progress, open, plan-status]\n`;

/** Lets the time of the page pass, as a person would who looks away for so long. */
const pass = async ({ page }: RoadmapPage, seconds: number): Promise<void> => await page.clock.runFor(seconds * 1_000);

test("what the roadmap counts is written to the properties that are named, and shows in a table of Bases", async () => {
  const roadmap = await openRoadmap({
    notes: { ...NOTES, "Ships.base": TABLE },
    params: { open: "Ships.base" },
    prepare: async (page) => {
      await page.clock.install();
    },
  });
  const cells = roadmap.page.locator(".bases-table tr:nth-child(n + 2)");
  await soon(() => cells.count(), 4);
  await pass(roadmap, 120);
  await roadmap.whenIdle();
  expect(roadmap.text("Ship.md")).toBe(NOTES["Ship.md"]);
  await roadmap.page.evaluate(async (properties) => {
    const { plugin, app } = window.workbench ?? {};
    await app?.vault.adapter.write(`${plugin?.manifest.dir ?? ""}/data.json`, JSON.stringify({ properties }));
    await (plugin as unknown as { onExternalSettingsChange(): Promise<void> }).onExternalSettingsChange();
  }, PROPERTIES);
  const written = (path: keyof typeof NOTES, head: string): string => {
    const text = NOTES[path];
    return text.startsWith("---\n") ? text.replace("\n---\n", `\n${head}---\n`) : `---\n${head}---\n${text}`;
  };
  await soon(async () => {
    await pass(roadmap, 10);
    return [roadmap.text("Ship.md"), roadmap.text("Plans/Harbour.md"), roadmap.text("Plans/Old/Quay.md")];
  }, [
    written("Ship.md", "progress: 50\nopen: 1\nplan-status: active\n"),
    written("Plans/Harbour.md", "progress: 33\nopen: 2\nplan-status: active\n"),
    written("Plans/Old/Quay.md", "progress: 100\nopen: 0\nplan-status: done\n"),
  ]);
  expect(roadmap.text("Words.md")).toBe(NOTES["Words.md"]);
  await soon(async () => {
    await pass(roadmap, 1);
    return await cells.allInnerTexts();
  }, ["Harbour.md\t33\t2\tactive", "Quay.md\t100\t0\tdone", "Ship.md\t50\t1\tactive", "Words.md\t\t\t"]);
  // None of it is a change that could be taken back in the roadmap.
  await roadmap.page.evaluate(() => {
    window.workbench?.app.commands.executeCommandById("plan-of-record:undo");
  });
  await pass(roadmap, 60);
  expect(roadmap.text("Ship.md")).toBe(written("Ship.md", "progress: 50\nopen: 1\nplan-status: active\n"));
});

test("a note that is being edited gets its properties once it is closed", async () => {
  const roadmap = await openRoadmap({
    notes: NOTES,
    params: { open: "Ship.md", mode: "source" },
    prepare: async (page) => {
      await page.clock.install();
    },
  });
  await roadmap.page.evaluate(async (properties) => {
    const { plugin, app } = window.workbench ?? {};
    await app?.vault.adapter.write(`${plugin?.manifest.dir ?? ""}/data.json`, JSON.stringify({ properties }));
    await (plugin as unknown as { onExternalSettingsChange(): Promise<void> }).onExternalSettingsChange();
  }, PROPERTIES);
  await soon(async () => {
    await pass(roadmap, 10);
    return ["Plans/Harbour.md", "Plans/Old/Quay.md"].every((note) => roadmap.text(note).includes("progress: "));
  }, true);
  expect(roadmap.text("Ship.md")).toBe(NOTES["Ship.md"]);
  await roadmap.openNote("Words.md");
  await soon(async () => {
    await pass(roadmap, 10);
    return roadmap.text("Ship.md").includes("progress: 50");
  }, true);
});

test("the settings name the properties, and refuse those that the reader understands", async () => {
  const roadmap = await openRoadmap({ notes: NOTES });
  await roadmap.page.evaluate(() => window.workbench?.app.commands.executeCommandById("app:open-settings"));
  const status = roadmap.page.locator(".setting-item", { hasText: "What the roadmap shows for the note" });
  await soon(() => status.innerText().then((text) => text.includes("Not written.")), true);
  await status.getByRole("button").click();
  const dialogue = roadmap.page.locator(".modal", { hasText: "Property for status" });
  await dialogue.getByRole("textbox").fill("status");
  await dialogue.getByRole("button", { name: "Save" }).click();
  await soon(
    () => dialogue.getByRole("alert").innerText(),
    "“status” is read as a part of the plan: choose another name.",
  );
  await dialogue.getByRole("textbox").fill("plan-status");
  await dialogue.getByRole("button", { name: "Save" }).click();
  await soon(() => status.innerText().then((text) => text.includes("Written to “plan-status”.")), true);
});

const PAGE = readFileSync(path.join(__dirname, "../../docs/bases.md"), "utf8");
const EXAMPLES = [...PAGE.matchAll(/^```base\n([\s\S]*?)^```$/gm)].map((match) => match[1] ?? "");

test("the examples of docs/bases.md show what they say", async () => {
  const [ships = "", plans = "", table = ""] = EXAMPLES;
  expect(EXAMPLES).toHaveLength(3);
  const notes = { ...NOTES, "Plans/Draft.md": "---\nstatus: draft\nprogress: 4\n---\n- [ ] Think\n" };
  const { roadmap, base } = await openBase(ships, {}, notes);
  await soon(() => titlesIn(base), ["Plans", "Harbour", "Build the pier", "Hang the lamps", "Ship", "Step the mast"]);
  roadmap.write("Ships.base", plans);
  await soon(() => titlesIn(base), ["Plans"]);
  await soon(() => base.locator(".por-embed-title").innerText(), "33%, 1 of 3 done");
  roadmap.write("Ships.base", table);
  await soon(() => base.locator("td").allInnerTexts(), ["Draft.md", "4", "", ""]);
});
