import path from "node:path";
import type { Locator } from "playwright-core";
import { violations } from "./support/axe";
import { soon, useRoadmap, type RoadmapOptions, type RoadmapPage } from "./support/roadmap-page";

jest.setTimeout(60_000);

const SAMPLE = path.resolve(__dirname, "../../sample-vault");

const openRoadmap = useRoadmap();

const PLAN = [
  "# Plan",
  "",
  "## Phase 1: Rig",
  "",
  "- [ ] Order ropes @ada",
  "- [ ] Sew sails (P2)",
  "- [x] Step the mast",
  "",
  "| Part  | Status         |",
  "| ----- | -------------- |",
  "| Winch | 🔄 In progress |",
  "| Cleat | Not started    |",
  "",
].join("\n");
const WIDE = { params: { main: "plan-of-record-roadmap", pane: "280" }, viewport: { width: 1900, height: 900 } };

/** A board in the main area, once it has cards. */
class BoardPage {
  readonly pane: Locator;
  readonly board: Locator;

  constructor(readonly roadmap: RoadmapPage) {
    this.pane = roadmap.page.locator(".mod-root .por-pane, .por-pane").first();
    this.board = this.pane.locator(".por-board");
  }

  static async open(options: RoadmapOptions = {}): Promise<BoardPage> {
    const roadmap = await openRoadmap({ notes: { "Ship/Plan.md": PLAN }, ...WIDE, ...options });
    const board = new BoardPage(roadmap);
    await board.pane.getByRole("tab", { name: "Board" }).click();
    await board.board.locator(".por-tile").first().waitFor();
    return board;
  }

  column(label: string): Locator {
    return this.board.locator("[data-column]").filter({
      has: this.roadmap.page.locator(".por-column-label", { hasText: new RegExp(`^${label}$`) }),
    });
  }

  card(title: string): Locator {
    return this.board.locator(".por-tile").filter({
      has: this.roadmap.page.locator(".por-title", { hasText: title }),
    });
  }

  /** The titles of the cards in a column. */
  async titles(label: string): Promise<readonly string[]> {
    return await this.column(label).locator(".por-title").allTextContents();
  }

  async active(): Promise<string | null> {
    const id = await this.board.getAttribute("aria-activedescendant");
    return id === null ? null : await this.board.locator(`[id="${id}"] .por-title`).textContent();
  }

  async drag(title: string, to: Locator): Promise<void> {
    const { mouse } = this.roadmap.page;
    const from = await middleOf(this.card(title));
    const { x, y } = await middleOf(to);
    await mouse.move(from.x, from.y);
    await mouse.down();
    await mouse.move(from.x + 8, from.y + 8);
    await mouse.move(x, y, { steps: 4 });
    await mouse.up();
  }

  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) await this.roadmap.page.keyboard.press(key);
  }

  said(): Promise<string> {
    return this.pane.locator(".por-said").innerText();
  }
}

async function middleOf(element: Locator): Promise<{ readonly x: number; readonly y: number }> {
  const box = await element.boundingBox();
  if (box === null) throw new Error("It is not on the page");
  return { x: box.x + box.width / 2, y: box.y + Math.min(box.height / 2, 200) };
}

const note = (board: BoardPage): string => board.roadmap.text("Ship/Plan.md");

