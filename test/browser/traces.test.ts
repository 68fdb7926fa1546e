import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { Page } from "playwright-core";
import { soon, useRoadmap } from "./support/roadmap-page";

jest.setTimeout(90_000);

const openRoadmap = useRoadmap();
const SECURITY = readFileSync(path.resolve(__dirname, "../../SECURITY.md"), "utf8");

/** The names in the first column of the table below a heading of SECURITY.md, in order. */
function namesBelow(heading: string): readonly string[] {
  const section = SECURITY.split(/^#+ /m).find((each) => each.startsWith(`${heading}\n`)) ?? "";
  const rows = section.split("\n").filter((line) => line.startsWith("| `"));
  return rows
    .flatMap((row) => [...(row.split(" | ")[0] ?? "").matchAll(/`([^`]+)`/g)].map(([, name]) => name ?? ""))
    .sort();
}

/** All that the page's browser keeps, by name, and the texts that are in its databases. */
async function keptIn(
  page: Page,
): Promise<{ readonly names: readonly string[]; readonly texts: Record<string, string> }> {
  const { names, texts, vault } = await page.evaluate(async () => {
    const answer = <T>(request: IDBRequest<T>): Promise<T> =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(new Error(request.error?.message));
      });
    const found: string[] = [];
    const inside: Record<string, string> = {};
    for (const { name = "" } of await indexedDB.databases()) {
      const db = await answer(indexedDB.open(name));
      for (const store of db.objectStoreNames) {
        const objects = db.transaction(store).objectStore(store);
        const all = [await answer(objects.getAllKeys()), await answer(objects.getAll())];
        inside[`${name}/${store}`] = JSON.stringify(all);
        found.push(`${name}/${store}`);
      }
      db.close();
    }
    const app = window.workbench?.app;
    found.push(...Object.keys(localStorage).map((key) => key.replace(`${app?.vault.getName() ?? ""}-`, "")));
    found.push(...Object.keys(sessionStorage), ...(await caches.keys()), ...document.cookie.split(";").filter(Boolean));
    const workers = await navigator.serviceWorker.getRegistrations();
    found.push(...workers.map((worker) => worker.scope));
    return { names: found, texts: inside, vault: String(app?.loadLocalStorage("plan-of-record-vault")) };
  });
  const plain = (name: string): string => name.replace(vault, "<vault>");
  return {
    names: names.map(plain).sort(),
    texts: Object.fromEntries(Object.entries(texts).map(([name, text]) => [plain(name), text])),
  };
}

/** The files of a folder and below. */
const filesIn = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
    .sort();

test("what a run from end to end leaves behind is what SECURITY.md lists, and nothing else", async () => {
  const notes = {
    "Plan.md": "# Plan\n\nWords about Zwetschge.\n\n- [ ] Plank\n- [x] Keel\n",
    "Prose.md": "Only Zwetschge.\n",
  };
  const roadmap = await openRoadmap({ notes, tour: true, params: { open: "Plan.md" } });
  const { page, pane, bench } = roadmap;
  await roadmap.row("Plank").waitFor();
  await pane.getByRole("button", { name: "Dismiss the tour" }).click();
  await roadmap.box("Plank").click();
  await soon(() => roadmap.text("Plan.md").includes("- [x] Plank"), true);
  for (const view of ["board", "timeline", "findings", "trend", "outline"]) {
    await pane.getByRole("tab", { name: new RegExp(`^${view}`, "i") }).click();
  }
  await pane.getByRole("combobox").first().fill("is:done");
  await page.evaluate(() => window.workbench?.app.commands.executeCommandById("plan-of-record:open-note-plan"));
  await page.getByRole("button", { name: "Light or dark" }).click();
  await roadmap.layoutSaved();
  // Settings that cannot be read, and then one that is changed.
  const own = path.join(bench.stateDir, "plugins/plan-of-record");
  mkdirSync(own, { recursive: true });
  writeFileSync(path.join(own, "data.json"), '{ "words": ');
  await bench.open();
  await soon(() => readdirSync(own).sort(), ["data.json", "data.json.bak"]);
  // The count of the day is kept some seconds after the last change.
  const listed = namesBelow("What is kept, and where");
  const [files, stores] = [
    listed.filter((name) => name.startsWith("data.json")),
    listed.filter((name) => !name.startsWith("data.json")),
  ];
  const ofWorkbench = namesBelow("What the workbench does");
  await soon(async () => (await keptIn(page)).names.filter((name) => !ofWorkbench.includes(name)), stores);
  expect((await keptIn(page)).names.filter((name) => !stores.includes(name))).toEqual(
    ofWorkbench.filter((name) => !name.endsWith(".json")),
  );
  expect(filesIn(bench.vaultDir)).toEqual(["Plan.md", "Prose.md"]);
  expect(filesIn(bench.stateDir)).toEqual(
    [
      ...files.map((name) => `plugins/plan-of-record/${name}`),
      ...ofWorkbench.filter((name) => name.endsWith(".json")),
    ].sort(),
  );
  // Of the notes, titles and statuses are kept, and no prose.
  await soon(async () => (await keptIn(page)).texts["plan-of-record-<vault>/plans"]?.includes("Plank"), true);
  const { texts } = await keptIn(page);
  expect(texts["plan-of-record-history-<vault>/notes"]).toContain("Plan.md");
  expect(Object.entries(texts).filter(([, text]) => text.includes("Zwetschge"))).toEqual([]);
});
