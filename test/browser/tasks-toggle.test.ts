import { soon, useRoadmap, type RoadmapOptions, type RoadmapPage } from "./support/roadmap-page";

jest.setTimeout(60_000);

const openRoadmap = useRoadmap();

/** What the stand-in does when it is asked: as Tasks would, fail, or give nonsense. */
type Manner = "well" | "throws" | "nonsense";

/**
 * Opens a roadmap beside a stand-in for the Tasks plugin, which has no more of it than its published interface: the
 * line and the path go in, the lines come out.
 */
async function openWithTasks(options: RoadmapOptions, manner: Manner = "well"): Promise<RoadmapPage> {
  const roadmap = await openRoadmap({ ...options, ownPage: true });
  await roadmap.page.evaluate((how) => {
    const asked: string[][] = [];
    const executeToggleTaskDoneCommand = (line: string, path: string): unknown => {
      asked.push([path, line]);
      if (how === "throws") throw new Error("Tasks is confused");
      if (how === "nonsense") return { line };
      if (/\[x\]/.test(line)) return line.replace("[x]", "[ ]").replace(/ ✅ \S+/, "");
      if (line.includes("🏁 delete")) return "";
      const done = `${line.replace("[ ]", "[x]")} ✅ 2026-11-30`;
      return line.includes("🔁") ? `${line.replace("2026-11-30", "2026-12-07")}\n${done}` : done;
    };
    const app = window.workbench?.app as unknown as { plugins: { plugins: Record<string, unknown> } };
    app.plugins.plugins["obsidian-tasks-plugin"] = { apiV1: { executeToggleTaskDoneCommand } };
    Object.assign(window, { asked });
  }, manner);
  return roadmap;
}

async function askedOf({ page }: RoadmapPage): Promise<unknown> {
  return await page.evaluate(() => (window as unknown as { asked: unknown }).asked);
}

async function setStatus({ page }: RoadmapPage, line: number, status: string): Promise<void> {
  await page.evaluate(
    async ([at, to]) => {
      const { api } = window.workbench?.plugin as unknown as {
        api: { setStatus(path: string, line: number, status: string): Promise<void> };
      };
      await api.setStatus("Plan.md", at, to);
    },
    [line, status] as const,
  );
}

async function run({ page }: RoadmapPage, command: string): Promise<void> {
  await page.evaluate((id) => window.workbench?.app.commands.executeCommandById(`plan-of-record:${id}`), command);
}

const OPEN = { params: { open: "Open.md" } };
const PLAN =
  "# Plan\r\n\r\n- [ ] wash 🔁 every week 📅 2026-11-30\r\n- [ ] paint\r\n- [ ] burn 🏁 delete\r\n- [ ] last";

