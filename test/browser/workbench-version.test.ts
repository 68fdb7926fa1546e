import { readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { bundlePlugin } from "./support/bundle-plugin";
import { soon } from "./support/roadmap-page";
import { FIXTURE_PLUGIN, useWorkbench } from "./support/workbench";

const PROJECT = path.resolve(__dirname, "../..");
const { minAppVersion: OLDEST } = JSON.parse(readFileSync(path.join(PROJECT, "manifest.json"), "utf8")) as {
  minAppVersion: string;
};
const NEWER = "1.13.7";

describe("the plugin", () => {
  const bench = useWorkbench({ vault: path.join(PROJECT, "sample-vault") }, /needs Obsidian/);
  const row = () => bench.page.locator(".por-pane [role=treeitem]");

  it.each([OLDEST, NEWER])("shows its pane, its settings and its badges in an app of version %s", async (version) => {
    rmSync(path.join(bench.stateDir, "workspace.json"), { force: true });
    await bench.open({ version, open: "Plans/Roadmap.md" });
    await row().first().waitFor();
    await bench.page.locator(".cm-content .por-mark").first().waitFor();
    await bench.page.keyboard.press("Control+,");
    await bench.page.locator(".mod-settings .setting-item:visible").first().waitFor({ timeout: 10_000 });
    expect(await bench.page.locator(".mod-settings .setting-item").count()).toBeGreaterThan(5);
    expect(await bench.page.locator(".notice").count()).toBe(0);
  });

  it("is refused by an app older than its manifest allows", async () => {
    await bench.open({ version: "1.12.7" });
    await bench.page.locator(".notice", { hasText: `needs Obsidian ${OLDEST}` }).waitFor();
    expect(await row().count()).toBe(0);
  });
});

describe("an app of another version", () => {
  const bench = useWorkbench({ plugin: FIXTURE_PLUGIN });

  /** Which of these the module and its classes have, and what the app says of its version. */
  const surface = async (version: string): Promise<Record<string, boolean | string>> => {
    await bench.open({ version });
    return await bench.page.evaluate(() => {
      const { app, plugin } = window.workbench ?? {};
      const { obsidian } = plugin as unknown as { obsidian: Record<string, unknown> };
      const has = (name: string): boolean => typeof obsidian[name] === "function";
      const canDo = (what: object | undefined, name: string): boolean =>
        what !== undefined && typeof Reflect.get(what, name) === "function";
      const prototypeOf = (name: string): object => (obsidian[name] as { prototype: object }).prototype;
      return {
        "DisplayValueComponent 1.13.1": has("DisplayValueComponent"),
        "ConfirmationModal 1.13.0": has("ConfirmationModal"),
        "SettingTab.update 1.13.0": canDo(prototypeOf("SettingTab"), "update"),
        "Setting.setErrorMessage 1.13.0": canDo(prototypeOf("Setting"), "setErrorMessage"),
        "Plugin.registerCliHandler 1.12.2": canDo(plugin ?? undefined, "registerCliHandler"),
        "Plugin.registerBasesView 1.10.0": canDo(plugin ?? undefined, "registerBasesView"),
        "App.isDarkMode 1.10.0": canDo(app, "isDarkMode"),
        "getLanguage 1.8.7": has("getLanguage"),
        "Workspace.ensureSideLeaf 1.7.2": canDo(app?.workspace, "ensureSideLeaf"),
        "Modal.open": canDo(prototypeOf("Modal"), "open"),
        apiVersion: obsidian["apiVersion"] as string,
        requires: ["1.13.1", "1.13.0", "1.12.2", "1.10.0", "1.8.7", "1.7.2"].find((wanted) =>
          (obsidian["requireApiVersion"] as (wanted: string) => boolean)(wanted),
        ) as string,
      };
    });
  };

  it.each(["1.7.2", "1.8.7", "1.10.0", "1.12.2", "1.13.0", "1.13.1"])(
    "has of the declarations what was there in %s, and says so",
    async (version) => {
      const { apiVersion, requires, ...found } = await surface(version);
      const rank = (text: string): number => text.split(".").reduce((sum, part) => sum * 1000 + Number(part), 0);
      const expected = Object.keys(found).map((name) => {
        const [, since = "0.0.0"] = name.split(" ");
        return [name, rank(since) <= rank(version)];
      });
      expect(found).toEqual(Object.fromEntries(expected));
      expect([apiVersion, requires]).toEqual([version, version]);
    },
  );

  it.each([
    ["1.12.2", ["Drawn"]],
    ["1.13.0", ["Fixture", "Loud"]],
  ])("of version %s shows the settings as it asks for them", async (version, names) => {
    await bench.open({ version });
    await bench.page.keyboard.press("Control+,");
    await bench.page.locator(".mod-settings .setting-item").first().waitFor();
    expect(await bench.page.locator(".mod-settings .setting-item-name:visible").allInnerTexts()).toEqual(names);
  });

  it("of version 1.7.2 deletes notes, switches the theme and shows settings all the same", async () => {
    writeFileSync(path.join(bench.vaultDir, "Gone.md"), "text");
    await bench.open({ version: "1.7.2", theme: "light" });
    await bench.page.evaluate(() => window.workbench?.app.commands.executeCommandById("theme:toggle-light-dark"));
    expect(await bench.page.locator("body.theme-dark").count()).toBe(1);
    await bench.page.locator(".nav-file-title", { hasText: "Gone" }).click({ button: "right" });
    await bench.page.locator(".menu-item", { hasText: "Delete" }).click();
    await bench.page.locator(".modal button", { hasText: "Delete" }).click();
    await soon(() => bench.page.locator(".nav-file-title", { hasText: "Gone" }).count(), 0);
  });
});

describe("a plugin by others in an app of version 1.7.2", () => {
  const bench = useWorkbench(async () => ({
    plugin: await bundlePlugin("calendar"),
    params: { version: "1.7.2" },
  }));

  it("works", async () => {
    writeFileSync(path.join(bench.vaultDir, "2026-11-03.md"), "one two three\n");
    await bench.open();
    await soon(() => bench.page.locator(".day.has-note .dot").count(), 1);
  });
});
