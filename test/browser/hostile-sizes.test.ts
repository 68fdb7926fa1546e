import { soon, useRoadmap } from "./support/roadmap-page";

jest.setTimeout(90_000);

const openRoadmap = useRoadmap();
const VIEWS = ["board", "timeline", "findings", "trend", "outline"] as const;
/** More rows than a screen has room for, with those kept ready above and below it. */
const FEW_ROWS = 300;

const lines = (count: number, line: (at: number) => string): string =>
  Array.from({ length: count }, (_, at) => `${line(at)}\n`).join("");

const SIZES: readonly (readonly [name: string, notes: Readonly<Record<string, string | Buffer>>])[] = [
  [
    "what is deep: 10,000 tasks in each other, 10,000 lists and quotes opened by one line",
    {
      "Tasks.md": lines(10_000, (at) => `${"  ".repeat(at)}- [ ] ${at}`),
      "Lists.md": `${"- ".repeat(10_000)}[ ] deep\n\n- [ ] next\n`,
      "Quotes.md": `${"> ".repeat(10_000)}- [ ] deep\n\n- [ ] next\n`,
    },
  ],
  [
    "what is long: a line and a word of 10 MB, and bytes that are no text",
    {
      "Line.md": `# Line\n\n- [ ] ${"word ".repeat(2_000_000)}\n`,
      "Word.md": `# Word\n\n- [ ] ${"w".repeat(10_000_000)}\n`,
      "Bytes.md": Buffer.concat([
        Buffer.from("# Bytes\n\n- [ ] half "),
        Buffer.from([0xed, 0xa0, 0x80, 0xc0, 0xae, 0xff, 0xfe, 0x00, 0xf5, 0x0a]),
        Buffer.from("- [x] next \0\n- [\0] NUL in a box\n"),
      ]),
    },
  ],
  [
    "what is much: a table of 100,000 rows, 50,000 tasks, 5,000 headings",
    {
      "Rows.md": `| A | Status |\n| - | - |\n${"| thing | done |\n".repeat(100_000)}`,
      "Many.md": lines(50_000, (at) => `- [ ] a task ${at}`),
      "Headings.md": lines(5_000, (at) => `## Phase ${at}: a\n\n- [ ] b ${at}\n`),
    },
  ],
];

test.each(SIZES)("%s can be looked at in every view", async (_name, notes) => {
  const roadmap = await openRoadmap({ notes: { ...notes, "A small one.md": "# A small one\n\n- [ ] plain\n" } });
  const { page, pane } = roadmap;
  await roadmap.tree.locator("[role=treeitem]").first().waitFor({ timeout: 40_000 });
  await roadmap.whenIdle();
  for (const view of VIEWS) {
    await pane.getByRole("tab", { name: new RegExp(`^${view}`, "i") }).click();
    await roadmap.whenIdle();
    await soon(async () => (await pane.locator("[role=treeitem], [role=option], .por-tile").count()) < FEW_ROWS, true);
    // Megabytes in one row take seconds at each look.
    const lengths = await pane.evaluate((shown) =>
      [...shown.querySelectorAll("*")].map(({ children, textContent }) =>
        children.length > 0 ? 0 : textContent.length,
      ),
    );
    expect(Math.max(...lengths)).toBeLessThan(3_000);
  }
  // Notes, phases and tasks are open now.
  await roadmap.tree.locator("[role=treeitem]").first().click();
  for (let level = 0; level < 3; level += 1) await page.keyboard.press("*");
  await roadmap.whenIdle();
  await page.evaluate(() => window.workbench?.app.commands.executeCommandById("plan-of-record:open-note-plan"));
  await roadmap.whenIdle();
  // The page still answers.
  expect(await page.evaluate(() => document.querySelectorAll(".por-pane").length)).toBeGreaterThan(0);
});
