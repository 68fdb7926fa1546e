import { writeFileSync } from "node:fs";
import path from "node:path";
import type { Page } from "playwright-core";
import { FIXTURE_PLUGIN, useWorkbench } from "./support/workbench";

const bench = useWorkbench({ plugin: FIXTURE_PLUGIN });
beforeEach(async () => {
  writeFileSync(path.join(bench.vaultDir, "Note.md"), "Text TODO\n\n| a |\n| - |\n| cell |\n\nSee [[Other]].\n");
  writeFileSync(path.join(bench.vaultDir, "Other.md"), "# Other\n\nThe other note\n\n# Far below\n\nlast words\n");
  await bench.open({ open: "Note.md", theme: "dark" });
});

/** Runs a command that opens a window, and gives that. */
async function openWindow(command: string): Promise<Page> {
  const opened = bench.page.waitForEvent("popup");
  await bench.page.evaluate((id) => window.workbench?.app.commands.executeCommandById(id), command);
  return await opened;
}

describe("a pop-out window", () => {
  it("has the tab that is moved to it, with globals and constructors of its own", async () => {
    const popout = await openWindow("workspace:move-to-new-window");
    await popout.locator(".cm-content .fixture-todo").waitFor();
    expect(await bench.page.locator(".cm-content").count()).toBe(0);
    const found = await bench.page.evaluate(() => {
      const { workspace } = window.workbench?.app ?? {};
      const leaf = workspace?.activeLeaf;
      const made = leaf?.containerEl.createDiv();
      const result = {
        isOtherWindow: leaf?.containerEl.win !== window && leaf?.containerEl.doc === leaf?.containerEl.win.document,
        isInstance: made instanceof HTMLElement,
        isInstanceOf: made?.instanceOf(HTMLElement),
        isActive: activeWindow === leaf?.containerEl.win && activeDocument === leaf.containerEl.doc,
        isContainer: leaf?.getContainer() === workspace?.floatingSplit.children[0],
      };
      made?.remove();
      return result;
    });
    expect(found).toEqual({
      isOtherWindow: true,
      isInstance: false,
      isInstanceOf: true,
      isActive: true,
      isContainer: true,
    });
  });

  it("tells of its opening and closing, and of what moves to it", async () => {
    await bench.page.evaluate(() => {
      const { workbench } = window;
      const leaf = workbench?.app.workspace.activeLeaf;
      const seen: string[] = [];
      leaf?.view.containerEl.onWindowMigrated((win) => seen.push(win === leaf.containerEl.win ? "migrated" : "wrong"));
      workbench?.app.workspace.on("window-open", (_: unknown, win: Window) => seen.push(`open ${win !== window}`));
      workbench?.app.workspace.on("window-close", (_: unknown, win: Window) => seen.push(`close ${win !== window}`));
      Object.assign(window, { seen });
    });
    const popout = await openWindow("workspace:move-to-new-window");
    await popout.locator(".cm-content").waitFor();
    await popout.close({ runBeforeUnload: true });
    await bench.page.waitForFunction(() => window.workbench?.app.workspace.floatingSplit.children.length === 0);
    expect(await bench.page.evaluate(() => (window as unknown as { seen: string[] }).seen)).toEqual([
      "open true",
      "migrated",
      "close true",
    ]);
    expect(await bench.page.evaluate(() => activeWindow === window)).toBe(true);
  });

  it("lets notes and cells of tables be edited in it, in the look of the main window", async () => {
    const popout = await openWindow("workspace:move-to-new-window");
    await popout.locator(".cm-line", { hasText: "Text TODO" }).click();
    await popout.keyboard.press("End");
    await popout.keyboard.type(" typed");
    await popout.locator(".cm-table-widget td").click();
    await popout.keyboard.press("End");
    await popout.keyboard.type(" too");
    const text = await bench.page.evaluate(() =>
      (window.workbench?.app.workspace.activeEditor?.editor as { getValue(): string }).getValue(),
    );
    expect(text).toContain("Text TODO typed\n");
    expect(text).toContain("| cell too |");
    const colour = (page: Page) =>
      page.evaluate(() => getComputedStyle(document.body).getPropertyValue("--background-primary"));
    expect(await colour(popout)).toBe(await colour(bench.page));
    expect(
      await popout
        .locator(".fixture-todo")
        .first()
        .evaluate((el) => getComputedStyle(el).color),
    ).toBe("rgb(1, 2, 3)");
  });

  it("shows a note that is opened in it while the main window keeps its own", async () => {
    const popout = await openWindow("workspace:open-in-new-window");
    await popout.locator(".cm-content .fixture-todo").waitFor();
    expect(await bench.page.locator(".cm-content .fixture-todo").count()).toBe(1);
    await popout.locator(".cm-content .cm-line").first().click();
    await popout.keyboard.type("Both: ");
    await bench.page.locator(".cm-line", { hasText: "Both: " }).waitFor({ timeout: 10_000 });
    await bench.page.locator(".cm-line", { hasText: "See" }).click();
    expect(await bench.page.evaluate(() => activeWindow === window)).toBe(true);
  });

  it("takes the keys of commands, and menus and messages come up in it", async () => {
    const popout = await openWindow("workspace:move-to-new-window");
    await popout.locator(".cm-line").first().click();
    await popout.keyboard.press("Control+p");
    await popout.locator(".prompt").waitFor();
    await popout.keyboard.type("sayhello");
    await popout.keyboard.press("Enter");
    expect(await popout.locator(".notice").innerText()).toBe("hello");
    await popout.locator(".workspace-tab-header").click({ button: "right" });
    await popout.locator(".menu-item", { hasText: "Close" }).click();
    await bench.page.waitForFunction(() => window.workbench?.app.workspace.floatingSplit.children.length === 0);
  });

  it("is refused on a phone", async () => {
    await bench.open({ open: "Note.md", phone: "1" });
    const message = await bench.page.evaluate(() => {
      try {
        window.workbench?.app.workspace.openPopoutLeaf();
        return "";
      } catch (error) {
        return error instanceof Error ? error.message : "";
      }
    });
    expect(message).toContain("mobile");
  });
});

