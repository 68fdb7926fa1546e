import { longTasks, pageTime, watchLongTasks } from "./support/long-tasks";
import { holdReads, soon, useRoadmap, type RoadmapPage } from "./support/roadmap-page";

jest.setTimeout(180_000);

const openRoadmap = useRoadmap();

const FOLDERS = 20;
const NOTES_A_FOLDER = 100;
const TASKS_A_NOTE = 10;
const TASKS = FOLDERS * NOTES_A_FOLDER * TASKS_A_NOTE;
/** More rows than a screen has room for, with those kept ready above and below it. */
const FEW_ROWS = 200;

/** A vault of 2,000 notes with 20,000 tasks, of which every other is done. */
function generateNotes(): Record<string, string> {
  const notes: Record<string, string> = { "Open.md": "Nothing planned.\n" };
  for (let folder = 0; folder < FOLDERS; folder += 1) {
    for (let place = 0; place < NOTES_A_FOLDER; place += 1) {
      const name = `${folder}-${place}`;
      const tasks = Array.from(
        { length: TASKS_A_NOTE },
        (_, task) =>
          `- [${task % 2 === 0 ? "x" : " "}] Task ${task} of ${name} [[Note ${folder}-${(place + 1) % 100}]]`,
      );
      notes[`Folder ${folder}/Note ${name}.md`] = [
        "---",
        "status: active",
        "---",
        `# Note ${name}`,
        "",
        "Words that plan nothing stand between what does, as they do in most notes.",
        "",
        "## Phase 1: Dig",
        "",
        ...tasks.slice(0, TASKS_A_NOTE / 2),
        "",
        "## Phase 2: Fill",
        "",
        ...tasks.slice(TASKS_A_NOTE / 2),
        "",
      ].join("\n");
    }
  }
  return notes;
}

/** What the page did while `act` ran, for people to read; a time depends on the machine, so none is asserted. */
async function measure(roadmap: RoadmapPage, name: string, act: () => Promise<void>): Promise<string> {
  const from = await pageTime(roadmap.page);
  await act();
  const to = await pageTime(roadmap.page);
  const long = (await longTasks(roadmap.page, from, to)).map((task) => task.for);
  const longest = Math.max(0, ...long);
  const sum = long.reduce((total, each) => total + each, 0);
  return `${name}: ${Math.round(to - from)} ms, ${long.length} long tasks, ${sum} ms in all, the longest ${longest} ms`;
}

describe("a vault of 2,000 notes and 20,000 tasks", () => {
  it("answers while it is read, draws only what is on the screen, and is ticked, filtered and typed in", async () => {
    // The last to be read, as names are sorted.
    const last = "Folder 9/Note 9-99.md";
    const roadmap = await openRoadmap({
      notes: generateNotes(),
      params: { open: "Open.md", metadata: "0" },
      prepare: watchLongTasks,
    });
    const { page, pane, tree } = roadmap;
    const figures: string[] = [];
    const rowsInPage = (): Promise<number> => page.locator(".por-row").count();
    const bar = pane.getByRole("progressbar");
    await pane.locator(".por-row").first().waitFor({ timeout: 60_000 });
    await bar.waitFor({ state: "detached", timeout: 120_000 });
    await soon(() => pane.locator(".por-summary-count").innerText(), `10,000 of ${TASKS.toLocaleString("en-US")} done`);

    // At the next start only what has changed is read.
    await page.evaluate(() => window.workbench?.unloadPlugin());
    const release = await holdReads(page, last);
    roadmap.write(last, "- [ ] changed\n");
    await roadmap.page.evaluate(() => window.workbench?.reloadPlugin());
    figures.push(
      await measure(roadmap, "reading", async () => {
        await bar.waitFor();
        await pane.getByRole("button", { name: "Show open items only" }).click();
        await soon(async () => Number(await bar.getAttribute("aria-valuenow")) > FOLDERS * NOTES_A_FOLDER - 50, true);
      }),
    );
    // It is still reading: the last note is held back.
    expect(await bar.count()).toBe(1);
    await pane.getByRole("button", { name: "Show open items only", pressed: true }).click();
    await release();
    await bar.waitFor({ state: "detached" });

    await pane.getByRole("button", { name: "Collapse all" }).click();
    await soon(() => tree.locator("[role=treeitem]").count(), FOLDERS);
    figures.push(
      await measure(roadmap, "expanding all", async () => {
        await pane.getByRole("button", { name: "Expand all" }).click();
        await roadmap.row("Task 0 of 0-0 Note 0-1").waitFor();
      }),
    );
    expect(await rowsInPage()).toBeLessThan(FEW_ROWS);

    figures.push(
      await measure(roadmap, "scrolling to the end and back", async () => {
        await tree.focus();
        await page.keyboard.press("End");
        await soon(() => roadmap.activeTitle(), "Task 9 of 19-99 Note 19-0");
        expect(await roadmap.row("Task 9 of 19-99 Note 19-0").isVisible()).toBe(true);
        expect(await rowsInPage()).toBeLessThan(FEW_ROWS);
        await page.keyboard.press("Home");
        await roadmap.row("Task 0 of 0-0 Note 0-1").waitFor();
      }),
    );

    const first = "Folder 0/Note 0-0.md";
    const before = roadmap.text(first);
    figures.push(
      await measure(roadmap, "a tick", async () => {
        await roadmap.box("Task 1 of 0-0 Note 0-1").click();
        await roadmap.row("Task 1 of 0-0 Note 0-1").locator("input:checked").waitFor();
      }),
    );
    await soon(() => roadmap.text(first), before.replace("[ ] Task 1", "[x] Task 1"));

    figures.push(
      await measure(roadmap, "filtering", async () => {
        await pane.getByRole("combobox").fill("5 13-13 13-14");
        const found = ["Folder 13", "  Note 13-13", "    Fill", "      Task 5 of 13-13 Note 13-14"];
        await soon(() => roadmap.titles(), found);
        await pane.getByRole("combobox").fill("");
        await roadmap.row("Task 0 of 0-0 Note 0-1").waitFor();
      }),
    );

    figures.push(
      await measure(roadmap, "typing a query", async () => {
        await pane.getByRole("combobox").focus();
        await page.keyboard.type("status:todo path:13-13 ");
        const found = ["Folder 13", "  Note 13-13", "    Dig", "      Task 1 of 13-13 Note 13-14"];
        await soon(async () => (await roadmap.titles()).slice(0, 4), found);
        await pane.getByRole("combobox").fill("");
        await roadmap.row("Task 0 of 0-0 Note 0-1").waitFor();
      }),
    );

    figures.push(
      await measure(roadmap, "typing a line", async () => {
        await roadmap.openNote(first);
        await roadmap.putCursor(9);
        await page.keyboard.press("Enter");
        await page.keyboard.type("Typed while all is open");
        await roadmap.row("Typed while all is open").waitFor();
      }),
    );
    expect(await rowsInPage()).toBeLessThan(FEW_ROWS);
    if (process.env["ROADMAP_FIGURES"] !== undefined) console.info(figures.join("\n"));
  });
});
