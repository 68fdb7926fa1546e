import type { EditorView } from "@codemirror/view";
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { soon, useRoadmap, type RoadmapPage } from "./support/roadmap-page";

jest.setTimeout(90_000);

const openRoadmap = useRoadmap();

const SHIP = [
  "---",
  "tags: [ship]",
  "status: draft",
  "---",
  "# Schiff",
  "",
  "Status: ",
  "",
  "| Teil | Status        |",
  "| ---- | ------------- |",
  "| Mast | 🔄 In Arbeit  |",
  "| Kiel | ✅ Fertig     |",
  "| Heck |               |",
  "",
  "- [ ] B1: Seile",
  "- [ ] Lack",
  "",
  "```",
  "Status: ",
  "```",
  "",
].join("\n");
const NOTES = { "Ship.md": SHIP, "Quay.md": "- [ ] B2: Drive the piles\n- [ ] Knot 🆔 k1\n" };

/** Opens the note as its source, with the cursor at the end of a line. */
async function openAt(line: number, column?: number): Promise<RoadmapPage> {
  const roadmap = await openRoadmap({ notes: NOTES });
  await roadmap.row("Ship").waitFor();
  await roadmap.openNote("Ship.md");
  await roadmap.page.evaluate(() => {
    (window.workbench?.app.workspace.activeEditor as unknown as { setLivePreview(on: boolean): void }).setLivePreview(
      false,
    );
  });
  await roadmap.putCursor(line, column);
  return roadmap;
}

function titles({ page }: RoadmapPage): () => Promise<readonly string[]> {
  return () => page.locator(".suggestion-container .suggestion-title").allInnerTexts();
}

async function lineAt(roadmap: RoadmapPage, line: number): Promise<string> {
  return (await roadmap.editorState()).text.split("\n")[line] ?? "";
}

it("a status line is finished in the words of the note, and Enter is the editor's again", async () => {
  const roadmap = await openAt(6);
  const { keyboard } = roadmap.page;
  await keyboard.type("f");
  await soon(titles(roadmap), ["Fertig"]);
  await keyboard.press("Enter");
  await soon(() => lineAt(roadmap, 6), "Status: Fertig");
  await soon(titles(roadmap), []);
  await keyboard.press("Enter");
  await keyboard.type("x");
  await soon(() => lineAt(roadmap, 7), "x");
  // What was taken is one step of undo, as what is typed is.
  await keyboard.press("Control+z");
  await soon(async () => (await lineAt(roadmap, 6)).length < "Status: Fertig\nx".length, true);
});

it("a cell gets sign and words, and the columns stay aligned", async () => {
  const roadmap = await openAt(12, 9);
  await roadmap.page.keyboard.type("fer");
  await soon(titles(roadmap), ["✅ Fertig"]);
  await roadmap.page.keyboard.press("Enter");
  await soon(() => lineAt(roadmap, 12), "| Heck | ✅ Fertig     |");
});

it("what is typed after a list was made goes with the rest of the word", async () => {
  const roadmap = await openAt(12, 9);
  await roadmap.page.keyboard.type("f");
  await soon(titles(roadmap), ["✅ Fertig"]);
  await roadmap.page.evaluate(() => {
    const { cm } = (window.workbench?.app.workspace.activeEditor as unknown as { editor: { cm: EditorView } }).editor;
    cm.dispatch({ ...cm.state.replaceSelection("er"), userEvent: "input.type" });
    cm.contentDOM.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true, cancelable: true }));
  });
  await soon(() => lineAt(roadmap, 12), "| Heck | ✅ Fertig     |");
});

it("the property is suggested in the frontmatter, and no other", async () => {
  const roadmap = await openAt(2);
  const { keyboard } = roadmap.page;
  for (let count = 0; count < "draft".length; count++) await keyboard.press("Backspace");
  await keyboard.type("in");
  await soon(async () => (await titles(roadmap)()).length > 0, true);
  await roadmap.putCursor(1);
  await soon(titles(roadmap), []);
  await keyboard.type("\nblocked by B");
  await roadmap.page.waitForTimeout(200);
  expect(await titles(roadmap)()).toEqual([]);
});

it("ids are suggested behind what says a need; Escape closes, and the cursor that leaves too", async () => {
  const roadmap = await openAt(15);
  const { keyboard } = roadmap.page;
  await keyboard.type(", blocked by B");
  await soon(titles(roadmap), ["B1", "B2"]);
  await keyboard.press("ArrowDown");
  await keyboard.press("Enter");
  await soon(() => lineAt(roadmap, 15), "- [ ] Lack, blocked by B2");
  await keyboard.type(", ");
  await soon(async () => (await titles(roadmap)()).slice(0, 2), ["B1", "B2"]);
  await keyboard.press("Escape");
  await soon(titles(roadmap), []);
  await keyboard.type("B");
  await soon(titles(roadmap), ["B1", "B2"]);
  await keyboard.press("ArrowLeft");
  await soon(titles(roadmap), []);
});

it("nothing is suggested in code, and behind the signs of Tasks only where that is not enabled", async () => {
  const roadmap = await openAt(18);
  const { keyboard } = roadmap.page;
  await keyboard.type("f");
  await roadmap.page.waitForTimeout(200);
  expect(await titles(roadmap)()).toEqual([]);
  await roadmap.putCursor(15);
  await keyboard.type(" ⛔ k");
  await soon(titles(roadmap), ["k1"]);

  // The app of a person who has that plugin.
  mkdirSync(path.join(roadmap.bench.stateDir), { recursive: true });
  writeFileSync(path.join(roadmap.bench.stateDir, "community-plugins.json"), '["obsidian-tasks-plugin"]');
  await roadmap.save();
  await roadmap.bench.open();
  await roadmap.row("Ship").waitFor();
  await roadmap.openNote("Ship.md");
  await roadmap.putCursor(15);
  await keyboard.press("Backspace");
  await keyboard.type("k");
  await roadmap.page.waitForTimeout(300);
  expect(await titles(roadmap)()).toEqual([]);
  await keyboard.type(", blocked by B");
  await soon(titles(roadmap), ["B1", "B2"]);
});

it("a cell that has an editor for itself gets its suggestions too", async () => {
  const roadmap = await openRoadmap({ notes: NOTES });
  await roadmap.row("Ship").waitFor();
  await roadmap.openNote("Ship.md");
  const { page } = roadmap;
  await page.locator(".cm-table-widget tbody tr").nth(2).locator("td").nth(1).click();
  await page.keyboard.type("fer");
  await soon(titles(roadmap), ["✅ Fertig"]);
  await page.keyboard.press("Enter");
  await soon(async () => (await lineAt(roadmap, 12)).includes("| ✅ Fertig "), true);
});
