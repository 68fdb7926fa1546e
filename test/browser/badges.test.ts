import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { violations } from "./support/axe";
import { BadgePage } from "./support/badge-page";
import { soon, useRoadmap, type RoadmapOptions } from "./support/roadmap-page";

jest.setTimeout(120_000);

const openRoadmap = useRoadmap();

const PLAN = `# Harbour

Status: In progress

By [[Hull]], [the mast](Mast.md) and [[Crew#Watch]].

**Status:** Plan of record (POR). Older plans lie in the archive.

## Phase 1: Planks ✅ Done

| Part | Status |
| --- | --- |
| Keel | 🔄 In progress |
| [[Mast]] | Done          |
| Sails | 🚧 |

## Phase 2: Ropes

- [ ] Order
	- [x] ask
	- [ ] pay

> Status: done

> [!note] Aside
> Status: in review

\`Status: done\`

\`\`\`
Status: done [[Hull]]
\`\`\`

%% Status: done %%

The end.
`;
const NOTES = {
  "Plan.md": PLAN,
  "Hull.md": "---\nstatus: blocked\n---\n# Hull\n\n- [x] one ✅ 2026-11-02\n- [ ] two\n- [ ] three\n",
  "Mast.md": "# Mast\n\nStatus: done\n",
  "Crew.md": "# Crew\n\n## Watch\n\n- [x] first\n- [ ] second\n",
};
/** Of the plan above, from top to bottom. */
const BADGES = [
  "in progress, 2 of 5 done | In progress 2/5",
  "Status: in progress | In progress",
  "Hull: blocked, 1 of 3 done | 1/3",
  "Mast: done, 1 of 1 done | 1/1",
  "Watch: in progress, 1 of 2 done | 1/2",
  "Status: Plan of record | Plan of record",
  "Status: done | Done",
  "1 of 3 done | 1/3",
  "Status: in progress | In progress",
  "Mast: done, 1 of 1 done | 1/1",
  "Status: done | Done",
  "Status: in progress | In progress",
  "1 of 2 done | 1/2",
  "1 of 2 done | 1/2",
  "Status: in review | in review",
];
const LAST = PLAN.split("\n").length - 1;

async function open(mode: "source" | "preview", options: RoadmapOptions = {}): Promise<BadgePage> {
  const { params, ...others } = options;
  const roadmap = await openRoadmap({
    notes: NOTES,
    ...others,
    params: { open: "Plan.md", mode, left: "0", pane: "0", ...params },
  });
  const badges = new BadgePage(roadmap);
  // Behind links there are badges once the notes are read.
  await badges[mode === "source" ? "editing" : "reading"]
    .and(roadmap.page.locator("[data-kind=link]"))
    .first()
    .waitFor();
  return badges;
}

