import path from "node:path";
import { violations } from "./support/axe";
import { soon, useRoadmap, type RoadmapOptions, type RoadmapPage } from "./support/roadmap-page";
import { watchWorkers } from "./support/workers";

jest.setTimeout(90_000);

const openRoadmap = useRoadmap();

const SHIP = "# Ship\n\n## Phase 1: Hull\n\n- [x] Lay the keel\n- [ ] Fit the planks\n  - [ ] Saw the oak\n";
const NOTES = {
  "Ship.md": SHIP,
  "Harbour.md": "# Harbour\n\n- [ ] Build the pier [[Ship]]\n- [ ] Hang the lamps\n",
  "Idle.md": "Nothing planned.\n",
};

/** The pane that follows the active note. */
function partsOf({ page }: RoadmapPage) {
  const pane = page.locator(".por-note");
  const tree = (label: string) => pane.getByRole("tree", { name: label });
  return {
    pane,
    name: pane.locator(".por-note-name"),
    items: tree("Items"),
    linked: tree("Linked from"),
    findings: tree("Findings"),
    row: (title: string) => pane.locator(".por-row").filter({ has: page.getByText(title, { exact: true }) }),
    fold: (title: string) => pane.getByRole("button", { name: title, exact: true }),
    titles: async (label: string): Promise<readonly string[]> =>
      await tree(label)
        .locator("[role=treeitem]")
        .evaluateAll((rows) =>
          rows.map((row) => {
            const depth = Number(row.getAttribute("aria-level")) - 1;
            return "  ".repeat(depth) + (row.querySelector(".por-title")?.textContent ?? "");
          }),
        ),
  };
}

/** Opens a roadmap, and by its command the plan of the active note. */
async function openNotePlan(options: RoadmapOptions): Promise<RoadmapPage> {
  const roadmap = await openRoadmap(options);
  await roadmap.pane.first().waitFor();
  // The keys go to what is drawn by then.
  await roadmap.whenIdle();
  await run(roadmap, "open-note-plan");
  await partsOf(roadmap).pane.waitFor();
  return roadmap;
}

async function run({ page }: RoadmapPage, command: string): Promise<void> {
  await page.evaluate((id) => window.workbench?.app.commands.executeCommandById(`plan-of-record:${id}`), command);
}

const HULL = ["Hull", "  Lay the keel", "  Fit the planks", "    Saw the oak"];

