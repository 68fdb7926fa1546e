import { soon, useRoadmap } from "./support/roadmap-page";

jest.setTimeout(60_000);

const openRoadmap = useRoadmap();
const VIEWS = ["board", "timeline", "findings", "trend", "outline"] as const;
/** More rows than a screen has room for, with those kept ready above and below it. */
const FEW_ROWS = 300;

const SIZES: readonly (readonly [name: string, note: string | Buffer])[] = [
  ["a line of 10 MB", `# Huge\n\n- [ ] ${"word ".repeat(2_000_000)}\n`],
  [
    "bytes that are no text",
    Buffer.concat([
      Buffer.from("# Huge\n\n- [ ] half "),
      Buffer.from([0xed, 0xa0, 0x80, 0xc0, 0xae, 0xff, 0xfe, 0x00, 0xf5, 0x0a]),
      Buffer.from("- [x] next \0\n- [\0] NUL in a box\n"),
    ]),
  ],
];

test.each(SIZES)("%s can be looked at in every view, beside other notes", async (_name, huge) => {
  const roadmap = await openRoadmap({ notes: { "Huge.md": huge, "Small.md": "# Small\n\n- [ ] plain\n" } });
  const { page, pane } = roadmap;
  await roadmap.row("plain").or(roadmap.row("Small")).first().waitFor({ timeout: 20_000 });
  await roadmap.whenIdle();
  for (const view of VIEWS) {
    await pane.getByRole("tab", { name: new RegExp(`^${view}`, "i") }).click();
    await roadmap.whenIdle();
    await soon(async () => (await pane.locator("[role=treeitem], [role=option], .por-tile").count()) < FEW_ROWS, true);
  }
  await page.evaluate(() => window.workbench?.app.commands.executeCommandById("plan-of-record:open-note-plan"));
  await roadmap.whenIdle();
  // The page still answers.
  expect(await page.evaluate(() => document.querySelectorAll(".por-pane").length)).toBeGreaterThan(0);
});