describe("in Live Preview", () => {
  it("every kind of badge stands where its thing is named, and none in quotations, code and comments", async () => {
    const badges = await open("source", { viewport: { width: 1000, height: 1600 } });
    await badges.roadmap.putCursor(LAST);
    await soon(() => badges.all("editing"), BADGES);
  });

  it("where the cursor is, the text stands as it is written", async () => {
    const badges = await open("source", { viewport: { width: 1000, height: 1600 } });
    const { roadmap } = badges;
    const line = (text: string) => roadmap.editor.locator(".cm-line").filter({ hasText: text }).first();
    await roadmap.putCursor(2);
    await soon(async () => await line("Status:").innerText(), "Status: In progress");
    expect(await badges.editing.count()).toBe(BADGES.length - 1);
    await roadmap.putCursor(2, 3);
    await soon(() => badges.editing.count(), BADGES.length);
    const cell = roadmap.page.locator(".cm-table-widget td").filter({ hasText: "In progress" }).first();
    await cell.click({ position: { x: 3, y: 3 } });
    await soon(async () => await cell.locator(".cm-content").innerText(), "🔄 In progress");
    expect(await cell.locator(".por-mark").count()).toBe(0);
  });

  it("Source mode has none", async () => {
    const badges = await open("source");
    await badges.roadmap.editor.click({ button: "right", position: { x: 5, y: 5 } });
    await badges.menu.getByText("Source mode").click();
    await soon(() => badges.editing.count(), 0);
  });

  it("places are carried along with what is typed, before the note is read again and after it", async () => {
    const badges = await open("source", { viewport: { width: 1000, height: 1600 } });
    const { page } = badges.roadmap;
    await badges.roadmap.putCursor(0, 2);
    await page.keyboard.type("The ");
    await page.keyboard.press("Enter");
    expect((await badges.all("editing")).slice(1, 3)).toEqual(BADGES.slice(1, 3));
    await badges.roadmap.putCursor(5, 0);
    await page.keyboard.type("Soon ");
    await page.waitForTimeout(900);
    expect((await badges.all("editing")).slice(1, 4)).toEqual(BADGES.slice(1, 4));
  });

  it("a note with CRLF has its badges in the same places", async () => {
    const badges = await open("source", {
      notes: { ...NOTES, "Plan.md": PLAN.replaceAll("\n", "\r\n") },
      viewport: { width: 1000, height: 1600 },
    });
    await badges.roadmap.putCursor(LAST);
    await soon(() => badges.all("editing"), BADGES);
  });

  it("no line is higher for a badge, and no text before one moves", async () => {
    const badges = await open("source", { viewport: { width: 1000, height: 1600 } });
    const { roadmap } = badges;
    await roadmap.putCursor(LAST);
    await soon(() => badges.editing.count(), BADGES.length);
    const places = (): Promise<readonly number[]> =>
      roadmap.editor.locator(".cm-line").evaluateAll((lines) =>
        lines.flatMap((line) => {
          const { top, height } = line.getBoundingClientRect();
          return [Math.round(top * 4), Math.round(height * 4)];
        }),
      );
    const withBadges = await places();
    await roadmap.page.addStyleTag({ content: ".por-mark { font-size: 1px !important; line-height: 0 !important; }" });
    expect(withBadges).toEqual(await places());
  });

  it("the command sets the status on the line of the cursor, by the keyboard alone", async () => {
    const badges = await open("source");
    const { roadmap } = badges;
    await roadmap.putCursor(2);
    await roadmap.page.keyboard.press("Control+P");
    await roadmap.page.keyboard.type("Set status on this line");
    await roadmap.page.keyboard.press("Enter");
    await badges.menu.waitFor();
    await roadmap.page.keyboard.press("ArrowDown");
    await roadmap.page.keyboard.press("Enter");
    await soon(async () => (await roadmap.editorState()).text.split("\n")[2] ?? "", "Status: Not started");
  });
});

describe("the command on the line of the cursor", () => {
  const LINES =
    "# Plan\n\n[[Mast]]\n\n- [ ] Order ropes\n\n| Part | Status |\n| --- | --- |\n| Keel |  |\n| Mast | done |\n\nWords.\n";

  it.each([
    ["a task", 4, "Done", "- [ ] Order ropes", "- [x] Order ropes"],
    ["an empty cell", 8, "Done", "| Keel |  |", "| Keel | done |"],
  ])("sets the status of %s, which has no badge", async (_, line, status, from, to) => {
    const badges = await open("source", { notes: { ...NOTES, "Plan.md": LINES } });
    await badges.roadmap.putCursor(line);
    await badges.roadmap.page.evaluate(() =>
      window.workbench?.app.commands.executeCommandById("plan-of-record:set-status"),
    );
    await badges.choose(status);
    await soon(async () => (await badges.roadmap.editorState()).text, LINES.replace(from, to));
  });

  it("is not offered where nothing stands that has one", async () => {
    const badges = await open("source", { notes: { ...NOTES, "Plan.md": LINES } });
    await badges.badge("editing", "Status: done").waitFor();
    await badges.roadmap.putCursor(11);
    await badges.roadmap.page.keyboard.press("Control+P");
    await badges.roadmap.page.keyboard.type("Set status on this line");
    expect(await badges.roadmap.page.locator(".suggestion-item").allInnerTexts()).not.toContain(
      "Plan of Record: Set status on this line",
    );
  });
});