describe("the plan of the active note", () => {
  it("shows how the note stands, its items and what links to it", async () => {
    const roadmap = await openNotePlan({ notes: NOTES, params: { open: "Ship.md" } });
    const { pane, name, titles } = partsOf(roadmap);
    await soon(() => name.innerText(), "Ship");
    await soon(() => titles("Items"), HULL);
    await soon(() => titles("Linked from"), ["Harbour", "  Build the pier Ship"]);
    expect(await pane.locator(".por-summary-count").innerText()).toBe("1 of 2 done");
    expect(await pane.locator(".por-note-status").innerText()).toBe("In progress");
    expect(await pane.locator("[data-section=links] .por-section-count").innerText()).toBe("0/1");
    await pane.getByText("Nothing here contradicts itself.").waitFor();
  });

  it("says why, of the note and of what links to it", async () => {
    const roadmap = await openNotePlan({ notes: NOTES, params: { open: "Ship.md" } });
    const { pane } = partsOf(roadmap);
    const why = roadmap.page.locator(".modal");
    await pane.locator(".por-summary-why").click();
    await why.getByText("Lay the keel", { exact: true }).waitFor();
    await roadmap.page.keyboard.press("Escape");
    await pane.locator("[data-section=links] .por-section-count").click();
    await why.getByText("Build the pier").first().waitFor();
    expect(await why.getByText("Lay the keel").count()).toBe(0);
  });

  it("follows to another note, by a link too, and after it is renamed", async () => {
    const roadmap = await openNotePlan({ notes: NOTES, params: { open: "Ship.md" } });
    const { name, titles, pane } = partsOf(roadmap);
    await soon(() => name.innerText(), "Ship");
    await roadmap.page.evaluate(() => window.workbench?.app.workspace.openLinkText("Harbour", "Ship.md"));
    await soon(() => name.innerText(), "Harbour");
    await soon(() => titles("Items"), ["Build the pier Ship", "Hang the lamps"]);
    await roadmap.page.evaluate(async () => {
      const app = window.workbench?.app;
      const file = app?.vault.getFileByPath("Harbour.md");
      if (app && file) await app.vault.rename(file, "Port.md");
    });
    await soon(() => name.innerText(), "Port");
    await soon(() => titles("Items"), ["Build the pier Ship", "Hang the lamps"]);
    await roadmap.openNote("Idle.md");
    await pane.getByText("No plan in this note").waitFor();
  });

  it("stays with the note while the roadmap, or itself, has the keys, and leaves it when it is deleted", async () => {
    const roadmap = await openNotePlan({ notes: NOTES, params: { open: "Ship.md" } });
    const { name, row, pane } = partsOf(roadmap);
    await row("Lay the keel").click({ button: "right" });
    await roadmap.page.keyboard.press("Escape");
    expect(await name.innerText()).toBe("Ship");
    await run(roadmap, "open-roadmap");
    await run(roadmap, "open-note-plan");
    expect(await name.innerText()).toBe("Ship");
    await roadmap.page.evaluate(async () => {
      const app = window.workbench?.app;
      const file = app?.vault.getFileByPath("Ship.md");
      if (app && file) await app.vault.delete(file);
    });
    await pane.getByText("No note is open").waitFor();
  });

  it("shows what is typed before it is saved", async () => {
    const roadmap = await openNotePlan({ notes: NOTES, params: { open: "Ship.md" } });
    const { titles } = partsOf(roadmap);
    await soon(() => titles("Items"), HULL);
    await roadmap.putCursor(4);
    await roadmap.page.keyboard.type("\nCaulk the seams");
    await soon(
      () => titles("Items"),
      ["Hull", "  Lay the keel", "  Caulk the seams", "  Fit the planks", "    Saw the oak"],
    );
    expect(roadmap.text("Ship.md")).toBe(SHIP);
  });

  it("does nothing while it is hidden, and is up to date when it is shown again", async () => {
    const roadmap = await openNotePlan({ notes: NOTES, params: { open: "Ship.md" } });
    const { name } = partsOf(roadmap);
    await soon(() => name.innerText(), "Ship");
    await run(roadmap, "open-roadmap");
    await roadmap.openNote("Harbour.md");
    await roadmap.whenIdle();
    expect(await name.textContent()).toBe("Ship");
    await run(roadmap, "open-note-plan");
    await soon(() => name.innerText(), "Harbour");
  });
});