describe("the cards", () => {
  it("stand in the column of their status and tell where they come from", async () => {
    const board = await BoardPage.open();
    expect(await board.titles("To do")).toEqual(["Sew sails (P2)", "Order ropes @ada", "Cleat"]);
    expect(await board.titles("In progress")).toEqual(["Winch"]);
    expect(await board.titles("Done")).toEqual(["Step the mast"]);
    expect(await board.column("To do").locator(".por-column-count").innerText()).toBe("3");
    expect(await board.card("Winch").locator(".por-tile-from").innerText()).toBe("Plan · Phase 1: Rig");
    await board.pane.getByRole("combobox", { name: "Filter the roadmap" }).fill("winch");
    await soon(() => board.board.locator(".por-tile").count(), 1);
  });

  it("lie in lanes by note or phase, and in other columns, as is chosen; the choice is kept", async () => {
    const params = { pane: "900" };
    const board = await BoardPage.open({ params, viewport: { width: 1400, height: 900 } });
    await board.pane.getByLabel("Columns").selectOption("person");
    await board.pane.getByLabel("Lanes").selectOption("phase");
    await soon(() => board.board.locator(".por-lane-label").allInnerTexts(), ["Phase 1: Rig Plan"]);
    expect(await board.board.getByRole("group", { name: "Phase 1: Rig, ada, 1 card" }).count()).toBe(1);
    await board.roadmap.layoutSaved();
    await board.roadmap.bench.open(params);
    await board.board.locator(".por-lane-label").first().waitFor();
    expect(await board.pane.getByLabel("Columns").inputValue()).toBe("person");
  });

  it("are in the page only where they are on the screen", async () => {
    const many = Array.from({ length: 2000 }, (_, at) => `- [ ] task ${at}`).join("\n");
    const board = await BoardPage.open({ notes: { "Many.md": many } });
    const count = await board.board.locator(".por-tile").count();
    expect(count).toBeGreaterThan(5);
    expect(count).toBeLessThan(40);
    await board.board.focus();
    await board.press("End");
    await soon(() => board.active(), "task 1999");
    await board.card("task 1999").waitFor();
    await board.press("PageUp", "Home");
    await soon(() => board.active(), "task 0");
  });
});

describe("by mouse", () => {
  it("a card that is dropped on a column gets its status in the note, and Mod+Z takes it back", async () => {
    const board = await BoardPage.open();
    await board.drag("Order ropes", board.column("Done"));
    await soon(() => note(board), PLAN.replace("- [ ] Order", "- [x] Order"));
    await soon(() => board.titles("Done"), ["Order ropes @ada", "Step the mast"]);
    expect(await board.said()).toBe("Order ropes @ada moved to Done");
    await board.drag("Winch", board.column("Done"));
    await soon(() => note(board).includes("| Winch | ✅"), true);
    await board.board.focus();
    await board.press("ControlOrMeta+z", "ControlOrMeta+z");
    await soon(() => note(board), PLAN);
  });

  it("a card that is dropped on a priority gets it in the note, and Mod+Z takes it back", async () => {
    const board = await BoardPage.open();
    await board.pane.getByLabel("Columns").selectOption("priority");
    await board.drag("Sew sails", board.column("High"));
    await soon(() => note(board), PLAN.replace("(P2)", "(P1)"));
    await soon(() => board.titles("High"), ["Sew sails (P1)"]);
    await board.drag("Order ropes", board.column("Lowest"));
    await soon(() => note(board), PLAN.replace("(P2)", "(P1)").replace("@ada", "@ada ⏬"));
    await board.board.focus();
    await board.press("ControlOrMeta+z", "ControlOrMeta+z");
    await soon(() => note(board), PLAN);
    // A row whose table has no place for it says so.
    await board.drag("Winch", board.column("High"));
    await board.roadmap.notices.filter({ hasText: "cannot be set here" }).first().waitFor();
    expect(note(board)).toBe(PLAN);
  });

  it("several cards that are selected go together, and one undo takes all of them back", async () => {
    const board = await BoardPage.open();
    await board.card("Sew sails").click({ modifiers: ["ControlOrMeta"] });
    await board.card("Cleat").click({ modifiers: ["Shift"] });
    expect(await board.board.locator("[aria-selected=true]").count()).toBe(3);
    expect(await board.pane.locator(".por-selected").innerText()).toContain("3 cards");
    await board.drag("Order ropes", board.column("Cancelled"));
    await soon(() => board.titles("Cancelled"), ["Sew sails (P2)", "Order ropes @ada", "Cleat"]);
    await soon(() => note(board).includes("- [-] Order ropes @ada\n- [-] Sew sails (P2)"), true);
    expect(await board.said()).toBe("3 cards moved to Cancelled");
    await board.board.focus();
    await board.press("ControlOrMeta+z");
    await soon(() => note(board), PLAN);
  });

  it("a card cannot be given to another person or folder, and the column says so", async () => {
    const board = await BoardPage.open();
    await board.pane.getByLabel("Columns").selectOption("person");
    await board.drag("Winch", board.column("ada"));
    expect(await board.said()).toContain("edit the note to change it");
    expect(await board.pane.locator(".por-said.is-refusal").isVisible()).toBe(true);
    expect(note(board)).toBe(PLAN);
  });

  it("Escape gives up a drag, a click opens the note at its line, and the box is ticked", async () => {
    const board = await BoardPage.open();
    const { mouse } = board.roadmap.page;
    const from = await middleOf(board.card("Order ropes"));
    const to = await middleOf(board.column("Done"));
    await mouse.move(from.x, from.y);
    await mouse.down();
    await mouse.move(to.x, to.y, { steps: 4 });
    expect(await board.board.locator(".is-over").count()).toBe(1);
    await board.press("Escape");
    expect(await board.pane.locator(".por-ghost").count()).toBe(0);
    await mouse.up();
    await board.card("Order ropes").locator(".por-lead-box").click();
    await soon(() => note(board), PLAN.replace("- [ ] Order", "- [x] Order"));
    await board.card("Winch").click();
    await soon(async () => (await board.roadmap.editorState().catch(() => null))?.cursor.line, 10);
  });
});

