import type { Locator } from "playwright-core";
import { soon, useRoadmap, type RoadmapPage } from "./support/roadmap-page";

jest.setTimeout(60_000);

const openRoadmap = useRoadmap();

/** A change of one byte of a file. */
interface ByteChange {
  readonly at: number;
  readonly from: string;
  readonly to: string;
}

/** `before` with one character, of one byte, put in place of another. */
function withByte(before: Buffer, { at, from, to }: ByteChange): Buffer {
  const after = Buffer.from(before);
  expect(after.toString("latin1", at, at + 1)).toBe(from);
  after.write(to, at, "latin1");
  return after;
}

/** The place of the character in the box that stands before `title`, in bytes. */
function boxOf(note: Buffer, title: string): number {
  const titleAt = note.lastIndexOf(title);
  expect(titleAt).toBeGreaterThan(0);
  return note.lastIndexOf("[", titleAt) + 1;
}

const lines = (...all: readonly string[]): Buffer => Buffer.from(all.join("\n"));
const BOM = "\uFEFF";

/** One note and one of its tasks each; `from` and `to` are the mark in its box before and after a tick. */
const CASES: readonly {
  readonly name: string;
  readonly note: Buffer;
  readonly title: string;
  readonly from: string;
  readonly to: string;
  /** What a second tick gives; `from` again unless something else is right. */
  readonly back?: string;
}[] = [
  { name: "an empty box", note: lines("# Plan", "", "- [ ] one", "- [ ] two", ""), title: "two", from: " ", to: "x" },
  { name: "a ticked box", note: lines("# Plan", "", "- [x] one", "- [ ] two", ""), title: "one", from: "x", to: " " },
  { name: "a box with a large X", note: lines("- [X] one", "- [ ] two", ""), title: "one", from: "X", to: " " },
  { name: "a box in progress", note: lines("1. [ ] one", "2. [/] two", ""), title: "two", from: "/", to: "x" },
  { name: "a numbered task", note: lines("1. [/] one", "1. [ ] two", ""), title: "one", from: "/", to: "x" },
  { name: "a cancelled task", note: lines("* [-] one", "* [ ] two", ""), title: "one", from: "-", to: " " },
  {
    name: "a note with CRLF and no final line break",
    note: Buffer.from("# Plan\r\n\r\n- [ ] one\r\n- [ ] two\r\n\r\nlast words"),
    title: "two",
    from: " ",
    to: "x",
  },
  {
    name: "the last line of a note with CRLF",
    note: Buffer.from("# Plan\r\n\r\n- [ ] one\r\n- [x] two"),
    title: "two",
    from: "x",
    to: " ",
  },
  {
    name: "a note that mixes line breaks",
    note: Buffer.from("# Plan\n\n- [ ] one\r\n- [ ] two\n- [ ] three\r\n"),
    title: "three",
    from: " ",
    to: "x",
  },
  {
    name: "a note with a byte order mark",
    note: Buffer.from(`${BOM}- [ ] one\n- [ ] two\n`),
    title: "one",
    from: " ",
    to: "x",
  },
  {
    name: "a note with a byte order mark and frontmatter",
    note: Buffer.from(`${BOM}---\r\nstatus: active\r\n---\r\n\r\n- [ ] one\r\n- [ ] two\r\n`),
    title: "two",
    from: " ",
    to: "x",
  },
  {
    name: "a nested task",
    note: lines("- [ ] above", "\t- [ ] between", "\t\t- [ ] deep", "\t\t  more words", "- [ ] below", ""),
    title: "deep",
    from: " ",
    to: "x",
  },
  {
    name: "a task in a callout",
    note: lines("# Plan", "", "> [!todo] Today", "> - [ ] quoted", ">   - [ ] deeper", "", "- [ ] plain", ""),
    title: "deeper",
    from: " ",
    to: "x",
  },
  {
    name: "a task in a quote in a quote",
    note: lines("> > - [x] quoted", "> > - [ ] other", ""),
    title: "quoted",
    from: "x",
    to: " ",
  },
  {
    name: "a task behind letters of several bytes",
    note: lines("# Überblick 🌊", "", "- [ ] Größe 😀 messen", "- [ ] 検査 two", ""),
    title: "検査 two",
    from: " ",
    to: "x",
  },
  {
    name: "a task whose line stands in a block of code too",
    note: lines("- [ ] one", "", "```", "- [ ] two", "```", "", "- [ ] three", "- [ ] two", "- [ ] four", ""),
    title: "two",
    from: " ",
    to: "x",
  },
  {
    name: "a task with brackets in its text",
    note: lines("- [ ] see [x] and [[Plan]] and [a](b)", ""),
    title: "see [x] and",
    from: " ",
    to: "x",
  },
];

