import { rmSync } from "node:fs";
import path from "node:path";
import type { Page } from "playwright-core";
import { cachedPaths, damageCache, type Damage } from "./support/note-cache";
import { soon, useRoadmap, type RoadmapPage } from "./support/roadmap-page";
import { countWorkers, watchVaultReads, watchWorkers } from "./support/workers";

jest.setTimeout(120_000);

const openRoadmap = useRoadmap();

const notes = {
  "Plan.md": "# Plan\n\n- [ ] one 📅 2026-05-03\n- [ ] two [[Diary]]\n",
  "Other.md": "---\nstatus: 🔄 en cours\n---\n- [ ] three\n",
  "Diary.md": "# Monday\n\nIt rained, see [[Plan]].\n",
};
const ALL = ["Diary.md", "Other.md", "Plan.md"];
const ROWS = ["Other", "  three", "Plan", "  one", "  two Diary"];

/** A roadmap over a vault whose notes are all kept for the next start; `reads` are those since `start`. */
async function openKept(prepare?: (page: Page) => Promise<void>) {
  let reads: () => readonly string[] = () => [];
  const roadmap = await openRoadmap({
    notes,
    params: { left: "0" },
    prepare: async (page) => {
      await watchWorkers(page);
      reads = await watchVaultReads(page);
      await prepare?.(page);
    },
  });
  await soon(() => roadmap.titles(), ROWS);
  await soon(() => cachedPaths(roadmap.page), ALL);
  let before = 0;
  /** Starts the app again, and waits until the roadmap shows `rows`. */
  const start = async (rows: readonly string[] = ROWS): Promise<void> => {
    before = reads().length;
    await roadmap.bench.open({ left: "0" });
    await soon(() => roadmap.titles(), rows);
    await roadmap.pane.getByRole("progressbar").waitFor({ state: "detached" });
  };
  return { roadmap, start, reads: () => [...reads().slice(before)].sort() };
}

const posted = async ({ page }: RoadmapPage): Promise<readonly string[]> =>
  [...(await countWorkers(page)).posted].sort();

it("the second start reads no note and starts no worker, and shows the same", async () => {
  const { roadmap, start, reads } = await openKept();
  const shown = await roadmap.tree.innerHTML();
  await start();
  expect(reads()).toEqual([]);
  expect(await countWorkers(roadmap.page)).toMatchObject({ started: 0 });
  expect(await roadmap.tree.innerHTML()).toBe(shown);
});

it("what is kept can be ticked, in a note that is open and in one that is not", async () => {
  const { roadmap, start } = await openKept();
  await start();
  await roadmap.openNote("Plan.md");
  await roadmap.box("one").click();
  await roadmap.row("one").locator("input:checked").waitFor();
  await roadmap.box("three").click();
  await soon(() => roadmap.text("Other.md"), notes["Other.md"].replace("[ ] three", "[x] three"));
  // In the editor, as one step that can be undone.
  expect((await roadmap.editorState()).text).toBe(notes["Plan.md"].replace("[ ] one", "[x] one"));
});

it("only what has changed, come or moved meanwhile is read; what is gone is forgotten", async () => {
  const { roadmap, start, reads } = await openKept();
  await roadmap.page.goto("about:blank");
  roadmap.write("Other.md", "- [ ] changed\n");
  roadmap.write("New.md", "- [ ] new\n");
  rmSync(path.join(roadmap.bench.vaultDir, "Diary.md"));
  await start(["New", "  new", "Other", "  changed", "Plan", "  one", "  two Diary"]);
  expect(reads()).toEqual(["New.md", "Other.md"]);
  expect(await posted(roadmap)).toEqual(["New.md", "Other.md"]);
  await soon(async () => [...new Set(await cachedPaths(roadmap.page))], ["New.md", "Other.md", "Plan.md"]);
  await start(["New", "  new", "Other", "  changed", "Plan", "  one", "  two Diary"]);
  expect(reads()).toEqual([]);
});

it("a note that was typed in, ticked or renamed is kept as it is now", async () => {
  const { roadmap, start, reads } = await openKept();
  await roadmap.openNote("Plan.md");
  await roadmap.putCursor(2);
  await roadmap.page.keyboard.type(" typed");
  await roadmap.row("one 📅 2026-05-03 typed").or(roadmap.row("one typed")).waitFor();
  await roadmap.save();
  await roadmap.box("three").click();
  await soon(() => roadmap.text("Other.md").includes("[x] three"), true);
  await roadmap.page.evaluate(async () => {
    const app = window.workbench?.app;
    const file = app?.vault.getFileByPath("Diary.md");
    if (app !== undefined && file) await app.vault.rename(file, "Journal.md");
  });
  const counts = async (): Promise<readonly number[]> => {
    const kept = await cachedPaths(roadmap.page);
    return ["Journal.md", "Other.md", "Plan.md"].map((name) => kept.filter((each) => each === name).length);
  };
  // Beside what was kept of the older versions, until the next start.
  await soon(counts, [1, 2, 2]);
  const now = await roadmap.titles();
  await start(now);
  expect(reads()).toEqual([]);
});

it.each<[string, Damage]>([
  ["segments that are damaged", "segments"],
  ["notes that are damaged", "notes"],
  ["what another version has read", "version"],
  ["a database that does not work", "stores"],
])("%s cost no more than reading the notes again, and are replaced", async (_, damage) => {
  const { roadmap, start, reads } = await openKept();
  await roadmap.page.evaluate(() => window.workbench?.unloadPlugin());
  await damageCache(roadmap.page, damage);
  await start();
  expect(reads()).toEqual(ALL);
  await soon(async () => [...new Set(await cachedPaths(roadmap.page))], ALL);
  await start();
  expect(reads()).toEqual([]);
  await soon(() => cachedPaths(roadmap.page), ALL);
});

it("where nothing can be kept, all is read at every start", async () => {
  const roadmap = await openRoadmap({
    notes,
    prepare: async (page) => {
      await page.addInitScript(() =>
        Object.defineProperty(window, "indexedDB", { get: () => undefined, configurable: true }),
      );
    },
  });
  await soon(() => roadmap.titles(), ROWS);
  await roadmap.bench.open();
  await soon(() => roadmap.titles(), ROWS);
  await roadmap.box("three").click();
  await roadmap.row("three").locator("input:checked").waitFor();
});

it("two windows of one vault share what is kept, and survive that one of them deletes it", async () => {
  const { roadmap, start, reads } = await openKept();
  const other = await roadmap.page.context().newPage();
  await other.goto(`${roadmap.bench.url}?left=0`);
  const otherRows = other.locator(".por-row .por-title");
  await soon(() => otherRows.count(), ROWS.length);
  roadmap.write("Other.md", "- [ ] changed\n");
  for (const page of [roadmap.page, other]) await page.getByText("changed").first().waitFor();
  // Both have read it, and both keep it.
  await soon(async () => (await cachedPaths(other)).filter((each) => each === "Other.md").length, 3);
  await start(["Other", "  changed", "Plan", "  one", "  two Diary"]);
  expect(reads()).toEqual([]);
  await damageCache(other, "stores");
  roadmap.write("Plan.md", "- [ ] later\n");
  for (const page of [roadmap.page, other]) await page.getByText("later").first().waitFor();
  await start(["Other", "  changed", "Plan", "  later"]);
  expect(reads()).toEqual(ALL);
  await soon(async () => [...new Set(await cachedPaths(roadmap.page))], ALL);
  await other.close();
});
