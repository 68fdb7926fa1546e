import type { Locator } from "playwright-core";
import { violations } from "./support/axe";
import { soon, useRoadmap, type RoadmapPage } from "./support/roadmap-page";

jest.setTimeout(90_000);

const openRoadmap = useRoadmap();

const block = (...lines: readonly string[]): string => ["```roadmap", ...lines, "```"].join("\n");
const filler = Array.from({ length: 22 }, (_, line) => `Line ${line}.\n\n`).join("");
const NOTES = {
  "Plans/Harbour.md": "# Harbour\n\n- [x] Dig\n- [/] Build the pier\n- [ ] Hang the lamps\n",
  "Ship.md": "- [ ] Step the mast [[Harbour]]\n- [x] Sand the hull\n",
};
/** The part of the page that shows a note in one of its modes. */
const rootOf = ({ page }: RoadmapPage, mode: Mode): Locator =>
  page.locator(mode === "source" ? ".mod-root .cm-content" : ".mod-root .markdown-reading-view");
const embedsIn = (roadmap: RoadmapPage, mode: Mode): Locator => rootOf(roadmap, mode).locator(".por-embed");
const titlesIn = async (embed: Locator): Promise<readonly string[]> =>
  await embed.locator(".por-title").allInnerTexts();

type Mode = "source" | "preview";

/** Opens a vault with a daily note that has the text. */
async function openDaily(
  text: string,
  mode: Mode,
  params: Readonly<Record<string, string>> = {},
): Promise<RoadmapPage> {
  // The cursor is in the first line, and must be in no block.
  return await openRoadmap({
    notes: { ...NOTES, "Daily.md": `Words.\n\n${text}\n` },
    params: { open: "Daily.md", mode, ...params },
  });
}

test.each(["source", "preview"] as const)("a block shows a view in %s mode, and can be worked in", async (mode) => {
  const roadmap = await openDaily(block("open-only: true", "fold: all-open", "title: Open"), mode);
  const embed = embedsIn(roadmap, mode);
  await soon(
    () => titlesIn(embed),
    ["Plans", "Harbour", "Build the pier", "Hang the lamps", "Ship", "Step the mast Harbour"],
  );
  expect(await embed.locator(".por-embed-head").innerText()).toBe("Open\n40%, 2 of 5 done");
  expect(await violations(roadmap.page, [".por-embed"])).toEqual([]);
  await embed.locator(".por-row", { hasText: "Step the mast" }).locator(".por-checkbox").click();
  await soon(() => roadmap.text("Ship.md").startsWith("- [x] Step the mast"), true);
  await soon(() => titlesIn(embed), ["Plans", "Harbour", "Build the pier", "Hang the lamps"]);
  // What is folded in it is so there alone.
  await embed.locator(".por-chevron").first().click();
  await soon(() => titlesIn(embed), ["Plans"]);
});

test("every view is shown, with what stands in the block, and nothing else to choose", async () => {
  const views = [
    block("view: board", "group: category", "height: 200"),
    block("view: timeline", "zoom: weeks"),
    block("view: findings", "group: none"),
    block("view: trend", "range: all", "height: 120"),
  ];
  const roadmap = await openDaily(views.join("\n\n"), "preview");
  const embeds = embedsIn(roadmap, "preview");
  await soon(() => embeds.count(), 4);
  await soon(() => embeds.nth(0).locator(".por-column-label").first().innerText(), "Open");
  expect(await embeds.nth(0).evaluate((element) => element.clientHeight)).toBe(198);
  await soon(() => embeds.nth(1).locator(".por-axis").isVisible(), true);
  await soon(() => embeds.nth(2).locator(".por-embed-blank").innerText(), "Nothing contradicts itself here.");
  await soon(() => embeds.nth(3).locator(".por-embed-title").innerText(), "2 of 5 done");
  expect(await embeds.locator("select:visible").count()).toBe(0);
  expect(await violations(roadmap.page, [".por-embed"])).toEqual([]);
});

test("the note is that which the block stands in, also where it is embedded and when it is renamed", async () => {
  const roadmap = await openRoadmap({
    notes: {
      ...NOTES,
      "Plans/Harbour.md": `${NOTES["Plans/Harbour.md"]}\n${block("scope: note")}\n\n${block("scope: links")}\n`,
      "Daily.md": "Words.\n\n![[Harbour]]\n",
    },
    params: { open: "Daily.md", mode: "preview" },
  });
  const embeds = embedsIn(roadmap, "preview");
  await soon(() => titlesIn(embeds.nth(0)), ["Plans", "Harbour", "Dig", "Build the pier", "Hang the lamps"]);
  await soon(() => titlesIn(embeds.nth(1)), ["Ship", "Step the mast Harbour"]);
  await roadmap.page.evaluate(async () => {
    const app = window.workbench?.app;
    const file = app?.vault.getFileByPath("Plans/Harbour.md");
    if (app && file) await app.vault.rename(file, "Plans/Quay.md");
  });
  await soon(() => embeds.nth(0).locator(".por-embed-title").innerText(), "Quay: 33%, 1 of 3 done");
});

