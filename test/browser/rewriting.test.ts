import { violations } from "./support/axe";
import { soon, useRoadmap, type RoadmapPage } from "./support/roadmap-page";

jest.setTimeout(60_000);

const openRoadmap = useRoadmap();

/** Has a command of the plugin run, by what the palette calls it; whether it is offered there. */
async function run({ page }: RoadmapPage, name: string): Promise<boolean> {
  return await page.evaluate((wanted) => {
    const app = window.workbench?.app as unknown as TestCommands | undefined;
    const command = [...(app?.commands.commands.values() ?? [])].find(
      (each) => each.name === `Plan of Record: ${wanted}`,
    );
    if (app === undefined || command === undefined) return false;
    return app.commands.executeCommandById(command.id);
  }, name);
}

interface TestCommands {
  readonly commands: {
    readonly commands: ReadonlyMap<string, { readonly id: string; readonly name: string; readonly hotkeys?: unknown }>;
    executeCommandById(id: string): boolean;
  };
}

/** Runs a command in an open note, and gives what the note then is on disk; then takes it back, and checks the bytes. */
async function runAndUndo(roadmap: RoadmapPage, note: string, name: string, line?: number): Promise<string> {
  const before = roadmap.bytes(note);
  if (line !== undefined) await roadmap.putCursor(line);
  expect(await run(roadmap, name)).toBe(true);
  await soon(async () => {
    await roadmap.save();
    return roadmap.bytes(note).equals(before);
  }, false);
  const after = roadmap.text(note);
  expect(await run(roadmap, "Undo the last change made from the roadmap")).toBe(true);
  await soon(async () => {
    await roadmap.save();
    return roadmap.bytes(note);
  }, before);
  return after;
}

const NAMES = [
  ...["Insert status line", "Insert phase table", "Insert roadmap block", "Insert rollup of this note"],
  ...["Turn checklist into phase table", "Turn phase table into checklist"],
  ...["Give ids to selected open tasks", "Give ids to all open tasks of this note"],
  ...["Move done items to the archive of this note", "Move done items to another note"],
  ...["Repair wrongly decoded text in this note", "Repair wrongly decoded text in the vault"],
];
const PLAN =
  "# Boat\n\n\n- [x] Order **ropes** 📅 2026-05-04\n- [/] Sand [owner:: Ada]\n\n| Phase | Status |\n| --- | --- |\n| Hull | Blocked |\n";

test("none of the commands has a key of its own, or the plugin’s name in its own", async () => {
  const roadmap = await openRoadmap({ notes: { "Boat.md": PLAN } });
  const commands = await roadmap.page.evaluate(() => {
    const app = window.workbench?.app as unknown as TestCommands | undefined;
    const own = [...(app?.commands.commands.values() ?? [])].filter(({ id }) => id.startsWith("plan-of-record:"));
    return own.map(({ name, hotkeys }) => ({ name: name.replace("Plan of Record: ", ""), hotkeys }));
  });
  expect(commands.map(({ name }) => name)).toEqual(expect.arrayContaining(NAMES));
  for (const { name, hotkeys } of commands)
    expect([name, hotkeys]).toEqual([expect.not.stringMatching(/plan of record/i), undefined]);
});

