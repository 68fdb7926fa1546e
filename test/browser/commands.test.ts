import { readFileSync } from "node:fs";
import path from "node:path";
import type { Page } from "playwright-core";
import { COMMANDS } from "../../src/obsidian/commands/command-list";
import { violations } from "./support/axe";
import { cachedPaths } from "./support/note-cache";
import { soon, useRoadmap, type RoadmapPage } from "./support/roadmap-page";

jest.setTimeout(90_000);

const openRoadmap = useRoadmap();

const SHIP = [
  "# Ship",
  "",
  "Status: Draft",
  "",
  "- [ ] Order ropes",
  "- [/] Sand the hull, blocked by B1 and B2",
  "- [x] Buy paint",
  "",
  "| Part | Status         |",
  "| ---- | -------------- |",
  "| Mast | 🔄 In progress |",
  "| Sail | ✅ Done        |",
  "",
].join("\n");
const NOTES = {
  "Ship.md": SHIP,
  "Quay.md": "# Quay\n\n- [ ] B1: Drive the piles\n- [x] B2: Sweep the quay\n- [ ] Paint the ladder, blocked by B1\n",
  "Done.md": "- [x] Nothing left\n",
  "Torn.md": "**Status:** Done\n\n- [ ] Still open\n",
};

/** Runs a command by its id; whether it could run. */
async function run({ page }: RoadmapPage, id: string): Promise<boolean> {
  return await page.evaluate((full) => {
    return window.workbench?.app.commands.executeCommandById(full) ?? false;
  }, `plan-of-record:${id}`);
}

/** Puts cursors or selections into the editor: lines and columns from 0, `[line, ch]` or two of them. */
async function select({ page }: RoadmapPage, ranges: readonly (readonly [number, number, number, number])[]) {
  await page.evaluate((all) => {
    const editor = window.workbench?.app.workspace.activeEditor?.editor as {
      setSelections(ranges: object[]): void;
      focus(): void;
    };
    editor.setSelections(
      all.map(([fromLine, fromCh, line, ch]) => ({
        anchor: { line: fromLine, ch: fromCh },
        head: { line, ch },
      })),
    );
    editor.focus();
  }, ranges);
}

async function openShip(): Promise<RoadmapPage> {
  const roadmap = await openRoadmap({ notes: NOTES });
  await roadmap.row("Ship").waitFor();
  await roadmap.openNote("Ship.md");
  return roadmap;
}

/** The lines that the editor has and the note had not. */
async function newLines(roadmap: RoadmapPage): Promise<readonly string[]> {
  const before = SHIP.split("\n");
  const { text } = await roadmap.editorState();
  return text.split("\n").filter((line, at) => line !== before[at]);
}

async function clearNotices(page: Page): Promise<void> {
  await page.locator(".notice").evaluateAll((notices) => notices.forEach((notice) => notice.remove()));
}

it("the page of commands lists what is registered, under the names of the palette", async () => {
  const roadmap = await openRoadmap({ notes: NOTES });
  const registered = await roadmap.page.evaluate(() =>
    [...(window.workbench?.app.commands.commands.values() ?? [])]
      .filter(({ id }) => id.startsWith("plan-of-record:"))
      .map(({ id, name, hotkeys, icon }) => ({
        id,
        name,
        hasKeys: hotkeys !== undefined,
        hasIcon: icon !== undefined,
      })),
  );
  const page = readFileSync(path.join(__dirname, "../../docs/commands.md"), "utf8");
  const listed = [...page.matchAll(/^\| _(.+?)_ +\| `(.+?)` /gm)].map(([, name, id]) => `${id ?? ""}: ${name ?? ""}`);
  const own = registered.map(({ id, name }) => `${id.replace(/^.*?:/, "")}: ${name.replace(/^.*?: /, "")}`);
  expect([...listed].sort()).toEqual([...own].sort());
  expect(registered.filter(({ hasKeys, hasIcon }) => hasKeys || !hasIcon)).toEqual([]);
  expect(Object.keys(COMMANDS).every((id) => own.some((each) => each.startsWith(`${id}: `)))).toBe(true);
});

it("each view of the roadmap opens by its command", async () => {
  const roadmap = await openShip();
  for (const view of ["Board", "Timeline", "Findings", "Trend", "Outline"]) {
    expect(await run(roadmap, `open-${view.toLowerCase()}`)).toBe(true);
    await soon(() => roadmap.pane.getByRole("tab", { name: view }).getAttribute("aria-selected"), "true");
  }
});

