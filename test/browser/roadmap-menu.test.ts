import { soon, useRoadmap, type RoadmapOptions, type RoadmapPage } from "./support/roadmap-page";

jest.setTimeout(90_000);

const openRoadmap = useRoadmap();

const PLAN = `# Boat

## Phase 1: Hull

- [ ] Keel (P2) 📅 2026-12-01
- [ ] Planks
  - [ ] Oak

| Part | Status | Due |
| ---- | ------ | --- |
| Mast | Todo   |     |
`;

async function open(options: RoadmapOptions = {}): Promise<RoadmapPage> {
  const roadmap = await openRoadmap({
    notes: { "Plans/Boat.md": PLAN, "Open.md": "" },
    params: { open: "Open.md" },
    ...options,
  });
  await roadmap.pane.getByRole("button", { name: "Expand all" }).click();
  await roadmap.row("Keel (P2)").waitFor();
  return roadmap;
}

/** Chooses from the menu of a row. */
async function choose(
  { page, row }: { page: RoadmapPage["page"]; row: RoadmapPage["row"] },
  title: string,
  what: string,
): Promise<void> {
  await row(title).click({ button: "right" });
  await page.locator(".menu .menu-item").getByText(what, { exact: true }).click();
}

const of = (roadmap: RoadmapPage): { page: RoadmapPage["page"]; row: RoadmapPage["row"] } => ({
  page: roadmap.page,
  row: (title) => roadmap.row(title),
});
const text = (roadmap: RoadmapPage): string => roadmap.text("Plans/Boat.md");
const clipboard = ({ page }: RoadmapPage): Promise<string> => page.evaluate(() => navigator.clipboard.readText());

it("the menu of a row sets a priority, and the change can be taken back", async () => {
  const roadmap = await open();
  await choose(of(roadmap), "Keel (P2)", "Set priority…");
  await roadmap.page.locator(".menu .menu-item.is-checked, .menu .menu-item:has(.mod-checked)").first().waitFor();
  await roadmap.page.locator(".menu .menu-item").getByText("High priority", { exact: true }).click();
  await soon(() => text(roadmap), PLAN.replace("(P2)", "(P1)"));
  await roadmap.tree.press("ControlOrMeta+z");
  await soon(() => text(roadmap), PLAN);
});

it("the menu of a row sets dates, where some stand, where none do, and in a table", async () => {
  const roadmap = await open();
  const dialogue = roadmap.page.getByRole("dialog");
  const set = async (title: string, field: string, day: string): Promise<void> => {
    await choose(of(roadmap), title, "Set dates…");
    await dialogue.getByLabel(field, { exact: true }).fill(day);
    await dialogue.getByRole("button", { name: "Save" }).click();
  };
  await set("Keel (P2)", "Due", "2026-12-24");
  let expected = PLAN.replace("2026-12-01", "2026-12-24");
  await soon(() => text(roadmap), expected);
  await set("Oak", "Start", "2026-12-02");
  expected = expected.replace("Oak", "Oak 🛫 2026-12-02");
  await soon(() => text(roadmap), expected);
  await set("Mast", "Due", "2027-01-05");
  await soon(() => text(roadmap).includes("| Mast | Todo   | 2027-01-05"), true);
  await choose(of(roadmap), "Oak", "Set dates…");
  await dialogue.getByRole("button", { name: "No start date" }).click();
  await dialogue.getByRole("button", { name: "Save" }).click();
  await soon(() => text(roadmap).includes("🛫"), false);
  for (let times = 0; times < 4; times += 1) await roadmap.tree.press("ControlOrMeta+z");
  await soon(() => text(roadmap), PLAN);
});