describe("a command in a note", () => {
  it("inserts, turns, gives ids and archives, each in one step that gives back every byte", async () => {
    const roadmap = await openRoadmap({ notes: { "Boat.md": PLAN } });
    await roadmap.openNote("Boat.md");
    const made = async (name: string, line?: number): Promise<string> =>
      await runAndUndo(roadmap, "Boat.md", name, line);
    expect(await made("Insert status line", 0)).toBe(PLAN.replace("# Boat\n", "# Boat\n\n**Status:** Not started\n"));
    expect(await made("Insert phase table", 1)).toContain(
      "# Boat\n\n| Phase   | Status      | Due |\n| ------- | ----------- | --- |\n| Phase 1 | Not started |     |\n",
    );
    expect(await made("Insert roadmap block", 8)).toBe(`${PLAN}\n\`\`\`roadmap\nview: outline\nscope: note\n\`\`\`\n`);
    expect(await made("Insert rollup of this note", 0)).toContain("# Boat\n\nDone so far: 1 of 3 (33%)\n\n");
    expect(await made("Turn checklist into phase table", 3)).toContain(
      "| Order **ropes** | Done        | 2026-05-04 |       |\n| Sand            | In progress |            | Ada   |\n",
    );
    expect(await made("Turn phase table into checklist", 8)).toBe(
      PLAN.replace(/\| Phase[^]*/, "- [ ] Hull [status:: Blocked]\n"),
    );
    expect(await made("Give ids to selected open tasks", 4)).toMatch(/Ada\] {2}\[id:: \w{6}\]\n|Ada\] \^\w{6}\n/);
    expect(await made("Give ids to all open tasks of this note")).toMatch(/Ada\] \^[a-z0-9]{6}\n/);
    expect(await made("Move done items to the archive of this note")).toBe(
      `${PLAN.replace("- [x] Order **ropes** 📅 2026-05-04\n", "")}\n## Archive\n\n- [x] Order **ropes** 📅 2026-05-04\n`,
    );
  });

  it("leaves the cursor where one goes on, and is one step of the editor’s own undo", async () => {
    const roadmap = await openRoadmap({ notes: { "Boat.md": "# Boat\n" } });
    await roadmap.openNote("Boat.md");
    await roadmap.putCursor(0);
    expect(await run(roadmap, "Insert phase table")).toBe(true);
    await soon(async () => (await roadmap.editorState()).cursor, { line: 4, ch: 9 });
    await roadmap.putCursor(0);
    await roadmap.page.keyboard.press("ControlOrMeta+z");
    await soon(async () => (await roadmap.editorState()).text, "# Boat\n");
    await run(roadmap, "Insert status line");
    await soon(async () => (await roadmap.editorState()).cursor, { line: 2, ch: 23 });
  });

  it("keeps the line breaks of a file that is not in an editor, and says why it refuses", async () => {
    const text = "\ufeff- [x] a\r\n- [x] b\r\n  - [ ] c\r\n- [ ] d\r\n";
    const roadmap = await openRoadmap({ notes: { "Boat.md": text } });
    await roadmap.openNote("Boat.md");
    await roadmap.page.evaluate(() => window.workbench?.app.workspace.getActiveFile()?.path);
    expect(await runAndUndo(roadmap, "Boat.md", "Move done items to the archive of this note")).toBe(
      "\ufeff- [x] b\r\n  - [ ] c\r\n- [ ] d\r\n\r\n## Archive\r\n\r\n- [x] a\r\n",
    );
    await roadmap.putCursor(1);
    await run(roadmap, "Turn checklist into phase table");
    await roadmap.notices.getByText("“b” has more lines below it than a row can hold. Nothing was changed.").waitFor();
    expect(await run(roadmap, "Turn phase table into checklist")).toBe(false);
  });
});

