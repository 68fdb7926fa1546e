import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { violations } from "./support/axe";
import { soon, useRoadmap, type RoadmapPage } from "./support/roadmap-page";

jest.setTimeout(90_000);

const openRoadmap = useRoadmap();

const HARBOUR = [
  "# Harbour",
  "",
  "## Phase 1: Dig",
  "",
  "- [x] Dredge the basin",
  "- [/] Build the pier @ada #stone [[Ship]]",
  "",
  "## Phase 2: Fill",
  "",
  "- [ ] Set the cranes @bo",
  "- [ ] Hang the lamps",
  "",
].join("\n");
const NOTES = {
  "Plans/Harbour.md": HARBOUR,
  "Plans/Old/Quay.md": "- [ ] Sweep the quay #stone/wet\n",
  "Ship.md": "- [ ] Step the mast\n- [x] Sand the hull\n",
  "Idle.md": "Nothing planned.\n",
};

/** The part of the pane that asks for something. */
function partsOf({ page, pane }: RoadmapPage) {
  return {
    box: pane.getByRole("combobox", { name: "Filter the roadmap" }),
    options: pane.getByRole("option"),
    active: pane.locator("[role=option][aria-selected=true]"),
    error: pane.locator(".por-query-error"),
    status: pane.getByRole("status").first(),
    chip: pane.locator(".por-chip-name"),
    dialog: page.locator(".modal"),
    choose: async (title: string): Promise<void> => {
      await pane.getByRole("button", { name: "Scope and saved views" }).click();
      await page.locator(".menu").getByText(title, { exact: true }).click();
    },
  };
}

/** What of the settings is stored. */
function storedViews(roadmap: RoadmapPage): unknown {
  const file = path.join(roadmap.bench.stateDir, "plugins/plan-of-record/data.json");
  return existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as { views?: unknown }).views : undefined;
}

it("a query is typed with its completions, by keyboard alone", async () => {
  const roadmap = await openRoadmap({ notes: NOTES });
  await roadmap.row("Harbour").waitFor();
  const { keyboard } = roadmap.page;
  const { box, options, active, status } = partsOf(roadmap);
  await box.focus();
  await keyboard.type("sta");
  await soon(() => options.allInnerTexts(), ["status:\na status, by its name or your words", "start:\nwhen it starts"]);
  expect(await active.count()).toBe(0);
  expect(await box.getAttribute("aria-expanded")).toBe("true");
  await keyboard.press("ArrowDown");
  expect(await box.getAttribute("aria-activedescendant")).toBe(await active.getAttribute("id"));
  await keyboard.press("Enter");
  // The values follow at once, the first one ready to be taken.
  await soon(() => active.innerText(), "todo\nTo do");
  await keyboard.type("act");
  await soon(() => options.allInnerTexts(), ["active\nIn progress"]);
  await keyboard.press("Tab");
  await soon(() => box.inputValue(), "status:active ");
  expect(await options.count()).toBe(0);
  await soon(() => status.innerText(), "2 matches");
  await soon(() => roadmap.titles(), ["Plans", "  Harbour", "    Dig", "      Build the pier @ada #stone Ship"]);

  await keyboard.type("person:@");
  await soon(() => options.allInnerTexts(), ["@ada", "@bo"]);
  await keyboard.press("ArrowUp");
  await soon(() => active.innerText(), "@bo");
  // Escape closes the list first, and clears the box then.
  await keyboard.press("Escape");
  expect(await options.count()).toBe(0);
  expect(await box.inputValue()).toBe("status:active person:@");
  await keyboard.press("Escape");
  await soon(() => box.inputValue(), "");
  expect(await status.innerText()).toBe("");
  await keyboard.press("Alt+ArrowDown");
  await soon(() => options.count(), 16);
  await keyboard.press("Escape");
  await keyboard.press("ArrowDown");
  await soon(() => roadmap.tree.evaluate((tree) => tree === document.activeElement), true);
});

it("a completion in the midst of a query leaves the rest, and the cursor behind it", async () => {
  const roadmap = await openRoadmap({ notes: NOTES });
  await roadmap.row("Harbour").waitFor();
  const { box, options } = partsOf(roadmap);
  await box.fill("status: the");
  await box.evaluate((input: HTMLInputElement) => input.setSelectionRange(7, 7));
  await roadmap.page.keyboard.type("bl");
  await options.first().click();
  await soon(() => box.inputValue(), "status:blocked the");
  await roadmap.page.keyboard.type("!");
  expect(await box.inputValue()).toBe("status:blocked! the");
});