describe("in Reading mode", () => {
  it("the same badges stand in the same places", async () => {
    const badges = await open("preview");
    await soon(() => badges.all("reading"), BADGES);
  });

  it("a badge is reached with Tab, opens its menu with Enter, and keeps the keys when its status is set", async () => {
    const badges = await open("preview");
    const { page } = badges.roadmap;
    await badges.badge("reading", "in progress, 2 of 5 done").focus();
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await badges.menu.waitFor();
    expect(await badges.menu.getByRole("menuitemcheckbox", { checked: true }).innerText()).toBe("In progress");
    // Past what shows the card.
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("Enter");
    await soon(() => badges.roadmap.text("Plan.md").split("\n")[2] ?? "", "Status: Cancelled");
    await soon(() => page.evaluate(() => document.activeElement?.textContent ?? ""), "Status: cancelledCancelled");
  });

  it("text can be read on where the badge does not say it all", async () => {
    const badges = await open("preview");
    const text = badges.roadmap.page.locator(".markdown-reading-view p", { hasText: "Older plans" });
    await soon(
      async () => (await text.innerText()).replace(/\s+/g, " ").includes("Plan of record (POR). Older plans"),
      true,
    );
  });

  it("no line is higher for a badge", async () => {
    const badges = await open("preview", { viewport: { width: 1000, height: 1600 } });
    await soon(() => badges.reading.count(), BADGES.length);
    const heights = (): Promise<readonly number[]> =>
      badges.roadmap.page
        .locator(".markdown-reading-view :is(p, h1, h2, tr, li)")
        .evaluateAll((all) => all.map((each) => Math.round(each.getBoundingClientRect().height)));
    const before = await heights();
    await badges.roadmap.page.addStyleTag({
      content: ".por-mark { font-size: 1px !important; line-height: 0 !important; }",
    });
    expect(before).toEqual(await heights());
  });
});

