import { soon, useRoadmap } from "./support/roadmap-page";
import { countWorkers, watchWorkers } from "./support/workers";

jest.setTimeout(120_000);

const openRoadmap = useRoadmap();

const notes = { "Plan.md": "# Plan\n\n- [ ] one\n- [ ] two\n", "Other.md": "- [ ] three\n", "Bad.md": "- [ ] bad\n" };
const GOOD_ROWS = ["Other", "  three", "Plan", "  one", "  two"];
const ALL_ROWS = ["Bad", "  bad", ...GOOD_ROWS];
/** A worker that is silent is waited for, twice. */
const SILENCE = 60_000;

/** Makes workers do `what` when they are asked for the note `Bad.md`. */
const atBadNote = (what: string): string =>
  `addEventListener("message", ({ data }) => {
    if (data.kind === "read" && data.notes.some(({ path }) => path === "Bad.md")) { ${what} }
  });`;

it("notes are read in one worker, which is started when there is something to read", async () => {
  const roadmap = await openRoadmap({ notes, params: { open: "Plan.md" }, prepare: watchWorkers });
  await soon(() => roadmap.titles(), ALL_ROWS);
  const counts = await countWorkers(roadmap.page);
  expect(counts).toMatchObject({ started: 1, alive: 1 });
  expect([...counts.posted].sort()).toEqual(["Bad.md", "Other.md", "Plan.md"]);
  expect(roadmap.page.workers().map((worker) => worker.url().split(":")[0])).toEqual(["blob"]);
});

it("the note that is open is read first", async () => {
  const many = Object.fromEntries(Array.from({ length: 50 }, (_, at) => [`A/${at}.md`, "- [ ] one of many\n"]));
  const roadmap = await openRoadmap({
    notes: { ...many, "Z/Open.md": "- [ ] open\n" },
    params: { open: "Z/Open.md" },
    prepare: watchWorkers,
  });
  await roadmap.row("A").waitFor();
  // The layout, and with it the note, is restored from the second start on.
  await roadmap.layoutSaved();
  await roadmap.page.evaluate(() => window.workbench?.unloadPlugin());
  for (const name of Object.keys(many)) roadmap.write(name, "- [ ] changed\n");
  roadmap.write("Z/Open.md", "- [ ] changed\n");
  await roadmap.bench.open({});
  await soon(() => countWorkers(roadmap.page).then(({ posted }) => posted.length), 51);
  const { posted } = await countWorkers(roadmap.page);
  expect(posted.indexOf("Z/Open.md")).toBeLessThan(3);
});

it.each([
  ["throws", `throw new Error("out of memory");`],
  ["loses its answer", `postMessage = () => { throw new Error("cannot be cloned"); };`],
])("a worker that %s at a note is replaced; that note is named, and all others are read", async (_, what) => {
  const roadmap = await openRoadmap({
    notes,
    params: { open: "Plan.md" },
    prepare: (page) => watchWorkers(page, { prelude: atBadNote(what) }),
  });
  const failures = roadmap.pane.locator(".por-failures");
  await failures.waitFor();
  expect(await failures.getAttribute("aria-label")).toMatch(/^Bad\.md: reading it does not end well \(.*\)$/);
  await soon(() => roadmap.titles(), GOOD_ROWS);
  expect(await countWorkers(roadmap.page)).toMatchObject({ alive: 1, addresses: 1 });
  // What is read afterwards is read.
  roadmap.write("Other.md", "- [ ] changed\n");
  await roadmap.row("changed").waitFor();
});

it.each([
  ["never ends", "for (;;);"],
  ["ends without a word", "close(); postMessage = () => undefined;"],
])("a worker that %s at a note is replaced after a while", async (_, what) => {
  const roadmap = await openRoadmap({
    notes,
    params: { open: "Plan.md" },
    prepare: (page) => watchWorkers(page, { prelude: atBadNote(what) }),
  });
  const failures = roadmap.pane.locator(".por-failures");
  await failures.waitFor({ timeout: SILENCE });
  expect(await failures.getAttribute("aria-label")).toBe("Bad.md: reading it does not end well (no answer)");
  await soon(() => roadmap.titles(), GOOD_ROWS);
  expect(await countWorkers(roadmap.page)).toMatchObject({ alive: 1 });
});

it.each(["throws", "fails"] as const)("where a worker's start %s, notes are read without one", async (blocked) => {
  const roadmap = await openRoadmap({
    notes,
    params: { open: "Plan.md" },
    prepare: (page) => watchWorkers(page, { blocked }),
  });
  // The browser tells of the address that this test has made up.
  roadmap.expectedErrors.push(/404/);
  await soon(() => roadmap.titles(), ALL_ROWS);
  await roadmap.box("three").click();
  await soon(() => roadmap.text("Other.md"), "- [x] three\n");
  await roadmap.row("three").locator("input:checked").waitFor();
  expect(await countWorkers(roadmap.page)).toMatchObject({ alive: 0, addresses: 0 });
});

it("an answer that comes after a newer text does not count", async () => {
  const roadmap = await openRoadmap({
    notes,
    params: { open: "Plan.md" },
    prepare: (page) =>
      watchWorkers(page, {
        prelude: `const post = postMessage;
          postMessage = (message) =>
            void setTimeout(() => post(message), JSON.stringify(message).includes("slow") ? 2500 : 0);`,
      }),
  });
  await soon(() => roadmap.titles(), ALL_ROWS);
  await roadmap.putCursor(2);
  await roadmap.page.keyboard.type(" slow");
  const isPosted = async (count: number): Promise<boolean> =>
    (await countWorkers(roadmap.page)).posted.filter((path) => path === "Plan.md").length === count;
  await soon(() => isPosted(2), true);
  for (let typed = 0; typed < " slow".length; typed += 1) await roadmap.page.keyboard.press("Backspace");
  await roadmap.page.keyboard.type(" fast");
  await roadmap.row("one fast").waitFor();
  // Saving the note would put it right again, so that what counts is what is ever shown.
  const wasShown = await roadmap.page.evaluate(async () => {
    let found = false;
    const pane = document.querySelector(".por-pane") ?? document.body;
    const observer = new MutationObserver(() => (found ||= pane.textContent.includes("slow")));
    observer.observe(pane, { childList: true, subtree: true, characterData: true });
    await new Promise((resolve) => setTimeout(resolve, 2500));
    observer.disconnect();
    return found;
  });
  expect(wasShown).toBe(false);
  expect(await roadmap.titles()).toEqual(["Bad", "  bad", "Other", "  three", "Plan", "  one fast", "  two"]);
});

it("no worker is left by a plugin that is unloaded, however often it comes back", async () => {
  const roadmap = await openRoadmap({ notes, params: { open: "Plan.md" }, prepare: watchWorkers });
  for (let round = 0; round < 20; round += 1) {
    await soon(() => roadmap.titles(), ALL_ROWS);
    // Something to read, as what is kept needs no worker.
    roadmap.write("Other.md", `- [ ] three\n\n${round}\n`);
    await soon(() => countWorkers(roadmap.page).then(({ alive, addresses }) => [alive, addresses]), [1, 1]);
    await roadmap.page.evaluate(() => window.workbench?.unloadPlugin());
    expect(await countWorkers(roadmap.page)).toMatchObject({ started: round + 1, alive: 0, addresses: 0 });
    await soon(() => roadmap.page.workers().length, 0);
    await roadmap.page.evaluate(() => window.workbench?.reloadPlugin());
  }
});