describe("the preview of a link", () => {
  const popover = () => bench.page.locator(".hover-popover");

  it("comes when the mouse rests on a link of the reading view, processed and without section information", async () => {
    await bench.open({ open: "Note.md", mode: "preview" });
    await bench.page.locator(".markdown-reading-view a.internal-link").hover();
    await popover().locator("p", { hasText: "The other note" }).waitFor();
    expect(await popover().locator(".el-p").first().getAttribute("data-fixture")).toBe("none");
    await bench.page.mouse.move(5, 5);
    await popover().waitFor({ state: "detached" });
  });

  it("needs the modifier where its source says so, also when that is pressed later", async () => {
    const trigger = (source: string) =>
      bench.page.evaluate((name) => {
        const targetEl = document.querySelector<HTMLElement>(".mod-root .view-header-title");
        window.workbench?.app.workspace.trigger("hover-link", {
          event: new MouseEvent("mouseover"),
          source: name,
          hoverParent: { hoverPopover: null },
          targetEl,
          linktext: "Other#Far below",
          sourcePath: "Note.md",
        });
      }, source);
    await bench.page.locator(".mod-root .view-header-title").hover();
    await trigger("unknown");
    await trigger("fixture");
    await bench.page.waitForTimeout(500);
    expect(await popover().count()).toBe(0);
    await bench.page.keyboard.down("Control");
    await bench.page.keyboard.up("Control");
    await popover().locator("p", { hasText: "last words" }).waitFor();
    expect(await popover().innerText()).not.toContain("The other note");
    await bench.page.keyboard.press("Escape");
    await popover().waitFor({ state: "detached" });
  });

  it("asks for the modifier over a link in the editor", async () => {
    await bench.open({ open: "Note.md", mode: "source" });
    await bench.page.locator(".cm-hmd-internal-link").hover();
    await bench.page.waitForTimeout(500);
    expect(await popover().count()).toBe(0);
    await bench.page.keyboard.press("Control");
    await popover().locator("p", { hasText: "The other note" }).waitFor();
  });
});