it("a bad query says what is wrong and where, and keeps what was found", async () => {
  const roadmap = await openRoadmap({ notes: NOTES });
  await roadmap.row("Harbour").waitFor();
  const { box, error, status } = partsOf(roadmap);
  await box.fill("status:todo");
  const found = [
    "Plans",
    "  Old",
    "    Quay",
    "      Sweep the quay #stone/wet",
    "  Harbour",
    "    Fill",
    "      Set the cranes @bo",
    "      Hang the lamps",
    "Ship",
    "  Step the mast",
  ];
  await soon(() => roadmap.titles(), found);
  await box.fill("status:tdoo mast");
  await soon(() => error.locator(".por-query-wrong").innerText(), "tdoo");
  expect(await error.innerText()).toContain("“tdoo” is no status.");
  expect(await error.locator("code").allInnerTexts()).toContain("deferred");
  expect(await status.innerText()).toBe("“tdoo” is no status.");
  expect(await box.getAttribute("aria-invalid")).toBe("true");
  expect(await roadmap.titles()).toEqual(found);
  expect(await violations(roadmap.page)).toEqual([]);
  // What is only not finished is told more quietly.
  await box.fill('"step');
  await roadmap.pane.locator(".por-query-error.is-incomplete").waitFor();
  expect(await box.getAttribute("aria-invalid")).toBeNull();
  await box.fill('"step the"');
  await error.waitFor({ state: "detached" });
  await soon(() => roadmap.titles(), ["Ship", "  Step the mast"]);
});

it("a scope holds beside the query, follows the active note, and stays with the workspace", async () => {
  const roadmap = await openRoadmap({ notes: NOTES, params: { open: "Ship.md" } });
  await roadmap.row("Harbour").waitFor();
  const { page, pane } = roadmap;
  const { box, chip, choose } = partsOf(roadmap);
  const count = pane.locator(".por-summary-count");
  expect(await count.innerText()).toBe("2 of 7 done");
  await choose("This note");
  await soon(() => chip.innerText(), "Ship");
  await soon(() => roadmap.titles(), ["Ship", "  Step the mast", "  Sand the hull"]);
  expect(await count.innerText()).toBe("1 of 2 done");
  await pane.locator(".por-summary-why").click();
  await soon(() => page.locator(".por-modal-why .por-why-of").first().innerText(), "Ship");
  await page.keyboard.press("Escape");
  await box.fill("is:open");
  await soon(() => roadmap.titles(), ["Ship", "  Step the mast"]);
  await box.fill("");
  await choose("What links to this note");
  await soon(() => chip.innerText(), "Links to Ship");
  await soon(() => roadmap.titles(), ["Plans", "  Harbour", "    Dig"]);
  expect(await count.innerText()).toBe("0 of 1 done");
  await roadmap.openNote("Idle.md");
  await pane.getByText("Nothing planned here").waitFor();
  await choose("A tag…");
  await page.keyboard.type("wet");
  await page.keyboard.press("Enter");
  await soon(() => chip.innerText(), "#stone/wet");
  expect(await count.count()).toBe(0);
  await choose("A folder…");
  await page.keyboard.type("Old");
  const saved = roadmap.layoutSaved();
  await page.keyboard.press("Enter");
  await soon(() => chip.innerText(), "Plans/Old");
  await soon(() => roadmap.titles(), ["Plans", "  Old", "    Quay", "      Sweep the quay #stone/wet"]);
  expect(await count.innerText()).toBe("0 of 1 done");
  await saved;
  await page.reload();
  await soon(() => chip.innerText(), "Plans/Old");
  await pane.getByRole("button", { name: "Remove scope: Plans/Old" }).click();
  await chip.waitFor({ state: "detached" });
  await roadmap.row("Ship").waitFor();
  expect(await box.evaluate((input) => input === document.activeElement)).toBe(true);
});

