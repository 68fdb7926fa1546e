import path from "node:path";
import type { Locator } from "playwright-core";
import { violations } from "./support/axe";
import { soon, useRoadmap, type RoadmapPage } from "./support/roadmap-page";

jest.setTimeout(90_000);

const SAMPLE = path.resolve(__dirname, "../../sample-vault");

const openRoadmap = useRoadmap();

const DONE = "- [ ] **Ropes**\n  - [x] Order\n  - [x] Splice\n";
const NOTES = {
  "Plans/Boat.md": `# Boat\r\n\r\n${DONE.replaceAll("\n", "\r\n")}\r\nSee [[Sial plan]].\r\n\r\n- [ ] Sails as in [[Sail plans]]\r\n`,
  "Plans/Sail plan.md": `# Sail plan\n\n${DONE.replace("Ropes", "Sheets")}\n- [ ] Mast 📅 2020-01-01\n`,
};

/** The rows of the findings, and the one that says `text`. */
const rowsOf = ({ pane }: RoadmapPage): Locator => pane.locator("[role=treeitem]");
const rowOf = (roadmap: RoadmapPage, text: string | RegExp): Locator =>
  rowsOf(roadmap).filter({ has: roadmap.page.locator(".por-sr", { hasText: text }) });

async function openFindings(options: Parameters<typeof openRoadmap>[0] = { notes: NOTES }): Promise<RoadmapPage> {
  const roadmap = await openRoadmap(options);
  await roadmap.pane.getByRole("tab", { name: "Findings" }).click();
  await rowsOf(roadmap).first().waitFor();
  return roadmap;
}

/** What the rows say, for those who hear them, indented by their level. */
async function said(roadmap: RoadmapPage): Promise<readonly string[]> {
  return await rowsOf(roadmap).evaluateAll((rows) =>
    rows.map((row) => {
      const level = Number(row.getAttribute("aria-level"));
      return "  ".repeat(level - 1) + (row.querySelector(".por-sr")?.textContent ?? "");
    }),
  );
}

/** What axe finds wrong, but for the colours of a dialogue's button, which are the app's own. */
async function wrongIn({ page }: RoadmapPage, within?: string): Promise<readonly string[]> {
  const all = await violations(page, within === undefined ? undefined : [within]);
  return all.filter((violation) => !/^color-contrast: <button[^>]* class="mod-cta">/.test(violation));
}