describe.each([
  ["source", "editing"],
  ["preview", "reading"],
] as const)("in %s mode", (mode, where) => {
  it("a badge is another as soon as the note that it speaks of is", async () => {
    const badges = await open(mode, { viewport: { width: 1000, height: 1600 } });
    await badges.badge(where, "Hull: blocked, 1 of 3 done").waitFor();
    badges.roadmap.write("Hull.md", "---\nstatus: done\n---\n# Hull\n\n- [x] one\n- [x] two\n");
    await badges.badge(where, "Hull: done, 2 of 2 done").waitFor();
    badges.roadmap.write("Mast.md", "# Mast\n\nnothing is said\n\n- [ ] until now\n");
    await badges.badge(where, "Mast: done, 1 of 1 done").first().waitFor({ state: "detached" });
  });

  it.each([
    ["a line of its own", "Status: in progress", 0, "Blocked", "Status: In progress", "Status: Blocked"],
    ["a cell", "Status: done", 1, "Blocked", "| Done          |", "| Blocked          |"],
    ["a sign", "Status: in progress", 2, "Done", "| Sails | 🚧 |", "| Sails | ✅ |"],
    ["a heading", "Status: done", 0, "In progress", "Planks ✅ Done", "Planks 🔄 In progress"],
  ])("choosing a status changes %s and nothing else", async (_, name, nth, status, from, to) => {
    const badges = await open(mode, { viewport: { width: 1000, height: 1600 } });
    await badges.set(badges.badge(where, name, nth), status);
    await soon(() => badges.roadmap.text("Plan.md"), PLAN.replace(from, to));
  });

  it("in a note whose lines end with CRLF a status is set as well", async () => {
    const plan = PLAN.replaceAll("\n", "\r\n");
    const badges = await open(mode, { notes: { ...NOTES, "Plan.md": plan }, viewport: { width: 1000, height: 1600 } });
    await badges.set(badges.badge(where, "Status: done", 1), "Blocked");
    // The app's editor writes its lines with \n, whatever they were.
    const expected = PLAN.replace("| Done          |", "| Blocked          |");
    await soon(() => badges.roadmap.text("Plan.md").replaceAll("\r\n", "\n"), expected);
    await soon(() => badges.roadmap.notices.count(), 0);
  });

  it("choosing the status that is there already changes nothing, and says nothing", async () => {
    const badges = await open(mode, { viewport: { width: 1000, height: 1600 } });
    await badges.set(badges.badge(where, "Status: in progress"), "In progress");
    await soon(() => badges.menu.count(), 0);
    // Waits for its turn behind the first.
    await badges.set(badges.badge(where, "Status: in progress", 2), "Done");
    await soon(() => badges.roadmap.text("Plan.md"), PLAN.replace("| Sails | 🚧 |", "| Sails | ✅ |"));
    expect(await badges.roadmap.notices.count()).toBe(0);
  });

  it("a note that was deleted while the menu was open is not made again", async () => {
    const badges = await open(mode, { viewport: { width: 1000, height: 1600 } });
    await badges.badge(where, "Status: in progress").click();
    await badges.menu.waitFor();
    await badges.roadmap.page.evaluate(async () => {
      const vault = window.workbench?.app.vault;
      const file = vault?.getFileByPath("Plan.md");
      if (vault && file) await vault.delete(file);
    });
    await badges.choose("Blocked");
    await soon(async () => (await badges.roadmap.notices.allInnerTexts()).join(), "There is no note at “Plan.md”");
    expect(existsSync(path.join(badges.roadmap.bench.vaultDir, "Plan.md"))).toBe(false);
  });

  it("the menu shows the card to whom has no pointer to rest on the badge", async () => {
    const badges = await open(mode, { viewport: { width: 1000, height: 1600 } });
    await badges.badge(where, "Status: in progress").click();
    await badges.menu.getByRole("menuitem", { name: "Show details" }).click();
    await badges.card.waitFor();
    expect(await badges.card.innerText()).toContain("written here: “In progress”");
  });

  it("the badges go with the plugin", async () => {
    const badges = await open(mode, { viewport: { width: 1000, height: 1600 } });
    await soon(() => badges[where].count(), BADGES.length);
    await badges.roadmap.page.evaluate(() => window.workbench?.unloadPlugin());
    await soon(() => badges[where].count(), 0);
    if (where === "reading") {
      const text = await badges.roadmap.page.locator(".markdown-reading-view").innerText();
      expect(text).toContain("Status: In progress");
    }
  });

  it("a note that was changed on disk while the menu was open loses nothing", async () => {
    const badges = await open(mode, { viewport: { width: 1000, height: 1600 } });
    await badges.badge(where, "Status: in progress").click();
    await badges.menu.waitFor();
    const changed = PLAN.replace("Status: In progress", "Status: On the slip, says Ada");
    badges.roadmap.write("Plan.md", changed);
    await badges.roadmap.whenIdle();
    await badges.roadmap.page.waitForTimeout(500);
    await badges.choose("Blocked");
    await soon(async () => (await badges.roadmap.notices.allInnerTexts()).join().includes("On the slip"), true);
    expect(badges.roadmap.text("Plan.md")).toBe(changed);
  });

  it("settings, folders and a property of the note switch badges off", async () => {
    const badges = await open(mode, { viewport: { width: 1000, height: 1600 } });
    const { roadmap } = badges;
    const store = async (more: object): Promise<void> => {
      const folder = path.join(roadmap.bench.stateDir, "plugins/plan-of-record");
      mkdirSync(folder, { recursive: true });
      writeFileSync(path.join(folder, "data.json"), JSON.stringify({ version: 1, ...more }));
      await roadmap.page.evaluate(async () => {
        const plugin = window.workbench?.plugin as
          { onExternalSettingsChange?: () => Promise<void> } | null | undefined;
        await plugin?.onExternalSettingsChange?.();
      });
    };
    const kinds = async (): Promise<readonly string[]> => [
      ...new Set(await badges[where].evaluateAll((all) => all.map((each) => each.getAttribute("data-kind") ?? ""))),
    ];
    await store({
      badges: { link: "nowhere", note: "nowhere", progress: where === "editing" ? "reading" : "editing" },
    });
    await soon(kinds, ["status"]);
    await store({ badges: {} });
    await soon(async () => (await kinds()).length, 4);
    roadmap.write("Plan.md", `---\nroadmap-badges: false\n---\n${PLAN}`);
    await soon(() => badges[where].count(), 0);
  });

  it.each(["light", "dark"])("in the %s theme a badge is named, seen and reached well enough", async (theme) => {
    const badges = await open(mode, { params: { theme }, viewport: { width: 1000, height: 1600 } });
    const { page } = badges.roadmap;
    await badges.badge(where, "Hull: blocked, 1 of 3 done").hover();
    await badges.card.waitFor();
    expect(await violations(page, [".por-mark", ".por-card"])).toEqual([]);
  });
});