it("all is done by the keyboard alone", async () => {
  const board = await BoardPage.open();
  const { page } = board.roadmap;
  const focused = (): Promise<string> =>
    page.evaluate(() => document.activeElement?.getAttribute("aria-label") ?? String(document.activeElement?.tagName));
  // The board is one stop: forth from its last choice, out of the pane, and back into it.
  await board.pane.getByLabel("Lanes").focus();
  await board.press("Tab");
  expect(await focused()).toBe("Board");
  await board.press("Tab");
  expect(await page.evaluate(() => document.activeElement?.closest(".mod-root .por-pane") === null)).toBe(true);
  await board.press("Shift+Tab");
  expect(await focused()).toBe("Board");
  await board.press("Shift+Tab");
  expect(await focused()).toBe("Lanes");
  await board.pane.getByRole("combobox", { name: "Filter the roadmap" }).focus();
  await board.press("ArrowDown");
  await soon(() => board.active(), "Sew sails (P2)");
  // The card is marked, and not one side of all that scrolls as well.
  expect(await board.board.evaluate((element) => getComputedStyle(element).boxShadow)).toBe("none");
  await board.press("ArrowDown", "ArrowRight");
  await soon(() => board.active(), "Winch");
  await board.press("ArrowRight");
  await soon(() => board.active(), "Step the mast");
  await board.press("ArrowLeft", "ArrowLeft", "End");
  await soon(() => board.active(), "Cleat");
  await board.press("Alt+ArrowRight");
  await soon(() => note(board).includes("| Cleat | 🔄 In progress |"), true);
  await soon(() => board.said(), "Cleat moved to In progress");
  await soon(() => board.active(), "Cleat");
  await board.press("Alt+ArrowLeft");
  await soon(() => board.titles("In progress"), ["Winch"]);
  await board.press("ControlOrMeta+z", "ControlOrMeta+z");
  await soon(() => note(board), PLAN);

  await soon(() => board.active(), "Cleat");
  await board.press("Home", "x", "ArrowDown", "x");
  expect(await board.board.locator("[aria-selected=true]").count()).toBe(2);
  await board.press("s");
  await board.roadmap.page.locator(".menu .menu-item", { hasText: "Done" }).waitFor();
  await board.press("ArrowDown", "ArrowDown", "Enter");
  await soon(() => /- \[[^ ]\] Order ropes @ada\n- \[[^ ]\] Sew sails/.test(note(board)), true);
  await soon(() => board.roadmap.page.evaluate(() => document.activeElement?.classList.contains("por-board")), true);
  await board.press("Escape");
  expect(await board.board.locator("[aria-selected=true]").count()).toBe(0);
  await board.press("ControlOrMeta+z");
  await soon(() => note(board), PLAN);

  await soon(() => board.active(), "Order ropes @ada");
  await board.press(" ");
  await soon(() => note(board), PLAN.replace("- [ ] Order", "- [x] Order"));
  await soon(() => board.said(), "Order ropes @ada moved to Done");
  await board.press("Enter");
  await soon(async () => (await board.roadmap.editorState().catch(() => null))?.cursor.line, 4);
});

