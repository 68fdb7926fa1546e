// Takes the pictures of the README: npm run screenshots
import { mkdirSync, mkdtempSync, rmSync, statSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import { startServer } from "../workbench/server/server.mjs";
import { browserArgs, findBrowser } from "./find-browser.mjs";
import { hideTour } from "./hide-tour.mjs";

const PROJECT = fileURLToPath(new URL("..", import.meta.url));
const FOLDER = path.join(PROJECT, "docs/images");
const NOTE = "Engineering/AGENT TODO.md";
/** What is in the middle of the note's part of the picture. */
const HEADING = "PHASE 2: Harbour packs";
const THEMES = [
  { theme: "light", suffix: "" },
  { theme: "dark", suffix: "-dark" },
];
/** The views beside the outline, each with what it is asked for. */
const VIEWS = [
  { name: "Board", file: "board" },
  { name: "Timeline", file: "timeline", query: 'path:"Release Checklist"', expand: true },
  { name: "Findings", file: "findings" },
  { name: "Trend", file: "trend" },
];
/** A day within the plans of the sample vault, so that the same items are overdue whenever the picture is taken. */
const TODAY = new Date("2026-11-18T09:00:00");
/** Titles of rows, in the order in which they are clicked. */
const FOLD = ["Archive"];
const UNFOLD = ["AGENT TODO", "Harbour packs", "Pack builder from gauge tables", "Build all coasts"];

const executablePath = findBrowser();
if (executablePath === undefined) {
  console.error("No Chromium found. Run: node scripts/ensure-browser.mjs");
  process.exit(2);
}
const stateDir = mkdtempSync(path.join(os.tmpdir(), "screenshots-"));
const server = await startServer({
  vaultDir: path.join(PROJECT, "sample-vault"),
  pluginDir: PROJECT,
  stateDir,
  port: 0,
});
const browser = await chromium.launch({ executablePath, headless: true, args: browserArgs() });
try {
  mkdirSync(FOLDER, { recursive: true });
  for (const { theme, suffix } of THEMES) {
    const toFile = (name) => path.join(FOLDER, `${name}${suffix}.png`);
    await takePicture(theme, toFile("roadmap"));
    for (const view of VIEWS) await takeView(theme, view, toFile(view.file));
    for (const name of ["roadmap", ...VIEWS.map(({ file }) => file)]) {
      const target = toFile(name);
      console.log(`${path.relative(PROJECT, target)}: ${Math.ceil(statSync(target).size / 1024)} KiB`);
    }
  }
} finally {
  await browser.close();
  await server.close();
  rmSync(stateDir, { recursive: true, force: true });
}

/** A page with the roadmap, all of it read. */
async function open(viewport, params) {
  const page = await browser.newPage({ viewport, deviceScaleFactor: 1.5 });
  await page.addInitScript(hideTour);
  await page.clock.setFixedTime(TODAY);
  await page.goto(`${server.url}?${new URLSearchParams(params)}`);
  await page.waitForSelector("body[data-workbench]");
  await page.waitForSelector(".por-summary");
  await page.waitForSelector(".por-reading", { state: "detached" });
  return page;
}

async function takeView(theme, { name, query, expand }, target) {
  const page = await open({ width: 1100, height: 640 }, { theme, pane: "1100", left: "0" });
  if (expand) await page.getByRole("button", { name: "Expand all" }).click();
  await page.getByRole("tab", { name }).click();
  if (query !== undefined) {
    await page.getByRole("combobox", { name: "Filter the roadmap" }).fill(query);
  }
  await page.waitForSelector(".por-reading", { state: "detached" });
  // Above the pane, where nothing shows that it is there.
  await page.mouse.move(900, 20);
  await page.evaluate(() => document.activeElement instanceof HTMLElement && document.activeElement.blur());
  await page.waitForTimeout(500);
  await page.locator(".por-pane").screenshot({ path: target });
  await page.close();
}

async function takePicture(theme, target) {
  const page = await open({ width: 1400, height: 900 }, { theme, pane: "460", open: NOTE, mode: "preview" });
  for (const title of [...FOLD, ...UNFOLD]) {
    // Weeks may follow the title.
    const titled = page.locator(".por-title", { hasText: new RegExp(`^${title}(?: \\(|$)`) });
    await page.locator(".por-row", { has: titled }).first().locator(".por-chevron").click();
  }
  // Neither the pointer nor the last click leaves a mark.
  await page.mouse.move(0, 0);
  await page.evaluate((heading) => {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    const headings = [...document.querySelectorAll(".markdown-preview-view :is(h1, h2, h3, h4)")];
    headings.find((element) => element.textContent.startsWith(heading))?.scrollIntoView({ block: "start" });
  }, HEADING);
  await page.waitForTimeout(300);
  await page.screenshot({ path: target });
  await page.close();
}