describe("what was typed and not saved", () => {
  it("stays when a status is set, which is one step of undo", async () => {
    const badges = await open("source");
    const { roadmap } = badges;
    await roadmap.putCursor(4);
    await roadmap.page.keyboard.type(" Hurry!");
    const typed = PLAN.replace("[[Crew#Watch]].", "[[Crew#Watch]]. Hurry!");
    await badges.set(badges.badge("editing", "Status: in progress"), "Done");
    const set = typed.replace("Status: In progress", "Status: done");
    await soon(async () => (await roadmap.editorState()).text, set);
    await roadmap.save();
    expect(roadmap.text("Plan.md")).toBe(set);
    await roadmap.putCursor(4);
    await roadmap.page.keyboard.press("Control+Z");
    await soon(async () => (await roadmap.editorState()).text, typed);
  });
});

describe("the card", () => {
  it("says where a status comes from, how far it is and what comes next, and opens it", async () => {
    const badges = await open("preview");
    const { page } = badges.roadmap;
    await badges.badge("reading", "Hull: blocked, 1 of 3 done").hover();
    await badges.card.waitFor();
    const text = await badges.card.innerText();
    for (const part of ["Blocked", "Hull", "its properties", "1 of 3 done", "two", "Last change Nov 2"]) {
      expect(text).toContain(part);
    }
    await badges.card.getByRole("link", { name: "To do: two" }).click();
    await soon(() => page.evaluate(() => window.workbench?.app.workspace.getActiveFile()?.path), "Hull.md");
    await soon(() => badges.card.count(), 0);
  });

  it("opens where the keys are, gives its links the arrows, and closes with Escape", async () => {
    const badges = await open("preview");
    const { page } = badges.roadmap;
    await badges.badge("reading", "in progress, 2 of 5 done").focus();
    await page.keyboard.press("Tab");
    await badges.card.waitFor();
    await page.keyboard.press("ArrowDown");
    expect(await page.evaluate(() => document.activeElement?.closest(".por-card") !== null)).toBe(true);
    await page.keyboard.press("Escape");
    await soon(() => badges.card.count(), 0);
    expect(await page.evaluate(() => document.activeElement?.className)).toBe("por-mark");
  });

  it("asks for the page preview of what its links lead to", async () => {
    const badges = await open("preview");
    const { page } = badges.roadmap;
    await page.evaluate(() => {
      const asked: string[] = [];
      Object.assign(window, { asked });
      window.workbench?.app.workspace.on("hover-link", (event: { linktext: string; source: string }) => {
        asked.push(`${event.source} ${event.linktext}`);
      });
    });
    await badges.badge("reading", "Hull: blocked, 1 of 3 done").hover();
    await badges.card.getByRole("link", { name: "Hull", exact: true }).hover();
    await soon(
      () =>
        page.evaluate(() => (window as unknown as { asked: string[] }).asked.includes("plan-of-record-badges Hull.md")),
      true,
    );
  });
});

