import type { Locator, Page } from "playwright-core";
import { keptDays } from "./support/kept-days";
import { violations } from "./support/axe";
import { soon, useRoadmap, type RoadmapOptions, type RoadmapPage } from "./support/roadmap-page";

jest.setTimeout(90_000);

const openRoadmap = useRoadmap();

const NOTES = {
  "Plan.md":
    "# Plan\n\n## Phase 1: Hull\n\n- [x] keel\n- [ ] planks\n  - [ ] saw\n  - [x] plane\n- [>] paint\n- [-] gild\n\n| Part | Status |\n| --- | --- |\n| mast | Blocked |\n| sail | Done |\n",
};

/** The settings window over a roadmap. */
class StatusSettings {
  readonly window: Locator;
  readonly dialog: Locator;

  private constructor(readonly roadmap: RoadmapPage) {
    this.window = roadmap.page.locator(".modal.mod-settings");
    this.dialog = roadmap.page.locator(".modal.por-entry");
  }

  static async open(options: RoadmapOptions = {}): Promise<StatusSettings> {
    const roadmap = await openRoadmap({ notes: NOTES, ...options });
    await roadmap.row("Plan").waitFor();
    const settings = new StatusSettings(roadmap);
    await settings.show();
    return settings;
  }

  async show(): Promise<void> {
    await this.roadmap.page.keyboard.press("Control+,");
    await this.window.waitFor();
  }

  async close(): Promise<void> {
    await this.window.getByRole("button", { name: "Close" }).click();
  }

  group(heading: string): Locator {
    return this.window.locator(".setting-group").filter({
      has: this.roadmap.page.locator(".setting-item-heading", { hasText: new RegExp(`^${heading}$`) }),
    });
  }

  row(heading: string, name: string): Locator {
    return this.group(heading)
      .locator(".setting-item")
      .filter({ has: this.roadmap.page.locator(".setting-item-name", { hasText: new RegExp(`^${name}$`) }) });
  }

  /** Opens the dialogue of a status. */
  async status(name: string): Promise<void> {
    await this.row("Statuses", name).getByRole("button").first().click();
    await this.dialog.waitFor();
  }

  async flip(heading: string, name: string): Promise<void> {
    await this.row(heading, name).locator(".checkbox-container").click();
  }
}

/** The colour of the icon of a status in a window, as it is painted. */
async function iconColour(page: Page, status: string): Promise<string> {
  const colour = (): Promise<string> =>
    page
      .locator(`[data-status="${status}"] .por-status-icon, .por-status-icon[data-status="${status}"]`)
      .first()
      .evaluate((icon) => getComputedStyle(icon).color);
  // One that is drawn anew at that moment has none.
  await soon(async () => (await colour()) !== "", true);
  return await colour();
}

async function columns({ page }: RoadmapPage): Promise<readonly string[]> {
  return await page.locator(".por-board .por-column-label").allInnerTexts();
}

describe("the order of statuses", () => {
  it("is changed by the keyboard, and is that of the board's columns, of menus and of the list", async () => {
    const settings = await StatusSettings.open();
    const { roadmap } = settings;
    const { page } = roadmap;
    await settings.status("Done");
    await settings.dialog.getByRole("button", { name: "Move up" }).focus();
    // From the sixth place to the first.
    for (let times = 0; times < 5; times++) {
      await page.keyboard.press("Enter");
      await settings.dialog.getByText(`${5 - times} of 10`).waitFor();
    }
    expect(await settings.dialog.getByRole("button", { name: "Move up" }).isDisabled()).toBe(true);
    await page.keyboard.press("Escape");
    await settings.status("Blocked");
    await settings.dialog.getByRole("button", { name: "Move up" }).click();
    await settings.dialog.getByText("4 of 10").waitFor();
    await page.keyboard.press("Escape");
    const names = await settings.group("Statuses").locator(".setting-item-name").allInnerTexts();
    expect(names.filter((name) => name !== "Statuses").slice(0, 5)).toEqual([
      "Done",
      "To do",
      "In progress",
      "Blocked",
      "In review",
    ]);
    await settings.close();
    await roadmap.pane.getByRole("tab", { name: "Board" }).click();
    await soon(async () => (await columns(roadmap)).slice(0, 4), ["Done", "To do", "In progress", "Blocked"]);
    // With another restart it is the same.
    await roadmap.bench.open();
    await roadmap.pane.getByRole("tab", { name: "Board" }).click();
    await soon(async () => (await columns(roadmap)).slice(0, 4), ["Done", "To do", "In progress", "Blocked"]);
    await settings.show();
    await settings.group("Statuses").getByRole("button", { name: "Reset colours and order" }).click();
    await settings.close();
    await soon(async () => (await columns(roadmap)).slice(0, 3), ["To do", "In progress", "In review"]);
  });
});

