import { violations } from "./support/axe";
import { soon, useRoadmap, type RoadmapOptions, type RoadmapPage } from "./support/roadmap-page";

jest.setTimeout(90_000);

const openRoadmap = useRoadmap();

const PLAN = "# Boat\n\n- [ ] Keel\n- [ ] Planks\n- [ ] Mast 📅 2026-12-01\n- [ ] Sails\n";

async function open(options: RoadmapOptions = {}): Promise<RoadmapPage> {
  const roadmap = await openRoadmap({
    notes: { "Boat.md": PLAN, "Open.md": "" },
    params: { open: "Open.md" },
    ...options,
  });
  await roadmap.pane.getByRole("button", { name: "Expand all" }).click();
  await roadmap.row("Keel").waitFor();
  return roadmap;
}

const text = (roadmap: RoadmapPage): string => roadmap.text("Boat.md");
const selected = ({ pane }: RoadmapPage): Promise<string[]> =>
  pane.locator(".por-row.is-selected .por-title").allInnerTexts();
const ticked = (...titles: readonly string[]): string =>
  titles.reduce((plan, title) => plan.replace(`[ ] ${title}`, `[x] ${title}`), PLAN);

it("rows that are selected with the mouse get a status together, which one undo takes back", async () => {
  const roadmap = await open();
  await roadmap.row("Keel").click({ modifiers: ["Alt"] });
  await roadmap.row("Mast").click({ modifiers: ["Shift"] });
  await soon(() => selected(roadmap), ["Keel", "Planks", "Mast"]);
  await roadmap.row("Planks").click({ modifiers: ["Alt"] });
  await soon(() => selected(roadmap), ["Keel", "Mast"]);
  await roadmap.pane.getByText("2 rows selected").waitFor();
  await roadmap.pane.getByRole("button", { name: "Set status" }).click();
  await roadmap.page.locator(".menu .menu-item").getByText("Done", { exact: true }).click();
  await soon(() => text(roadmap), ticked("Keel", "Mast"));
  await roadmap.tree.press("ControlOrMeta+z");
  await soon(() => text(roadmap), PLAN);
});

it("rows of a note that is open in an editor change in one step of its undo", async () => {
  const roadmap = await open({ params: { open: "Boat.md" } });
  await roadmap.row("Keel").click({ modifiers: ["Alt"] });
  await roadmap.row("Sails").click({ modifiers: ["Shift"] });
  await soon(() => selected(roadmap), ["Keel", "Planks", "Mast", "Sails"]);
  await roadmap.pane.getByRole("button", { name: "Set status" }).click();
  await roadmap.page.locator(".menu .menu-item").getByText("Done", { exact: true }).click();
  const inEditor = async (): Promise<string> => (await roadmap.editorState()).text;
  await soon(inEditor, ticked("Keel", "Planks", "Mast", "Sails"));
  await roadmap.editor.press("ControlOrMeta+z");
  await soon(inEditor, PLAN);
});

it("rows are selected by keyboard alone, and Escape selects none", async () => {
  const roadmap = await open();
  const { keyboard } = roadmap.page;
  await roadmap.tree.focus();
  await keyboard.press("Home");
  await keyboard.press("ArrowDown");
  await keyboard.press("x");
  await keyboard.press("ArrowDown");
  await keyboard.press("Shift+ArrowDown");
  await soon(() => selected(roadmap), ["Keel", "Planks", "Mast"]);
  await keyboard.press("d");
  await roadmap.page.getByRole("dialog").getByText("Dates of 3 items").waitFor();
  await roadmap.page.getByRole("dialog").getByLabel("Due", { exact: true }).fill("2026-12-31");
  await keyboard.press("Enter");
  await soon(
    () => text(roadmap),
    PLAN.replace("Keel", "Keel 📅 2026-12-31")
      .replace("Planks", "Planks 📅 2026-12-31")
      .replace("2026-12-01", "2026-12-31"),
  );
  await roadmap.tree.press("ControlOrMeta+z");
  await soon(() => text(roadmap), PLAN);
  await keyboard.press("Escape");
  await soon(() => selected(roadmap), []);
  await soon(() => roadmap.pane.locator(".por-selection-bar .clickable-icon").count(), 0);
});

it("in the timeline rows are selected as in the outline", async () => {
  const roadmap = await open({ params: { pane: "900", left: "0" }, viewport: { width: 1400, height: 800 } });
  await roadmap.pane.getByRole("tab", { name: "Timeline" }).click();
  const row = (title: string): ReturnType<RoadmapPage["row"]> =>
    roadmap.pane.locator(".por-time-row", { hasText: title });
  await row("Keel").click({ modifiers: ["Alt"] });
  await row("Sails").click({ modifiers: ["Alt"] });
  await row("Sails").click({ button: "right" });
  await roadmap.page.locator(".menu").getByText("Set priority…").click();
  await roadmap.page.locator(".menu .menu-item").getByText("High priority", { exact: true }).click();
  await soon(() => text(roadmap), PLAN.replace("Keel", "Keel ⏫").replace("Sails", "Sails ⏫"));
});

it("on a phone a row is selected from its menu, and others by a touch", async () => {
  const roadmap = await open({
    viewport: { width: 390, height: 800 },
    params: { phone: "1", main: "plan-of-record-roadmap", pane: "0" },
  });
  await roadmap.row("Keel").click({ button: "right" });
  await roadmap.page.locator(".menu").getByText("Select", { exact: true }).click();
  await soon(() => selected(roadmap), ["Keel"]);
  const box = await roadmap.row("Sails").boundingBox();
  const [x, y] = [(box?.x ?? 0) + 150, (box?.y ?? 0) + 10];
  const finger = await roadmap.page.context().newCDPSession(roadmap.page);
  await finger.send("Input.dispatchTouchEvent", { type: "touchStart", touchPoints: [{ x, y }] });
  await finger.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
  await soon(() => selected(roadmap), ["Keel", "Sails"]);
  await roadmap.pane.getByRole("button", { name: "Clear selection" }).click();
  await soon(() => selected(roadmap), []);
});

it.each(["light", "dark"])("axe finds nothing wrong with a selection in the %s theme", async (theme) => {
  const roadmap = await open({ params: { theme } });
  await roadmap.row("Keel").click({ modifiers: ["Alt"] });
  expect(await violations(roadmap.page)).toEqual([]);
});