/** The box of the task of `note` whose title begins with `title`, once `mark` stands in it. */
function boxIn({ page, tree }: RoadmapPage, note: string, title: string, mark: string): Locator {
  return tree
    .locator(`[data-path="${note}"]`)
    .filter({ has: page.locator(".por-title", { hasText: title }) })
    .locator(`.por-checkbox[data-task="${mark}"]`);
}

/** Bytes as a text in which each is a character, after the name of the case that they are of. */
function named(name: string, bytes: Buffer): string {
  return `${name}: ${bytes.toString("latin1")}`;
}

/** All cases as the notes of one vault. */
const NOTES = Object.fromEntries(CASES.map(({ name, note }) => [`${name}.md`, note]));

const ALL_OPEN = { notes: { ...NOTES, "Open.md": "# Nothing planned here\n" }, params: { open: "Open.md" } };
const TALL = { width: 1280, height: 2400 };

describe("a tick of a note that is not open", () => {
  it("changes one byte of the file, and another tick gives the same bytes back", async () => {
    const roadmap = await openRoadmap({ ...ALL_OPEN, viewport: TALL });
    await roadmap.pane.getByRole("button", { name: "Expand all" }).click();
    for (const { name, note, title, from, to, back = from } of CASES) {
      const file = `${name}.md`;
      const change = { at: boxOf(note, title), from, to };
      await boxIn(roadmap, file, title, from).click();
      await soon(() => named(name, roadmap.bytes(file)), named(name, withByte(note, change)));
      await boxIn(roadmap, file, title, to).click();
      await soon(() => named(name, roadmap.bytes(file)), named(name, withByte(note, { ...change, to: back })));
    }
    for (const { name, note } of CASES) expect(roadmap.bytes(`${name}.md`).equals(note)).toBe(true);
    expect(await roadmap.notices.count()).toBe(0);
  });

  it.each([
    ["nothing but its box in the sample vault", "Engineering/AGENT TODO.md", ""],
    ["its box, and says the day as the note's other tasks do", "Ops/Release Checklist.md", " ✅ "],
  ])("changes %s", async (_what, note, sign) => {
    const roadmap = await openRoadmap({
      vault: `${__dirname}/../../sample-vault`,
      viewport: TALL,
      params: { open: "Start here.md" },
    });
    const before = roadmap.bytes(note);
    await roadmap.pane.getByRole("combobox").fill(`path:"${note}" is:open`);
    const row = roadmap.tree.locator(`[data-path="${note}"]:has(.por-checkbox)`).last();
    const line = Number(await row.getAttribute("data-line"));
    const wasChecked = await row.locator(".por-checkbox").isChecked();
    await row.locator(".por-checkbox").click();
    const start = before.toString("latin1").split("\n").slice(0, line).join("\n").length;
    const at = before.indexOf("[", start + 1) + 1;
    const from = before.toString("latin1", at, at + 1);
    expect(wasChecked).toBe(false);
    const ticked = withByte(before, { at, from, to: "x" }).toString("utf8").split("\n");
    const today = await roadmap.page.evaluate(() => new Intl.DateTimeFormat("sv").format(new Date()));
    if (sign !== "") ticked[line] = (ticked[line] ?? "").replace(/\s*$/, `${sign}${today}$&`);
    await soon(() => roadmap.text(note), ticked.join("\n"));
  });

  it("shows in the pane: the box, the counts of what stands above, and the whole", async () => {
    const roadmap = await openRoadmap({
      notes: { "Plan.md": "# Plan\n\n## Phase 1: Dig\n\n- [x] one\n- [ ] two\n", "Open.md": "" },
      params: { open: "Open.md" },
    });
    await roadmap.fold("Dig");
    await roadmap.box("two").click();
    await roadmap.row("two").locator("input:checked").waitFor();
    for (const title of ["Plan", "Dig"]) {
      await soon(() => roadmap.row(title).locator(".por-counted").innerText(), "2/2");
    }
    expect(await roadmap.pane.locator(".por-summary-count").innerText()).toBe("2 of 2 done");
  });

  it("is made for each of several boxes that are clicked before the first is written", async () => {
    const note = lines("- [ ] same", "- [ ] same", "- [ ] same", "- [ ] other", "");
    const roadmap = await openRoadmap({ notes: { "Plan.md": note, "Open.md": "" }, params: { open: "Open.md" } });
    await roadmap.box("same", 2).waitFor();
    await roadmap.tree.evaluate((tree) => {
      const boxes = tree.querySelectorAll<HTMLElement>(".por-checkbox");
      for (const place of [0, 1, 3]) boxes[place]?.click();
    });
    await soon(() => roadmap.text("Plan.md"), "- [x] same\n- [x] same\n- [ ] same\n- [x] other\n");
    expect(await roadmap.notices.allInnerTexts()).toEqual([]);
  });
});

