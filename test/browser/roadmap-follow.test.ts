import { mkdirSync, renameSync, rmSync } from "node:fs";
import path from "node:path";
import { soon, useRoadmap, type RoadmapPage } from "./support/roadmap-page";

jest.setTimeout(60_000);

const openRoadmap = useRoadmap();

const PLAN = "# Plan\n\n- [ ] one\n- [ ] two\n";

/** Renames a file or folder as a person does in the app. */
async function renameInApp(roadmap: RoadmapPage, from: string, to: string): Promise<void> {
  await roadmap.page.evaluate(
    async ([before, after]) => {
      const vault = window.workbench?.app.vault;
      const file = vault?.getAbstractFileByPath(before);
      if (!vault || !file) throw new Error(`There is nothing at ${before}`);
      await vault.rename(file, after);
    },
    [from, to] as const,
  );
}

describe("typing in the editor", () => {
  it("shows in the roadmap before the note is saved, and stays when it is", async () => {
    const roadmap = await openRoadmap({ notes: { "Plan.md": PLAN }, params: { open: "Plan.md" } });
    await roadmap.putCursor(3);
    await roadmap.page.keyboard.press("Enter");
    await roadmap.page.keyboard.type("three");
    await roadmap.row("three").waitFor();
    expect(roadmap.text("Plan.md")).toBe(PLAN);
    expect(await roadmap.titles()).toEqual(["Plan", "  one", "  two", "  three"]);
    await soon(() => roadmap.text("Plan.md"), "# Plan\n\n- [ ] one\n- [ ] two\n- [ ] three\n");
    await roadmap.whenIdle();
    expect(await roadmap.titles()).toEqual(["Plan", "  one", "  two", "  three"]);
    expect(await roadmap.pane.locator(".por-summary-count").innerText()).toBe("0 of 3 done");
  });

  it("shows a box that is ticked in the text", async () => {
    const roadmap = await openRoadmap({ notes: { "Plan.md": PLAN }, params: { open: "Plan.md" } });
    await roadmap.editor.locator("input.task-list-item-checkbox").nth(1).click();
    await roadmap.row("two").locator("input:checked").waitFor();
    await soon(() => roadmap.text("Plan.md"), PLAN.replace("[ ] two", "[x] two"));
  });

  it("shows what stood there before when it is undone", async () => {
    const roadmap = await openRoadmap({ notes: { "Plan.md": PLAN }, params: { open: "Plan.md" } });
    await roadmap.putCursor(3);
    await roadmap.page.keyboard.type(" and more");
    await roadmap.row("two and more").waitFor();
    await roadmap.page.keyboard.press("Control+z");
    await soon(() => roadmap.titles(), ["Plan", "  one", "  two"]);
  });

  it("keeps what was typed when another note is opened in its place before it is saved", async () => {
    const roadmap = await openRoadmap({
      notes: { "Plan.md": PLAN, "Other.md": "- [ ] other\n" },
      params: { open: "Plan.md" },
    });
    await roadmap.putCursor(3);
    await roadmap.page.keyboard.type(" typed");
    await roadmap.openNote("Other.md");
    await soon(() => roadmap.text("Plan.md"), PLAN.replace("two", "two typed"));
    await soon(() => roadmap.titles(), ["Other", "  other", "Plan", "  one", "  two typed"]);
  });
});

