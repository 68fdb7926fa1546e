import { spawn, type ChildProcess } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { Browser, Page } from "playwright-core";
import type {} from "../../workbench/page/main";
import { hideTour } from "../../scripts/hide-tour.mjs";
import { copyProject, type ProjectCopy } from "../support/copy-project";
import { editorText, putCursor } from "./support/fixture-log";
import { soon } from "./support/roadmap-page";
import { launchBrowser } from "./support/workbench";

jest.setTimeout(120_000);

const root = path.resolve(__dirname, "../..");
/** What is built of the sources, under load too; milliseconds. */
const BUILD = 60_000;

let copy: ProjectCopy;
let server: ChildProcess;
let browser: Browser;
let page: Page;
let said = "";

const change = (file: string, from: string, to: string): void => {
  const whole = path.join(copy.folder, file);
  const text = readFileSync(whole, "utf8");
  expect(text).toContain(from);
  writeFileSync(whole, text.replace(from, to));
};
const commandName = (id: string): Promise<string | undefined> =>
  page.evaluate((full) => window.workbench?.app.commands.commands.get(full)?.name, `plan-of-record:${id}`);
const openPath = (): Promise<string | undefined> =>
  page.evaluate(() => window.workbench?.app.workspace.getActiveFile()?.path);

beforeAll(async () => {
  copy = copyProject((file) => /^(?:src|workbench|scripts)\/|^[^/]+$/.test(file));
  // What is built here already need not be built there first.
  cpSync(path.join(root, "main.js"), path.join(copy.folder, "main.js"));
  cpSync(path.join(root, "workbench/dist"), path.join(copy.folder, "workbench/dist"), { recursive: true });
  const vault = path.join(copy.folder, "notes");
  mkdirSync(vault);
  writeFileSync(path.join(vault, "Plan.md"), "# Plan\n\n- [ ] Order ropes\n");
  writeFileSync(path.join(vault, "Another.md"), "# Another\n");
  const args = ["scripts/start.mjs", "--watch", "--no-open", "--no-build", "--vault", vault];
  server = spawn(process.execPath, [...args, "--state", path.join(copy.folder, "state")], { cwd: copy.folder });
  for (const stream of [server.stdout, server.stderr])
    stream?.on("data", (chunk: Buffer) => (said += chunk.toString()));
  await soon(() => /http:\S+/.test(said), true);
  browser = await launchBrowser();
  page = await browser.newPage();
  await page.addInitScript(hideTour);
  await page.goto(`${/http:\S+/.exec(said)?.[0] ?? ""}?open=Another.md`);
  await page.waitForSelector("body[data-workbench=ready]");
});
afterAll(async () => {
  await browser.close();
  const ended = new Promise((resolve) => server.once("exit", resolve));
  server.kill();
  await ended;
  copy.remove();
});

test("what is changed in the sources is built and shown, and the page keeps what is open", async () => {
  await page.evaluate(async () => {
    const { app } = window.workbench ?? {};
    const file = app?.vault.getFileByPath("Plan.md");
    if (app !== undefined && file instanceof Object) await app.workspace.getLeaf(false).openFile(file);
    Object.assign(window, { isSamePage: true });
  });
  await putCursor(page, 2, 17);
  await page.keyboard.type(" and sails");

  // A mistake is told in the page and in the terminal; what was built before goes on.
  const names = "src/core/words/english.ts";
  change(names, '"Open outline"', '"Open the outline" nothing');
  const failure = page.locator(".workbench-build-failed");
  await failure.waitFor({ timeout: BUILD });
  expect(await failure.innerText()).toMatch(/^The build failed[^]*english\.ts:\d+:\d+[^]*nothing/);
  expect(said).toContain("english.ts");
  expect(await commandName("open-outline")).toBe("Plan of Record: Open outline");

  // Once it is put right, the plugin alone is loaded again.
  change(names, '"Open the outline" nothing', '"Open the outline"');
  await failure.waitFor({ state: "detached", timeout: BUILD });
  await soon(() => commandName("open-outline"), "Plan of Record: Open the outline");
  expect(await page.evaluate(() => "isSamePage" in window)).toBe(true);
  expect(await editorText(page)).toContain("- [ ] Order ropes and sails");

  // What changes in the workbench loads the page again, with the note that is open and what was typed.
  change("workbench/page/shell/about-modal.ts", "This is not Obsidian", "This is no Obsidian");
  await page.waitForFunction(() => !("isSamePage" in window), undefined, { timeout: BUILD });
  await page.waitForSelector("body[data-workbench=ready]");
  await soon(openPath, "Plan.md");
  expect(await editorText(page)).toContain("- [ ] Order ropes and sails");
  await page.keyboard.type(" at once");
  expect(await editorText(page)).toContain("- [ ] Order ropes and sails at once\n");
  expect(await page.evaluate(async () => (await fetch("/page.js")).text())).toContain("This is no Obsidian");
});