describe("from the plan of the active note", () => {
  it("a tick changes one character of the note, or of one that links to it, and undo puts it back", async () => {
    const roadmap = await openNotePlan({ notes: NOTES, params: { open: "Ship.md" } });
    const { row, pane } = partsOf(roadmap);
    await row("Saw the oak").locator(".por-checkbox").click();
    await roadmap.save();
    await soon(() => roadmap.text("Ship.md"), SHIP.replace("[ ] Saw", "[x] Saw"));
    await soon(() => pane.locator(".por-summary-count").innerText(), "2 of 2 done");
    await row("Build the pier Ship").locator(".por-checkbox").click();
    await soon(() => roadmap.text("Harbour.md"), NOTES["Harbour.md"].replace("[ ] Build", "[x] Build"));
    await run(roadmap, "undo");
    await soon(() => roadmap.text("Harbour.md"), NOTES["Harbour.md"]);
    await run(roadmap, "undo");
    await roadmap.save();
    await soon(() => roadmap.text("Ship.md"), SHIP);
  });

  it("a click on what links to the note opens it there", async () => {
    const roadmap = await openNotePlan({ notes: NOTES, params: { open: "Ship.md" } });
    const { row, name } = partsOf(roadmap);
    await row("Build the pier Ship").click();
    await soon(() => name.innerText(), "Harbour");
    expect((await roadmap.editorState()).cursor.line).toBe(2);
  });

  it("the note itself gets another status", async () => {
    const note = "# Ship\n\nStatus: Draft\n\n- [ ] Lay the keel\n";
    const roadmap = await openNotePlan({ notes: { "Ship.md": note, "Idle.md": "" }, params: { open: "Ship.md" } });
    const { pane } = partsOf(roadmap);
    await pane.locator(".por-note-status").click();
    await roadmap.page.locator(".menu").getByRole("menuitemcheckbox", { name: "In progress" }).click();
    await roadmap.save();
    await soon(() => roadmap.text("Ship.md"), note.replace("Draft", "In progress"));
    await soon(() => pane.locator(".por-note-status").innerText(), "In progress");
  });

  it("a finding is fixed after its preview, and another muted", async () => {
    const note = "# Ship\n\n- [ ] Fit the planks\n  - [x] Saw the oak\n  - [x] Bend the oak\n";
    const roadmap = await openNotePlan({
      notes: { "Ship.md": note, "Other.md": note.replace("Ship", "Boat") },
      params: { open: "Ship.md" },
    });
    const { findings, pane } = partsOf(roadmap);
    const fix = findings.locator("[data-kind=fix]");
    // That of the other note is none of this one.
    await soon(() => findings.locator("[data-kind=finding]").count(), 1);
    expect(await pane.locator("[data-section=findings] .por-section-count").innerText()).toBe("1");
    await fix.locator(".por-action").click();
    await fix.getByText("Apply", { exact: true }).click();
    await roadmap.save();
    await soon(() => roadmap.text("Ship.md"), note.replace("[ ] Fit", "[x] Fit"));
    await pane.getByText("Nothing here contradicts itself.").waitFor();
    await roadmap.openNote("Other.md");
    await findings.locator("[data-kind=finding]").hover();
    await findings.locator(".por-mute").click();
    await roadmap.save();
    await soon(() => findings.count(), 0);
    expect(roadmap.text("Other.md")).not.toBe(note.replace("Ship", "Boat"));
  });

  it("sections and rows stay folded, and at the next start", async () => {
    const roadmap = await openNotePlan({ notes: NOTES, params: { open: "Ship.md" } });
    const { fold, titles, linked, row, name } = partsOf(roadmap);
    const isSaved = roadmap.layoutSaved();
    await fold("Linked from").click();
    await soon(() => linked.count(), 0);
    await row("Fit the planks").locator(".por-chevron").click();
    await soon(() => titles("Items"), HULL.slice(0, 3));
    await isSaved;
    await roadmap.openNote("Harbour.md");
    await soon(() => name.innerText(), "Harbour");
    expect(await fold("Linked from").getAttribute("aria-expanded")).toBe("false");
    await roadmap.layoutSaved().catch(() => undefined);
    await roadmap.bench.open({ open: "Ship.md" });
    await soon(() => titles("Items"), HULL.slice(0, 3));
    expect(await fold("Linked from").getAttribute("aria-expanded")).toBe("false");
    await fold("Linked from").click();
    await linked.waitFor();
  });
});

