import { readFileSync } from "node:fs";
import path from "node:path";
import type { PlanOfRecordApi } from "../../src/api";
import { soon, useRoadmap, type RoadmapPage } from "./support/roadmap-page";

jest.setTimeout(90_000);

const openRoadmap = useRoadmap();

const NOTES = {
  "Harbour.md": "# Harbour\n\n- [ ] Hang the lamps: blocked\n- [ ] Dig\n",
  "Quay.md": "- [ ] Sweep the quay ⛔ stone\n\n| Step | Status |\n| --- | --- |\n| Pave | Blocked |\n",
};

/** The plugin of the example in docs/api.md. */
function exampleOf(page: string): string {
  return /```js\n([\s\S]*?)```/.exec(page)?.[1] ?? "";
}

/** What the API gives, as a plugin sees it. */
async function ask<T>({ page }: RoadmapPage, call: (api: PlanOfRecordApi) => T | Promise<T>): Promise<T> {
  return (await page.evaluate(async (source) => {
    const { plugins } = window.workbench?.app as unknown as { plugins: { plugins: Record<string, { api: unknown }> } };
    // eslint-disable-next-line @typescript-eslint/no-implied-eval -- the test's own function, in the page
    const run = new Function("api", `return (${source})(api)`) as (api: unknown) => unknown;
    return await run(plugins.plugins["plan-of-record"]?.api);
  }, call.toString())) as T;
}

test("another plugin uses it as docs/api.md says", async () => {
  const roadmap = await openRoadmap({ notes: NOTES });
  await roadmap.row("Harbour").waitFor();
  const code = exampleOf(readFileSync(path.join(__dirname, "../../docs/api.md"), "utf8"));
  const bar = roadmap.page.getByText(/^\d blocked$/);
  await roadmap.page.evaluate(async (built) => {
    await window.workbench?.loadAnother("blocked-bar", built);
  }, code);
  const before = (await ask(roadmap, (api) => api.query("is:blocked").map(({ path: at, line }) => `${at}:${line}`)))
    .length;
  expect(before).toBeGreaterThan(0);
  await soon(() => bar.innerText(), `${before} blocked`);
  await roadmap.page.evaluate(() => {
    const { commands } = window.workbench?.app as unknown as { commands: { executeCommandById(id: string): boolean } };
    commands.executeCommandById("blocked-bar:unblock");
  });
  await soon(() => bar.innerText(), `${before - 1} blocked`);
  roadmap.write("Quay.md", "Nothing.\n");
  await soon(() => bar.innerText(), "0 blocked");
});

test("a status that is set by it is one change, and can be undone; what cannot be set is said", async () => {
  const roadmap = await openRoadmap({ notes: NOTES });
  await roadmap.row("Quay").waitFor();
  await ask(roadmap, (api) => api.setStatus("Quay.md", 4, "done"));
  await soon(() => roadmap.text("Quay.md"), NOTES["Quay.md"].replace("| Blocked |", "| Done |"));
  const failures = await ask(roadmap, async (api) => {
    const tries = [
      api.setStatus("Quay.md", 1, "done"),
      api.setStatus("Nowhere.md", 0, "done"),
      api.setStatus("Quay.md", 4, "nope" as "done"),
    ];
    return (await Promise.allSettled(tries)).map((each) => (each.status === "rejected" ? String(each.reason) : "set"));
  });
  expect(failures).toEqual([
    "Error: Nothing on line 2 of Quay.md has a status.",
    expect.stringContaining("There is no note at “Nowhere.md”"),
    expect.stringContaining("RangeError: “nope” is no status"),
  ]);
  await roadmap.page.evaluate(() => {
    const { commands } = window.workbench?.app as unknown as { commands: { executeCommandById(id: string): boolean } };
    commands.executeCommandById("plan-of-record:undo");
  });
  await soon(() => roadmap.text("Quay.md"), NOTES["Quay.md"]);
});
