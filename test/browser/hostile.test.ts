import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { Page } from "playwright-core";
import { HOSTILE, HOSTILE_SETTINGS, SCRIPTS, TURNED } from "../support/hostile-vault";
import { soon, useRoadmap, type RoadmapOptions, type RoadmapPage } from "./support/roadmap-page";

jest.setTimeout(90_000);

const openRoadmap = useRoadmap();
const VIEWS = ["outline", "board", "timeline", "findings", "trend"] as const;

/** Tells of everything that runs though nobody has meant it to: what the notes would set, dialogues, windows. */
async function setTraps(page: Page): Promise<void> {
  page.on("dialog", (dialog) => {
    void dialog.dismiss();
    void page.evaluate(() => console.error("A dialogue was shown"));
  });
  await page.addInitScript(() => {
    Object.defineProperty(window, "pwned", {
      get: () => 0,
      set: (by) => console.error(`Something has run: ${String(by)}`),
    });
    const { open } = window;
    window.open = (...args) => {
      console.error("A window was opened");
      return open.apply(window, args);
    };
  });
}

async function openHostile(options: RoadmapOptions = {}): Promise<RoadmapPage> {
  return await openRoadmap({ notes: HOSTILE, prepare: setTraps, ...options });
}

async function show({ pane }: RoadmapPage, view: (typeof VIEWS)[number]): Promise<void> {
  await pane.getByRole("tab", { name: new RegExp(`^${view}`, "i") }).click();
}

async function run({ page }: RoadmapPage, command: string): Promise<void> {
  await page.evaluate((id) => window.workbench?.app.commands.executeCommandById(`plan-of-record:${id}`), command);
}

/** Elements and attributes in the page that no view of ours has: such as would run, load or lead elsewhere. */
async function foreignElements(page: Page): Promise<readonly string[]> {
  return await page.evaluate(() => {
    const odd = [
      ...document.querySelectorAll("script, iframe, object, embed, img, style, form, base, meta[http-equiv]"),
    ]
      .filter((element) => !document.head.contains(element) && element.className !== "cm-widgetBuffer")
      .map((element) => element.outerHTML.slice(0, 120));
    for (const element of document.querySelectorAll("body *")) {
      for (const { name, value } of element.attributes) {
        if (/^on/i.test(name) || /^\s*(?:javascript|data|vbscript):/i.test(value)) odd.push(`${name}=${value}`);
      }
    }
    const { prototype } = Object as { prototype: object };
    return [...odd, ...Object.keys(prototype), ...("polluted" in {} ? ["a polluted prototype"] : [])];
  });
}

const expectHarmless = async ({ page }: RoadmapPage): Promise<void> => expect(await foreignElements(page)).toEqual([]);

test("every view, the menu of a row, why a number is what it is, and the plan of a note, show it as text", async () => {
  const roadmap = await openHostile();
  const { page, pane } = roadmap;
  await roadmap.whenIdle();
  await roadmap.tree.locator("[role=treeitem]").first().waitFor();
  for (const view of VIEWS) {
    await show(roadmap, view);
    await roadmap.whenIdle();
    await expectHarmless(roadmap);
  }
  expect(await pane.innerText()).not.toBe("");
  await show(roadmap, "outline");
  await roadmap.tree.focus();
  for (const key of ["Home", "ArrowDown", "ArrowDown", "ArrowDown", "w"]) await page.keyboard.press(key);
  await page.locator(".modal").first().waitFor();
  await expectHarmless(roadmap);
  await page.keyboard.press("Escape");
  await roadmap.tree.focus();
  await page.keyboard.press("s");
  await page.locator(".menu").waitFor();
  await expectHarmless(roadmap);
  await page.keyboard.press("Escape");
  await run(roadmap, "open-note-plan");
  for (const note of Object.keys(HOSTILE)) {
    await page.evaluate(async (where) => {
      const app = window.workbench?.app;
      const file = app?.vault.getFileByPath(where);
      if (app && file) await app.workspace.getLeaf(false).openFile(file);
    }, note);
    await roadmap.whenIdle();
    await expectHarmless(roadmap);
  }
});

test.each(["source", "preview"] as const)("badges and blocks show it as text, %s mode", async (mode) => {
  for (const open of ["Scripts.md", "Blocks.md", "Fences.md", "__proto__/__proto__.md"]) {
    const roadmap = await openHostile({ params: { open, mode } });
    await roadmap.whenIdle();
    const within = mode === "source" ? ".mod-root .cm-content" : ".mod-root .markdown-reading-view";
    const shown = open === "Blocks.md" ? ".por-embed" : ".por-mark";
    if (open !== "Fences.md") await roadmap.page.locator(within).locator(shown).first().waitFor();
    await expectHarmless(roadmap);
    await roadmap.close();
  }
});