describe("the colour of a status", () => {
  it("is one of the theme's in the pane, in every window, and is taken back", async () => {
    const settings = await StatusSettings.open({ params: { open: "Plan.md" } });
    const { page } = settings.roadmap;
    const before = await iconColour(page, "done");
    await settings.status("Done");
    await settings.dialog.locator("select").selectOption({ label: "Purple" });
    await soon(async () => (await iconColour(page, "done")) !== before, true);
    // It is told once it is stored.
    await soon(() => settings.row("Statuses", "Done").locator(".setting-item-description").innerText(), "Purple");
    await page.keyboard.press("Escape");
    const purple = await iconColour(page, "done");
    const opened = page.waitForEvent("popup");
    await page.evaluate(() => window.workbench?.app.commands.executeCommandById("workspace:move-to-new-window"));
    const popout = await opened;
    const variable = "--por-colour-done";
    const read = (name: string): string => document.body.style.getPropertyValue(name);
    await soon(() => popout.evaluate(read, variable), "var(--color-purple)");
    await settings.group("Statuses").getByRole("button", { name: "Reset colours and order" }).click();
    await soon(() => iconColour(page, "done"), before);
    expect(purple).not.toBe(before);
    expect(await popout.evaluate(read, variable)).toBe("");
  });

  it("that was picked can be told from the ground of either theme", async () => {
    const settings = await StatusSettings.open();
    const { page } = settings.roadmap;
    await settings.status("To do");
    await settings.dialog.locator("select").selectOption({ label: "Your own" });
    await settings.dialog.locator("input[type=color]").fill("#ffff00");
    const painted = (): Promise<string> =>
      page.evaluate(() => document.body.style.getPropertyValue("--por-colour-todo"));
    await soon(async () => (await painted()) !== "" && (await painted()) !== "#808080", true);
    const inLight = await painted();
    expect(inLight).not.toBe("#ffff00");
    expect(await violations(page, [".modal.por-entry .modal-content"])).toEqual([]);
    await page.evaluate(() => {
      document.body.classList.replace("theme-light", "theme-dark");
      window.workbench?.app.workspace.trigger("css-change");
    });
    await soon(painted, "#ffff00");
  });
});

describe("what counts", () => {
  it("is changed in all counts at once, and said where one asks why", async () => {
    const settings = await StatusSettings.open();
    const { roadmap } = settings;
    const count = (): Promise<string> => roadmap.row("Hull").locator(".por-counted").innerText();
    // keel, saw, plane, paint, sail, mast; what is cancelled never does.
    expect(await count()).toBe("3/6");
    await settings.flip("What counts", "Rows of tables");
    await soon(count, "2/4");
    await settings.flip("What counts", "Deferred");
    await soon(count, "2/3");
    await settings.flip("What counts", "Tasks with tasks below them");
    await soon(count, "2/4");
    await settings.close();
    await roadmap.bench.open();
    await soon(count, "2/4");
    await roadmap.row("Hull").click({ button: "right" });
    await roadmap.page.locator(".menu-item", { hasText: "Why this number?" }).click();
    const why = roadmap.page.locator(".modal");
    await why.getByText("Rows of tables", { exact: true }).waitFor();
    await why.getByText("Other statuses", { exact: true }).waitFor();
  });
});

describe("findings", () => {
  it("of a rule that is switched off are not shown, and stale is what the settings say", async () => {
    const settings = await StatusSettings.open({ notes: { "Plan.md": "- [ ] late 📅 2020-01-01\n" } });
    const { roadmap } = settings;
    await settings.close();
    await roadmap.pane.getByRole("tab", { name: "Findings" }).click();
    await roadmap.pane.getByText("Overdue").first().waitFor();
    await settings.show();
    const rule = settings.row("Findings", "Overdue").locator("select");
    expect(await rule.locator("option").first().innerText()).toBe("Warning (default)");
    await rule.selectOption({ label: "Off" });
    await settings.close();
    await soon(() => roadmap.pane.getByText("Overdue").count(), 0);
    await settings.show();
    const days = settings.row("Findings", "Days until a note is stale").locator("input");
    await days.fill("0");
    await days.blur();
    await settings.window.getByText("Write a number, or nothing.").waitFor();
    await days.fill("7");
    await days.blur();
    await soon(() => settings.window.getByText("Write a number, or nothing.").count(), 0);
  });
});

