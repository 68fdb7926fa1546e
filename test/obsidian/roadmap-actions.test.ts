import type { App } from "obsidian";
import { VaultIndex } from "../../src/core/index/vault-index";
import { applyEdits, type TextEdit } from "../../src/core/text/text-edit";
import type { NoteWriter } from "../../src/obsidian/note-writer";
import { RoadmapActions, type ActionParts } from "../../src/obsidian/roadmap-actions";
import { Turns } from "../../src/obsidian/turns";

const mockNotices: string[] = [];

jest.mock(
  "obsidian",
  () => ({ Notice: jest.fn((said: string) => void mockNotices.push(said)), MarkdownView: jest.fn() }),
  { virtual: true },
);

/** Actions on notes that are kept in memory; a note in `locked` cannot be written. */
function open(notes: Readonly<Record<string, string>>) {
  const texts = new Map(Object.entries(notes));
  const locked = new Set<string>();
  const app = {
    vault: {
      getFileByPath: (path: string) => (texts.has(path) ? { path } : null),
      create: (path: string, text: string) => Promise.resolve(texts.set(path, text)),
    },
    fileManager: { trashFile: ({ path }: { readonly path: string }) => Promise.resolve(texts.delete(path)) },
  } as unknown as App;
  const writer: Pick<NoteWriter, "change"> = {
    change: async (path, toEdits) => {
      if (locked.has(path)) throw new Error(`${path} is locked.`);
      const before = texts.get(path) ?? "";
      const edits = await Promise.resolve(toEdits(before));
      texts.set(path, applyEdits(before, edits));
      return { path, before, edits };
    },
  };
  const parts = { app, writer, index: new VaultIndex(), turns: new Turns() } as unknown as ActionParts;
  return { actions: new RoadmapActions(parts), texts, locked, all: () => Object.fromEntries(texts) };
}

const ITEM = "- [x] Mast\n  - [x] Stays\n";
const put = (text: string): readonly TextEdit[] => [
  { range: { from: text.length, to: text.length }, expected: "", insert: ITEM },
];
const cut = (text: string): readonly TextEdit[] => {
  const from = text.indexOf(ITEM);
  return [{ range: { from, to: from + ITEM.length }, expected: ITEM, insert: "" }];
};
const BEFORE = { "Boat.md": `# Boat\n${ITEM}`, "Old.md": "# Old\n" };
const MOVED = { "Boat.md": "# Boat\n", "Old.md": `# Old\n${ITEM}` };

async function move(actions: RoadmapActions, into = "Old.md"): Promise<void> {
  await actions.move("Move", { path: into, toEdits: put }, { path: "Boat.md", toEdits: cut });
}

beforeEach(() => {
  mockNotices.length = 0;
});

describe("what is moved to another note", () => {
  it("stays there when it cannot be put back, until it can", async () => {
    const { actions, locked, all } = open(BEFORE);
    await move(actions);
    expect(all()).toEqual(MOVED);
    locked.add("Boat.md");
    await actions.undo();
    expect(all()).toEqual(MOVED);
    expect(mockNotices.splice(0)).toEqual(["Boat.md is locked."]);
    locked.clear();
    await actions.undo();
    expect(all()).toEqual(BEFORE);
    expect(mockNotices).toEqual(["Undone: Move"]);
  });

  it("is in the way of what was done before it once only", async () => {
    const { actions, locked } = open(BEFORE);
    await move(actions);
    locked.add("Boat.md");
    await actions.undo();
    expect(actions.canUndo).toBe(true);
    await actions.undo();
    expect(actions.canUndo).toBe(false);
  });

  it("is said to be in both notes when it was put back but could not be taken out, which can be tried again", async () => {
    const { actions, locked, all } = open(BEFORE);
    await move(actions);
    locked.add("Old.md");
    await actions.undo();
    expect(mockNotices.splice(0)).toEqual(["Old.md is locked.\nWhat was moved now stands in both notes."]);
    expect(all()).toEqual({ ...BEFORE, "Old.md": MOVED["Old.md"] });
    locked.clear();
    await actions.undo();
    expect(all()).toEqual(BEFORE);
  });

  test.each(["Old.md", "New.md"])("is taken out of %s again when it cannot be taken out of its own", async (into) => {
    const { actions, locked, all } = open(BEFORE);
    locked.add("Boat.md");
    await expect(move(actions, into)).rejects.toThrow(/^Boat\.md is locked\.$/);
    expect(all()).toEqual(BEFORE);
    expect(actions.canUndo).toBe(false);
  });

  it("is said to be in both notes when neither can be", async () => {
    const { actions, locked, all } = open(BEFORE);
    const move = actions.move(
      "Move",
      { path: "Old.md", toEdits: put },
      {
        path: "Boat.md",
        toEdits: () => {
          locked.add("Old.md");
          throw new Error("No.");
        },
      },
    );
    await expect(move).rejects.toThrow("No. What was moved now stands in both notes.");
    locked.clear();
    await actions.undo();
    expect(all()).toEqual(BEFORE);
  });
});

it("of many failures a few are told, and how many more there are", async () => {
  const paths = Array.from({ length: 300 }, (_, at) => `Note ${at}.md`);
  const { actions, locked } = open({});
  for (const path of paths) locked.add(path);
  const edits = (count: number) => paths.slice(0, count).map((path) => ({ path, toEdits: () => [] }));
  await expect(actions.editAll("Fix", edits(2))).rejects.toThrow(/^Note 0\.md is locked\.\nNote 1\.md is locked\.$/);
  await expect(actions.editAll("Fix", edits(300))).rejects.toThrow(/^(?:Note \d\.md is locked\.\n){4}… and 296 more$/);
});
