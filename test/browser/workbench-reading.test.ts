import { writeFileSync } from "node:fs";
import type * as Obsidian from "obsidian";
import path from "node:path";
import { elementsOf, emptyFixtureLog, readFixtureLog } from "./support/fixture-log";
import { soon } from "./support/roadmap-page";
import { FIXTURE_PLUGIN, useWorkbench } from "./support/workbench";

const NOTE = [
  "# Plan",
  "",
  "First paragraph",
  "",
  "> [!tip] Mind",
  "> - [ ] in a callout",
  "",
  "- [ ] one",
  "- [ ] two ![[Other]]",
  "",
  "| a | b |",
  "| - | - |",
  "| 1 | 2 |",
].join("\n");
/** So many sections has that note; what is embedded is one more. */
const SECTIONS = 5;
const LONG = Array.from({ length: 300 }, (_, at) => `Paragraph ${at}`).join("\n\n");

const bench = useWorkbench({ plugin: FIXTURE_PLUGIN });
beforeEach(() => {
  writeFileSync(path.join(bench.vaultDir, "Note.md"), NOTE);
  writeFileSync(path.join(bench.vaultDir, "Long.md"), LONG);
  writeFileSync(path.join(bench.vaultDir, "Other.md"), "embedded\n");
});

const openReading = async (note: string): Promise<void> => {
  await bench.open({ open: note, mode: "preview" });
  await bench.page.locator(".markdown-reading-view [class^=el-]").first().waitFor();
};
/** Renders all sections again, so that the log holds nothing but them; `elements` of them get to the processors. */
const renderAgain = async (elements: number): Promise<void> => {
  await emptyFixtureLog(bench.page);
  await bench.page.evaluate(() => {
    const view = window.workbench?.app.workspace.activeLeaf?.view as unknown as {
      previewMode: { rerender(full: boolean): void };
    };
    view.previewMode.rerender(true);
  });
  await soon(async () => elementsOf(await readFixtureLog(bench.page)).length, elements);
};
const shown = (text: string) => bench.page.locator(".markdown-reading-view").getByText(text, { exact: true });
const elements = () => readFixtureLog(bench.page).then(elementsOf);