describe("the findings", () => {
  it("show both sides of each contradiction and its fix, and their number on the tab", async () => {
    const roadmap = await openFindings();
    expect(await said(roadmap)).toEqual([
      "All done but open, 2 findings, 2 can be fixed, press F",
      "  Warning: “Ropes” is open, but both tasks under it are done.",
      "    Boat, line 3: - [ ] **Ropes**",
      "    Boat, line 4: - [x] Order",
      "    Boat, line 5: - [x] Splice",
      "    Fix: Tick “Ropes”, press F for a preview",
      "  Warning: “Sheets” is open, but both tasks under it are done.",
      "    Sail plan, line 3: - [ ] **Sheets**",
      "    Sail plan, line 4: - [x] Order",
      "    Sail plan, line 5: - [x] Splice",
      "    Fix: Tick “Sheets”, press F for a preview",
      "Overdue, 1 finding",
      "  Warning: “Mast” was due on 2020-01-01 and is still open.",
      "    Sail plan, line 7: - [ ] Mast 📅 2020-01-01",
      "Broken link, 1 finding",
      expect.stringContaining("  Warning: There is no note “Sail plans”"),
      "    Boat, line 9: [[Sail plans]]",
      "    Sail plan, line 1: Sail plan",
      "    Fix: Link to “Sail plan”, press F for a preview",
    ]);
    expect(await roadmap.pane.getByRole("tab", { name: "Findings 4" }).count()).toBe(1);
    await roadmap.pane.getByLabel("Group findings").selectOption("note");
    await rowOf(roadmap, /^Boat, 2 findings/).waitFor();
    await roadmap.pane.getByRole("combobox", { name: "Filter the roadmap" }).fill("mast");
    await soon(async () => (await said(roadmap)).length, 3);
  });

  it("are counted as far as the scope shows them", async () => {
    const roadmap = await openFindings({ notes: { ...NOTES, "Idle.md": "- [ ] Wait\n" }, params: { open: "Idle.md" } });
    const count = roadmap.pane.locator(".por-findings-bar .por-legend");
    expect(await count.innerText()).toBe("4 warnings");
    await roadmap.openNote("Plans/Sail plan.md");
    await roadmap.pane.getByRole("button", { name: "Scope and saved views" }).click();
    await roadmap.page.locator(".menu-item", { hasText: /^This note$/ }).click();
    // The link that is broken in the other note is meant for this one.
    await soon(() => count.innerText(), "3 warnings");
    expect(await roadmap.pane.locator(".por-tab-count").innerText()).toBe("3");
    await roadmap.pane.getByRole("combobox", { name: "Filter the roadmap" }).fill("mast");
    await soon(async () => (await said(roadmap)).length, 3);
    expect(await count.innerText()).toBe("3 warnings");
    await roadmap.pane.getByRole("combobox", { name: "Filter the roadmap" }).fill("");
    await roadmap.openNote("Idle.md");
    await roadmap.pane.getByText("Nothing contradicts itself").waitFor();
    expect(await roadmap.pane.locator(".por-findings p").innerText()).toBe("Idle");
  });

  it("are not looked for before somebody wants to see them", async () => {
    const roadmap = await openRoadmap({ notes: NOTES });
    await roadmap.row("Plans").waitFor();
    expect(await roadmap.pane.getByRole("tab", { name: /^Findings$/ }).count()).toBe(1);
  });

  it("open the note at the line of the side that is clicked", async () => {
    const roadmap = await openFindings();
    await rowOf(roadmap, /^Sail plan, line 7/).click();
    await soon(
      async () => await roadmap.page.evaluate(() => window.workbench?.app.workspace.getActiveFile()?.path),
      "Plans/Sail plan.md",
    );
    await soon(async () => (await roadmap.editorState()).cursor.line, 6);
  });

  it("say so when nothing contradicts itself, and follow the notes", async () => {
    const roadmap = await openRoadmap({ notes: { "Plan.md": "- [ ] a\n" } });
    await roadmap.row("a").waitFor();
    await roadmap.pane.getByRole("tab", { name: "Findings" }).click();
    await roadmap.pane.getByText("Nothing contradicts itself").waitFor();
    await roadmap.pane.getByText("What 1 note says about the plan").waitFor();
    roadmap.write("Plan.md", DONE);
    await rowOf(roadmap, /^Fix: Tick “Ropes”/).waitFor();
    expect(await roadmap.pane.getByRole("tab", { name: "Findings 1" }).count()).toBe(1);
  });
});