describe("where the Tasks plugin is there", () => {
  it("it says what a tick makes of a task, in the line breaks of the note", async () => {
    const roadmap = await openWithTasks({ notes: { "Plan.md": PLAN, "Open.md": "" }, ...OPEN });
    await roadmap.box("wash").click();
    const washed =
      "- [ ] wash 🔁 every week 📅 2026-12-07\r\n- [x] wash 🔁 every week 📅 2026-11-30 ✅ 2026-11-30\r\n- [ ] paint";
    let now = PLAN.replace("- [ ] wash 🔁 every week 📅 2026-11-30\r\n- [ ] paint", washed);
    await soon(() => roadmap.text("Plan.md"), now);
    await roadmap.box("paint").click();
    now = now.replace("[ ] paint", "[x] paint ✅ 2026-11-30");
    await soon(() => roadmap.text("Plan.md"), now);
    await roadmap.row("paint").locator("input:checked").click();
    now = now.replace("[x] paint ✅ 2026-11-30", "[ ] paint");
    await soon(() => roadmap.text("Plan.md"), now);
    await roadmap.box("burn").click();
    await soon(() => roadmap.text("Plan.md"), now.replace("- [ ] burn 🏁 delete\r\n", ""));
    await run(roadmap, "undo");
    await soon(() => roadmap.text("Plan.md"), now);
    expect(await askedOf(roadmap)).toEqual([
      ["Plan.md", "- [ ] wash 🔁 every week 📅 2026-11-30"],
      ["Plan.md", "- [ ] paint"],
      ["Plan.md", "- [x] paint ✅ 2026-11-30"],
      ["Plan.md", "- [ ] burn 🏁 delete"],
    ]);
  });

  it("a tick in the editor is one step of undo, and leaves the cursor alone", async () => {
    const note = "# Plan\n\n- [ ] wash 🔁 every week 📅 2026-11-30\n- [ ] paint\n";
    const roadmap = await openWithTasks({ notes: { "Plan.md": note }, params: { open: "Plan.md" } });
    await roadmap.row("paint").waitFor();
    await roadmap.putCursor(3, 4);
    await run(roadmap, "toggle-tasks");
    await soon(async () => (await roadmap.editorState()).text, note.replace("[ ] paint", "[x] paint ✅ 2026-11-30"));
    await roadmap.putCursor(2, 7);
    await run(roadmap, "toggle-tasks");
    await soon(async () => (await roadmap.editorState()).text.split("\n").length, note.split("\n").length + 1);
    await roadmap.page.keyboard.press("Control+z");
    await soon(async () => (await roadmap.editorState()).text, note.replace("[ ] paint", "[x] paint ✅ 2026-11-30"));
  });

  it("it is asked when a task is done by another way, and gets what it gives where that is what was chosen", async () => {
    const roadmap = await openWithTasks({ notes: { "Plan.md": "- [ ] wash\n- [ ] dry\n", "Open.md": "" }, ...OPEN });
    await roadmap.row("wash").waitFor();
    await setStatus(roadmap, 0, "done");
    expect(roadmap.text("Plan.md")).toBe("- [x] wash ✅ 2026-11-30\n- [ ] dry\n");
    await setStatus(roadmap, 1, "cancelled");
    expect(roadmap.text("Plan.md")).toBe("- [x] wash ✅ 2026-11-30\n- [-] dry\n");
    expect(await askedOf(roadmap)).toEqual([["Plan.md", "- [ ] wash"]]);
  });

  it.each(["throws", "nonsense"] as const)(
    "and %s, a task is ticked without it, but not one that repeats",
    async (how) => {
      const note = "- [ ] wash 🔁 every week\n- [ ] paint\n";
      const roadmap = await openWithTasks({ notes: { "Plan.md": note, "Open.md": "" }, ...OPEN }, how);
      await roadmap.box("paint").click();
      await soon(() => roadmap.text("Plan.md"), note.replace("[ ] paint", "[x] paint"));
      expect(await roadmap.notices.innerText()).toContain("could not toggle “paint”");
      await roadmap.box("wash").click();
      await soon(() => roadmap.notices.count(), 2);
      expect(await roadmap.notices.last().innerText()).toContain("“wash” repeats");
      expect(roadmap.text("Plan.md")).toBe(note.replace("[ ] paint", "[x] paint"));
    },
  );

  it("and fails for many tasks, that is one notice", async () => {
    const roadmap = await openWithTasks(
      { notes: { "Plan.md": "- [ ] wash\n- [ ] paint\n- [ ] burn\n" }, params: { open: "Plan.md" } },
      "throws",
    );
    await roadmap.row("paint").waitFor();
    await roadmap.putCursor(0);
    for (const key of ["Shift+ArrowDown", "Shift+ArrowDown", "Shift+End"]) await roadmap.page.keyboard.press(key);
    await run(roadmap, "toggle-tasks");
    await soon(async () => (await roadmap.editorState()).text, "- [x] wash\n- [x] paint\n- [x] burn\n");
    expect(await roadmap.notices.count()).toBe(1);
    expect(await roadmap.notices.innerText()).toMatch(/“wash”.*\(and 2 more\)$/);
  });

  it("it is not asked where that is switched off", async () => {
    const roadmap = await openWithTasks({
      notes: { "Plan.md": "- [ ] paint\n- [ ] wash 🔁 every week\n", "Open.md": "" },
      ...OPEN,
    });
    await roadmap.page.keyboard.press("Control+,");
    const window = roadmap.page.locator(".modal.mod-settings");
    await window
      .locator(".setting-item", { hasText: "Toggle tasks with the Tasks plugin" })
      .locator(".checkbox-container, input")
      .first()
      .click();
    await window.getByRole("button", { name: "Close" }).click();
    await roadmap.box("paint").click();
    await soon(() => roadmap.text("Plan.md"), "- [x] paint\n- [ ] wash 🔁 every week\n");
    expect(await askedOf(roadmap)).toEqual([]);
    await roadmap.box("wash").click();
    await roadmap.notices.waitFor();
    expect(await roadmap.notices.innerText()).toContain("enable it and its toggling in the settings");
  });
});

describe("without the Tasks plugin", () => {
  it("days of closing are kept as the note's writer keeps them, and a second tick gives the bytes back", async () => {
    const note = "- [x] keel ✅ 2026-11-02\n- [x] ribs ✅ 2026-11-03\n- [ ] mast 📅 2026-12-01\n";
    const roadmap = await openRoadmap({ notes: { "Plan.md": note, "Open.md": "" }, ...OPEN });
    const today = await roadmap.page.evaluate(() => {
      const now = new Date();
      return [now.getFullYear(), now.getMonth() + 1, now.getDate()]
        .map((each) => String(each).padStart(2, "0"))
        .join("-");
    });
    await roadmap.box("mast").click();
    await soon(
      () => roadmap.text("Plan.md"),
      note.replace("[ ] mast 📅 2026-12-01", `[x] mast 📅 2026-12-01 ✅ ${today}`),
    );
    await roadmap.row("mast").locator("input:checked").click();
    await soon(() => roadmap.text("Plan.md"), note);
    await roadmap.box("keel").click();
    await soon(() => roadmap.text("Plan.md"), note.replace("[x] keel ✅ 2026-11-02", "[ ] keel"));
    await roadmap.row("keel").locator("input:not(:checked)").click();
    await soon(() => roadmap.text("Plan.md"), note);
    expect(await roadmap.notices.count()).toBe(0);
  });
});