it("a view is saved, is a command, is renamed and deleted", async () => {
  const roadmap = await openRoadmap({ notes: NOTES });
  await roadmap.row("Harbour").waitFor();
  const { page, pane } = roadmap;
  const { box, choose, dialog } = partsOf(roadmap);
  await box.fill("status:active");
  await pane.getByRole("button", { name: "Show open items only" }).click();
  await choose("Save this view…");
  await page.keyboard.press("Enter");
  await dialog.getByText("Write a name.").waitFor();
  await page.keyboard.type("What is stuck");
  await page.keyboard.press("Enter");
  await dialog.waitFor({ state: "detached" });
  await soon(
    () => storedViews(roadmap),
    [
      {
        id: "what-is-stuck",
        name: "What is stuck",
        view: "outline",
        query: "status:active",
        openOnly: true,
        scope: { kind: "vault" },
        options: { fold: "default" },
      },
    ],
  );
  await pane.getByRole("tab", { name: "Timeline" }).click();
  await box.fill("mast");
  const shows = async (): Promise<void> => {
    await soon(() => box.inputValue(), "status:active");
    await soon(() => roadmap.titles(), ["Plans", "  Harbour", "    Dig", "      Build the pier @ada #stone Ship"]);
  };
  const isChecked = async (): Promise<boolean> => {
    await pane.getByRole("button", { name: "Scope and saved views" }).click();
    const entry = page.locator(".menu-item", { hasText: "What is stuck" });
    const checked = (await entry.getAttribute("aria-checked")) === "true";
    await page.keyboard.press("Escape");
    return checked;
  };
  expect(await isChecked()).toBe(false);
  await choose("What is stuck");
  await shows();
  expect(await isChecked()).toBe(true);
  await roadmap.fold("Dig");
  expect(await isChecked()).toBe(true);
  await roadmap.fold("Dig");

  await page.keyboard.press("Control+,");
  const settings = page.locator(".modal.mod-settings");
  await settings.locator(".setting-item", { hasText: "What is stuck" }).getByRole("button").first().click();
  await page.locator(".modal:not(.mod-settings) input").fill("Stuck");
  await page.keyboard.press("Enter");
  await settings.getByText("Stuck", { exact: true }).waitFor();
  await page.keyboard.press("Escape");
  await box.fill("mast");
  const names = () =>
    page.evaluate(() => {
      const { commands } = (
        window.workbench?.app as unknown as { commands: { commands: Map<string, { name: string }> } }
      ).commands;
      return [...commands].filter(([id]) => id.includes("open-view")).map(([, { name }]) => name);
    });
  await soon(names, ["Plan of Record: Open view: Stuck"]);
  await page.keyboard.press("Control+p");
  await page.keyboard.type("open view stuck");
  await page.keyboard.press("Enter");
  await shows();

  await page.keyboard.press("Control+,");
  await settings
    .locator(".setting-item", { hasText: "Stuck" })
    .getByRole("button", { name: /delete|remove/i })
    .click();
  await settings.getByText("Save what a roadmap shows").waitFor();
  await soon(names, []);
  await soon(() => storedViews(roadmap), undefined);
});

for (const theme of ["light", "dark"] as const) {
  it(`all of it is accessible, and fits into a narrow sidebar, in the ${theme} theme`, async () => {
    const roadmap = await openRoadmap({ notes: NOTES, params: { theme, pane: "280" } });
    await roadmap.row("Harbour").waitFor();
    const { page, pane } = roadmap;
    const { box, options, choose } = partsOf(roadmap);
    await choose("What links to this note");
    await box.fill("status:");
    await options.first().waitFor();
    expect(await violations(roadmap.page)).toEqual([]);
    const frame = await pane.boundingBox();
    for (const part of [".por-completions", ".por-chip", ".por-toolbar"]) {
      const inner = await pane.locator(part).boundingBox();
      expect([part, (inner?.x ?? 0) >= (frame?.x ?? 0)]).toEqual([part, true]);
      expect([part, (inner?.x ?? 0) + (inner?.width ?? 0) <= (frame?.x ?? 0) + (frame?.width ?? 0)]).toEqual([
        part,
        true,
      ]);
    }
    await page.keyboard.press("Escape");
    await box.fill("colour:red and some more words that take their room");
    expect(await violations(roadmap.page)).toEqual([]);
    expect(await pane.evaluate((element) => element.scrollWidth <= element.clientWidth)).toBe(true);
  });
}
