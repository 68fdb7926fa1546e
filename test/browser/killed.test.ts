import { mkdirSync, mkdtempSync, readFileSync, rmSync, watch, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import type { Browser, Page } from "playwright-core";
import type {} from "../../workbench/page/main";
import { createRandom, revisionOf, textOf } from "../workbench/support/revisions";
import { soon } from "./support/roadmap-page";
import { launchBrowser, startWorkbench } from "./support/workbench";

jest.setTimeout(60_000);

/** Half of them end with the server, half with the page; test/workbench/killed.test.ts makes the most of the writes. */
const ROUNDS = 4;
/** Texts so long that the server takes some time to write them. */
const STEP = 900;
const NOTES = Array.from({ length: 4 }, (_, at) => `Note${at}`);

let browser: Browser;
let folder: string;
beforeAll(async () => {
  browser = await launchBrowser();
  folder = mkdtempSync(path.join(os.tmpdir(), "killed-test-"));
});
afterAll(async () => {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
});

test("a page that is closed while it writes, or whose server is killed, leaves every note whole", async () => {
  const vault = path.join(folder, "vault");
  mkdirSync(vault);
  for (const note of NOTES) writeFileSync(path.join(vault, `${note}.md`), textOf(note, 0, STEP));
  const random = createRandom(11);
  for (let round = 0; round < ROUNDS; round += 1) {
    const bench = await startWorkbench({ vault, browser, asUser: true });
    try {
      const { page, vaultDir } = bench;
      const changed = (): Promise<void> =>
        new Promise((resolve) => {
          const watcher = watch(vaultDir, () => {
            watcher.close();
            resolve();
          });
        });
      let writes = 0;
      page.on("response", (response) => {
        if (response.request().method() === "PUT" && response.ok() && response.url().includes(".md")) writes += 1;
      });
      const ended = writeOn(page).then(
        () => "wrote all",
        () => "ended",
      );
      await soon(() => writes > 0, true);
      // In the middle of a write: its first bytes, or the file beside the note, are there.
      await changed();
      await new Promise((resolve) => setTimeout(resolve, Math.floor(random() * 3)));
      if (round % 2 === 1) {
        await page.close();
        // What the page has sent to its end may still be on its way to the disk.
        await new Promise((resolve) => setTimeout(resolve, random() * 50));
      }
      await bench.kill();
      if (round % 2 === 0) await page.close();
      expect(await ended).toBe("ended");
      for (const note of NOTES) revisionOf(note, readFileSync(path.join(vaultDir, `${note}.md`), "utf8"), STEP);
    } finally {
      await bench.close();
    }
  }
});

/** Gives all notes one text after another, through the app's vault and as the plugin does, until nobody answers. */
async function writeOn(page: Page): Promise<void> {
  await page.evaluate(
    async ([notes, made]) => {
      const app = window.workbench?.app;
      for (let revision = 1; revision < 10_000; revision += 1) {
        const writes = notes.map(async (note, at) => {
          const file = app?.vault.getFileByPath(`${note}.md`);
          if (!app || !file) throw new Error(`There is no ${note}`);
          const text = (made[at] ?? [])[revision % 8] ?? "";
          await app.vault.process(file, () => text);
        });
        await Promise.all(writes);
      }
    },
    [NOTES, NOTES.map((note) => Array.from({ length: 8 }, (_, revision) => textOf(note, revision, STEP)))] as const,
  );
}