test("queries, and settings and saved views of others, show it as text", async () => {
  const roadmap = await openHostile();
  const { page, pane, bench } = roadmap;
  const own = path.join(bench.stateDir, "plugins/plan-of-record");
  mkdirSync(own, { recursive: true });
  writeFileSync(path.join(own, "data.json"), JSON.stringify(HOSTILE_SETTINGS));
  await bench.open();
  await roadmap.tree.locator("[role=treeitem]").first().waitFor();
  const box = pane.getByRole("combobox").first();
  for (const query of [
    ...SCRIPTS,
    `status:${SCRIPTS[1]}`,
    "__proto__:x",
    "constructor:",
    "path:__proto__",
    `"${TURNED}"`,
    "(",
  ]) {
    await box.fill(query);
    await roadmap.whenIdle();
    await expectHarmless(roadmap);
  }
  await box.fill("");
  await page.keyboard.press("Escape");
  await page.keyboard.press("Control+,");
  await page.locator(".modal.mod-settings").waitFor();
  await expectHarmless(roadmap);
});

test("exports of every view and format are harmless where they are opened", async () => {
  const roadmap = await openHostile();
  const { page, pane, bench } = roadmap;
  await roadmap.tree.locator("[role=treeitem]").first().waitFor();
  for (const view of VIEWS) {
    await show(roadmap, view);
    await roadmap.whenIdle();
    await pane.getByRole("button", { name: "Export" }).click();
    const titles = await page.locator(".menu .menu-item-title").allInnerTexts();
    await page.keyboard.press("Escape");
    for (const title of titles.filter((each) => each.startsWith("Save"))) {
      const before = readdirSync(bench.vaultDir).length;
      await pane.getByRole("button", { name: "Export" }).click();
      await page.locator(".menu").getByText(title, { exact: true }).click();
      await soon(() => readdirSync(bench.vaultDir).filter((name) => !name.startsWith(".")).length > before, true);
      // It lies over the tools.
      if (title.endsWith("note")) continue;
      await roadmap.notices.first().click();
      await roadmap.notices.waitFor({ state: "detached" });
    }
  }
  await roadmap.whenIdle();
  await expectHarmless(roadmap);
  const made = readdirSync(bench.vaultDir).filter((name) => name.startsWith("Roadmap "));
  expect(made.filter((name) => name.endsWith(".svg")).length).toBe(2);
  for (const name of made.filter((each) => each.endsWith(".svg"))) {
    const text = readFileSync(path.join(bench.vaultDir, name), "utf8");
    const odd = await page.evaluate((svg) => {
      const parsed = new DOMParser().parseFromString(svg, "image/svg+xml");
      const all = [...parsed.querySelectorAll("*")];
      const runs = all.filter((element) => [...element.attributes].some((each) => /^on|href/i.test(each.name)));
      return [...parsed.querySelectorAll("parsererror, script, foreignObject, a, image, use"), ...runs].map(
        (element) => element.outerHTML,
      );
    }, text);
    expect(odd).toEqual([]);
  }
});

test("a title that turns the order of what follows turns nothing but itself", async () => {
  const roadmap = await openRoadmap({
    notes: { "Plan.md": `# Plan\n\n- [ ] ${TURNED} #late 📅 2020-01-01\n- [ ] plain\n` },
  });
  const row = roadmap.tree
    .locator("[role=treeitem]")
    .filter({ hasText: "2020" })
    .or(roadmap.tree.locator("[role=treeitem]").nth(1))
    .first();
  await row.waitFor();
  // Each part of the row that shows text of a note is isolated from its neighbours.
  const loose = await roadmap.tree.evaluate(
    (tree, mark) => {
      const found: string[] = [];
      const walker = document.createTreeWalker(tree, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
        if (!node.textContent?.includes(mark)) continue;
        let element = node.parentElement;
        while (element !== null && element !== tree && getComputedStyle(element).unicodeBidi === "normal")
          element = getComputedStyle(element).display.startsWith("inline") ? element.parentElement : null;
        if (element === tree) found.push(node.parentElement?.outerHTML ?? "");
      }
      return found;
    },
    TURNED.slice(0, 1),
  );
  expect(loose).toEqual([]);
});
