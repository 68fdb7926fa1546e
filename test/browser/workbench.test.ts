import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import type {} from "../../workbench/page/main";
import { soon } from "./support/roadmap-page";
import { FIXTURE_PLUGIN, useWorkbench } from "./support/workbench";

jest.setTimeout(60_000);

const PLAN = "# Plan\r\n\r\n- [ ] TODO first\r\n- [x] second\r\n\r\nNo final newline";

const bench = useWorkbench({ plugin: FIXTURE_PLUGIN, asUser: true });
beforeEach(async () => {
  writeFileSync(path.join(bench.vaultDir, "Plan.md"), PLAN);
  writeFileSync(path.join(bench.vaultDir, "Other.md"), "See [[Plan]] and [[Missing]].\n");
  await bench.open({ open: "Plan.md" });
});

const onDisk = (): string => readFileSync(path.join(bench.vaultDir, "Plan.md"), "utf8");

/** Types at the end of a line of the open note. */
async function typeAtEndOf(line: number, text: string): Promise<void> {
  await bench.page.evaluate((at) => {
    const editor = window.workbench?.app.workspace.activeEditor?.editor as {
      setCursor(line: number, ch: number): void;
      focus(): void;
      getLine(line: number): string;
    };
    editor.setCursor(at, editor.getLine(at).length);
    editor.focus();
  }, line);
  await bench.page.keyboard.type(text);
}

describe("a plugin in the workbench", () => {
  it("shows what it registered", async () => {
    const { page } = bench;
    expect(
      await page.locator('.mod-right-split [data-type="plan-of-record-roadmap"] .fixture-notes').innerText(),
    ).toContain("Plan.md");
    expect(await page.locator(".cm-content .fixture-todo").count()).toBe(1);
    expect(await page.locator(".side-dock-ribbon-action[aria-label='Fixture ribbon']").count()).toBe(1);
    expect(await page.locator(".status-bar").innerText()).toContain("fixture");
    expect(bench.errors).toEqual([]);
  });

  it("runs commands from the palette", async () => {
    const { page } = bench;
    await page.keyboard.press("Control+p");
    await page.keyboard.type("sayhello");
    await page.keyboard.press("Enter");
    expect(await page.locator(".notice").innerText()).toBe("hello");
  });

  it("gets sections of the reading view with their lines", async () => {
    const { page } = bench;
    await page.keyboard.press("Control+e");
    expect(
      await page
        .locator(".markdown-preview-sizer > [class^=el-]")
        .evaluateAll((all) => all.map((el) => el.getAttribute("data-fixture"))),
    ).toEqual(["0", "2", "5"]);
  });

  it("leaves nothing behind when unloaded, and comes back whole", async () => {
    const { page } = bench;
    const counts = () =>
      page.evaluate(() => ({
        view: document.querySelectorAll(".fixture-notes").length,
        marks: document.querySelectorAll(".fixture-todo").length,
        ribbon: document.querySelectorAll("[aria-label='Fixture ribbon']").length,
        status: document.querySelectorAll(".plugin-fixture-plugin").length,
        commands: [...(window.workbench?.app.commands.commands.keys() ?? [])].filter((id) =>
          id.startsWith("fixture-plugin:"),
        ).length,
        tabs: window.workbench?.app.pluginHost.settingTabs.length,
        listeners: window.workbench?.app.vault.countListeners(),
      }));
    const before = await counts();
    await page.evaluate(() => window.workbench?.unloadPlugin());
    await soon(counts, {
      view: 0,
      marks: 0,
      ribbon: 0,
      status: 0,
      commands: 0,
      tabs: 0,
      listeners: (before.listeners ?? 0) - 3,
    });
    await page.evaluate(() => window.workbench?.reloadPlugin());
    await soon(counts, before);
  });
});

