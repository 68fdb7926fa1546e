import type { Page } from "playwright-core";
import { holdReads, ROADMAP_VIEW, soon, useRoadmap, type HeldReads, type RoadmapPage } from "./support/roadmap-page";

jest.setTimeout(60_000);

const openRoadmap = useRoadmap();

const notes = { "Plan.md": "# Plan\n\n- [ ] one\n- [ ] two\n", "Other.md": "- [ ] three\n" };
const ROWS = ["Other", "  three", "Plan", "  one", "  two"];

/** Counts timers and listeners that the page still has; to be called before the page loads anything. */
async function countLeaks(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const intervals = new Set<number>();
    const { setInterval, clearInterval } = window;
    window.setInterval = ((...args: Parameters<typeof setInterval>) => {
      const id = setInterval.apply(window, args) as unknown as number;
      intervals.add(id);
      return id;
    }) as typeof setInterval;
    window.clearInterval = (id) => {
      intervals.delete(Number(id));
      clearInterval.call(window, id as number);
    };
    const listeners = new Map<EventTarget, Set<unknown>>();
    for (const target of [window, document]) {
      const { addEventListener, removeEventListener } = target;
      const known = new Set<unknown>();
      listeners.set(target, known);
      target.addEventListener = (...args: Parameters<typeof addEventListener>) => {
        known.add(args[1]);
        addEventListener.apply(target, args);
      };
      target.removeEventListener = (...args: Parameters<typeof removeEventListener>) => {
        known.delete(args[1]);
        removeEventListener.apply(target, args);
      };
    }
    Object.assign(window, {
      countLeaks: () => ({
        intervals: intervals.size,
        listeners: [...listeners.values()].reduce((sum, each) => sum + each.size, 0),
      }),
    });
  });
}

/** What the plugin has put into the app. */
async function countTraces({ page }: RoadmapPage) {
  return await page.evaluate((type) => {
    const app = window.workbench?.app;
    const { countLeaks: count } = window as unknown as { countLeaks: () => { intervals: number; listeners: number } };
    return {
      panes: document.querySelectorAll(".por-pane").length,
      others: document.querySelectorAll("[class*='por-']:not([class*='por-'] *)").length,
      styles: [...document.querySelectorAll("style")].filter((style) => style.textContent.includes(".por-")).length,
      ribbon: document.querySelectorAll("[aria-label='Open roadmap']").length,
      commands: [...(app?.commands.commands.keys() ?? [])].filter((id) => id.startsWith("plan-of-record")).length,
      leaves: app?.workspace.getLeavesOfType(type).length,
      vault: app?.vault.countListeners(),
      workspace: app?.workspace.countListeners(),
      metadata: app?.metadataCache.countListeners(),
      ...count(),
    };
  }, ROADMAP_VIEW);
}