test("a block that is wrong says what, where, and what is allowed", async () => {
  const roadmap = await openDaily(
    `${block("view: board", "lane: note")}\n\n${block("# mine", "query: status:onn is:open")}`,
    "source",
  );
  const embeds = embedsIn(roadmap, "source");
  await soon(() => embeds.count(), 2);
  expect(await embeds.nth(0).locator(".por-embed-title").innerText()).toBe("Roadmap block, line 2");
  expect(await embeds.nth(0).locator("mark").innerText()).toBe("lane");
  expect(await embeds.nth(0).innerText()).toContain("Allowed there: view query scope");
  await soon(() => embeds.nth(1).locator("mark").innerText(), "onn");
  expect(await embeds.nth(1).innerText()).toContain("line 2");
  expect(await embeds.nth(1).locator(".por-query-text").innerText()).toBe("query: status:onn is:open");
  expect(await violations(roadmap.page, [".por-embed"])).toEqual([]);
});

test("a block out of sight is neither made nor drawn anew before it is seen", async () => {
  const roadmap = await openDaily(
    `${block("query: mast", "title: First")}\n\n${filler}\n${block("query: lamps", "title: Last")}`,
    "preview",
  );
  const places = rootOf(roadmap, "preview").locator(".por-embed-place");
  const [first, last] = [places.nth(0), places.nth(1)];
  await soon(() => titlesIn(first), ["Ship", "Step the mast Harbour"]);
  await soon(() => places.count(), 2);
  expect(await last.innerHTML()).toBe("");
  await last.evaluate((element) => element.scrollIntoView());
  await soon(() => titlesIn(last), ["Plans", "Harbour", "Hang the lamps"]);
  await soon(() => first.evaluate((element) => element.getBoundingClientRect().bottom < -200), true);
  roadmap.write("Ship.md", "- [ ] Raise the mast\n");
  roadmap.write("Plans/Harbour.md", "- [ ] Hang all lamps\n");
  await soon(() => titlesIn(last), ["Plans", "Harbour", "Hang all lamps"]);
  expect(await first.locator(".por-title").last().textContent()).toBe("Step the mast Harbour");
  await first.evaluate((element) => element.scrollIntoView());
  await soon(() => titlesIn(first), ["Ship", "Raise the mast"]);
});

test("what a block shows is opened in the roadmap", async () => {
  const roadmap = await openDaily(block("view: board", "query: lamps", "lanes: note"), "source");
  await embedsIn(roadmap, "source").getByRole("button", { name: "Open in roadmap" }).click();
  const pane = roadmap.page.locator(".mod-right-split .por-pane");
  await soon(() => pane.getByRole("combobox", { name: "Filter the roadmap" }).inputValue(), "lamps");
  await soon(() => pane.getByRole("tab", { name: "Board" }).getAttribute("aria-selected"), "true");
});

test("on paper all of a block is there, and nothing to click", async () => {
  const many = Array.from({ length: 60 }, (_, place) => `- [ ] Step ${place}\n`).join("");
  const roadmap = await openRoadmap({
    notes: { "Long.md": many, "Daily.md": `Words.\n\n${filler}\n${block("query: step")}\n` },
    params: { open: "Daily.md", mode: "preview" },
  });
  await roadmap.row("Long").waitFor();
  await roadmap.page.evaluate(() => window.dispatchEvent(new Event("beforeprint")));
  const embed = embedsIn(roadmap, "preview");
  await soon(async () => (await titlesIn(embed)).length, 61);
  expect(await embed.getByRole("button", { name: "Open in roadmap" }).count()).toBe(0);
});

test("what is wide fits on paper", async () => {
  const long = "# Long\n\n- [ ] Dig 🛫 2026-01-01 📅 2026-12-31\n- [/] Build\n- [x] Plan\n- [-] Sink\n- [>] Sell\n";
  const blocks = [block("view: board"), block("view: board", "lanes: note"), block("view: timeline", "zoom: days")];
  const roadmap = await openRoadmap({
    notes: { "Long.md": long, "Daily.md": `Words.\n\n${blocks.join("\n\n")}\n` },
    params: { open: "Daily.md", mode: "preview", left: "0" },
    viewport: { width: 1300, height: 900 },
  });
  const embeds = embedsIn(roadmap, "preview");
  await embeds.nth(0).locator(".por-tile").first().waitFor();
  await roadmap.page.evaluate(() => window.dispatchEvent(new Event("beforeprint")));
  const seen = (): Promise<readonly (readonly [count: number, beyond: readonly string[]])[]> =>
    embeds.evaluateAll((all) =>
      all.map((embed) => {
        const { right, bottom } = embed.getBoundingClientRect();
        const parts = [...embed.querySelectorAll(".por-tile, .por-span")];
        const beyond = parts.filter((part) => {
          const box = part.getBoundingClientRect();
          return box.right > right + 1 || box.bottom > bottom + 1;
        });
        return [parts.length, beyond.map(({ textContent }) => textContent)] as const;
      }),
    );
  await soon(seen, [
    [5, []],
    [5, []],
    [2, []],
  ]);
});

