import { soon, useRoadmap, type RoadmapPage } from "./support/roadmap-page";

jest.setTimeout(120_000);

const openRoadmap = useRoadmap();

const PLAN = `# Boat

- [ ] Keel 🛫 2026-05-04 📅 2026-05-08
- [ ] Mast
- [x] Hull
  - [ ] Rivets
`;

/** What has the keys, as those who hear it know it. */
async function focused({ page }: RoadmapPage): Promise<string> {
  return await page.evaluate(() => {
    const { activeElement: element } = document;
    const role = element?.getAttribute("role") ?? element?.tagName ?? "";
    const text = role === "tab" ? (element?.textContent.trim() ?? "") : "";
    return `${role} ${element?.getAttribute("aria-label") ?? text}`;
  });
}

/** Presses Tab until something of that name has the keys. */
async function tabTo(roadmap: RoadmapPage, name: RegExp, key = "Tab"): Promise<void> {
  for (let times = 0; times < 40; times += 1) {
    if (name.test(await focused(roadmap))) return;
    await roadmap.page.keyboard.press(key);
  }
  throw new Error(`Tab leads to no ${String(name)}, but to ${await focused(roadmap)}`);
}

it("without a mouse one finds, reads and changes all of a plan, in every view, and takes it back", async () => {
  const roadmap = await openRoadmap({
    notes: { "Boat.md": PLAN, "Open.md": "" },
    params: { open: "Open.md", pane: "700", left: "0" },
    viewport: { width: 1300, height: 900 },
    prepare: (page) => page.clock.setFixedTime(new Date("2026-05-10T09:00:00")),
  });
  const { page, pane } = roadmap;
  const { keyboard } = page;
  const text = (): string => roadmap.text("Boat.md");
  const press = async (...keys: readonly string[]): Promise<void> => {
    for (const key of keys) await keyboard.press(key);
  };
  /** Goes from the tabs, on which the keys are, to a view, and into it. */
  const goTo = async (view: string): Promise<void> => {
    await tabTo(roadmap, /^tab /, "Shift+Tab");
    await press("Home");
    while (!(await focused(roadmap)).startsWith(`tab ${view}`)) await press("ArrowRight");
  };
  await roadmap.row("Mast").waitFor();
  // By the command.
  await press("Control+p");
  await keyboard.type("Open roadmap");
  await press("Enter");
  await soon(() => focused(roadmap), "tree Roadmap");

  // The outline: unfolded, ticked, and why.
  await press("Home", "ArrowRight");
  await soon(() => roadmap.activeTitle(), "Keel");
  await press(" ");
  await soon(text, PLAN.replace("[ ] Keel", "[x] Keel"));
  await press("ControlOrMeta+z");
  await soon(text, PLAN);
  await press("ArrowUp", "w");
  await page.getByRole("dialog").getByText("Keel").first().waitFor();
  await press("Escape");
  await soon(() => focused(roadmap), "tree Roadmap");

  // Several at once.
  await press("ArrowDown", "Shift+ArrowDown", "s");
  await page.locator(".menu").waitFor();
  await press("ArrowDown", "ArrowDown", "Enter");
  await soon(() => /\[[^ x]\] Keel[^\n]*\n- \[[^ x]\] Mast/.test(text()), true);
  await press("ControlOrMeta+z");
  await soon(text, PLAN);
  await press("Escape");

  // The board.
  await goTo("Board");
  await tabTo(roadmap, /^listbox Board/);
  await press("Home");
  await press("Alt+ArrowRight");
  await soon(() => /\[[^ x]\] Keel/.test(text()), true);
  await press("ControlOrMeta+z");
  await soon(text, PLAN);
  await press("d");
  await page.getByRole("dialog").waitFor();
  await press("Escape");

  // The timeline.
  await goTo("Timeline");
  await tabTo(roadmap, /^tree Timeline/);
  await press("Home", "ArrowDown");
  await press("Alt+ArrowRight");
  await soon(text, PLAN.replace("05-04", "05-05").replace("05-08", "05-09"));
  await press("ControlOrMeta+z");
  await soon(text, PLAN);

  // The findings: a fix, seen first.
  await goTo("Findings");
  await tabTo(roadmap, /^tree /);
  await press("Home", "ArrowDown");
  await soon(() => pane.locator(".por-vrow.is-active").count(), 1);

  // The trend.
  await goTo("Trend");
  await tabTo(roadmap, /^slider Burn-up/);
  const before = await pane.locator("[role=slider]").getAttribute("aria-valuetext");
  await press("ArrowLeft");
  await soon(async () => (await pane.locator("[role=slider]").getAttribute("aria-valuetext")) === before, false);

  // The search box, its completion and the menus beside it.
  await press("ControlOrMeta+f");
  await keyboard.type("is:op");
  await pane.getByRole("option").first().waitFor();
  await press("ArrowDown", "Enter");
  await tabTo(roadmap, /^button Scope and saved views/);
  await press("Enter");
  await page.locator(".menu").waitFor();
  await press("Escape");
  await tabTo(roadmap, /^button Export/);
  await press("Enter");
  await page.locator(".menu").waitFor();
  await press("Escape");
  await soon(async () => (await focused(roadmap)).startsWith("button Export"), true);
  expect(text()).toBe(PLAN);
});

it("the space bar on a row that it means nothing to leaves all where it is", async () => {
  const rows = Array.from({ length: 80 }, (_, at) => `| Part ${at} | To do |\n`).join("");
  const notes = { "Parts.md": `| Part | Status |\n| --- | --- |\n${rows}\n- [ ] **Ropes**\n  - [x] Order\n` };
  const roadmap = await openRoadmap({ notes, viewport: { width: 1000, height: 500 } });
  const { pane, page } = roadmap;
  await roadmap.row("Part 0").waitFor();
  /** How far a blank scrolls, on the row that keys lead to. */
  const spaceIn = async (tree: string, ...keys: readonly string[]): Promise<number> => {
    const scroller = pane.getByRole("tree", { name: tree });
    await scroller.focus();
    for (const key of keys) await page.keyboard.press(key);
    const before = await scroller.evaluate((element) => element.scrollTop);
    await page.keyboard.press(" ");
    // Longer than it would take to scroll softly.
    await page.waitForTimeout(300);
    return (await scroller.evaluate((element) => element.scrollTop)) - before;
  };
  expect(await spaceIn("Roadmap", "Home")).toBe(0);
  await page.setViewportSize({ width: 1000, height: 250 });
  await pane.getByRole("tab", { name: "Findings" }).click();
  expect(await spaceIn("Findings", "Home", "ArrowDown", "ArrowDown")).toBe(0);
});