describe("the plan of a note", () => {
  it("is walked through by keyboard alone", async () => {
    const roadmap = await openNotePlan({ notes: NOTES, params: { open: "Ship.md" } });
    const { items, linked, fold } = partsOf(roadmap);
    const { keyboard } = roadmap.page;
    const hasKeys = (tree: typeof items): Promise<boolean> => tree.evaluate((each) => each === document.activeElement);
    const active = (tree: typeof items) => tree.locator("[aria-selected=true] .por-title").innerText();
    // Its command gives it the keys.
    await soon(() => hasKeys(items), true);
    await keyboard.press("End");
    await soon(() => active(items), "Saw the oak");
    await keyboard.press(" ");
    await roadmap.save();
    await soon(() => roadmap.text("Ship.md"), SHIP.replace("[ ] Saw", "[x] Saw"));
    await keyboard.press("ControlOrMeta+z");
    await roadmap.save();
    await soon(() => roadmap.text("Ship.md"), SHIP);
    await keyboard.press("Tab");
    await soon(() => fold("Linked from").evaluate((each) => each === document.activeElement), true);
    await keyboard.press("Tab");
    await keyboard.press("Tab");
    await soon(() => hasKeys(linked), true);
    await keyboard.press("ArrowDown");
    await soon(() => active(linked), "Build the pier Ship");
    await keyboard.press("s");
    await roadmap.page.locator(".menu").getByRole("menuitemcheckbox", { name: "Blocked" }).waitFor();
    await keyboard.press("Escape");
    await keyboard.press("Enter");
    await soon(async () => (await roadmap.editorState()).cursor.line, 2);
  });

  it("keeps the keys for items that are still to be read", async () => {
    const roadmap = await openNotePlan({
      notes: NOTES,
      params: { open: "Ship.md" },
      prepare: (page) => watchWorkers(page, { prelude: "for (const end = Date.now() + 2000; Date.now() < end;);" }),
    });
    const { pane, items } = partsOf(roadmap);
    expect(await items.count()).toBe(0);
    expect(await pane.evaluate((each) => each === document.activeElement)).toBe(true);
    await items.waitFor();
    await soon(() => items.evaluate((each) => each === document.activeElement), true);
  });

  it("shows what counts for a note that has nothing of its own", async () => {
    const roadmap = await openNotePlan({ notes: { ...NOTES, "Ship.md": "Words.\n" }, params: { open: "Ship.md" } });
    const { pane } = partsOf(roadmap);
    await soon(() => pane.locator(".por-summary-count").innerText(), "0 of 1 done");
    expect(await pane.locator(".por-summary-notes").innerText()).toBe("in what links here");
    await pane.getByText("There is no item in this note.").waitFor();
    await pane.locator(".por-summary-why").click();
    await roadmap.page.locator(".modal").getByText("Build the pier").first().waitFor();
  });

  it("draws only what is on the screen of a long note, and scrolls to the rest", async () => {
    const long = Array.from({ length: 3000 }, (_, at) => `- [ ] item ${at}`).join("\n");
    const notes = { "Long.md": long, "Links.md": "- [ ] see [[Long]]\n" };
    const roadmap = await openNotePlan({ notes, params: { open: "Long.md" } });
    const { items, linked } = partsOf(roadmap);
    const rows = items.locator("[role=treeitem]");
    await rows.first().waitFor();
    expect(await rows.count()).toBeLessThan(120);
    await items.press("End");
    await items.getByText("item 2999", { exact: true }).waitFor();
    expect(await rows.count()).toBeLessThan(120);
    await linked.getByText("see Long", { exact: true }).waitFor();
    await items.press("Home");
    await items.getByText("item 0", { exact: true }).waitFor();
  });

  for (const theme of ["light", "dark"]) {
    it(`has nothing that axe finds wrong, ${theme}`, async () => {
      const roadmap = await openNotePlan({
        vault: path.resolve("sample-vault"),
        params: { theme, open: "PRDs/Harbour Packs.md", pane: "280" },
      });
      const { findings, pane } = partsOf(roadmap);
      await findings.waitFor();
      expect(await violations(roadmap.page, [".por-note"])).toEqual([]);
      await roadmap.openNote("Plans/Ideas.md");
      await soon(() => pane.locator(".por-note-name").innerText(), "Ideas");
      expect(await violations(roadmap.page, [".por-note"])).toEqual([]);
      const isCut = await pane.evaluate((each) => each.scrollWidth > each.clientWidth);
      expect(isCut).toBe(false);
    });
  }
});
