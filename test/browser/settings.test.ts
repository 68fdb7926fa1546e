import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { Locator } from "playwright-core";
import { soon, useRoadmap, type RoadmapPage } from "./support/roadmap-page";

jest.setTimeout(60_000);

const openRoadmap = useRoadmap();

const notes = {
  "Boat.md": "| Part | Status |\n| --- | --- |\n| Hull | Done |\n| Mast | On the slip |\n",
  "Crew.md": "- [?] ask Ada\n- [h] wait for Grace\n- [/] pack\n",
};
const OWN = "plugins/plan-of-record/data.json";
const TASKS = "plugins/obsidian-tasks-plugin/data.json";

/** The settings window over a roadmap, and what is stored of it. */
class SettingsPage {
  readonly window: Locator;
  readonly dialog: Locator;

  constructor(private readonly roadmap: RoadmapPage) {
    const { page } = roadmap;
    this.window = page.locator(".modal.mod-settings");
    this.dialog = page.locator(".modal:not(.mod-settings)");
  }

  async open(): Promise<this> {
    await this.roadmap.page.keyboard.press("Control+,");
    await this.window.waitFor();
    return this;
  }

  async close(): Promise<void> {
    await this.window.getByRole("button", { name: "Close" }).click();
  }

  /** The row of an entry, told by its name. */
  entry(name: string): Locator {
    const exact = new RegExp(`^${name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}$`);
    return this.window
      .locator(".setting-item")
      .filter({ has: this.roadmap.page.locator(".setting-item-name", { hasText: exact }) });
  }

  /** Opens the dialogue for a new entry, and fills it in. */
  async add(button: string, text: string, status: string): Promise<void> {
    await this.window.getByRole("button", { name: button, exact: true }).click();
    await this.fill(text, status);
  }

  /** Opens the dialogue for an entry that is there. */
  async edit(name: string): Promise<void> {
    await this.entry(name).getByRole("button").first().click();
  }

  async fill(text: string, status: string): Promise<void> {
    await this.dialog.locator("input").fill(text);
    await this.dialog.locator("select").selectOption({ label: status });
    await this.dialog.getByRole("button", { name: "Save" }).click();
  }

  file(name: string): string {
    return path.join(this.roadmap.bench.stateDir, name);
  }

  /** What a file of the vault's settings holds, as text; null when there is none. */
  text(name: string): string | null {
    return existsSync(this.file(name)) ? readFileSync(this.file(name), "utf8") : null;
  }

  stored(): unknown {
    const text = this.text(OWN);
    return text === null ? null : JSON.parse(text);
  }

  /** Writes a file of the vault's settings as another program would. */
  write(name: string, content: unknown): void {
    mkdirSync(path.dirname(this.file(name)), { recursive: true });
    writeFileSync(this.file(name), typeof content === "string" ? content : JSON.stringify(content));
  }

  /** Tells the plugin that its file has changed, as the app does. */
  async announceChange(): Promise<void> {
    await this.roadmap.page.evaluate(async () => {
      const plugin = window.workbench?.plugin as { onExternalSettingsChange?: () => Promise<void> } | null | undefined;
      await plugin?.onExternalSettingsChange?.();
    });
  }
}

/** What each row with a status says, by its title. */
async function statuses(roadmap: RoadmapPage): Promise<Readonly<Record<string, string>>> {
  return await roadmap.tree.locator("[role=treeitem]").evaluateAll((rows) =>
    Object.fromEntries(
      rows.flatMap((row) => {
        const status = row.getAttribute("data-status");
        const isItem = row.getAttribute("data-kind") === "row" || row.getAttribute("data-kind") === "task";
        return isItem && status !== null ? [[row.querySelector(".por-title")?.textContent ?? "", status]] : [];
      }),
    ),
  );
}

const BUILT_IN = { Hull: "done", Mast: "unknown", "ask Ada": "todo", "wait for Grace": "todo", pack: "active" };