describe("a fix", () => {
  it("shows what it changes, then changes that and nothing else, and is taken back", async () => {
    const roadmap = await openFindings();
    const before = roadmap.bytes("Plans/Boat.md");
    await rowOf(roadmap, /^Fix: Tick “Ropes”/)
      .locator(".por-action")
      .click();
    const lines = roadmap.pane.locator(".por-diff-line");
    await lines.first().waitFor();
    expect(await lines.allTextContents()).toEqual(["3−- [ ] **Ropes**", "3+- [x] **Ropes**"]);
    expect(roadmap.bytes("Plans/Boat.md")).toEqual(before);
    await roadmap.pane.locator(".por-action", { hasText: "Apply" }).click();
    const fixed = before.toString().replace("- [ ] **Ropes**", "- [x] **Ropes**");
    await soon(() => roadmap.text("Plans/Boat.md"), fixed);
    await rowOf(roadmap, /“Ropes” is open/).waitFor({ state: "detached" });
    await roadmap.pane
      .getByRole("status")
      .filter({ hasText: "Fixed: Tick “Ropes”" })
      .first()
      .waitFor({ state: "attached" });
    await roadmap.page.keyboard.press("ControlOrMeta+z");
    await soon(() => roadmap.bytes("Plans/Boat.md"), before);
    await rowOf(roadmap, /“Ropes” is open/).waitFor();
  });

  it("is made where the line stands that it is for, when the note is typed in meanwhile", async () => {
    const roadmap = await openFindings();
    await roadmap.openNote("Plans/Boat.md");
    await rowOf(roadmap, /^Fix: Tick “Ropes”/)
      .locator(".por-action")
      .click();
    await roadmap.pane.locator(".por-diff-line").first().waitFor();
    await roadmap.putCursor(0);
    await roadmap.page.keyboard.type(" and harbour\nMore.");
    await roadmap.pane.locator(".por-action", { hasText: "Apply" }).click();
    await soon(
      async () => (await roadmap.editorState()).text.split("\n").slice(0, 4),
      ["# Boat and harbour", "More.", "", "- [x] **Ropes**"],
    );
  });

  it("of a rule is made for all at once, after a question with all that it changes", async () => {
    const roadmap = await openFindings();
    const before = [roadmap.bytes("Plans/Boat.md"), roadmap.bytes("Plans/Sail plan.md")];
    await roadmap.pane.locator(".por-action", { hasText: "Fix all 2" }).click();
    const modal = roadmap.page.locator(".modal");
    await modal.locator(".por-diff-line").first().waitFor();
    expect(await modal.locator("p").textContent()).toContain("2 findings in 2 notes");
    expect(await modal.locator(".por-diff-line[data-sign='+'] code").allTextContents()).toEqual([
      "- [x] **Ropes**",
      "- [x] **Sheets**",
    ]);
    expect(await wrongIn(roadmap, ".modal")).toEqual([]);
    await modal.getByRole("button", { name: "Cancel" }).click();
    expect([roadmap.bytes("Plans/Boat.md"), roadmap.bytes("Plans/Sail plan.md")]).toEqual(before);
    await roadmap.pane.locator(".por-action", { hasText: "Fix all 2" }).click();
    await modal.getByRole("button", { name: "Fix 2" }).click();
    for (const [note, name, at] of [
      ["Plans/Boat.md", "Ropes", 0],
      ["Plans/Sail plan.md", "Sheets", 1],
    ] as const) {
      await soon(() => roadmap.text(note), before[at]?.toString().replace(`[ ] **${name}`, `[x] **${name}`));
    }
    await rowOf(roadmap, /^All done but open/).waitFor({ state: "detached" });
    await roadmap.page.keyboard.press("ControlOrMeta+z");
    await soon(() => [roadmap.text("Plans/Boat.md"), roadmap.text("Plans/Sail plan.md")], before.map(String));
  });
});

it("a rule is muted for a note by a comment in it, which is taken back as well", async () => {
  const roadmap = await openFindings();
  const before = roadmap.bytes("Plans/Boat.md");
  const finding = rowOf(roadmap, /“Ropes” is open/);
  await finding.hover();
  await finding.locator(".por-mute").click();
  await soon(
    () => roadmap.text("Plans/Boat.md"),
    `${before.toString()}\r\n%% plan-of-record: off all-done-but-open %%\r\n`,
  );
  await finding.waitFor({ state: "detached" });
  expect(await rowOf(roadmap, /“Sheets” is open/).count()).toBe(1);
  await roadmap.page.keyboard.press("ControlOrMeta+z");
  await soon(() => roadmap.bytes("Plans/Boat.md"), before);
  await finding.waitFor();
});