describe("on phones", () => {
  const OWN = "plugins/plan-of-record/data.json";
  const big = "- [ ] plank\n".repeat(200);

  async function openPhone(stored: object): Promise<RoadmapPage> {
    const roadmap = await openRoadmap({
      notes: { "Plan.md": "Status: Done\n\n- [ ] keel\n", "Big.md": big },
      params: { phone: "1", open: "Plan.md" },
    });
    const { mkdirSync, writeFileSync } = await import("node:fs");
    const file = `${roadmap.bench.stateDir}/${OWN}`;
    mkdirSync(file.slice(0, file.lastIndexOf("/")), { recursive: true });
    writeFileSync(file, JSON.stringify(stored));
    await roadmap.bench.open();
    return roadmap;
  }

  const noteCount = ({ page }: RoadmapPage): Promise<number> =>
    page.evaluate(() => {
      const { api } = window.workbench?.plugin as unknown as { api: { items(path: string): readonly unknown[] } };
      return api.items("Plan.md").length + api.items("Big.md").length;
    });

  it("a field of the settings has the width to itself, below its name", async () => {
    const { page } = await openPhone({});
    await page.setViewportSize({ width: 390, height: 800 });
    await page.keyboard.press("Control+,");
    const entry = page.locator(".mod-settings .setting-item", { hasText: "First day of week 1" });
    const [name, field] = await Promise.all([
      entry.locator(".setting-item-info").boundingBox(),
      entry.locator("input").boundingBox(),
    ]);
    expect(name?.width).toBeGreaterThan(250);
    expect(field?.y).toBeGreaterThanOrEqual((name?.y ?? 0) + (name?.height ?? 0));
  });

  it("notes that are too large are not read, and that is told", async () => {
    const roadmap = await openPhone({ phoneNoteSize: 1 });
    await soon(() => noteCount(roadmap), 1);
    await roadmap.page.evaluate(() => window.workbench?.app.commands.executeCommandById("plan-of-record:open-roadmap"));
    await soon(
      () => roadmap.pane.locator(".por-failures").getAttribute("aria-label"),
      "Big.md: it is larger than the notes that are read on this device",
    );
    // Nor are they while one types in them.
    await roadmap.page.evaluate(async () => {
      const { app } = window.workbench ?? {};
      const leaf = app?.workspace.getLeaf(true);
      await leaf?.openFile(app?.vault.getFileByPath("Big.md") as never, { state: { mode: "source" } });
      const { editor } = leaf?.view as unknown as { editor: { replaceRange(text: string, at: object): void } };
      editor.replaceRange("- [ ] more\n", { line: 0, ch: 0 });
    });
    await roadmap.page.waitForTimeout(3_500);
    expect(await noteCount(roadmap)).toBe(1);
    // Days are counted all the same, of what is read there.
    await soon(async () => (await keptDays(roadmap.page)).length, 1);
    // Other sizes count without a start.
    await roadmap.page.evaluate(async () => {
      const plugin = window.workbench?.plugin as unknown as {
        saveData(data: object): Promise<void>;
        onExternalSettingsChange(): Promise<void>;
      };
      await plugin.saveData({ phoneNoteSize: 100 });
      await plugin.onExternalSettingsChange();
    });
    await soon(() => noteCount(roadmap), 202);
  });

  /** Started without the roadmap, on a device that reads nothing before it is asked for. */
  async function openWaiting(): Promise<RoadmapPage> {
    const roadmap = await openPhone({ phones: ["waits"] });
    await roadmap.page.evaluate(() => {
      for (const leaf of window.workbench?.app.workspace.getLeavesOfType("plan-of-record-roadmap") ?? []) leaf.detach();
    });
    await roadmap.layoutSaved();
    await roadmap.bench.open();
    await roadmap.whenIdle();
    return roadmap;
  }

  it("nothing is read before something is opened that shows it, where that is wanted", async () => {
    const roadmap = await openWaiting();
    await roadmap.page.waitForTimeout(500);
    expect(await noteCount(roadmap)).toBe(0);
    await roadmap.page.evaluate(() => window.workbench?.app.commands.executeCommandById("plan-of-record:open-roadmap"));
    await soon(() => noteCount(roadmap), 201);
  });

  it("the finder lists what it finds as soon as it is read, where nothing was read before", async () => {
    const roadmap = await openWaiting();
    expect(await noteCount(roadmap)).toBe(0);
    const said = await roadmap.page.evaluate(async () => {
      window.workbench?.app.commands.executeCommandById("plan-of-record:go-to-item");
      await Promise.resolve();
      return document.querySelector(".por-finder .suggestion-empty")?.textContent;
    });
    expect(said).toBe("Reading your notes…");
    await soon(() => roadmap.page.locator(".por-finder .suggestion-item").count(), 30);
  });

  it("there are no badges where they are spared", async () => {
    const roadmap = await openPhone({});
    await roadmap.page.locator(".cm-content .por-mark").first().waitFor({ state: "attached" });
    const spared = await openPhone({ phones: ["noBadges"] });
    await soon(() => noteCount(spared), 201);
    expect(await spared.page.locator(".cm-content .por-mark").count()).toBe(0);
  });
});