describe("the start", () => {
  it("shows how far the reading has come, then the roadmap", async () => {
    const many = Object.fromEntries(
      Array.from({ length: 60 }, (_, place) => [`Held/Note ${place}.md`, `- [ ] task ${place}\n`]),
    );
    let release: HeldReads | undefined;
    const roadmap = await openRoadmap({
      notes: { ...notes, ...many },
      params: { open: "Plan.md", slowindex: "1" },
      prepare: async (page) => {
        release = await holdReads(page, "Held/");
      },
    });
    const bar = roadmap.pane.getByRole("progressbar", { name: "Reading notes" });
    await bar.waitFor();
    await soon(() => bar.getAttribute("aria-valuemax"), "62");
    expect(Number(await bar.getAttribute("aria-valuenow"))).toBeLessThan(62);
    expect(await roadmap.pane.getByText("No plans found yet").count()).toBe(0);
    await release?.();
    await bar.waitFor({ state: "detached" });
    await soon(() => roadmap.pane.locator(".por-summary-count").innerText(), "0 of 63 done");
    await roadmap.row("Held").waitFor();
  });

  it("shows what is read already, which can be ticked, while the rest is being read", async () => {
    const many = Object.fromEntries(
      Array.from({ length: 60 }, (_, place) => [`Held/Note ${place}.md`, "- [ ] held\n"]),
    );
    let release: HeldReads | undefined;
    const roadmap = await openRoadmap({
      notes: { ...notes, "A/First.md": "- [ ] first\n", ...many },
      params: { open: "Plan.md", slowindex: "1" },
      prepare: async (page) => {
        release = await holdReads(page, "Held/Note 59.md");
      },
    });
    const bar = roadmap.pane.getByRole("progressbar", { name: "Reading notes" });
    await roadmap.row("First").waitFor();
    expect(await bar.count()).toBe(1);
    await roadmap.fold("First");
    await roadmap.box("first").click();
    await soon(() => roadmap.text("A/First.md"), "- [x] first\n");
    await roadmap.row("first").locator("input:checked").waitFor();
    expect(await bar.count()).toBe(1);
    await release?.();
    await bar.waitFor({ state: "detached" });
    await soon(() => roadmap.pane.locator(".por-summary-count").innerText(), "1 of 64 done");
  });

  it("takes in what changes while the vault is being read", async () => {
    let release: HeldReads | undefined;
    const roadmap = await openRoadmap({
      notes: { "Plan.md": notes["Plan.md"], "Held.md": "- [ ] before\n" },
      params: { open: "Plan.md", slowindex: "1" },
      prepare: async (page) => {
        release = await holdReads(page, "Held.md");
      },
    });
    await roadmap.pane.getByRole("progressbar").waitFor();
    roadmap.write("Held.md", "- [ ] after\n");
    roadmap.write("New.md", "- [ ] new\n");
    await soon(() => roadmap.page.evaluate(() => window.workbench?.app.vault.getFileByPath("New.md")?.path), "New.md");
    await release?.();
    await roadmap.row("new").waitFor();
    await soon(() => roadmap.titles(), ["Held", "  after", "New", "  new", "Plan", "  one", "  two"]);
  });

  it("names the notes that could not be read, and shows the others", async () => {
    const roadmap = await openRoadmap({
      notes: { ...notes, "Broken.md": "- [ ] broken\n" },
      params: { open: "Plan.md", slowindex: "1" },
      prepare: async (page) => {
        await page.route(/api\/file\?path=Broken/, (route) =>
          route.fulfill({ status: 500, body: "The disk is broken" }),
        );
      },
    });
    roadmap.expectedErrors.push(/500/, /The disk is broken/);
    const failures = roadmap.pane.locator(".por-failures");
    await failures.waitFor();
    expect(await failures.innerText()).toContain("1 note could not be read");
    expect(await failures.getAttribute("aria-label")).toBe("Broken.md: The disk is broken");
    await soon(() => roadmap.titles(), ROWS);
  });

  it("comes to a restored tab only when that is looked at, and with what was folded", async () => {
    const roadmap = await openRoadmap({ notes, params: { open: "Plan.md" } });
    await roadmap.row("two").waitFor();
    await roadmap.fold("Plan");
    await roadmap.page.evaluate(async () => {
      const leaf = window.workbench?.app.workspace.getRightLeaf(false);
      await leaf?.setViewState({ type: "file-explorer" });
    });
    await roadmap.layoutSaved();
    await roadmap.bench.open({ open: "Plan.md", deferred: "1" });
    expect(await roadmap.pane.count()).toBe(0);
    await roadmap.page.keyboard.press("Control+p");
    await roadmap.page.keyboard.type("Open roadmap");
    await roadmap.page.keyboard.press("Enter");
    await soon(() => roadmap.titles(), ["Other", "  three", "Plan"]);
  });
});

