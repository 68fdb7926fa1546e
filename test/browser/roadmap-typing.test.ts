import { soon, useRoadmap, type RoadmapPage } from "./support/roadmap-page";

jest.setTimeout(60_000);

const openRoadmap = useRoadmap();

const COUNT = 12;
const TASKS = Array.from({ length: COUNT }, (_, place) => `task ${place + 1} of it`);
const NOTE = ["# Plan", "", "Above.", "", ...TASKS.map((task) => `- [ ] ${task}`), "", "Below.", ""].join("\n");
/** Long enough for all boxes to be ticked while it is typed. */
const PROSE = "Ships in harbours are safe, but that is not what they are for; so we sail with the tide. ".repeat(2);
const TICKED = NOTE.replaceAll("[ ]", "[x]");

/** Starts ticking every box of the pane, one after another, without taking the keys from the editor. */
async function startTicking({ tree }: RoadmapPage): Promise<void> {
  await tree.evaluate((element) => {
    const tick = (): void => {
      const box = element.querySelector<HTMLInputElement>(".por-checkbox:not(:checked, [data-clicked])");
      if (box === null) return;
      // A row is drawn anew after its tick; until then the box must not be clicked twice.
      box.dataset["clicked"] = "true";
      box.click();
      window.setTimeout(tick, 60);
    };
    tick();
  });
}

/** Types as a person does, letter by letter. */
async function typeSlowly({ page }: RoadmapPage, text: string): Promise<void> {
  await page.keyboard.type(text, { delay: 5 });
}

async function allTicked({ pane }: RoadmapPage): Promise<void> {
  await soon(() => pane.locator(".por-summary-count").innerText(), `${COUNT} of ${COUNT} done`);
}

describe("ticking while the note is typed in", () => {
  it("loses neither, when what is typed stands above the tasks and pushes them down", async () => {
    const roadmap = await openRoadmap({ notes: { "Plan.md": NOTE }, params: { open: "Plan.md" } });
    await roadmap.box("task 1 of it").waitFor();
    await roadmap.putCursor(2);
    await startTicking(roadmap);
    for (const sentence of PROSE.split(/(?<=[,;.] )/)) {
      await typeSlowly(roadmap, sentence.trim());
      await roadmap.page.keyboard.press("Enter");
    }
    await allTicked(roadmap);
    await roadmap.save();
    const typed = PROSE.split(/(?<=[,;.] )/)
      .map((sentence) => `${sentence.trim()}\n`)
      .join("");
    expect(roadmap.text("Plan.md")).toBe(TICKED.replace("Above.", `Above.${typed}`));
    expect(await roadmap.notices.allInnerTexts()).toEqual([]);
  });

  it("loses neither, when what is typed stands below, in a file with CRLF", async () => {
    const note = NOTE.replaceAll("\n", "\r\n");
    const roadmap = await openRoadmap({ notes: { "Plan.md": note }, params: { open: "Plan.md" } });
    await roadmap.box("task 1 of it").waitFor();
    await roadmap.putCursor(COUNT + 5);
    await startTicking(roadmap);
    await typeSlowly(roadmap, PROSE);
    await allTicked(roadmap);
    await roadmap.save();
    expect(roadmap.text("Plan.md")).toBe(TICKED.replace("Below.", `Below.${PROSE}`).replaceAll("\n", "\r\n"));
    expect(await roadmap.notices.allInnerTexts()).toEqual([]);
  });

  it("loses neither, over the pauses in which the editor saves", async () => {
    const roadmap = await openRoadmap({ notes: { "Plan.md": NOTE }, params: { open: "Plan.md" } });
    await roadmap.putCursor(2);
    let typed = "";
    for (const place of [0, 1, 2]) {
      await typeSlowly(roadmap, ` word${place}`);
      typed += ` word${place}`;
      await roadmap.box(TASKS[place] ?? "").click();
      await roadmap.putCursor(2);
      const expected = TASKS.slice(0, place + 1).reduce(
        (text, task) => text.replace(`[ ] ${task}`, `[x] ${task}`),
        NOTE.replace("Above.", `Above.${typed}`),
      );
      // The editor's own saving, two seconds after the last change.
      await soon(() => roadmap.text("Plan.md"), expected);
    }
  });

  it("ticks the very line that is being typed in, or says that it did not, and loses nothing typed", async () => {
    const roadmap = await openRoadmap({ notes: { "Plan.md": NOTE }, params: { open: "Plan.md" } });
    await roadmap.box("task 3 of it").waitFor();
    await roadmap.putCursor(6);
    // The row still shows the line as it was: it is read only once the typing pauses.
    await roadmap.tree.evaluate((element) => {
      let clicks = 0;
      const timer = window.setInterval(() => {
        const row = [...element.querySelectorAll("[role=treeitem]")].find((each) =>
          each.querySelector(".por-title")?.textContent.startsWith("task 3"),
        );
        row?.querySelector<HTMLElement>(".por-checkbox:not(:checked)")?.click();
        clicks += 1;
        if (clicks === 4) window.clearInterval(timer);
      }, 150);
    });
    await typeSlowly(roadmap, PROSE);
    await roadmap.row(`task 3 of it${PROSE.trimEnd()}`).waitFor();
    await roadmap.save();
    const text = roadmap.text("Plan.md");
    const line = `task 3 of it${PROSE}`;
    const wasTicked = text.includes(`- [x] ${line}`);
    expect(text).toBe(NOTE.replace("- [ ] task 3 of it", `- [${wasTicked ? "x" : " "}] ${line}`));
    if (!wasTicked) expect(await roadmap.notices.first().innerText()).toContain("“task 3 of it” was left as it is");
  });

  it("leaves the mark alone that is being typed into the box itself", async () => {
    const roadmap = await openRoadmap({ notes: { "Plan.md": NOTE }, params: { open: "Plan.md" } });
    await roadmap.box("task 2 of it").waitFor();
    await roadmap.putCursor(5, 4);
    await roadmap.page.keyboard.press("Backspace");
    await roadmap.page.keyboard.type("-");
    await roadmap.box("task 2 of it").evaluate((box) => (box as HTMLElement).click());
    const first = (await roadmap.editorState()).text;
    // Either the pane had read the mark already, and cleared it, or it left the line alone.
    expect([NOTE.replace("[ ] task 2 ", "[-] task 2 "), NOTE]).toContain(first);
    await roadmap.save();
    expect(roadmap.text("Plan.md")).toBe(first);
  });
});