describe("what is shown elsewhere", () => {
  const HULL = "# Hull\n\nStatus: blocked\n\n| Part | Status |\n| --- | --- |\n| Keel | ✅ Done |\n\n- [ ] plank\n";

  it.each([
    ["source", ".cm-content"],
    ["preview", ".markdown-reading-view"],
  ] as const)("an embedded note has its badges, in %s mode, and they set what it says", async (mode, around) => {
    const notes = { ...NOTES, "Hull.md": HULL, "Plan.md": "# Plan\n\nBy [[Mast]].\n\n![[Hull]]\n\nWords.\n" };
    const badges = await open(mode, { notes, viewport: { width: 1000, height: 1200 } });
    if (mode === "source") await badges.roadmap.putCursor(6);
    const embed = badges.roadmap.page.locator(`.mod-root ${around} .internal-embed`);
    const inEmbed = embed.getByRole("button", { name: "Status: blocked", exact: true });
    await inEmbed.waitFor();
    await embed.getByRole("button", { name: "Status: done", exact: true }).waitFor();
    await inEmbed.click();
    await badges.choose("Done");
    await soon(() => badges.roadmap.text("Hull.md"), HULL.replace("Status: blocked", "Status: done"));
    expect(badges.roadmap.text("Plan.md")).toBe(notes["Plan.md"]);
    await embed.getByRole("button", { name: "Status: done", exact: true }).nth(1).waitFor();
  });

  it("the preview of a link has them, and they set what the note says", async () => {
    const badges = await open("preview", { notes: { ...NOTES, "Hull.md": HULL } });
    await badges.roadmap.page.locator(".markdown-reading-view a.internal-link", { hasText: "Hull" }).first().hover();
    const popover = badges.roadmap.page.locator(".hover-popover");
    await popover.getByRole("button", { name: "Status: done", exact: true }).click();
    await badges.choose("Blocked");
    await soon(() => badges.roadmap.text("Hull.md"), HULL.replace("✅ Done", "⛔ Blocked"));
  });

  it.each(["source", "preview"] as const)("a window of its own has them, in %s mode", async (mode) => {
    const badges = await open(mode);
    const opened = badges.roadmap.page.waitForEvent("popup");
    await badges.roadmap.page.evaluate(() =>
      window.workbench?.app.commands.executeCommandById("workspace:move-to-new-window"),
    );
    const popout = await opened;
    const badge = popout.getByRole("button", { name: "Status: in progress", exact: true }).first();
    await badge.hover();
    const card = popout.locator(".por-card");
    await card.waitFor();
    expect(await card.innerText()).toContain("written here: “In progress”");
    await badge.click();
    await popout.getByRole("menuitemcheckbox", { name: "Blocked", exact: true }).click();
    await soon(() => badges.roadmap.text("Plan.md"), PLAN.replace("Status: In progress", "Status: Blocked"));
    await popout.getByRole("button", { name: "Status: blocked", exact: true }).first().waitFor();
  });
});