it("next and previous status change all lines of all cursors, as one step of undo", async () => {
  const roadmap = await openShip();
  // A cursor, a selection over two lines that ends at the beginning of a third, and a cell.
  await select(roadmap, [
    [2, 3, 2, 3],
    [4, 2, 6, 0],
    [10, 9, 10, 9],
  ]);
  expect(await run(roadmap, "next-status")).toBe(true);
  const after = ["Status: POR", "- [/] Order ropes", "- [x] Sand the hull, blocked by B1 and B2"];
  await soon(() => newLines(roadmap), [...after, "| Mast | 👀 In review   |"]);
  await roadmap.save();
  expect(roadmap.text("Ship.md")).toBe((await roadmap.editorState()).text);
  // The editor takes it back in one step, and so does the roadmap.
  await roadmap.page.keyboard.press("Control+z");
  await soon(() => newLines(roadmap), []);

  await run(roadmap, "previous-status");
  await soon(async () => (await newLines(roadmap)).length, 4);
  expect(await run(roadmap, "undo")).toBe(true);
  await soon(() => newLines(roadmap), []);
});

it("pressed twice at once, it goes on by two", async () => {
  const roadmap = await openShip();
  await select(roadmap, [[4, 0, 4, 0]]);
  await roadmap.page.evaluate(() => {
    const { commands } = window.workbench?.app ?? {};
    commands?.executeCommandById("plan-of-record:next-status");
    commands?.executeCommandById("plan-of-record:next-status");
  });
  await soon(() => newLines(roadmap), ["- [x] Order ropes"]);
});

it("tasks on the lines are ticked where any is open, else opened again", async () => {
  const roadmap = await openShip();
  await select(roadmap, [[4, 0, 6, 3]]);
  expect(await run(roadmap, "toggle-tasks")).toBe(true);
  await soon(() => newLines(roadmap), ["- [x] Order ropes", "- [x] Sand the hull, blocked by B1 and B2"]);
  await run(roadmap, "toggle-tasks");
  await soon(async () => (await roadmap.editorState()).text.match(/\[.\]/g)?.join(""), "[ ][/][ ]");
  await run(roadmap, "undo");
  await run(roadmap, "undo");
  await soon(() => newLines(roadmap), []);
  await select(roadmap, [[0, 0, 0, 0]]);
  expect(await run(roadmap, "toggle-tasks")).toBe(false);
});

it("a status is chosen for all lines of a selection", async () => {
  const roadmap = await openShip();
  const menu = roadmap.page.locator(".menu");
  await select(roadmap, [
    [4, 0, 5, 3],
    [10, 2, 11, 2],
  ]);
  await run(roadmap, "set-status");
  await menu.getByRole("menuitemcheckbox", { name: "Done" }).waitFor();
  expect(await menu.locator("[aria-checked=true]").count()).toBe(0);
  await menu.getByRole("menuitemcheckbox", { name: "Done" }).click();
  const after = ["- [x] Order ropes", "- [x] Sand the hull, blocked by B1 and B2", "| Mast | ✅ Done        |"];
  await soon(() => newLines(roadmap), after);
  await roadmap.page.keyboard.press("Control+z");
  await soon(() => newLines(roadmap), []);
  await select(roadmap, [[0, 0, 1, 0]]);
  // Once what was taken back has been read.
  await soon(() => run(roadmap, "set-status"), false);
});

it("the note gets a status where it says one, or else as a property", async () => {
  const roadmap = await openShip();
  const choose = async (status: string): Promise<void> => {
    await run(roadmap, "set-note-status");
    await roadmap.page.locator(".menu").getByRole("menuitemcheckbox", { name: status }).click();
  };
  await choose("In review");
  await soon(() => newLines(roadmap), ["Status: In review"]);
  await roadmap.openNote("Done.md");
  await choose("Done");
  await soon(async () => (await roadmap.editorState()).text, "---\nstatus: done\n---\n- [x] Nothing left\n");
  await run(roadmap, "undo");
  await soon(async () => (await roadmap.editorState()).text, NOTES["Done.md"]);
});

it("the cursor goes to the next and the previous open item, around the ends", async () => {
  const roadmap = await openShip();
  await roadmap.putCursor(4, 0);
  const at = async (): Promise<string> => {
    const { cursor } = await roadmap.editorState();
    return `${cursor.line}:${cursor.ch}`;
  };
  await run(roadmap, "next-open-item");
  await soon(at, "5:6");
  await run(roadmap, "next-open-item");
  await soon(at, "10:2");
  await run(roadmap, "next-open-item");
  await soon(at, "4:6");
  await run(roadmap, "previous-open-item");
  await soon(at, "10:2");
  await roadmap.openNote("Done.md");
  await run(roadmap, "next-open-item");
  await soon(() => roadmap.notices.allInnerTexts(), ["Nothing in this note is open."]);
});