test("a block in a window of its own is printed with that window alone", async () => {
  const many = Array.from({ length: 60 }, (_, place) => `- [ ] Step ${place}\n`).join("");
  const roadmap = await openRoadmap({
    notes: { "Long.md": many, "Daily.md": `Words.\n\n${block("query: step")}\n` },
    params: { open: "Daily.md", mode: "preview" },
  });
  const { page } = roadmap;
  await roadmap.row("Long").waitFor();
  const opened = page.waitForEvent("popup");
  await page.evaluate(() => window.workbench?.app.commands.executeCommandById("workspace:move-to-new-window"));
  const popout = await opened;
  const embed = popout.locator(".markdown-reading-view .por-embed");
  const button = embed.getByRole("button", { name: "Open in roadmap" });
  await button.waitFor();
  await page.evaluate(() => window.dispatchEvent(new Event("beforeprint")));
  await soon(() => button.count(), 1);
  await popout.evaluate(() => window.dispatchEvent(new Event("beforeprint")));
  await soon(() => button.count(), 0);
  await popout.evaluate(() => window.dispatchEvent(new Event("afterprint")));
  await button.waitFor();
});

test("keys and values are completed in a block, and nowhere else", async () => {
  const roadmap = await openDaily(block(""), "source");
  const { keyboard } = roadmap.page;
  const options = roadmap.page.locator(".suggestion-container .suggestion-title");
  await roadmap.putCursor(3);
  await keyboard.type("vi");
  await soon(() => options.allInnerTexts(), ["view:"]);
  await keyboard.press("Enter");
  await keyboard.type("t");
  await soon(() => options.allInnerTexts(), ["timeline", "trend"]);
  await keyboard.press("Backspace");
  await keyboard.type("b");
  await soon(() => options.allInnerTexts(), ["board"]);
  await keyboard.press("Enter");
  await soon(() => options.count(), 0);
  await keyboard.press("Enter");
  await keyboard.type("query: status:act");
  await soon(() => options.allInnerTexts(), ["active"]);
  await keyboard.press("Enter");
  await soon(
    async () => (await roadmap.editorState()).text,
    `Words.\n\n${block("view: board", "query: status:active")}\n`,
  );
  await roadmap.putCursor(0);
  await keyboard.type(" vi");
  expect(await options.count()).toBe(0);
  await soon(() => embedsIn(roadmap, "source").locator(".por-tile-title").allInnerTexts(), ["Build the pier"]);
});

test.each(["source", "preview"] as const)(
  "inline code shows how far a note is in %s mode, once that is switched on",
  async (mode) => {
    const roadmap = await openDaily("So far `roadmap: [[Harbour]]` of it, and `roadmap: [[Nothing]]`.", mode);
    const pills = rootOf(roadmap, mode).locator(".por-mark");
    await soon(
      () =>
        rootOf(roadmap, mode)
          .innerText()
          .then((text) => text.includes("roadmap:")),
      true,
    );
    expect(await pills.count()).toBe(0);
    await roadmap.page.evaluate(async () => {
      const { plugin, app } = window.workbench ?? {};
      await app?.vault.adapter.write(`${plugin?.manifest.dir ?? ""}/data.json`, '{"inlineProgress":true}');
      await (plugin as unknown as { onExternalSettingsChange(): Promise<void> }).onExternalSettingsChange();
    });
    await soon(() => pills.locator(".por-mark-count").allInnerTexts(), ["1/3"]);
    roadmap.write("Plans/Harbour.md", "- [x] Dig\n- [x] Build the pier\n");
    await soon(() => pills.locator(".por-mark-count").allInnerTexts(), ["2/2"]);
    if (mode === "preview") return;
    await roadmap.putCursor(2, 12);
    await soon(() => pills.count(), 0);
  },
);

test("without the plugin the blocks are code again", async () => {
  const roadmap = await openDaily(block("query: mast"), "preview");
  await soon(() => embedsIn(roadmap, "preview").count(), 1);
  await roadmap.page.evaluate(() => window.workbench?.unloadPlugin());
  await soon(() => roadmap.page.locator(".mod-root .por-embed").count(), 0);
  await soon(
    () =>
      rootOf(roadmap, "preview")
        .locator("pre")
        .innerText()
        .then((text) => text.trim()),
    "query: mast",
  );
});