it("priorities and dates are set by keyboard alone", async () => {
  const roadmap = await open();
  const { keyboard } = roadmap.page;
  await roadmap.row("Oak").click({ button: "right" });
  await keyboard.press("Escape");
  await roadmap.tree.focus();
  await keyboard.press("End");
  for (let up = 0; up < 1; up += 1) await keyboard.press("ArrowUp");
  await keyboard.press("p");
  await roadmap.page.locator(".menu").waitFor();
  await keyboard.press("ArrowDown");
  await keyboard.press("Enter");
  await soon(() => text(roadmap), PLAN.replace("Oak", "Oak 🔺"));
  await soon(() => roadmap.page.evaluate(() => document.activeElement?.getAttribute("role")), "tree");
  await keyboard.press("d");
  await roadmap.page.getByRole("dialog").waitFor();
  await soon(() => roadmap.page.evaluate(() => document.activeElement?.getAttribute("type")), "date");
  await keyboard.type("12242026");
  await keyboard.press("Enter");
  await soon(() => text(roadmap), PLAN.replace("Oak", "Oak 🔺 🛫 2026-12-24"));
  await soon(() => roadmap.page.evaluate(() => document.activeElement?.getAttribute("role")), "tree");
});

it("a link to a row and its text can be copied", async () => {
  const roadmap = await open({ ownPage: true });
  await roadmap.page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await choose(of(roadmap), "Planks", "Copy link");
  await soon(() => clipboard(roadmap), "[[Boat#Phase 1 Hull]]");
  await choose(of(roadmap), "Planks", "Copy as Markdown");
  await soon(() => clipboard(roadmap), "- [ ] Planks\n  - [ ] Oak");
  await choose(of(roadmap), "Mast", "Copy as Markdown");
  await soon(() => clipboard(roadmap), "| Part | Status | Due |\n| ---- | ------ | --- |\n| Mast | Todo   |     |");
});

it("a note is renamed and deleted from its row, and a place opens in a new window", async () => {
  const roadmap = await open({ ownPage: true });
  const [window] = await Promise.all([
    roadmap.page.context().waitForEvent("page"),
    choose(of(roadmap), "Keel (P2)", "Open in new window"),
  ]);
  await window.locator(".cm-content", { hasText: "Keel" }).waitFor();
  await window.close();
  await choose(of(roadmap), "Boat", "Rename…");
  const name = roadmap.page.getByRole("dialog").getByLabel("Name", { exact: true });
  await name.fill("a/b");
  await name.press("Enter");
  await roadmap.page.getByText("A name cannot have any of").waitFor();
  await name.fill("Ship");
  await name.press("Enter");
  await roadmap.row("Ship").waitFor();
  await soon(() => roadmap.text("Plans/Ship.md"), PLAN);
  await choose(of(roadmap), "Ship", "Delete");
  await roadmap.page.getByRole("button", { name: "Delete" }).click();
  await soon(() => roadmap.titles(), []);
});

it("cards that are selected get a priority and dates together", async () => {
  const roadmap = await open({ params: { pane: "900", left: "0" }, viewport: { width: 1400, height: 800 } });
  await roadmap.pane.getByRole("tab", { name: "Board" }).click();
  const card = (title: string): ReturnType<RoadmapPage["row"]> =>
    roadmap.pane.locator(".por-tile", { hasText: title }).first();
  await card("Keel").click({ modifiers: ["ControlOrMeta"] });
  await card("Oak").click({ modifiers: ["ControlOrMeta"] });
  await card("Oak").click({ button: "right" });
  await roadmap.page.locator(".menu").getByText("Set dates…").click();
  const dialogue = roadmap.page.getByRole("dialog");
  await dialogue.getByText("Dates of 2 items").waitFor();
  await dialogue.getByLabel("Due", { exact: true }).fill("2026-12-31");
  await dialogue.getByLabel("Start", { exact: true }).fill("2027-01-01");
  await dialogue.getByRole("button", { name: "Save" }).click();
  await dialogue.getByText("This is before the start.").waitFor();
  await dialogue.getByLabel("Start", { exact: true }).fill("");
  expect(await dialogue.getByText("This is before the start.").count()).toBe(0);
  await dialogue.getByRole("button", { name: "Save" }).click();
  await soon(() => text(roadmap), PLAN.replace("2026-12-01", "2026-12-31").replace("Oak", "Oak 📅 2026-12-31"));
  await roadmap.pane.locator(".por-board").press("ControlOrMeta+z");
  await soon(() => text(roadmap), PLAN);
});