describe("ticking while the file is written by another program", () => {
  it("loses nothing when the note has unsaved words", async () => {
    const roadmap = await openRoadmap({ notes: { "Plan.md": NOTE }, params: { open: "Plan.md" } });
    await roadmap.box("task 1 of it").waitFor();
    await roadmap.putCursor(2);
    await typeSlowly(roadmap, " Typed.");
    roadmap.write("Plan.md", NOTE.replace("Below.", "Below, from outside."));
    await roadmap.box("task 2 of it").click();
    await roadmap.putCursor(2);
    await typeSlowly(roadmap, " More.");
    await roadmap.box("task 4 of it").click();
    const expected = NOTE.replace("Above.", "Above. Typed. More.")
      .replace("Below.", "Below, from outside.")
      .replace("[ ] task 2", "[x] task 2")
      .replace("[ ] task 4", "[x] task 4");
    await soon(() => roadmap.text("Plan.md"), expected);
    await soon(() => roadmap.pane.locator(".por-summary-count").innerText(), `2 of ${COUNT} done`);
    expect((await roadmap.editorState()).text).toBe(expected);
  });

  it("loses nothing when it lands between the tick and its saving, above the line", async () => {
    const roadmap = await openRoadmap({ notes: { "Plan.md": NOTE }, params: { open: "Plan.md" } });
    await roadmap.box("task 2 of it").click();
    await roadmap.row("task 2 of it").locator("input:checked").waitFor();
    roadmap.write("Plan.md", NOTE.replace("Above.", "Above.\n\n- [ ] from outside"));
    await roadmap.row("from outside").waitFor();
    const expected = NOTE.replace("Above.", "Above.\n\n- [ ] from outside").replace("[ ] task 2", "[x] task 2");
    await soon(() => roadmap.text("Plan.md"), expected);
    await soon(() => roadmap.pane.locator(".por-summary-count").innerText(), `1 of ${COUNT + 1} done`);
  });

  it("loses nothing of many writes to a note that is not open", async () => {
    const roadmap = await openRoadmap({
      notes: { "Plan.md": NOTE, "Open.md": "" },
      params: { open: "Open.md" },
    });
    await roadmap.box("task 1 of it").waitFor();
    let appended = "";
    for (const [place, task] of TASKS.entries()) {
      await roadmap.box(task).click();
      await soon(() => roadmap.text("Plan.md").includes(`[x] ${task}`), true);
      appended += `Line ${place} from outside.\n`;
      roadmap.write("Plan.md", `${roadmap.text("Plan.md")}Line ${place} from outside.\n`);
    }
    await allTicked(roadmap);
    expect(roadmap.text("Plan.md")).toBe(TICKED + appended);
    expect(await roadmap.notices.allInnerTexts()).toEqual([]);
  });
});
