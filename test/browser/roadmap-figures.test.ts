import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import type { Page } from "playwright-core";
import { createVault } from "../../bench/vault.mjs";
import { longTasks, watchLongTasks } from "./support/long-tasks";
import { cachedPaths } from "./support/note-cache";
import { soon, useRoadmap } from "./support/roadmap-page";
import { watchVaultReads } from "./support/workers";

// Prints how long the start over a large vault takes:
//   ROADMAP_FIGURES=10000 npx jest test/browser/roadmap-figures.test.ts --selectProjects browser
// The number is that of the notes, one in ten of which holds plans. Without it only that all of this works is tested.
const asked = Number(process.env["ROADMAP_FIGURES"]);
const NOTES = asked > 1 ? asked : 600;
/** How many items a note with plans has at most; `ROADMAP_ITEMS=20` for a vault that is less full of them. */
const ITEMS = Number(process.env["ROADMAP_ITEMS"] ?? Infinity);
const PATIENCE = 900_000;

jest.setTimeout(2 * PATIENCE);

const openRoadmap = useRoadmap();
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), "roadmap-figures-"));
  for (const { path: note, text } of createVault(NOTES)) {
    const file = path.join(folder, note);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, withItems(text, ITEMS));
  }
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** A note without its tasks and rows beyond so many. */
function withItems(text: string, most: number): string {
  let count = 0;
  return text
    .split("\n")
    .filter((line) => !/^\s*(?:- \[|\| (?!Item|---))/.test(line) || (count += 1) <= most)
    .join("\n");
}

interface Times {
  readonly layout: number;
  readonly firstRows: number;
  readonly plans: number;
  readonly ready: number;
}

/** Notes when the layout is ready, when the pane shows rows, and when it has all of them and reads no more. */
async function watchTimes(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const times: Record<string, number> = {};
    let summary = "";
    Object.assign(window, { startTimes: times });
    const look = (): void => {
      // The loading message goes right before the layout is ready.
      if (document.querySelector(".app-container") !== null)
        if (document.querySelector(".workbench-loading") === null) times["layout"] ??= performance.now();
      if (document.querySelector(".por-row") !== null) times["firstRows"] ??= performance.now();
      const now = document.querySelector(".por-summary-count")?.textContent ?? "";
      if (now !== summary) times["plans"] = performance.now();
      summary = now;
      const isReading = document.querySelector(".por-pane [role=progressbar]") !== null;
      if (times["firstRows"] !== undefined && !isReading) times["ready"] ??= performance.now();
    };
    new MutationObserver(look).observe(document, { childList: true, subtree: true, characterData: true });
  });
}

async function timesOf(page: Page): Promise<Times> {
  return await page.evaluate(() => (window as unknown as { startTimes: Times }).startTimes);
}

async function describeStart(page: Page, name: string): Promise<string> {
  const { layout, firstRows, plans, ready } = await timesOf(page);
  const tasks = (await longTasks(page, layout, ready)).map((task) => task.for);
  const since = (time: number): string => `${Math.round(time - layout)} ms`;
  return (
    `${name}: after layout ready first rows ${since(firstRows)}, all counted ${since(plans)}, ` +
    `nothing left to read ${since(ready)}; ${tasks.length} long tasks, the longest ${Math.max(0, ...tasks)} ms ` +
    `(${tasks
      .sort((a, b) => b - a)
      .slice(0, 8)
      .join(", ")})`
  );
}

it(`a vault of ${NOTES} notes is shown while it is read, and at the next start at once`, async () => {
  let reads: () => readonly string[] = () => [];
  const roadmap = await openRoadmap({
    vault: folder,
    params: { metadata: "0", left: "0" },
    prepare: async (page) => {
      await watchLongTasks(page);
      await watchTimes(page);
      reads = await watchVaultReads(page);
    },
  });
  const { page, pane } = roadmap;
  const figures: string[] = [];
  const summary = pane.locator(".por-summary-count");
  await page.waitForFunction(
    () => (window as unknown as { startTimes: Partial<Times> }).startTimes.ready !== undefined,
    null,
    { timeout: PATIENCE },
  );
  figures.push(await describeStart(page, "cold start"));
  const counted = await summary.innerText();
  await soon(async () => new Set(await cachedPaths(page)).size, NOTES);

  for (const round of [1, 2]) {
    const before = reads().length;
    await roadmap.bench.open({ metadata: "0", left: "0" });
    await soon(() => summary.innerText(), counted);
    await pane.getByRole("progressbar").waitFor({ state: "detached" });
    expect(reads().slice(before)).toEqual([]);
    figures.push(await describeStart(page, `warm start ${round}`));
  }
  if (asked > 1) console.info([`${NOTES} notes, ${counted}`, ...figures].join("\n"));
});