it("week 1 is set for the vault, and puts weeks on the calendar", async () => {
  const weeks = "# Plan\n\n## Phase 1: Hull (Week 1-2)\n\n- [ ] a\n";
  const roadmap = await openRoadmap({
    notes: { "Plan.md": weeks },
    params: { pane: "900", left: "0" },
    viewport: { width: 1400, height: 800 },
  });
  await roadmap.pane.getByRole("tab", { name: "Timeline" }).click();
  const bar = roadmap.pane.locator(".por-time-row", { hasText: "Hull" }).locator(".por-span");
  await soon(() => bar.getAttribute("aria-label"), "week 1 to week 2, on the critical path");
  await roadmap.page.keyboard.press("Control+,");
  const setting = roadmap.page
    .locator(".modal.mod-settings .setting-item", { hasText: "First day of week 1" })
    .locator("input");
  await setting.fill("2026-02-31");
  await setting.blur();
  await roadmap.page.getByText("Write a day such as 2026-01-05").first().waitFor();
  await setting.fill("2027-01-04");
  await setting.blur();
  await roadmap.page.locator(".modal.mod-settings").getByRole("button", { name: "Close" }).click();
  await soon(() => bar.getAttribute("aria-label"), "Jan 4, 2027 to Jan 17, 2027, on the critical path");
});

it.each(["Outline", "Board", "Findings"])(
  "the menu that keys ask for stands below what it is of, in %s",
  async (view) => {
    const roadmap = await open({ notes: { "Plans/Boat.md": PLAN, "Odd.md": "- [ ] a [[Nowhere]]\n", "Open.md": "" } });
    await roadmap.pane.getByRole("tab", { name: view }).click();
    const tree = roadmap.pane.locator("[data-por-view]");
    await tree.focus();
    for (const key of ["Home", "ArrowDown"]) await roadmap.page.keyboard.press(key);
    const id = await tree.getAttribute("aria-activedescendant");
    const row = roadmap.page.locator(`[id="${id ?? ""}"]`);
    const active = await row.boundingBox();
    // What engines give for the key of menus: the middle of what has the keys.
    const box = await tree.boundingBox();
    const [clientX, clientY] = [(box?.x ?? 0) + 40, (box?.y ?? 0) + (box?.height ?? 0) / 2];
    await tree.dispatchEvent("contextmenu", { button: 0, clientX, clientY });
    const menu = await roadmap.page.locator(".menu").boundingBox();
    expect(Math.abs((menu?.y ?? 0) - ((active?.y ?? 0) + (active?.height ?? 0)))).toBeLessThan(6);
    expect(await row.evaluate((each) => getComputedStyle(each).boxShadow)).not.toBe("none");
    await roadmap.page.keyboard.press("Escape");
    await soon(() => row.evaluate((each) => each.classList.contains("has-active-menu")), false);
  },
);

it("where none of the items has a place for a priority or dates, that is told at once", async () => {
  const roadmap = await open();
  const { page, notices } = roadmap;
  const dialogue = page.getByRole("dialog");
  await choose(of(roadmap), "Mast", "Set priority…");
  await notices.filter({ hasText: "“Mast”: “Priority” cannot be set here: edit the text." }).waitFor();
  for (const key of ["Home", "ArrowDown", "ArrowDown"]) await roadmap.tree.press(key);
  await roadmap.tree.press("d");
  await notices.filter({ hasText: "“Phase 1: Hull”: “Dates” cannot be set here: edit the text." }).waitFor();
  expect(await page.locator(".menu").count()).toBe(0);
  expect(await dialogue.count()).toBe(0);
  // One that has a place is enough.
  await roadmap.row("Mast").click({ modifiers: ["Alt"] });
  await roadmap.row("Keel (P2)").click({ modifiers: ["Alt"] });
  await roadmap.tree.press("p");
  await page.locator(".menu .menu-item").getByText("High priority", { exact: true }).waitFor();
});
