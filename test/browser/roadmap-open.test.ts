import { ROADMAP_VIEW, soon, useRoadmap, type RoadmapPage } from "./support/roadmap-page";

jest.setTimeout(60_000);

const openRoadmap = useRoadmap();

const LONG = [
  "# Long",
  "",
  "## Early",
  "",
  "- [x] at once",
  "",
  ...Array.from({ length: 300 }, (_, line) => `Paragraph ${line}.`),
  "",
  "## Late",
  "",
  "- [ ] far down",
  "- [ ] further",
  "",
  ...Array.from({ length: 100 }, (_, line) => `Ending ${line}.`),
  "",
].join("\n");
const FAR_DOWN = LONG.split("\n").indexOf("- [ ] far down");
const notes = { "Long.md": LONG, "Short.md": "# Short\n\n- [ ] near\n", "Open.md": "Nothing planned.\n" };

interface OpenTab {
  readonly file: string;
  readonly isActive: boolean;
}

/** The notes in the tabs of the main area. */
async function tabs({ page }: RoadmapPage): Promise<readonly OpenTab[]> {
  return await page.evaluate(() => {
    const workspace = window.workbench?.app.workspace;
    return (workspace?.getLeavesOfType("markdown") ?? []).map((leaf) => ({
      file: (leaf.view as unknown as { file: { path: string } | null }).file?.path ?? "",
      isActive: workspace?.activeLeaf === leaf,
    }));
  });
}

/** Whether the text of the active note that reads `text` is on the screen. */
async function isOnScreen({ page }: RoadmapPage, text: string): Promise<boolean> {
  return await page.evaluate((wanted) => {
    const leaf = document.querySelector(".mod-root .workspace-leaf.mod-active");
    const frame = leaf?.getBoundingClientRect();
    const lines = [...(leaf?.querySelectorAll(".cm-line, .markdown-preview-view li") ?? [])];
    return lines.some((line) => {
      const { top, bottom, height } = line.getBoundingClientRect();
      return height > 0 && frame && line.textContent.includes(wanted) && top >= frame.top && bottom <= frame.bottom;
    });
  }, text);
}