describe("a change on disk", () => {
  it("of a note that is not open shows in the roadmap", async () => {
    const roadmap = await openRoadmap({ notes: { "Plan.md": PLAN, "Open.md": "" }, params: { open: "Open.md" } });
    await roadmap.row("two").waitFor();
    roadmap.write("Plan.md", PLAN.replace("two", "deux"));
    await soon(() => roadmap.titles(), ["Plan", "  one", "  deux"]);
    roadmap.write("Plan.md", "No plan any more.\n");
    await roadmap.pane.getByText("No plans found yet").waitFor();
    roadmap.write("Plan.md", PLAN);
    await soon(() => roadmap.titles(), ["Plan", "  one", "  two"]);
  });

  it("of a note that is open shows in the roadmap and in the editor", async () => {
    const roadmap = await openRoadmap({ notes: { "Plan.md": PLAN }, params: { open: "Plan.md" } });
    await roadmap.row("two").waitFor();
    roadmap.write("Plan.md", PLAN.replace("two", "deux"));
    await soon(() => roadmap.titles(), ["Plan", "  one", "  deux"]);
    expect((await roadmap.editorState()).text).toBe(PLAN.replace("two", "deux"));
  });

  it("that makes, moves and removes notes and folders is followed", async () => {
    const roadmap = await openRoadmap({ notes: { "Open.md": "" }, params: { open: "Open.md" } });
    const { vaultDir } = roadmap.bench;
    const at = (name: string): string => path.join(vaultDir, name);
    await roadmap.pane.getByText("No plans found yet").waitFor();
    roadmap.write("Plans/Sea/Plan.md", PLAN);
    await soon(() => roadmap.titles(), ["Plans", "  Sea", "    Plan", "      one", "      two"]);
    renameSync(at("Plans/Sea/Plan.md"), at("Plans/Moved.md"));
    await soon(() => roadmap.titles(), ["Plans", "  Moved", "    one", "    two"]);
    mkdirSync(at("Other"));
    renameSync(at("Plans"), at("Other/Plans"));
    await soon(() => roadmap.titles(), ["Other", "  Plans", "    Moved", "      one", "      two"]);
    rmSync(at("Other"), { recursive: true });
    await roadmap.pane.getByText("No plans found yet").waitFor();
    expect(await roadmap.pane.locator(".por-summary").count()).toBe(0);
  });

  it("of files that are no notes changes nothing", async () => {
    const roadmap = await openRoadmap({ notes: { "Plan.md": PLAN, "Open.md": "" }, params: { open: "Open.md" } });
    await roadmap.row("two").waitFor();
    roadmap.write("list.txt", "- [ ] no note\n");
    roadmap.write(".hidden/Plan.md", "- [ ] hidden\n");
    roadmap.write("Upper.MD", "- [ ] also a note by its name\n");
    roadmap.write("Last.md", "- [ ] last\n");
    await roadmap.row("last").waitFor();
    expect(await roadmap.row("no note").count()).toBe(0);
    expect(await roadmap.row("hidden").count()).toBe(0);
  });
});

describe("a note that is slow to open", () => {
  it("shows its own tasks, not those of the note that its tab has shown before", async () => {
    const roadmap = await openRoadmap({
      notes: { "Plan.md": PLAN, "Slow.md": "- [ ] slow\n" },
      params: { open: "Plan.md" },
    });
    await soon(() => roadmap.titles(), ["Plan", "  one", "  two", "Slow", "  slow"]);
    await roadmap.whenIdle();
    const release = await roadmap.holdReads("Slow.md");
    await roadmap.page.evaluate(() => {
      const app = window.workbench?.app;
      const file = app?.vault.getFileByPath("Slow.md");
      if (app && file) void app.workspace.getLeaf(false).openFile(file);
    });
    roadmap.write("Slow.md", "- [ ] slow, changed\n");
    await release.asked(2);
    await release();
    await soon(() => roadmap.titles(), ["Plan", "  one", "  two", "Slow", "  slow, changed"]);
    await soon(async () => (await roadmap.editorState()).text, "- [ ] slow, changed\n");
  });
});

describe("a tick of a note that is slow to open", () => {
  it("goes into that note, not into the one that its tab has shown before", async () => {
    const roadmap = await openRoadmap({
      notes: { "Plan.md": "- [ ] same\n", "Slow.md": "- [ ] same\n- [ ] slow\n" },
      params: { open: "Plan.md" },
    });
    await soon(() => roadmap.titles(), ["Plan", "  same", "Slow", "  same", "  slow"]);
    await roadmap.whenIdle();
    const release = await roadmap.holdReads("Slow.md");
    await roadmap.page.evaluate(() => {
      const app = window.workbench?.app;
      const file = app?.vault.getFileByPath("Slow.md");
      if (app && file) void app.workspace.getLeaf(false).openFile(file);
    });
    await release.asked(1);
    await roadmap.box("same", 1).click();
    await release();
    await soon(() => roadmap.text("Slow.md"), "- [x] same\n- [ ] slow\n");
    await soon(async () => (await roadmap.editorState()).text, "- [x] same\n- [ ] slow\n");
    await roadmap.row("same", 1).locator("input:checked").waitFor();
    await soon(() => roadmap.titles(), ["Plan", "  same", "Slow", "  same", "  slow"]);
    expect(roadmap.text("Plan.md")).toBe("- [ ] same\n");
  });
});