describe("an open note", () => {
  it("is saved after two seconds, line endings and all other bytes kept", async () => {
    await typeAtEndOf(2, " now");
    expect(onDisk()).toBe(PLAN);
    await soon(onDisk, PLAN.replace("first", "first now"));
  });

  it("takes what others write", async () => {
    writeFileSync(path.join(bench.vaultDir, "Plan.md"), PLAN.replace("second", "2nd"));
    await bench.page.locator(".cm-content", { hasText: "2nd" }).waitFor();
  });

  it("merges what others write with what is not saved yet", async () => {
    await typeAtEndOf(2, " typed");
    writeFileSync(path.join(bench.vaultDir, "Plan.md"), PLAN.replace("second", "second, from outside"));
    await bench.page.locator(".notice", { hasText: "modified externally" }).waitFor();
    await soon(onDisk, PLAN.replace("first", "first typed").replace("second", "second, from outside"));
  });

  it("loses nothing to a write of a plugin in between", async () => {
    await typeAtEndOf(2, " typed");
    await bench.page.evaluate(async () => {
      const { app } = window.workbench ?? {};
      const file = app?.vault.getFileByPath("Plan.md");
      if (app && file) await app.vault.process(file, (text) => text.replace("[x]", "[ ]"));
    });
    await soon(onDisk, PLAN.replace("first", "first typed").replace("[x]", "[ ]"));
  });
});

describe("metadata", () => {
  it("follows a write in the documented order", async () => {
    const log = await bench.page.evaluate(async () => {
      const { workbench } = window;
      const file = workbench?.app.vault.getFileByPath("Other.md");
      if (!workbench || !file) return [];
      workbench.eventLog.length = 0;
      await workbench.app.vault.modify(file, "See [[Plan#Phase]].\n");
      await workbench.whenIdle();
      return workbench.eventLog.filter(({ emitter }) => emitter !== "workspace").map(({ name }) => name);
    });
    expect(log).toEqual(["modify", "changed", "resolve", "resolved"]);
  });

  it("knows resolved and unresolved links", async () => {
    const links = await bench.page.evaluate(() => {
      const cache = window.workbench?.app.metadataCache;
      return [cache?.resolvedLinks["Other.md"], cache?.unresolvedLinks["Other.md"], cache?.unresolvedLinks["Plan.md"]];
    });
    expect(links).toEqual([{ "Plan.md": 1 }, { Missing: 1 }, {}]);
  });

  it("moves a missing link to the found ones when its note is made, without `changed` for the note that links", async () => {
    const log = await bench.page.evaluate(async () => {
      const { workbench } = window;
      if (!workbench) return [];
      workbench.eventLog.length = 0;
      await workbench.app.vault.create("Missing.md", "");
      await workbench.whenIdle();
      const events = workbench.eventLog.filter(({ path }) => path === "Other.md").map(({ name }) => name);
      const file = workbench.app.vault.getFileByPath("Missing.md");
      if (file) await workbench.app.vault.delete(file);
      return events;
    });
    expect(log).toEqual(["resolve"]);
  });
});

describe("strictness", () => {
  it("names what a plugin asks for and the workbench lacks", async () => {
    const message = await bench.page.evaluate(() => {
      try {
        (window.workbench?.plugin as unknown as { obsidian: { htmlToMarkdown(): void } }).obsidian.htmlToMarkdown();
        return "no error";
      } catch (error) {
        return error instanceof Error ? error.message : "";
      }
    });
    expect(message).toContain("htmlToMarkdown is declared by Obsidian, but not imitated");
  });

  it("refuses what the declarations do not have of the module and of the app", async () => {
    const messages = await bench.page.evaluate(() => {
      const { app, plugin } = window.workbench ?? {};
      const { obsidian } = plugin as unknown as { obsidian: Record<string, unknown> };
      const messageOf = (get: () => unknown): string => {
        try {
          return `gave ${typeof get()}`;
        } catch (error) {
          return error instanceof Error ? error.message : "";
        }
      };
      return [
        messageOf(() => obsidian["metadataTypeManager"]),
        messageOf(() => (app as unknown as Record<string, unknown>)["metadataTypeManager"]),
        messageOf(() => app?.plugins.getPlugin("fixture-plugin")),
      ];
    });
    expect(messages[0]).toContain("metadataTypeManager is not in Obsidian's declarations");
    expect(messages[1]).toContain("App.metadataTypeManager is not in Obsidian's declarations");
    expect(messages[2]).toBe("gave object");
  });
});