describe("an unloaded plugin", () => {
  it("leaves nothing behind, and comes back as it was", async () => {
    const roadmap = await openRoadmap({ notes, params: { open: "Plan.md" }, prepare: countLeaks });
    await soon(() => roadmap.titles(), ROWS);
    await roadmap.fold("Other");
    // Where the cursor is there is no badge.
    await roadmap.putCursor(3);
    await roadmap.editor.locator(".por-mark").waitFor();
    const before = await countTraces(roadmap);
    expect(before).toMatchObject({ panes: 1, others: 3, styles: 1, ribbon: 1, leaves: 1 });
    await roadmap.page.evaluate(() => window.workbench?.unloadPlugin());
    await roadmap.pane.waitFor({ state: "detached" });
    const without = await countTraces(roadmap);
    expect(without).toMatchObject({ panes: 0, others: 0, styles: 0, ribbon: 0, commands: 0, leaves: 1 });
    roadmap.write("Other.md", "- [ ] four\n");
    await roadmap.putCursor(3);
    await roadmap.page.keyboard.type(" typed");
    await roadmap.save();
    for (let round = 0; round < 3; round += 1) {
      await roadmap.page.evaluate(() => window.workbench?.reloadPlugin());
      await soon(() => roadmap.titles(), ["Other", "Plan", "  one", "  two typed"]);
      await roadmap.editor.locator(".por-mark").waitFor();
    }
    await soon(() => countTraces(roadmap), before);
    await roadmap.page.evaluate(() => window.workbench?.unloadPlugin());
    await roadmap.pane.waitFor({ state: "detached" });
    await soon(() => countTraces(roadmap), without);
  });

  it("adds nothing more where it is gone before the layout is ready", async () => {
    const { page } = await openRoadmap({ notes, params: { open: "Plan.md" } });
    const item = page.locator(".status-bar .plugin-plan-of-record");
    await item.waitFor();
    await page.evaluate(async () => {
      const { workbench } = window;
      const workspace = workbench?.app.workspace;
      workbench?.unloadPlugin();
      Object.assign(workspace ?? {}, { layoutReady: false });
      await workbench?.reloadPlugin();
      workbench?.unloadPlugin();
      workspace?.markLayoutReady();
    });
    expect(await item.count()).toBe(0);
    await page.evaluate(() => window.workbench?.reloadPlugin());
    await item.waitFor();
  });

  it("stops reading, and is silent when what it asked for arrives", async () => {
    let release: HeldReads | undefined;
    const roadmap = await openRoadmap({
      notes: { ...notes, "Held.md": "- [ ] held\n" },
      params: { open: "Plan.md", slowindex: "1" },
      prepare: async (page) => {
        release = await holdReads(page, "Held.md");
      },
    });
    await roadmap.pane.getByRole("progressbar").waitFor();
    await roadmap.page.evaluate(() => window.workbench?.unloadPlugin());
    await release?.();
    await roadmap.whenIdle();
    expect(await roadmap.pane.count()).toBe(0);
    await roadmap.page.evaluate(() => window.workbench?.reloadPlugin());
    await soon(() => roadmap.titles(), ["Held", "  held", ...ROWS]);
  });

  it("shows what was typed while it was gone when it comes back", async () => {
    const roadmap = await openRoadmap({ notes, params: { open: "Plan.md" } });
    await soon(() => roadmap.titles(), ROWS);
    await roadmap.page.evaluate(() => window.workbench?.unloadPlugin());
    await roadmap.putCursor(3);
    await roadmap.page.keyboard.type(" typed");
    await roadmap.page.evaluate(() => window.workbench?.reloadPlugin());
    await soon(() => roadmap.titles(), ["Other", "  three", "Plan", "  one", "  two typed"]);
    await roadmap.box("one").click();
    await soon(() => roadmap.text("Plan.md"), "# Plan\n\n- [x] one\n- [ ] two typed\n");
  });
});

describe("a vault without plans", () => {
  it("is told what a plan may look like when it is empty, and shows the first one written", async () => {
    const roadmap = await openRoadmap({});
    await roadmap.pane.getByText("No notes yet").waitFor();
    expect(await roadmap.tree.count()).toBe(0);
    expect(await roadmap.pane.locator(".por-summary").count()).toBe(0);
    roadmap.write("First.md", await roadmap.pane.locator(".por-example").innerText());
    await roadmap.row("Foundation").waitFor();
    expect(await roadmap.pane.locator(".por-summary-count").innerText()).toBe("1 of 3 done");
  });

  it("is told the same when it has notes, folders and pictures", async () => {
    const roadmap = await openRoadmap({
      notes: {
        "Diary/Monday.md": "# Monday\n\nIt rained.\n\n- milk\n- bread\n",
        "Diary/empty.md": "",
        "picture.png": Buffer.from([0x89, 0x50, 0x4e, 0x47]),
      },
    });
    await roadmap.pane.getByText("No plans found yet").waitFor();
    expect(await roadmap.tree.count()).toBe(0);
  });
});

describe("notes that nobody would write", () => {
  it("are shown and ticked like any other", async () => {
    const deep = Array.from({ length: 120 }, (_, depth) => `${" ".repeat(2 * depth)}- [ ] deep ${depth}`).join("\n");
    const roadmap = await openRoadmap({
      notes: {
        "__proto__/constructor.md": "- [ ] \\_\\_proto\\_\\_\n- [ ] toString\n",
        "a [b] #c & <i>d</i>.md": "- [ ] <img src=x onerror=alert(1)> **bold** `code`\n",
        "deep.md": deep,
      },
      params: { open: "__proto__/constructor.md" },
      viewport: { width: 1280, height: 1000 },
    });
    await roadmap.row("__proto__", 1).waitFor();
    await roadmap.box("__proto__", 1).click();
    await roadmap.box("toString").click();
    await soon(() => roadmap.text("__proto__/constructor.md"), "- [x] \\_\\_proto\\_\\_\n- [x] toString\n");
    const strange = roadmap.tree.locator("[data-path^='a [b]'] .por-checkbox");
    await strange.click();
    await soon(() => roadmap.text("a [b] #c & <i>d</i>.md").slice(0, 5), "- [x]");
    expect(await roadmap.pane.locator("img, i, b, strong").count()).toBe(0);
    await roadmap.pane.getByRole("button", { name: "Expand all" }).click();
    await roadmap.box("deep 20").click();
    await soon(() => roadmap.text("deep.md"), deep.replace("[ ] deep 20\n", "[x] deep 20\n"));
  });
});