describe("a word of one's own", () => {
  it("changes what the notes say at once, and after a restart", async () => {
    const roadmap = await openRoadmap({ notes });
    await soon(() => statuses(roadmap), BUILT_IN);
    const settings = await new SettingsPage(roadmap).open();
    expect(settings.stored()).toBe(null);
    await settings.add("Add word", "  on the slip ", "In review");
    await soon(() => statuses(roadmap), { ...BUILT_IN, Mast: "review" });
    await soon(() => settings.stored(), {
      version: 1,
      words: { "on the slip": "review" },
      checkboxes: {},
      tasksStatuses: true,
    });
    await roadmap.bench.open();
    await soon(() => statuses(roadmap), { ...BUILT_IN, Mast: "review" });
    await settings.open();
    expect(await settings.entry("on the slip").locator(".setting-item-description").innerText()).toBe("In review");
    expect(await roadmap.notices.count()).toBe(0);
  });

  it("can be given another meaning, be written otherwise, and be removed", async () => {
    const roadmap = await openRoadmap({ notes });
    const settings = await new SettingsPage(roadmap).open();
    await settings.add("Add word", "slip", "In review");
    await settings.add("Add word", "__proto__", "Done");
    await soon(() => statuses(roadmap), { ...BUILT_IN, Mast: "review" });
    await settings.edit("slip");
    expect(await settings.dialog.locator("input").inputValue()).toBe("slip");
    expect(await settings.dialog.locator("select").inputValue()).toBe("review");
    await settings.fill("slip", "Blocked");
    await soon(() => statuses(roadmap), { ...BUILT_IN, Mast: "blocked" });
    await settings.edit("slip");
    await settings.fill("On the slip", "Deferred");
    await soon(() => statuses(roadmap), { ...BUILT_IN, Mast: "deferred" });
    await settings.entry("On the slip").getByRole("button", { name: "Delete" }).click();
    await soon(() => statuses(roadmap), BUILT_IN);
    await soon(() => settings.text(OWN)?.includes('"__proto__": "done"'), true);
    expect(settings.text(OWN)).not.toContain("slip");
  });

  it("that cannot be is refused with its reason, and nothing is stored", async () => {
    const roadmap = await openRoadmap({ notes });
    const settings = await new SettingsPage(roadmap).open();
    const error = settings.dialog.locator(".setting-item-error");
    await settings.add("Add word", "   ", "Done");
    expect(await error.innerText()).toBe("Write a word, a phrase or a sign.");
    await settings.fill("?!", "Done");
    expect(await error.innerText()).toBe("“?!” is neither a word nor a single sign.");
    await settings.fill("shipped", "Done");
    expect(await error.innerText()).toBe("“shipped” already means “Done”.");
    await settings.dialog.locator("input").press("End");
    await settings.dialog.locator("input").pressSequentially("ish");
    await error.waitFor({ state: "detached" });
    await settings.dialog.locator("input").press("Enter");
    await settings.dialog.waitFor({ state: "detached" });
    await settings.add("Add word", "Shippedish", "To do");
    expect(await error.innerText()).toBe("“shippedish” is already in the list.");
    await roadmap.page.keyboard.press("Escape");
    await settings.dialog.waitFor({ state: "detached" });
    await soon(() => (settings.stored() as { words: object } | null)?.words, { shippedish: "done" });
  });

  it("is read in all notes without closing what is open, or opening what is closed", async () => {
    const roadmap = await openRoadmap({ notes, params: { open: "Boat.md" } });
    await soon(() => statuses(roadmap), BUILT_IN);
    await roadmap.fold("Crew");
    const titles = ["Boat", "  Hull", "  Mast", "Crew"];
    await soon(() => roadmap.titles(), titles);
    await roadmap.page
      .locator(".cm-table-widget td")
      .filter({ hasText: "On the slip" })
      .click({ position: { x: 3, y: 3 } });
    await roadmap.page.keyboard.press("End");
    await roadmap.page.keyboard.type(" way");
    const settings = await new SettingsPage(roadmap).open();
    await settings.add("Add word", "on the slip way", "In review");
    await soon(() => statuses(roadmap), { Hull: "done", Mast: "review" });
    expect(await roadmap.titles()).toEqual(titles);
    expect((await roadmap.editorState()).text).toContain("On the slip way");
  });
});

describe("a checkbox character of one's own", () => {
  it("means what is set, and can be written with its brackets", async () => {
    const roadmap = await openRoadmap({ notes });
    const settings = await new SettingsPage(roadmap).open();
    const error = settings.dialog.locator(".setting-item-error");
    await settings.add("Add checkbox character", "ab", "Blocked");
    expect(await error.innerText()).toBe("A checkbox holds one character, and “ab” is made of 2.");
    await settings.fill("/", "In progress");
    expect(await error.innerText()).toBe("[/] already means “In progress”.");
    await settings.fill("[?]", "Blocked");
    await soon(() => statuses(roadmap), { ...BUILT_IN, "ask Ada": "blocked" });
    await soon(() => settings.stored(), { version: 1, words: {}, checkboxes: { "?": "blocked" }, tasksStatuses: true });
    await settings.entry("[?]").getByRole("button", { name: "Delete" }).click();
    await soon(() => statuses(roadmap), BUILT_IN);
  });
});