describe("the reading view", () => {
  it("calls processors section by section, in their order, with the lines of the section in the whole note", async () => {
    await openReading("Note.md");
    await renderAgain(SECTIONS + 1);
    const log = await readFixtureLog(bench.page);
    const own = elementsOf(log).filter(({ path: note }) => note === "Note.md");
    expect(own.map(({ lines }) => lines)).toEqual([
      [0, 0],
      [2, 2],
      [4, 5],
      [7, 8],
      [10, 12],
    ]);
    // The processor of sort order 10 was registered first, and runs after the other one.
    expect(log.processed[0]).toMatchObject({ text: "Plan" });
    expect(log.processed.filter((entry) => entry === "late")).toHaveLength(own.length + 1);
  });

  it("gives an embed its own note's path and no section information", async () => {
    await openReading("Note.md");
    await renderAgain(SECTIONS + 1);
    expect((await elements()).filter(({ path: note }) => note === "Other.md")).toEqual([
      { text: "embedded", path: "Other.md", lines: null },
    ]);
  });

  it("draws an embed once, however often its note changes meanwhile", async () => {
    await openReading("Note.md");
    await bench.page.locator(".markdown-embed-content p").waitFor();
    await bench.page.evaluate(async () => {
      const { app } = window.workbench ?? {};
      const file = app?.vault.getFileByPath("Other.md");
      for (let times = 0; times < 3; times++) app?.metadataCache.trigger("changed", file, "", {});
      await window.workbench?.whenIdle();
    });
    expect(await bench.page.locator(".markdown-embed-content p").allInnerTexts()).toEqual(["embedded"]);
  });

  it("listens for changes of what is embedded as long as its owner lives, and not at all for one that never does", async () => {
    await openReading("Other.md");
    const counts = await bench.page.evaluate(async () => {
      const { app, plugin } = window.workbench ?? {};
      if (!app || !plugin) return [];
      const { obsidian } = plugin as unknown as { obsidian: typeof Obsidian };
      const count = (): number => app.metadataCache.countListeners();
      const before = count();
      const render = async (owner: Obsidian.Component): Promise<string> => {
        const el = document.body.createDiv();
        await obsidian.MarkdownRenderer.render(app as never, "![[Other]]", el, "Note.md", owner);
        el.remove();
        return el.querySelector(".markdown-embed-content")?.textContent.trim() ?? "";
      };
      const [asleep, awake, gone] = [new obsidian.Component(), new obsidian.Component(), new obsidian.Component()];
      awake.load();
      gone.load();
      const texts = [await render(asleep), await render(awake)];
      const alive = count() - before;
      const late = render(gone);
      gone.unload();
      texts.push(await late);
      awake.unload();
      return [texts, alive, count() - before];
    });
    expect(counts).toEqual([["embedded", "embedded", "embedded"], 1, 0]);
  });

  it("counts `data-line` of tasks from the section's start", async () => {
    await openReading("Note.md");
    const lines = await bench.page
      .locator(".el-ul > ul > li")
      .evaluateAll((all) => all.map((el) => el.dataset["line"]));
    expect(lines).toEqual(["0", "1"]);
  });

  it("answers the section information of the moment, and none for elements that are gone", async () => {
    await openReading("Note.md");
    const found = await bench.page.evaluate(async () => {
      const { app, plugin } = window.workbench ?? {};
      if (!app || !plugin) return [];
      type Context = { getSectionInfo(el: HTMLElement): { lineStart: number; text: string } | null };
      const kept: { el: HTMLElement; context: Context }[] = [];
      const until = async (isSo: () => boolean): Promise<void> => {
        for (let tries = 0; tries < 500 && !isSo(); tries++) await new Promise((resolve) => setTimeout(resolve, 20));
      };
      plugin.registerMarkdownPostProcessor((el, context) => void kept.push({ el, context }));
      const find = (text: string) => kept.find(({ el }) => el.textContent.includes(text));
      await until(() => find("First") !== undefined && find("Plan") !== undefined);
      const [paragraph, heading] = [find("First"), find("Plan")];
      const file = app.vault.getFileByPath("Note.md");
      if (!file || !paragraph || !heading) return [];
      await app.vault.process(file, (text) => text.replace("# Plan", "# Other plan\n\nAn added line"));
      await until(() => paragraph.context.getSectionInfo(paragraph.el)?.lineStart === 4);
      const info = paragraph.context.getSectionInfo(paragraph.el);
      return [info?.lineStart, info?.text.startsWith("# Other plan"), heading.context.getSectionInfo(heading.el)];
    });
    expect(found).toEqual([4, true, null]);
  });

  it("renders only what changed again, and unloads what processors added to what is gone", async () => {
    await openReading("Note.md");
    await bench.page.locator(".markdown-embed-content p").waitFor();
    await emptyFixtureLog(bench.page);
    writeFileSync(path.join(bench.vaultDir, "Note.md"), NOTE.replace("First", "Another"));
    await bench.page.locator(".el-p p", { hasText: "Another paragraph" }).waitFor();
    const log = await readFixtureLog(bench.page);
    expect(elementsOf(log).map(({ text }) => text)).toEqual(["Another paragraph"]);
    expect(log.unloaded).toEqual(["First paragraph"]);
  });

  it("renders all again when asked to", async () => {
    await openReading("Note.md");
    await bench.page.locator(".markdown-embed-content p").waitFor();
    await renderAgain(SECTIONS + 1);
    expect((await elements()).filter(({ path: note }) => note === "Note.md")).toHaveLength(5);
    expect((await readFixtureLog(bench.page)).unloaded.length).toBeGreaterThanOrEqual(5);
  });

  it("renders sections as they come near the viewport, each once, and has those far away not in the page", async () => {
    await openReading("Long.md");
    const early = (await elements()).length;
    expect(early).toBeGreaterThan(20);
    expect(early).toBeLessThan(150);
    const scroll = (share: number): Promise<void> =>
      bench.page.locator(".markdown-reading-view > div").evaluate((el, part) => {
        el.scrollTop = el.scrollHeight * part;
      }, share);
    await scroll(1);
    await bench.page.locator(".el-p", { hasText: "Paragraph 299" }).waitFor();
    expect(await shown("Paragraph 0").count()).toBe(0);
    const late = (await elements()).map(({ text }) => text);
    expect(late).not.toContain("Paragraph 150");
    expect((await readFixtureLog(bench.page)).unloaded).toEqual([]);
    await scroll(0);
    await shown("Paragraph 0").waitFor();
    const all = (await elements()).map(({ text }) => text);
    expect(new Set(all).size).toBe(all.length);
  });

  it("shows a line far down when it is asked for", async () => {
    await openReading("Long.md");
    await bench.page.evaluate(() => window.workbench?.app.workspace.activeLeaf?.setEphemeralState({ line: 400 }));
    await bench.page.locator(".is-flashing", { hasText: "Paragraph 200" }).waitFor();
  });

  it("runs processors for what a plugin renders, without section information", async () => {
    await openReading("Other.md");
    await emptyFixtureLog(bench.page);
    await bench.page.evaluate(async () => {
      const { app, plugin } = window.workbench ?? {};
      if (!app || !plugin) return;
      const { obsidian } = plugin as unknown as { obsidian: typeof Obsidian };
      await obsidian.MarkdownRenderer.render(
        app as never,
        "rendered *by a plugin*",
        document.body.createDiv(),
        "Note.md",
        plugin as never,
      );
    });
    expect(await elements()).toEqual([{ text: "rendered by a plugin", path: "Note.md", lines: null }]);
  });
});