describe("in the status bar", () => {
  it("the active note's badge follows it and its changes, and opens its plan", async () => {
    const badges = await open("source", {
      notes: { ...NOTES, "Bare.md": "- [x] one\n- [ ] two\n", "Prose.md": "words\n" },
    });
    const { roadmap } = badges;
    const { page } = roadmap;
    const badge = page.locator(".status-bar .por-mark");
    await roadmap.openNote("Bare.md");
    await soon(() => badge.locator(".por-sr").innerText(), "in progress, 1 of 2 done");
    await roadmap.putCursor(1);
    await page.keyboard.type(" and three\nfour");
    await soon(() => badge.locator(".por-sr").innerText(), "in progress, 1 of 3 done");
    // While an editor turns to a note it still has the text of another: that is not taken for the note's.
    for (const count of [4, 5, 6, 7]) {
      await roadmap.openNote("Prose.md");
      await soon(() => badge.count(), 0);
      await roadmap.openNote("Bare.md");
      await soon(() => badge.locator(".por-sr").innerText(), `in progress, 1 of ${count - 1} done`);
      await roadmap.putCursor(count - 2);
      await page.keyboard.type("\nmore");
      await soon(() => badge.locator(".por-sr").innerText(), `in progress, 1 of ${count} done`);
    }
    await badge.focus();
    await page.keyboard.press("Enter");
    await page.locator("[data-type=plan-of-record-note]").first().waitFor();
    expect(await violations(page, [".status-bar .plugin-plan-of-record"])).toEqual([]);
  });
});

describe("where there is little room", () => {
  it("badges and their cards stay within a phone's screen", async () => {
    const badges = await open("preview", { params: { phone: "1" }, viewport: { width: 390, height: 800 } });
    const { page } = badges.roadmap;
    await soon(() => badges.all("reading"), BADGES);
    await badges.badge("reading", "in progress, 2 of 5 done").click();
    const box = await badges.card.boundingBox();
    expect(box === null ? -1 : box.x).toBeGreaterThanOrEqual(0);
    expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(390);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  });

  it.each(["source", "preview"] as const)(
    "a mark stays in the line of its link, wherever that wraps, in %s",
    async (mode) => {
      const texts = Array.from(
        { length: 60 },
        (_, at) => `${"x".repeat(at + 1)} word [[Hull]] and [[Hull|another hull]], end\n`,
      );
      const badges = await open(mode, {
        notes: { ...NOTES, "Plan.md": `\n${texts.join("\n")}` },
        viewport: { width: 380, height: 9000 },
      });
      const links = badges[mode === "source" ? "editing" : "reading"].and(
        badges.roadmap.page.locator("[data-kind=link]"),
      );
      await soon(() => links.count(), 120);
      const strays = await links.evaluateAll((marks) =>
        marks.flatMap((mark) => {
          const range = mark.ownerDocument.createRange();
          const block = mark.closest(".cm-line, p");
          if (block === null) return ["no line"];
          range.setStart(block, 0);
          range.setEndBefore(mark);
          const before = [...range.getClientRects()].filter(({ width }) => width > 1).at(-1);
          const own = mark.getClientRects()[0];
          const isBeside = before !== undefined && own !== undefined && Math.abs(own.bottom - before.bottom) < 12;
          return isBeside ? [] : [block.textContent];
        }),
      );
      expect(strays).toEqual([]);
    },
  );

  it("in text from right to left a badge stands left of its word, and its card opens below it", async () => {
    const badges = await open("preview", { notes: { ...NOTES, "Plan.md": "# خطة\n\nالحالة [[Hull]] هي\n" } });
    const { page } = badges.roadmap;
    await page.locator(".markdown-preview-sizer").evaluate((element) => element.setAttribute("dir", "rtl"));
    const badge = badges.badge("reading", "Hull: blocked, 1 of 3 done");
    const [link, mark] = [await page.locator("a.internal-link").boundingBox(), await badge.boundingBox()];
    expect((mark?.x ?? 0) + (mark?.width ?? 0)).toBeLessThanOrEqual((link?.x ?? 0) + 3);
    await badge.hover();
    await badges.card.waitFor();
    const card = await badges.card.boundingBox();
    expect(Math.round((card?.x ?? 0) + (card?.width ?? 0))).toBe(Math.round((mark?.x ?? 0) + (mark?.width ?? 0)));
  });
});