describe("the statuses of the Tasks plugin", () => {
  const tasks = {
    statusSettings: {
      coreStatuses: [{ symbol: " ", name: "Todo", nextStatusSymbol: "x", availableAsCommand: true, type: "TODO" }],
      customStatuses: [
        { symbol: "h", name: "Blocked", nextStatusSymbol: "x", availableAsCommand: false, type: "ON_HOLD" },
        { symbol: "?", name: "Question", nextStatusSymbol: "?", availableAsCommand: false, type: "NON_TASK" },
      ],
    },
  };

  it("count where Tasks is enabled, until they are switched off", async () => {
    const roadmap = await openRoadmap({ notes });
    const settings = new SettingsPage(roadmap);
    settings.write(TASKS, tasks);
    await roadmap.bench.open();
    await soon(() => statuses(roadmap), BUILT_IN);
    settings.write("community-plugins.json", ["plan-of-record", "obsidian-tasks-plugin"]);
    await roadmap.bench.open();
    await soon(() => statuses(roadmap), { ...BUILT_IN, "wait for Grace": "blocked", "ask Ada": "reference" });
    await settings.open();
    expect(await settings.entry("Statuses of the Tasks plugin").innerText()).toContain(": 3 statuses");
    await settings.add("Add checkbox character", "?", "In review");
    await soon(() => statuses(roadmap), { ...BUILT_IN, "wait for Grace": "blocked", "ask Ada": "review" });
    await settings.entry("Statuses of the Tasks plugin").locator(".checkbox-container").click();
    await soon(() => statuses(roadmap), { ...BUILT_IN, "ask Ada": "review" });
    await soon(() => (settings.stored() as { tasksStatuses?: boolean } | null)?.tasksStatuses, false);
  });

  it("are none where the settings of Tasks cannot be read", async () => {
    const roadmap = await openRoadmap({ notes });
    const settings = new SettingsPage(roadmap);
    settings.write("community-plugins.json", ["obsidian-tasks-plugin"]);
    settings.write(TASKS, '{ "statusSettings": ');
    await roadmap.bench.open();
    await soon(() => statuses(roadmap), BUILT_IN);
    expect(await roadmap.notices.count()).toBe(0);
  });
});

describe("stored settings", () => {
  it("that change from outside are taken in, also in the open window", async () => {
    const roadmap = await openRoadmap({ notes });
    const settings = await new SettingsPage(roadmap).open();
    await soon(() => statuses(roadmap), BUILT_IN);
    settings.write(OWN, { version: 1, words: { "On the slip": "blocked" } });
    await settings.announceChange();
    await soon(() => statuses(roadmap), { ...BUILT_IN, Mast: "blocked" });
    await settings.entry("On the slip").waitFor();
    settings.write(OWN, '{ "version": 1, "words": { "On the');
    await settings.announceChange();
    await roadmap.notices.waitFor();
    expect(await statuses(roadmap)).toEqual({ ...BUILT_IN, Mast: "blocked" });
  });

  it("that are damaged are told once, and their text is kept before anything is stored over it", async () => {
    const damaged = '{ "words": { "on the slip": "review" ';
    const roadmap = await openRoadmap({ notes });
    const settings = new SettingsPage(roadmap);
    settings.write(OWN, damaged);
    await roadmap.bench.open();
    await roadmap.notices.waitFor();
    expect(await roadmap.notices.innerText()).toContain("is not JSON");
    expect(await roadmap.notices.innerText()).toContain(".obsidian/plugins/plan-of-record/data.json.bak");
    await soon(() => statuses(roadmap), BUILT_IN);
    expect(settings.text(`${OWN}.bak`)).toBe(damaged);
    expect(settings.text(OWN)).toBe(damaged);
    await roadmap.bench.open();
    await soon(() => statuses(roadmap), BUILT_IN);
    await roadmap.whenIdle();
    expect(await roadmap.notices.count()).toBe(0);
    await settings.open();
    await settings.add("Add word", "slip", "Blocked");
    await soon(() => statuses(roadmap), { ...BUILT_IN, Mast: "blocked" });
    await soon(() => (settings.stored() as { words: object } | null)?.words, { slip: "blocked" });
    expect(settings.text(`${OWN}.bak`)).toBe(damaged);
  });

  it("that are right but for a part count, and the part is told once and outlives a change", async () => {
    const roadmap = await openRoadmap({ notes });
    const settings = new SettingsPage(roadmap);
    settings.write(OWN, { version: 9, words: { "on the slip": "blocked", later: "someday" }, findings: { stale: 7 } });
    await roadmap.bench.open();
    await soon(() => statuses(roadmap), { ...BUILT_IN, Mast: "blocked" });
    expect(await roadmap.notices.innerText()).toContain("words › later: “someday” is no status");
    await settings.open();
    await settings.add("Add checkbox character", "?", "In review");
    await soon(() => settings.stored(), {
      findings: { stale: 7 },
      version: 9,
      words: { later: "someday", "on the slip": "blocked" },
      checkboxes: { "?": "review" },
      tasksStatuses: true,
    });
    await roadmap.bench.open();
    await soon(() => statuses(roadmap), { ...BUILT_IN, Mast: "blocked", "ask Ada": "review" });
    await roadmap.whenIdle();
    expect(await roadmap.notices.count()).toBe(0);
    settings.write(OWN, { words: ["lost"] });
    await roadmap.bench.open();
    await roadmap.notices.waitFor();
    expect(settings.text(`${OWN}.2.bak`)).toBe('{"words":["lost"]}');
    expect(settings.text(`${OWN}.bak`)).toContain("someday");
  });
});

