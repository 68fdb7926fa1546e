import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { bundlePlugin } from "./support/bundle-plugin";
import { editorText, putCursor } from "./support/fixture-log";
import { soon } from "./support/roadmap-page";
import { useWorkbench } from "./support/workbench";

// Software that is not ours and that was written for Obsidian: where it does not work, the workbench is wrong.

describe("the calendar that the Calendar plugin is made of", () => {
  const bench = useWorkbench(async () => ({ plugin: await bundlePlugin("calendar") }));
  const inVault = (note: string): string => path.join(bench.vaultDir, note);
  const pane = () => bench.page.locator('.mod-right-split .workspace-leaf-content[data-type="calendar"]');
  const day = (number: number) =>
    pane()
      .locator(".day:not(.adjacent-month)")
      .nth(number - 1);
  const dots = (number: number) => () => day(number).locator(".dot").count();

  beforeEach(async () => {
    writeFileSync(inVault("2026-11-03.md"), "Fetched the gauges, read them, and wrote all of it down here.\n");
    writeFileSync(inVault("2026-11-20.md"), "Short.\n");
    writeFileSync(inVault("Start.md"), "# Start\n");
    rmSync(inVault("2026-11-24.md"), { force: true });
    await bench.open({ open: "Start.md" });
    await pane().locator(".day").first().waitFor();
  });

  it("shows the month, its week from Monday, and a dot for every few words of a day's note", async () => {
    expect(await pane().locator(".title").innerText()).toContain("Nov");
    expect((await pane().locator("th").allInnerTexts()).map((text) => text.toLowerCase())).toEqual(
      ["w", "mon", "tue", "wed", "thu", "fri", "sat", "sun"], // prettier-ignore
    );
    await soon(dots(3), 2);
    await soon(dots(20), 1);
    expect(await dots(4)()).toBe(0);
    expect(await pane().locator(".has-note").count()).toBe(2);
  });

  it("makes the note of the day that is clicked, and opens it", async () => {
    await day(24).click();
    await soon(() => existsSync(inVault("2026-11-24.md")), true);
    await soon(() => bench.page.evaluate(() => window.workbench?.app.workspace.getActiveFile()?.path), "2026-11-24.md");
    await soon(() => pane().locator(".has-note").count(), 3);
    await day(3).click();
    await soon(() => editorText(bench.page), "Fetched the gauges, read them, and wrote all of it down here.\n");
  });

  it("follows what is written, removed and renamed", async () => {
    await soon(dots(20), 1);
    writeFileSync(inVault("2026-11-20.md"), "Not so short any more, after all that was said to be done today.\n");
    await soon(dots(20), 2);
    await bench.page.evaluate(async () => {
      const { app } = window.workbench ?? {};
      const file = app?.vault.getFileByPath("2026-11-20.md");
      if (app && file) await app.fileManager.renameFile(file, "2026-11-24.md");
    });
    await soon(dots(20), 0);
    await soon(dots(24), 2);
    rmSync(inVault("2026-11-03.md"));
    await soon(dots(3), 0);
  });

  it("goes to another month and back", async () => {
    await pane().getByLabel("Next Month").click();
    await soon(
      () =>
        pane()
          .locator(".title")
          .innerText()
          .then((text) => text.includes("Dec")),
      true,
    );
    expect(await pane().locator(".has-note").count()).toBe(0);
    await pane().getByLabel("Previous Month").click();
    await soon(() => pane().locator(".has-note").count(), 2);
  });

  it("shows the preview of a day's note with the modifier", async () => {
    await day(3).hover();
    await bench.page.keyboard.down("Control");
    await bench.page.keyboard.up("Control");
    await bench.page.locator(".hover-popover p", { hasText: "Fetched the gauges" }).waitFor();
    await bench.page.keyboard.press("Escape");
  });

  it("comes back with its pane when it is unloaded and loaded again", async () => {
    await bench.page.evaluate(() => window.workbench?.unloadPlugin());
    await soon(() => pane().locator(".day").count(), 0);
    await bench.page.evaluate(() => window.workbench?.reloadPlugin());
    await soon(() => pane().locator(".has-note").count(), 2);
    expect(await pane().count()).toBe(1);
  });
});

describe("lines along the indentation, with settings on pages", () => {
  const NOTE = "Text\n- one\n    - two\n        - three\n\n| Work |\n| - |\n| Pack |\n";
  /** The two lines that are indented, and the empty one that follows them. */
  const MARKED = 3;
  const COLOUR = "rgb(4, 5, 6)";
  const bench = useWorkbench(async () => ({ plugin: await bundlePlugin("indentation") }));
  const marked = () => bench.page.locator(".cm-line.cm-indent-markers");
  const stored = (): unknown => {
    const file = path.join(bench.stateDir, "plugins/indentation/data.json");
    return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : null;
  };
  const paint = () =>
    marked()
      .nth(0)
      .evaluate((el) => getComputedStyle(el, "::before").backgroundImage);

  beforeEach(async () => {
    rmSync(path.join(bench.stateDir, "plugins"), { recursive: true, force: true });
    writeFileSync(path.join(bench.vaultDir, "Note.md"), NOTE);
    await bench.open({ open: "Note.md", mode: "source" });
    await bench.page.locator(".cm-line", { hasText: "three" }).waitFor();
  });

  it("are drawn in the editor, and follow what is typed", async () => {
    await soon(() => marked().count(), MARKED);
    expect(await paint()).toContain(COLOUR);
    await putCursor(bench.page, 0, 0);
    await bench.page.keyboard.type("    ");
    await soon(() => marked().count(), MARKED + 1);
  });

  it("are drawn in Source mode and in a window of its own too", async () => {
    await bench.page.evaluate(() => window.workbench?.app.commands.executeCommandById("editor:toggle-source"));
    await soon(() => marked().count(), MARKED);
    const opened = bench.page.waitForEvent("popup");
    await bench.page.evaluate(() => window.workbench?.app.commands.executeCommandById("workspace:move-to-new-window"));
    const popout = await opened;
    await soon(() => popout.locator(".cm-line.cm-indent-markers").count(), MARKED);
    await popout.close();
  });

  it("go and come with the switch in the settings, which are kept", async () => {
    await bench.page.keyboard.press("Control+,");
    const settings = bench.page.locator(".mod-settings");
    await settings.locator(".obskit-settings-tab-button-active", { hasText: "General" }).waitFor();
    await settings.locator(".checkbox-container").click();
    await soon(() => marked().count(), 0);
    await settings.locator(".checkbox-container").click();
    await soon(() => marked().count(), MARKED);
    await settings.getByRole("button", { name: "Look" }).click();
    await settings.locator("input[type=text]").fill("rgb(7, 8, 9)");
    await settings.locator("input[type=range]").fill("3");
    await soon(stored, { isOn: true, thickness: 3, color: "rgb(7, 8, 9)" });
    await soon(() => paint().then((image) => image.includes("3px")), true);
    await bench.page.keyboard.press("Escape");
    await bench.open({ open: "Note.md", mode: "source" });
    await soon(() => marked().count(), MARKED);
    expect(await paint()).toContain("rgb(7, 8, 9)");
  });

  it("vanish from open editors when the plugin is unloaded", async () => {
    await soon(() => marked().count(), MARKED);
    await bench.page.evaluate(() => window.workbench?.unloadPlugin());
    await soon(() => marked().count(), 0);
    await bench.page.evaluate(() => window.workbench?.reloadPlugin());
    await soon(() => marked().count(), MARKED);
  });
});
