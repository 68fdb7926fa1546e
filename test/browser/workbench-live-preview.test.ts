import { writeFileSync } from "node:fs";
import path from "node:path";
import { editorText, elementsOf, emptyFixtureLog, putCursor, readFixtureLog } from "./support/fixture-log";
import { soon } from "./support/roadmap-page";
import { FIXTURE_PLUGIN, useWorkbench } from "./support/workbench";

const NOTE = [
  "First line",
  "",
  "| Work | Status |",
  "| --- | --- |",
  "| Pack TODO | done |",
  "| [[Other\\|Tides]] | open |",
  "",
  "> [!tip] Mind",
  "> the tide",
  "",
  "![[Other]]",
  "",
  "```fixture",
  "inside",
  "```",
  "",
  "```js",
  "plain",
  "```",
  "",
  "Last line",
].join("\n");

const bench = useWorkbench({ plugin: FIXTURE_PLUGIN });
beforeEach(async () => {
  writeFileSync(path.join(bench.vaultDir, "Note.md"), NOTE);
  writeFileSync(path.join(bench.vaultDir, "Other.md"), "# Other\n\nembedded\n");
  await bench.open({ open: "Note.md" });
  await bench.page.locator(".markdown-embed-content p").waitFor();
});

const cell = (text: string) => bench.page.locator(".cm-table-widget :is(td, th)", { hasText: text });
const nested = () => bench.page.locator(".cm-table-widget .cm-content");

describe("a table in Live Preview", () => {
  it("is a widget with a table in it, its cells processed as fragments without section information", async () => {
    const log = await readFixtureLog(bench.page);
    expect(await bench.page.locator(".cm-table-widget table tr").count()).toBe(3);
    const inNote = elementsOf(log).filter(({ text }) => ["Work", "Status", "done", "Tides"].includes(text));
    expect(inNote).toEqual(["Work", "Status", "done", "Tides"].map((text) => ({ text, path: "Note.md", lines: null })));
    expect(await cell("Tides").locator("a.internal-link").getAttribute("data-href")).toBe("Other");
  });

  it("stays rendered where the selection touches it, and shows nothing of the outer editor's decorations", async () => {
    await putCursor(bench.page, 4, 3);
    expect(await bench.page.locator(".cm-table-widget").count()).toBe(1);
    expect(await cell("TODO").locator(".fixture-todo").count()).toBe(0);
  });

  it("makes a clicked cell an editor of its own, which extensions see before it has a place", async () => {
    await emptyFixtureLog(bench.page);
    await cell("TODO").click();
    await nested().waitFor();
    const { editors } = await readFixtureLog(bench.page);
    expect(editors).toEqual([{ text: "Pack TODO", path: "Note.md", isLive: true, isAttached: false }]);
    expect(await cell("TODO").locator(".fixture-todo").count()).toBe(1);
  });

  it("counts offsets in the cell from the cell's start", async () => {
    await cell("TODO").click();
    const found = await nested().evaluate((el) => {
      const view = (el as unknown as { cmView: { view: { state: { doc: { length: number } } } } }).cmView.view;
      return view.state.doc.length;
    });
    expect(found).toBe("Pack TODO".length);
  });

  it("has what is typed in a cell in the note at once, as the smallest change", async () => {
    await cell("open").click();
    await bench.page.keyboard.press("End");
    await bench.page.keyboard.type("ed");
    expect(await editorText(bench.page)).toBe(NOTE.replace("open", "opened"));
    await bench.page.keyboard.press("Control+z");
    expect(await editorText(bench.page)).toBe(NOTE);
    expect(await nested().innerText()).toBe("open");
  });

  it("shows the pipes of a cell bare, and writes them with a backslash", async () => {
    await cell("open").click();
    await bench.page.keyboard.press("Shift+Tab");
    expect(await nested().innerText()).toBe("[[Other|Tides]]");
    await bench.page.keyboard.press("End");
    await bench.page.keyboard.type(" a|b");
    expect(await editorText(bench.page)).toBe(NOTE.replace("Tides]]", "Tides]] a\\|b"));
  });

  it("takes a change of the note into the cell that is open", async () => {
    await cell("open").click();
    await bench.page.evaluate(() => {
      const editor = window.workbench?.app.workspace.activeEditor?.editor as {
        getValue(): string;
        offsetToPos(at: number): { line: number; ch: number };
        replaceRange(text: string, from: object): void;
      };
      const at = editor.getValue().indexOf("open");
      editor.replaceRange("re", editor.offsetToPos(at));
      editor.replaceRange("Above\n\n", { line: 0, ch: 0 });
    });
    expect(await nested().innerText()).toBe("reopen");
    await bench.page.keyboard.press("End");
    await bench.page.keyboard.type("!");
    expect(await editorText(bench.page)).toBe(`Above\n\n${NOTE.replace("open", "reopen!")}`);
  });

  it.each([
    ["Escape", 0],
    ["Tab", 1],
  ])("leaves the cell with %s", async (key, open) => {
    await cell("Pack").click();
    await bench.page.keyboard.press(key);
    await soon(() => nested().count(), open);
    expect(await cell("Pack").locator(".cm-editor").count()).toBe(0);
    expect(await cell("Pack").locator(".table-cell-wrapper").getAttribute("data-fixture")).toBe("none");
  });

  it("leaves the cell when the focus goes elsewhere, and takes its extensions with it", async () => {
    const before = (await readFixtureLog(bench.page)).alive;
    await cell("Pack").click();
    expect((await readFixtureLog(bench.page)).alive).toBe(before + 1);
    await bench.page.locator(".cm-line", { hasText: "Last line" }).click();
    await nested().waitFor({ state: "detached" });
    expect((await readFixtureLog(bench.page)).alive).toBe(before);
  });

  it("is entered and left with the arrows", async () => {
    await putCursor(bench.page, 1, 0);
    await bench.page.keyboard.press("ArrowDown");
    expect(await nested().innerText()).toBe("Work");
    for (const text of ["Pack TODO", "[[Other|Tides]]"]) {
      await bench.page.keyboard.press("ArrowDown");
      expect(await nested().innerText()).toBe(text);
    }
    await bench.page.keyboard.press("ArrowDown");
    expect(await nested().count()).toBe(0);
    const at = await bench.page.evaluate(() =>
      (window.workbench?.app.workspace.activeEditor?.editor as { getCursor(): { line: number } }).getCursor(),
    );
    expect(at.line).toBe(6);
  });

  it("is plain text in Source mode", async () => {
    await bench.page.evaluate(() => window.workbench?.app.commands.executeCommandById("editor:toggle-source"));
    await bench.page.locator(".cm-table-widget").waitFor({ state: "detached" });
    expect(await bench.page.locator(".cm-line", { hasText: "| Pack TODO | done |" }).count()).toBe(1);
    expect(await bench.page.locator(".cm-embed-block").count()).toBe(0);
  });
});