describe("a tick of a note in the editor", () => {
  it("changes one byte of the file once it is saved, and another tick gives the same bytes back", async () => {
    const roadmap = await openRoadmap({ ...ALL_OPEN, viewport: TALL });
    await roadmap.pane.getByRole("button", { name: "Expand all" }).click();
    for (const { name, note, title, from, to, back = from } of CASES) {
      const file = `${name}.md`;
      const change = { at: boxOf(note, title), from, to };
      await roadmap.openNote(file);
      await boxIn(roadmap, file, title, from).click();
      await boxIn(roadmap, file, title, to).waitFor();
      expect(roadmap.bytes(file).equals(note)).toBe(true);
      await roadmap.save();
      expect(named(name, roadmap.bytes(file))).toBe(named(name, withByte(note, change)));
      await boxIn(roadmap, file, title, to).click();
      await boxIn(roadmap, file, title, back).waitFor();
      await roadmap.save();
      expect(named(name, roadmap.bytes(file))).toBe(named(name, withByte(note, { ...change, to: back })));
    }
    expect(await roadmap.notices.count()).toBe(0);
  });

  it("is one step of undo, and leaves the cursor where it was", async () => {
    const note = "# Plan\n\n- [ ] one\n- [/] two\n";
    const roadmap = await openRoadmap({ notes: { "Plan.md": note }, params: { open: "Plan.md" } });
    await roadmap.putCursor(2, 7);
    await roadmap.page.keyboard.type("N");
    await roadmap.box("two").click();
    const typed = note.replace("one", "oNne");
    const ticked = typed.replace("[/]", "[x]");
    await soon(() => roadmap.editorState(), { text: ticked, cursor: { line: 2, ch: 8 } });
    await roadmap.editor.focus();
    await roadmap.page.keyboard.press("Control+z");
    await soon(async () => (await roadmap.editorState()).text, typed);
    await roadmap.box("two").and(roadmap.page.locator("[data-task='/']")).waitFor();
    await roadmap.page.keyboard.press("Control+z");
    await soon(async () => (await roadmap.editorState()).text, note);
    await roadmap.page.keyboard.press("Control+y");
    await roadmap.page.keyboard.press("Control+y");
    await soon(async () => (await roadmap.editorState()).text, ticked);
    await roadmap.save();
    expect(roadmap.text("Plan.md")).toBe(ticked);
  });

  it("is a step of undo of its own, however fast it follows another tick or a typed letter", async () => {
    const note = "- [ ] one\n";
    const roadmap = await openRoadmap({ notes: { "Plan.md": note }, params: { open: "Plan.md" } });
    await roadmap.box("one").click();
    await roadmap.box("one").and(roadmap.page.locator("[data-task=x]")).click();
    await soon(async () => (await roadmap.editorState()).text, note);
    await roadmap.editor.focus();
    await roadmap.page.keyboard.press("Control+z");
    await soon(async () => (await roadmap.editorState()).text, "- [x] one\n");
    await roadmap.page.keyboard.press("Control+z");
    await soon(async () => (await roadmap.editorState()).text, note);
  });

  it("is written to the file at once when the note is in Reading mode, with what was typed before", async () => {
    const note = "# Plan\r\n\r\n- [ ] one\r\n- [ ] two\r\n";
    const roadmap = await openRoadmap({ notes: { "Plan.md": note }, params: { open: "Plan.md" } });
    await roadmap.putCursor(2);
    await roadmap.page.keyboard.type(" typed");
    await roadmap.page.keyboard.press("Control+e");
    await roadmap.box("two").click();
    await soon(() => roadmap.text("Plan.md"), note.replace("one", "one typed").replace("[ ] two", "[x] two"));
    await roadmap.page.locator(".markdown-reading-view input:checked").waitFor();
  });

  it("shows in both editors when the note is open in two", async () => {
    const note = "- [ ] one\n- [ ] two\n";
    const roadmap = await openRoadmap({ notes: { "Plan.md": note }, params: { open: "Plan.md" } });
    await roadmap.page.evaluate(async () => {
      const app = window.workbench?.app;
      const file = app?.vault.getFileByPath("Plan.md");
      if (app && file) await app.workspace.getLeaf("split").openFile(file);
    });
    await roadmap.box("two").click();
    await soon(() => roadmap.text("Plan.md"), "- [ ] one\n- [x] two\n");
    await soon(
      () =>
        roadmap.page.evaluate(() =>
          (window.workbench?.app.workspace.getLeavesOfType("markdown") ?? []).map((leaf) =>
            (leaf.view as unknown as { editor: { getValue(): string } }).editor.getValue(),
          ),
        ),
      ["- [ ] one\n- [x] two\n", "- [ ] one\n- [x] two\n"],
    );
  });
});