describe("with the keyboard alone", () => {
  it("findings are reached, folded, opened, fixed and muted", async () => {
    const roadmap = await openRoadmap({ notes: NOTES });
    const { page } = roadmap;
    const press = async (...keys: readonly string[]): Promise<void> => {
      for (const key of keys) await page.keyboard.press(key);
    };
    const active = roadmap.pane.locator("[aria-selected=true] .por-sr");
    await roadmap.row("Plans").waitFor();
    await roadmap.pane.getByRole("tab", { name: "Outline" }).focus();
    await press("ArrowRight", "ArrowRight", "ArrowRight");
    await rowsOf(roadmap).first().waitFor();
    // The numbers of the vault, how findings are grouped, and then all of them as one stop.
    await press("Tab", "Tab", "Tab");
    await soon(() => active.textContent(), "All done but open, 2 findings, 2 can be fixed, press F");
    await press("ArrowDown");
    await soon(() => active.textContent(), "Warning: “Ropes” is open, but both tasks under it are done.");
    await press("ArrowLeft");
    await soon(() => rowOf(roadmap, /“Ropes” is open/).getAttribute("aria-expanded"), "false");
    await press("f");
    await soon(() => active.textContent(), expect.stringContaining("removed - [ ] **Ropes**, added - [x] **Ropes**"));
    await press("Escape");
    await soon(() => active.textContent(), "Fix: Tick “Ropes”, press F for a preview");
    await press("f");
    await roadmap.pane.locator(".por-diff-line").first().waitFor();
    await press("f");
    await soon(() => roadmap.text("Plans/Boat.md").includes("[x] **Ropes"), true);
    await rowOf(roadmap, /“Ropes” is open/).waitFor({ state: "detached" });
    await press("ControlOrMeta+z");
    await rowOf(roadmap, /“Ropes” is open/).waitFor();
    await press("End", "ArrowUp", "ArrowUp", "m");
    await soon(() => roadmap.text("Plans/Boat.md").includes("off broken-link"), true);
    await press("Home", "ArrowDown", "ArrowDown", "ArrowDown", "Enter");
    await soon(async () => (await roadmap.editorState()).cursor.line, 3);
  });

  it("a number of the outline is explained, and its lines lead to the note", async () => {
    const roadmap = await openRoadmap({ notes: NOTES });
    await roadmap.row("Sail plan").waitFor();
    await roadmap.row("Sail plan").click();
    await roadmap.tree.focus();
    await roadmap.page.keyboard.press("w");
    const why = roadmap.page.locator(".por-why");
    await why.locator(".por-vrow").first().waitFor();
    expect(await why.locator(".por-sr").allTextContents()).toEqual([
      "Counted, 3 lines",
      "Done, 2 lines",
      "Order, done, Sail plan, line 4",
      "Splice, done, Sail plan, line 5",
      "To do, 1 line",
      "Mast, to do, Sail plan, line 7",
      "Left out, 2 lines",
      "Tasks with tasks below them, 1 line: what stands below them counts instead",
      "Ropes, Sail plan, line 3".replace("Ropes", "Sheets"),
      "Other headings, 1 line: they name no phase, and only group what counts",
    ]);
    expect(await wrongIn(roadmap, ".modal")).toEqual([]);
    for (const key of ["Home", "ArrowDown", "ArrowDown", "ArrowDown", "Enter"]) await roadmap.page.keyboard.press(key);
    await why.waitFor({ state: "detached" });
    await soon(async () => (await roadmap.editorState()).cursor.line, 4);
  });
});

it("the number of the vault, a bar and the menu of a row tell what they are made of", async () => {
  const roadmap = await openRoadmap({ notes: NOTES });
  const why = roadmap.page.locator(".por-why");
  const counted = why.locator(".por-sr").first();
  await roadmap.row("Sail plan").waitFor();
  await roadmap.pane.getByRole("button", { name: /why this number/ }).click();
  await soon(() => counted.textContent(), "Counted, 6 lines");
  await roadmap.page.keyboard.press("Escape");
  await roadmap.row("Boat").locator(".por-cell-count").click();
  await soon(() => counted.textContent(), "Counted, 3 lines");
  await roadmap.page.keyboard.press("Escape");
  await roadmap.row("Plans").click({ button: "right" });
  await roadmap.page.locator(".menu-item", { hasText: "Why this number?" }).click();
  await soon(() => counted.textContent(), "Counted, 6 lines");
});

describe("axe finds nothing wrong", () => {
  for (const theme of ["light", "dark"] as const) {
    it(`in findings, with a fix open, and in a narrow pane, in the ${theme} theme`, async () => {
      const roadmap = await openFindings({
        vault: SAMPLE,
        params: { theme, pane: "280" },
        viewport: { width: 1000, height: 1400 },
      });
      await roadmap.pane.getByRole("combobox", { name: "Filter the roadmap" }).fill("is open, but all");
      const fix = rowOf(roadmap, /^Fix: Tick/).first();
      await fix.locator(".por-action").click();
      await roadmap.pane.locator(".por-diff-line").first().waitFor();
      expect(await wrongIn(roadmap)).toEqual([]);
      // Nothing stands out of the pane.
      const tooWide = await roadmap.pane.evaluate((pane) => {
        const { right } = pane.getBoundingClientRect();
        const all = [
          ...pane.querySelectorAll(".por-vrow, .por-action, .por-quote, .por-findings-bar *, .por-diff-line"),
        ];
        return all
          .filter((element) => element.getBoundingClientRect().right > right + 1)
          .map(({ className }) => className);
      });
      expect(tooWide).toEqual([]);
    });
  }
});