describe("other blocks in Live Preview", () => {
  it.each([
    ["callout", ".cm-callout .callout", 7],
    ["embed", ".cm-embed .markdown-embed", 10],
    ["code block with a processor", ".cm-preview-code-block .fixture-block", 13],
  ])("show a %s rendered, and its source where the selection touches it", async (_, selector, line) => {
    await bench.page.locator(selector).waitFor();
    await putCursor(bench.page, line, 0);
    await bench.page.locator(selector).waitFor({ state: "detached" });
    await putCursor(bench.page, 0, 0);
    await bench.page.locator(selector).waitFor();
  });

  it("leave a code block without a processor as it is written", async () => {
    expect(await bench.page.locator(".cm-line", { hasText: "```js" }).count()).toBe(1);
  });

  it("give no section information but for code blocks, and name the note that the text is of", async () => {
    const elements = elementsOf(await readFixtureLog(bench.page));
    expect(elements.find(({ text }) => text.includes("the tide"))).toMatchObject({ path: "Note.md", lines: null });
    expect(elements.find(({ text }) => text === "embedded")).toMatchObject({ path: "Other.md", lines: null });
    expect(elements.find(({ text }) => text === "inside")).toMatchObject({ path: "Note.md", lines: [12, 14] });
  });

  it("unload what processors added when the block shows its source", async () => {
    await emptyFixtureLog(bench.page);
    await putCursor(bench.page, 7, 0);
    const { unloaded } = await readFixtureLog(bench.page);
    expect(unloaded.some((text) => text.includes("the tide"))).toBe(true);
  });

  it("draw an embed anew when its note changes", async () => {
    writeFileSync(path.join(bench.vaultDir, "Other.md"), "# Other\n\nchanged\n");
    await bench.page.locator(".cm-embed p", { hasText: "changed" }).waitFor();
  });
});