it("folders and notes that are left out are no part of any plan, until they are again", async () => {
  const roadmap = await openRoadmap({
    notes: {
      "Templates/Daily.md": "- [ ] template\n",
      "Old.md": "- [ ] old\n",
      "Boat.md": "- [ ] hull, see [[Old]]\n",
    },
  });
  await soon(
    () => roadmap.titles(),
    ["Templates", "  Daily", "    template", "Boat", "  hull, see Old", "Old", "  old"],
  );
  const settings = await new SettingsPage(roadmap).open();
  const field = settings.window.locator(".setting-item", { hasText: "Folders and notes left out" }).locator("textarea");
  await field.fill("Templates/\nOld");
  await field.blur();
  await settings.close();
  await soon(() => roadmap.titles(), ["Boat", "  hull, see Old"]);
  await soon(() => settings.stored(), expect.objectContaining({ leftOut: ["Templates", "Old"] }));
  roadmap.write("Old.md", "- [ ] old\n- [ ] older\n");
  await roadmap.bench.open({});
  await soon(() => roadmap.titles(), ["Boat", "  hull, see Old"]);
  await settings.open();
  await field.fill("");
  await field.blur();
  await settings.close();
  await soon(
    () => roadmap.titles(),
    ["Templates", "  Daily", "    template", "Boat", "  hull, see Old", "Old", "  old", "  older"],
  );
});

it("words that are met and not understood are listed, and understood once it is said what they mean", async () => {
  const row = (name: string, status: string): string => `| ${name} | ${status} |\n`;
  const table = row("Part", "Status") + row("---", "---");
  const roadmap = await openRoadmap({
    notes: {
      "Boat.md":
        table + ["Done", "Todo", "Done", "Todo", "On the slip"].map((each, at) => row(`a${at}`, each)).join(""),
      "Crew.md":
        table + ["Done", "Todo", "Done", "Todo", "on the slip"].map((each, at) => row(`b${at}`, each)).join(""),
    },
  });
  await roadmap.row("Boat").waitFor();
  const settings = await new SettingsPage(roadmap).open();
  await settings.window.getByText("2 times, first in Boat, line 7").waitFor();
  await settings.window
    .locator(".setting-item", { hasText: "2 times, first in Boat" })
    .getByRole("button")
    .first()
    .click();
  await settings.dialog.locator("select").selectOption({ label: "Blocked" });
  await settings.dialog.getByRole("button", { name: "Save" }).click();
  await soon(() => settings.window.getByText("Met in notes, but not understood").count(), 0);
  await settings.close();
  await soon(() => roadmap.pane.locator(".por-legend-part[data-status=blocked] .por-legend-count").innerText(), "2");
});