describe("a click on a row", () => {
  it("opens the note in the active tab, at the line of the task", async () => {
    const roadmap = await openRoadmap({ notes, params: { open: "Open.md" } });
    await roadmap.row("far down").click();
    await soon(() => tabs(roadmap), [{ file: "Long.md", isActive: true }]);
    await soon(() => isOnScreen(roadmap, "far down"), true);
    expect((await roadmap.editorState()).cursor.line).toBe(FAR_DOWN);
    await roadmap.row("near").click();
    await soon(() => tabs(roadmap), [{ file: "Short.md", isActive: true }]);
    expect(await roadmap.titles()).toContain("    far down");
  });

  it("goes to the line where the task stands now, after lines were typed above it", async () => {
    const roadmap = await openRoadmap({ notes, params: { open: "Long.md" } });
    await roadmap.putCursor(0);
    for (let line = 0; line < 5; line += 1) await roadmap.page.keyboard.press("Enter");
    await roadmap.tree.locator(`[data-line="${FAR_DOWN + 5}"]`).waitFor();
    await roadmap.row("far down").click();
    await soon(async () => (await roadmap.editorState()).cursor.line, FAR_DOWN + 5);
    await soon(() => isOnScreen(roadmap, "far down"), true);
  });

  it("opens a heading's line, and a note at its top", async () => {
    const roadmap = await openRoadmap({ notes, params: { open: "Open.md" } });
    await roadmap.row("Late").click();
    await soon(() => isOnScreen(roadmap, "Late"), true);
    await roadmap.row("Short").click();
    await soon(() => tabs(roadmap), [{ file: "Short.md", isActive: true }]);
  });

  it("scrolls to the line in Reading mode too", async () => {
    const roadmap = await openRoadmap({ notes, params: { open: "Long.md", mode: "preview" } });
    await roadmap.row("further").click();
    await soon(() => isOnScreen(roadmap, "further"), true);
  });

  it("opens a new tab with Mod or the middle button, a split with Mod and Alt", async () => {
    const roadmap = await openRoadmap({ notes, params: { open: "Open.md" } });
    await roadmap.row("near").click({ modifiers: ["ControlOrMeta"] });
    await soon(
      () => tabs(roadmap),
      [
        { file: "Open.md", isActive: false },
        { file: "Short.md", isActive: true },
      ],
    );
    await roadmap.row("far down").click({ button: "middle" });
    await soon(
      () => tabs(roadmap),
      [
        { file: "Open.md", isActive: false },
        { file: "Short.md", isActive: false },
        { file: "Long.md", isActive: true },
      ],
    );
    await soon(() => isOnScreen(roadmap, "far down"), true);
    await roadmap.row("near").click({ modifiers: ["ControlOrMeta", "Alt"] });
    await soon(() => roadmap.page.locator(".mod-root .workspace-tabs").count(), 2);
  });

  it("leaves the roadmap where it is when that stands in the main area", async () => {
    const roadmap = await openRoadmap({ notes, params: { open: "Open.md", main: ROADMAP_VIEW } });
    const inMain = roadmap.page.locator(".mod-root .por-pane");
    await inMain.locator("[role=treeitem]", { hasText: "near" }).click();
    await soon(async () => (await tabs(roadmap)).some(({ file, isActive }) => file === "Short.md" && isActive), true);
    expect(await inMain.count()).toBe(1);
  });

  it("folds a folder, and opens no note", async () => {
    const roadmap = await openRoadmap({
      notes: { "Plans/Short.md": "- [ ] near\n", "Open.md": "" },
      params: { open: "Open.md" },
    });
    await roadmap.row("Plans").click();
    await soon(() => roadmap.titles(), ["Plans"]);
    await roadmap.row("Plans").click();
    await soon(() => roadmap.titles(), ["Plans", "  Short", "    near"]);
    expect((await tabs(roadmap)).map(({ file }) => file)).toEqual(["Open.md"]);
  });

  it("offers a menu with the right button, from which the task can be ticked", async () => {
    const roadmap = await openRoadmap({ notes, params: { open: "Open.md" } });
    await roadmap.row("near").click({ button: "right" });
    await roadmap.page.locator(".menu").getByText("Mark as done").click();
    await soon(() => roadmap.text("Short.md"), "# Short\n\n- [x] near\n");
    await roadmap.row("near").click({ button: "right" });
    await roadmap.page.locator(".menu").getByText("Open in new tab").click();
    await soon(() => tabs(roadmap).then((all) => all.length), 2);
  });
});

