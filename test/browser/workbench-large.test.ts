import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import type {} from "../../workbench/page/main";
import { soon } from "./support/roadmap-page";
import { FIXTURE_PLUGIN, startWorkbench, type RunningWorkbench } from "./support/workbench";

jest.setTimeout(60_000);

/** More notes than the workbench keeps anybody waiting for. */
const NOTES = 600;

let bench: RunningWorkbench;
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), "workbench-large-"));
  mkdirSync(path.join(folder, "Many"));
  for (let at = 0; at < NOTES; at += 1) {
    writeFileSync(path.join(folder, `Many/Note ${at}.md`), `# Heading ${at}\n\nTo [[Note ${(at + 1) % NOTES}]]\n`);
  }
  bench = await startWorkbench({ plugin: FIXTURE_PLUGIN, vault: folder, params: { open: "Many/Note 7.md" } });
});
afterAll(async () => {
  await bench.close();
  rmSync(folder, { recursive: true, force: true });
});

/** The heading that the metadata has of a note; null while it has nothing of it. */
async function headingOf(note: string): Promise<string | null> {
  return await bench.page.evaluate((where) => {
    const cache = window.workbench?.app.metadataCache.getCache(where);
    return cache?.headings?.[0]?.heading ?? null;
  }, note);
}

describe("a large vault", () => {
  it("is shown by its folders, before its metadata is there", async () => {
    expect(await bench.page.locator(".workbench-loading").count()).toBe(0);
    expect(await bench.page.locator(".nav-folder").count()).toBe(1);
    expect(await bench.page.locator(".nav-file").count()).toBe(0);
    await soon(() => headingOf("Many/Note 7.md"), "Heading 7");
  });

  it("gets its metadata beside the page; what changes meanwhile counts, and only that is told as changed", async () => {
    writeFileSync(path.join(bench.vaultDir, "Many/Note 3.md"), "# Changed\n");
    await soon(() => headingOf("Many/Note 3.md"), "Changed");
    await soon(() => headingOf(`Many/Note ${NOTES - 1}.md`), `Heading ${NOTES - 1}`);
    await soon(
      () =>
        bench.page.evaluate(() => {
          const { app, eventLog } = window.workbench ?? {};
          return {
            links: app?.metadataCache.resolvedLinks["Many/Note 9.md"],
            changed: eventLog?.filter(({ name }) => name === "changed").map((event) => event.path),
          };
        }),
      { links: { "Many/Note 10.md": 1 }, changed: ["Many/Note 3.md"] },
    );
    expect(await headingOf("Many/Note 3.md")).toBe("Changed");
    // The worker has done its work.
    await soon(() => bench.page.workers().length, 0);
    expect(bench.errors).toEqual([]);
  });
});