describe("done items that go to another note", () => {
  it("go to the archive beside it, which is made, and goes again when that is taken back", async () => {
    const notes = { "Plans/Boat.md": "# Boat\n\n- [x] Mast\n  - [x] Stays\n- [ ] Hull\n", "Old.md": "# Old\n" };
    const roadmap = await openRoadmap({ notes });
    await roadmap.openNote("Plans/Boat.md");
    const before = roadmap.bytes("Plans/Boat.md");
    await run(roadmap, "Move done items to another note");
    const first = roadmap.page.locator(".suggestion-item").first();
    await first.waitFor();
    expect(await first.textContent()).toBe("Plans/Boat archive (new note)");
    await roadmap.page.keyboard.press("Enter");
    await roadmap.notices.getByText("1 done item moved to “Plans/Boat archive”.").waitFor();
    await roadmap.save();
    expect(roadmap.text("Plans/Boat archive.md")).toBe("- [x] Mast\n  - [x] Stays\n");
    expect(roadmap.text("Plans/Boat.md")).toBe("# Boat\n\n- [ ] Hull\n");
    await run(roadmap, "Undo the last change made from the roadmap");
    await roadmap.notices.getByText("Undone: Move done items to another note").waitFor();
    await roadmap.save();
    expect(roadmap.bytes("Plans/Boat.md")).toEqual(before);
    expect(() => roadmap.bytes("Plans/Boat archive.md")).toThrow("ENOENT");
  });

  it("go to any note that is chosen, or nowhere", async () => {
    const notes = { "Boat.md": "- [x] Mast\n- [ ] Hull\n", "Old.md": "# Old\r\n\r\n## Archive\r\n\r\n- [x] Oars\r\n" };
    const roadmap = await openRoadmap({ notes });
    await roadmap.openNote("Boat.md");
    await run(roadmap, "Move done items to another note");
    await roadmap.page.locator(".suggestion-item").first().waitFor();
    await roadmap.page.keyboard.press("Escape");
    await roadmap.page.locator(".prompt").waitFor({ state: "detached" });
    expect(roadmap.text("Boat.md")).toBe(notes["Boat.md"]);
    await run(roadmap, "Move done items to another note");
    await roadmap.page.locator(".prompt-input").fill("Old");
    await roadmap.page.keyboard.press("Enter");
    await roadmap.notices.getByText("1 done item moved to “Old”.").waitFor();
    await roadmap.save();
    expect(roadmap.text("Old.md")).toBe("# Old\r\n\r\n## Archive\r\n\r\n- [x] Oars\r\n- [x] Mast\r\n");
    expect(roadmap.text("Boat.md")).toBe("- [ ] Hull\n");
    await run(roadmap, "Undo the last change made from the roadmap");
    await soon(async () => (await roadmap.save(), roadmap.text("Boat.md")), notes["Boat.md"]);
    expect(roadmap.text("Old.md")).toBe(notes["Old.md"]);
  });
});

describe("text that was decoded wrongly", () => {
  const notes = {
    "A.md": "# Café\n\n- [x] Ropes ‚úÖ\r\n- [ ] Mast\r\n",
    "B.md": "- [ ] ðŸ”´ Hull â€” now\n",
    "C.md": "- [ ] Oars\n",
  };

  it("is repaired in a note after a look at the difference", async () => {
    const roadmap = await openRoadmap({ notes });
    await roadmap.openNote("B.md");
    await run(roadmap, "Repair wrongly decoded text in this note");
    const modal = roadmap.page.locator(".modal");
    await modal.locator(".por-diff-line").first().waitFor();
    expect(await modal.locator(".por-diff-line").allTextContents()).toEqual([
      "1−- [ ] ðŸ”´ Hull â€” now",
      "1+- [ ] 🔴 Hull — now",
    ]);
    await modal.getByRole("button", { name: "Cancel" }).click();
    expect(roadmap.text("B.md")).toBe(notes["B.md"]);
    await run(roadmap, "Repair wrongly decoded text in this note");
    await modal.getByRole("button", { name: "Repair 2" }).click();
    await soon(async () => (await roadmap.save(), roadmap.text("B.md")), "- [ ] 🔴 Hull — now\n");
    await run(roadmap, "Undo the last change made from the roadmap");
    await soon(async () => (await roadmap.save(), roadmap.text("B.md")), notes["B.md"]);
    await roadmap.openNote("C.md");
    await run(roadmap, "Repair wrongly decoded text in this note");
    await roadmap.notices.getByText("Nothing in this note was decoded with the wrong character set.").waitFor();
  });

  it("is repaired in the vault after a question that names all notes, and all of it is taken back at once", async () => {
    const roadmap = await openRoadmap({ notes });
    await roadmap.row("B").waitFor();
    await run(roadmap, "Repair wrongly decoded text in the vault");
    const modal = roadmap.page.locator(".modal");
    await modal.locator("li").first().waitFor();
    expect(await modal.locator("li").allTextContents()).toEqual(["A: 1 place", "B: 2 places"]);
    expect(
      (await violations(roadmap.page, [".modal"])).filter((wrong) => !wrong.startsWith("color-contrast: <button")),
    ).toEqual([]);
    await modal.getByRole("button", { name: "Repair 2 notes" }).click();
    await soon(() => roadmap.text("A.md"), notes["A.md"].replace("‚úÖ", "✅"));
    await soon(() => roadmap.text("B.md"), "- [ ] 🔴 Hull — now\n");
    await run(roadmap, "Undo the last change made from the roadmap");
    await soon(() => [roadmap.text("A.md"), roadmap.text("B.md")], [notes["A.md"], notes["B.md"]]);
  });
});