describe("with the keyboard alone", () => {
  /** Opens the roadmap by its command, which gives it the keys. */
  async function goToRoadmap({ page, tree }: RoadmapPage): Promise<void> {
    await page.keyboard.press("Control+p");
    await page.keyboard.type("Open roadmap");
    await page.keyboard.press("Enter");
    await soon(() => tree.evaluate((element) => element === document.activeElement), true);
  }

  it("rows are reached, folded, ticked and opened", async () => {
    const roadmap = await openRoadmap({
      notes: { "Plans/Short.md": "# Short\n\n- [ ] near\n- [ ] next\n", "Open.md": "" },
      params: { open: "Open.md" },
    });
    const { page } = roadmap;
    const press = async (key: string, title: string): Promise<void> => {
      await page.keyboard.press(key);
      await soon(() => roadmap.activeTitle(), title);
      const activeId = await roadmap.tree.getAttribute("aria-activedescendant");
      expect(await page.locator(`[id="${activeId ?? ""}"] .por-title`).innerText()).toBe(title);
    };
    await roadmap.row("near").waitFor();
    await goToRoadmap(roadmap);
    await soon(() => roadmap.activeTitle(), "Plans");
    await press("End", "next");
    await press("ArrowUp", "near");
    await press("ArrowLeft", "Short");
    await press("ArrowLeft", "Short");
    await soon(() => roadmap.titles(), ["Plans", "  Short"]);
    await press("ArrowLeft", "Plans");
    await press("ArrowRight", "Short");
    await press("ArrowRight", "Short");
    await press("ArrowRight", "near");
    await press("Home", "Plans");
    await press("Enter", "Plans");
    await soon(() => roadmap.titles(), ["Plans"]);
    await press("Enter", "Plans");
    await press("ArrowDown", "Short");
    await press("ArrowDown", "near");
    await press("ArrowDown", "next");
    await press(" ", "next");
    await soon(() => roadmap.text("Plans/Short.md"), "# Short\n\n- [ ] near\n- [x] next\n");
    await roadmap.row("next").locator("input:checked").waitFor();
    await press(" ", "next");
    await soon(() => roadmap.text("Plans/Short.md"), "# Short\n\n- [ ] near\n- [ ] next\n");
    await page.keyboard.press("Enter");
    await soon(() => tabs(roadmap), [{ file: "Plans/Short.md", isActive: true }]);
    await soon(async () => (await roadmap.editorState()).cursor.line, 3);
    await page.keyboard.type("!");
    await soon(async () => (await roadmap.editorState()).text, "# Short\n\n- [ ] near\n- [ ] next!\n");
    await goToRoadmap(roadmap);
    await press("Home", "Plans");
    await press("End", "next!");
    await page.keyboard.press("Control+Enter");
    await soon(() => tabs(roadmap).then((all) => all.length), 2);
  });

  it("the filter is reached and left, and Escape clears it", async () => {
    const roadmap = await openRoadmap({ notes, params: { open: "Open.md" } });
    await roadmap.row("near").waitFor();
    await goToRoadmap(roadmap);
    await roadmap.page.keyboard.press("Control+f");
    await roadmap.page.keyboard.type("near");
    await soon(() => roadmap.titles(), ["Short", "  near"]);
    await roadmap.page.keyboard.press("ArrowDown");
    await roadmap.page.keyboard.press("End");
    await soon(() => roadmap.activeTitle(), "near");
    await roadmap.page.keyboard.press(" ");
    await soon(() => roadmap.text("Short.md"), "# Short\n\n- [x] near\n");
    await roadmap.page.keyboard.press("Control+f");
    await roadmap.page.keyboard.press("Escape");
    await soon(
      () => roadmap.titles(),
      ["Long", "  Early", "    at once", "  Late", "    far down", "    further", "Short", "  near"],
    );
  });

  it("the active row stays with its task when rows come above it", async () => {
    const roadmap = await openRoadmap({ notes, params: { open: "Open.md" } });
    await roadmap.row("near").waitFor();
    await goToRoadmap(roadmap);
    await roadmap.page.keyboard.press("End");
    await soon(() => roadmap.activeTitle(), "near");
    roadmap.write("Another.md", "- [ ] one\n- [ ] two\n");
    await roadmap.row("Another").waitFor();
    expect(await roadmap.activeTitle()).toBe("near");
    await roadmap.page.keyboard.press(" ");
    await soon(() => roadmap.text("Short.md"), "# Short\n\n- [x] near\n");
    expect(roadmap.text("Another.md")).toBe("- [ ] one\n- [ ] two\n");
  });

  it("the active note is found in the roadmap by its command", async () => {
    const folders = Array.from({ length: 60 }, (_, place) => `Folder ${place + 10}`);
    const roadmap = await openRoadmap({
      notes: Object.fromEntries(folders.map((folder) => [`${folder}/Note of ${folder}.md`, "- [ ] task\n"])),
      params: { open: "Folder 69/Note of Folder 69.md" },
    });
    await roadmap.row("Folder 10").waitFor();
    await roadmap.pane.getByRole("button", { name: "Collapse all" }).click();
    await roadmap.editor.focus();
    await roadmap.page.keyboard.press("Control+p");
    await roadmap.page.keyboard.type("Reveal active note");
    await roadmap.page.keyboard.press("Enter");
    await soon(() => roadmap.activeTitle(), "Note of Folder 69");
    expect(await roadmap.row("Note of Folder 69").isVisible()).toBe(true);
  });
});