describe("a tick whose line has changed meanwhile", () => {
  /** Writes a file without the app noticing, as when a sync writes in the very moment of the click. */
  async function writeUnnoticed(roadmap: RoadmapPage, note: string, content: string): Promise<void> {
    await roadmap.whenIdle();
    await roadmap.page.evaluate(() => {
      const vault = window.workbench?.app.vault as unknown as { takeDiskEvent: () => Promise<void> };
      vault.takeDiskEvent = () => Promise.resolve();
    });
    roadmap.write(note, content);
  }

  const NOTE = "# Plan\n\n- [ ] one\n- [ ] two\n";
  const closed = { notes: { "Plan.md": NOTE, "Open.md": "" }, params: { open: "Open.md" } };

  it("writes nothing when the line reads otherwise, and says what it reads", async () => {
    const roadmap = await openRoadmap(closed);
    await roadmap.box("two").waitFor();
    const changed = NOTE.replace("two", "two, but later");
    await writeUnnoticed(roadmap, "Plan.md", changed);
    await roadmap.box("two").click();
    await soon(
      () => roadmap.notices.allInnerTexts(),
      ["“two” was left as it is: its line now reads “- [ ] two, but later”."],
    );
    expect(roadmap.text("Plan.md")).toBe(changed);
  });

  it("writes nothing when the line is gone, and says so", async () => {
    const roadmap = await openRoadmap(closed);
    await roadmap.box("two").waitFor();
    await writeUnnoticed(roadmap, "Plan.md", "# Plan\n\n- [ ] one\n");
    await roadmap.box("two").click();
    await soon(() => roadmap.notices.allInnerTexts(), ["“two” was left as it is: its line is gone."]);
    expect(roadmap.text("Plan.md")).toBe("# Plan\n\n- [ ] one\n");
  });

  it("writes nothing when somebody else has ticked it already", async () => {
    const roadmap = await openRoadmap(closed);
    await roadmap.box("two").waitFor();
    const changed = NOTE.replace("[ ] two", "[x] two");
    await writeUnnoticed(roadmap, "Plan.md", changed);
    await roadmap.box("two").click();
    await soon(() => roadmap.notices.allInnerTexts(), ["“two” was left as it is: its line now reads “- [x] two”."]);
    expect(roadmap.text("Plan.md")).toBe(changed);
  });

  it("follows the line when others were put above it", async () => {
    const roadmap = await openRoadmap(closed);
    await roadmap.box("two").waitFor();
    await writeUnnoticed(roadmap, "Plan.md", `Put first\n\n- [ ] zero\n${NOTE}`);
    await roadmap.box("two").click();
    await soon(() => roadmap.text("Plan.md"), `Put first\n\n- [ ] zero\n${NOTE.replace("[ ] two", "[x] two")}`);
    expect(await roadmap.notices.count()).toBe(0);
  });

  it("says so when the file is gone", async () => {
    const roadmap = await openRoadmap(closed);
    await roadmap.box("two").waitFor();
    await roadmap.page.evaluate(async () => {
      const vault = window.workbench?.app.vault as unknown as {
        takeDiskEvent: () => Promise<void>;
        adapter: { remove(path: string): Promise<void> };
      };
      vault.takeDiskEvent = () => Promise.resolve();
      await vault.adapter.remove("Plan.md");
    });
    roadmap.expectedErrors.push(/404/);
    await roadmap.box("two").click();
    await roadmap.notices.first().waitFor();
    expect(() => roadmap.bytes("Plan.md")).toThrow("ENOENT");
  });

  it("ticks the right one of two lines that read the same", async () => {
    const note = "## A\n\n- [ ] first\n- [ ] same\n\n## B\n\n- [ ] second\n- [ ] same\n";
    const roadmap = await openRoadmap({ ...closed, notes: { "Plan.md": note, "Open.md": "" } });
    await roadmap.box("same", 1).waitFor();
    await writeUnnoticed(roadmap, "Plan.md", `- [ ] zero\n\n${note}`);
    await roadmap.box("same", 1).click();
    await soon(() => roadmap.text("Plan.md"), `- [ ] zero\n\n${note.replace(/\[ \] same\n$/, "[x] same\n")}`);
  });

  it("leaves the other of two lines that read the same alone when the one that was meant is gone", async () => {
    const note = "## A\n\n- [ ] first\n- [ ] same\n\n## B\n\n- [ ] second\n- [ ] same\n";
    const roadmap = await openRoadmap({ ...closed, notes: { "Plan.md": note, "Open.md": "" } });
    await roadmap.box("same", 1).waitFor();
    const changed = note.replace("- [ ] same\n\n", "\n");
    await writeUnnoticed(roadmap, "Plan.md", changed);
    await roadmap.box("same", 0).click();
    await roadmap.notices.first().waitFor();
    expect(await roadmap.notices.allInnerTexts()).toEqual([expect.stringContaining("“same” was left as it is")]);
    expect(roadmap.text("Plan.md")).toBe(changed);
  });
});