it("an item is found while typing, with its line below, and opened in this tab or a new one", async () => {
  const roadmap = await openShip();
  const { page } = roadmap;
  const { keyboard } = page;
  const prompt = page.locator(".por-finder");
  const titles = prompt.locator(".suggestion-title");
  await run(roadmap, "go-to-item");
  await soon(() => titles.first().innerText(), "Order ropes");
  await keyboard.type("quay swe");
  await soon(() => titles.allInnerTexts(), ["B2: Sweep the quay"]);
  expect(await prompt.locator(".suggestion-note").innerText()).toBe("Quay");
  await soon(() => prompt.locator(".por-finder-line").innerText(), "- [x] B2: Sweep the quay");
  expect(await violations(page, [".por-finder"])).toEqual([]);
  await keyboard.press("Control+Enter");
  const place = async (): Promise<string> => {
    const { text, cursor } = await roadmap.editorState();
    return text.split("\n")[cursor.line] ?? "";
  };
  await soon(place, "- [x] B2: Sweep the quay");
  expect(await page.locator(".mod-root .workspace-tab-header").count()).toBe(2);
  await run(roadmap, "go-to-item");
  await keyboard.type("order");
  await soon(() => titles.allInnerTexts(), ["Order ropes"]);
  await keyboard.press("Enter");
  await soon(place, "- [ ] Order ropes");
  expect(await page.locator(".mod-root .workspace-tab-header").count()).toBe(2);
});

it("what an item needs is opened, chosen from where there is more, or said to be nothing", async () => {
  const roadmap = await openShip();
  await roadmap.putCursor(5);
  await run(roadmap, "go-to-blocker");
  const titles = roadmap.page.locator(".por-finder .suggestion-title");
  await soon(async () => (await titles.allInnerTexts()).sort(), ["B1: Drive the piles", "B2: Sweep the quay"]);
  await roadmap.page.keyboard.press("Escape");
  await roadmap.putCursor(4);
  await run(roadmap, "go-to-blocker");
  await soon(() => roadmap.notices.allInnerTexts(), ["This needs nothing else first."]);
  await roadmap.openNote("Quay.md");
  await roadmap.putCursor(4);
  await run(roadmap, "go-to-blocker");
  await soon(async () => (await roadmap.editorState()).cursor.line, 2);
});

it("a note is checked, and where nothing is found that is said", async () => {
  const roadmap = await openShip();
  await roadmap.openNote("Done.md");
  await run(roadmap, "check-note");
  await soon(() => roadmap.notices.allInnerTexts(), ["Nothing in this note contradicts itself."]);
  expect(await roadmap.pane.getByRole("tab", { name: "Outline" }).getAttribute("aria-selected")).toBe("true");
  await clearNotices(roadmap.page);
  await roadmap.openNote("Torn.md");
  await run(roadmap, "check-note");
  await soon(() => roadmap.pane.getByRole("tab", { name: /Findings/ }).getAttribute("aria-selected"), "true");
  await soon(() => roadmap.pane.locator(".por-chip-name").innerText(), "Torn");
  expect(await roadmap.notices.count()).toBe(0);
});

it("what changed since a day is asked for, and shown by the trend", async () => {
  const roadmap = await openShip();
  await run(roadmap, "changed-since");
  const day = roadmap.page.locator(".modal").getByLabel("Day");
  await day.fill("2999-01-01");
  await day.press("Enter");
  await roadmap.page.locator(".modal").getByText("A day before today is needed.").waitFor();
  await day.fill("2026-02-03");
  await day.press("Enter");
  await soon(() => roadmap.pane.getByRole("tab", { name: "Trend" }).getAttribute("aria-selected"), "true");
  await soon(() => roadmap.pane.locator("input[type=date]").inputValue(), "2026-02-03");
});

it("the index is rebuilt from the files", async () => {
  const roadmap = await openShip();
  const all = ["Done.md", "Quay.md", "Ship.md", "Torn.md"];
  await soon(() => cachedPaths(roadmap.page), all);
  await run(roadmap, "rebuild-index");
  await soon(() => roadmap.notices.allInnerTexts(), ["All 4 notes were read anew."]);
  // Were what was kept before not dropped, each would be kept twice by then.
  await roadmap.page.waitForTimeout(2_000);
  await soon(() => cachedPaths(roadmap.page), all);
  await roadmap.row("Ship").waitFor();
});