describe("in the app", () => {
  it("a renamed note keeps its row open and its typed text, and can be ticked", async () => {
    const roadmap = await openRoadmap({ notes: { "Plan.md": PLAN }, params: { open: "Plan.md" } });
    await roadmap.putCursor(3);
    await roadmap.page.keyboard.type(" typed");
    await renameInApp(roadmap, "Plan.md", "Renamed.md");
    await soon(() => roadmap.titles(), ["Renamed", "  one", "  two typed"]);
    await roadmap.box("one").click();
    await roadmap.row("one").locator("input:checked").waitFor();
    await roadmap.save();
    expect(roadmap.text("Renamed.md")).toBe(PLAN.replace("two", "two typed").replace("[ ] one", "[x] one"));
    expect(() => roadmap.bytes("Plan.md")).toThrow("ENOENT");
  });

  it("a renamed folder takes its notes along, to where they can be ticked", async () => {
    const roadmap = await openRoadmap({
      notes: { "Old/Deep/Plan.md": PLAN, "Old/Next.md": "- [ ] next\n", "Older/Left.md": "- [ ] left\n" },
      params: { open: "Older/Left.md" },
    });
    await roadmap.row("left").waitFor();
    await renameInApp(roadmap, "Old", "New");
    await soon(
      () => roadmap.titles(),
      ["New", "  Deep", "    Plan", "      one", "      two", "  Next", "    next", "Older", "  Left", "    left"],
    );
    await roadmap.box("two").click();
    await soon(() => roadmap.text("New/Deep/Plan.md"), PLAN.replace("[ ] two", "[x] two"));
  });

  it("what was folded stays so when its note and its folder are renamed", async () => {
    const roadmap = await openRoadmap({
      notes: {
        "Old/Plan.md": "# Plan\n\n## Phase 1: Dig\n\n- [ ] one\n\n## Phase 2: Fill\n\n- [ ] two\n",
        "Old/B.md": "- [ ] b\n",
        "Shut/C.md": "- [ ] c\n",
        "Shut/D.md": "- [ ] d\n",
      },
      params: { open: "Old/B.md" },
    });
    await roadmap.fold("Plan");
    await roadmap.fold("Dig");
    await roadmap.fold("Shut");
    await soon(() => roadmap.titles(), ["Old", "  B", "  Plan", "    Dig", "      one", "    Fill", "Shut"]);
    await renameInApp(roadmap, "Old/Plan.md", "Old/Next.md");
    await soon(() => roadmap.titles(), ["Old", "  B", "  Next", "    Dig", "      one", "    Fill", "Shut"]);
    await renameInApp(roadmap, "Old", "New");
    await renameInApp(roadmap, "Shut", "Closed");
    await soon(() => roadmap.titles(), ["Closed", "New", "  B", "  Next", "    Dig", "      one", "    Fill"]);
  });

  it("a created note is added and a deleted one, or a deleted folder, is taken out", async () => {
    const roadmap = await openRoadmap({
      notes: { "Plans/Plan.md": PLAN, "Open.md": "" },
      params: { open: "Open.md" },
    });
    await roadmap.row("two").waitFor();
    await roadmap.page.evaluate(async () => {
      await window.workbench?.app.vault.create("Made.md", "- [ ] made\n");
    });
    await soon(() => roadmap.titles(), ["Plans", "  Plan", "    one", "    two", "Made", "  made"]);
    const remove = (where: string) =>
      roadmap.page.evaluate(async (at) => {
        const vault = window.workbench?.app.vault;
        const file = vault?.getAbstractFileByPath(at);
        if (vault && file) await vault.delete(file, true);
      }, where);
    await remove("Made.md");
    await soon(() => roadmap.titles(), ["Plans", "  Plan", "    one", "    two"]);
    await remove("Plans");
    await roadmap.pane.getByText("No plans found yet").waitFor();
  });

  it("a note that is deleted while it is typed in is taken out and does not come back", async () => {
    const roadmap = await openRoadmap({ notes: { "Plan.md": PLAN, "B.md": "- [ ] b\n" }, params: { open: "Plan.md" } });
    await roadmap.putCursor(3);
    await roadmap.page.keyboard.type(" typed");
    await roadmap.page.evaluate(async () => {
      const vault = window.workbench?.app.vault;
      const file = vault?.getAbstractFileByPath("Plan.md");
      if (vault && file) await vault.delete(file);
    });
    await soon(() => roadmap.titles(), ["B", "  b"]);
    // Typed text is read after a pause; once that of another note is, that of this one would have been too.
    await roadmap.openNote("B.md");
    await roadmap.putCursor(0);
    await roadmap.page.keyboard.type(" typed");
    await soon(() => roadmap.titles(), ["B", "  b typed"]);
  });
});