describe("with little room", () => {
  it("one column fills a pane of 280 pixels, and the arrows bring the next", async () => {
    const board = await BoardPage.open({ params: { pane: "280" }, viewport: { width: 900, height: 800 } });
    const box = await board.column("To do").boundingBox();
    expect(box?.width).toBeGreaterThan(240);
    await board.board.focus();
    await board.press("ArrowRight");
    await soon(() => board.active(), "Winch");
    const pane = await board.pane.boundingBox();
    await soon(async () => ((await board.card("Winch").boundingBox())?.x ?? 0) < (pane?.x ?? 0) + 60, true);
    await board.pane.getByLabel("Lanes").selectOption("note");
    await soon(() => board.column("To do").locator(".por-lane-label").innerText(), "Plan");
    expect(await board.pane.evaluate((element) => element.scrollWidth <= element.clientWidth)).toBe(true);
  });

  it("on a phone a card is held and put into another column by finger; targets are large", async () => {
    const board = await BoardPage.open({
      params: { phone: "1", main: "plan-of-record-roadmap" },
      viewport: { width: 1000, height: 900 },
    });
    const { page } = board.roadmap;
    for (const target of ["select >> nth=0", "select >> nth=1", ".por-tile >> nth=0", ".por-column.is-slim >> nth=0"]) {
      const box = await board.pane.locator(target).boundingBox();
      expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(44);
    }
    await board.board.evaluate((element) => {
      const slim = element.querySelector<HTMLElement>("[data-column='1']");
      element.scrollLeft = (slim?.offsetLeft ?? 0) - 300;
    });
    const cdp = await page.context().newCDPSession(page);
    const touch = async (
      type: "touchStart" | "touchMove" | "touchEnd",
      at?: { x: number; y: number },
    ): Promise<void> => {
      await cdp.send("Input.dispatchTouchEvent", { type, touchPoints: at === undefined ? [] : [at] });
    };
    await board.board.evaluate((element) => (element.scrollLeft = 0));
    const from = await middleOf(board.card("Order ropes"));
    const edge = await board.board.boundingBox();
    await touch("touchStart", from);
    await board.pane.locator(".por-ghost").waitFor();
    const right = (edge?.x ?? 0) + (edge?.width ?? 0) - 4;
    await touch("touchMove", { x: right, y: from.y + 20 });
    // At the edge the board goes on by itself.
    await soon(
      () =>
        board
          .column("Done")
          .locator(".por-column-head")
          .evaluate((head) => {
            const { left, right: end } = head.getBoundingClientRect();
            return left < end && left < (head.closest(".por-board")?.getBoundingClientRect().right ?? 0) - 100;
          }),
      true,
    );
    // Away from the edge it stops, and the column stays where it is.
    await touch("touchMove", { x: (edge?.x ?? 0) + (edge?.width ?? 0) / 2, y: from.y + 20 });
    await page.waitForTimeout(300);
    // Of the column no more than its begin may be in sight.
    const done = await board.column("Done").boundingBox();
    await touch("touchMove", { x: (done?.x ?? 0) + 50, y: (done?.y ?? 0) + 120 });
    await touch("touchEnd");
    await soon(() => note(board), PLAN.replace("- [ ] Order", "- [x] Order"));
  });
});

describe("axe finds nothing wrong", () => {
  for (const theme of ["light", "dark"]) {
    it(`with the sample vault in the ${theme} theme`, async () => {
      const board = await BoardPage.open({
        vault: SAMPLE,
        params: { ...WIDE.params, theme },
        viewport: { width: 1600, height: 1200 },
      });
      // The pane beside it may be told a moment later that there is something to show.
      await board.roadmap.page.waitForFunction(() => document.querySelector(".por-blank") === null);
      await board.board.focus();
      await board.press("ArrowDown", "x", "ArrowRight");
      expect(await violations(board.roadmap.page)).toEqual([]);
      await board.pane.getByLabel("Lanes").selectOption("note");
      await board.pane.getByLabel("Columns").selectOption("priority");
      await board.board.locator(".por-lane .por-tile").first().waitFor();
      expect(await violations(board.roadmap.page)).toEqual([]);
    });
  }
});
