import { violations } from "./support/axe";
import { holdReads, soon, useRoadmap, type HeldReads, type RoadmapPage } from "./support/roadmap-page";

jest.setTimeout(90_000);

const openRoadmap = useRoadmap();

const NOTES = { "Plan.md": "# Plan\n\n- [x] one\n- [ ] two\n" };

function partsOf({ page, pane }: RoadmapPage) {
  const card = pane.getByRole("region", { name: "Tour" });
  return {
    card,
    step: card.locator(".por-tour-step"),
    next: card.getByRole("button", { name: "Next" }),
    done: card.getByRole("button", { name: "Done" }),
    dismiss: card.getByRole("button", { name: "Dismiss the tour" }),
    focused: () => page.evaluate(() => document.activeElement?.className ?? ""),
  };
}

async function showTour({ page }: RoadmapPage): Promise<void> {
  await page.evaluate(() => window.workbench?.app.commands.executeCommandById("plan-of-record:show-tour"));
}

describe("the tour", () => {
  it("is shown once rows are, step by step, and never again", async () => {
    const roadmap = await openRoadmap({ notes: NOTES, tour: true });
    const { card, step, next, done } = partsOf(roadmap);
    await soon(() => step.innerText(), "1 of 3");
    await soon(
      () =>
        card
          .getByRole("status")
          .innerText()
          .then((said) => said.slice(0, 10)),
      "Tip 1 of 3",
    );
    await next.click();
    await soon(() => step.innerText(), "2 of 3");
    await next.click();
    await soon(() => step.innerText(), "3 of 3");
    await done.click();
    await soon(() => card.count(), 0);
    await roadmap.bench.open();
    await roadmap.row("two").waitFor();
    expect(await card.count()).toBe(0);
  });

  it("takes no keys, covers no row, and leaves with Escape when it has them", async () => {
    const roadmap = await openRoadmap({ notes: NOTES, tour: true, params: { open: "Plan.md" } });
    const { card, next, focused, dismiss } = partsOf(roadmap);
    await card.waitFor();
    expect(await focused()).not.toContain("por-");
    expect(await card.evaluate((each) => each.contains(document.activeElement))).toBe(false);
    const [tree, box] = await Promise.all([roadmap.tree.boundingBox(), card.boundingBox()]);
    expect((tree?.y ?? 0) + (tree?.height ?? 0)).toBeLessThanOrEqual(box?.y ?? 0);
    // What is typed elsewhere is not meant for it.
    await roadmap.tree.focus();
    await roadmap.page.keyboard.press("Escape");
    expect(await card.count()).toBe(1);
    await roadmap.page.keyboard.press("Tab");
    expect(await dismiss.evaluate((each) => each === document.activeElement)).toBe(true);
    await roadmap.page.keyboard.press("Tab");
    await roadmap.page.keyboard.press("Enter");
    await soon(() => card.locator(".por-tour-step").innerText(), "2 of 3");
    expect(await next.evaluate((each) => each === document.activeElement)).toBe(true);
    await roadmap.page.keyboard.press("Escape");
    await soon(() => card.count(), 0);
    // The keys stay in the roadmap.
    await soon(() => roadmap.tree.evaluate((each) => each === document.activeElement), true);
  });

  it("is shown again when somebody asks", async () => {
    const roadmap = await openRoadmap({ notes: NOTES });
    const { card, step, next, dismiss } = partsOf(roadmap);
    await roadmap.row("two").waitFor();
    expect(await card.count()).toBe(0);
    await showTour(roadmap);
    await next.click();
    await soon(() => step.innerText(), "2 of 3");
    await dismiss.click();
    await soon(() => card.count(), 0);
    await showTour(roadmap);
    await soon(() => step.innerText(), "1 of 3");
  });

  it("waits while there is nothing to speak of", async () => {
    const roadmap = await openRoadmap({ notes: { "Idle.md": "Nothing planned.\n" }, tour: true });
    const { card } = partsOf(roadmap);
    await roadmap.pane.getByText("No plans found yet").waitFor();
    expect(await card.count()).toBe(0);
    roadmap.write("Plan.md", NOTES["Plan.md"]);
    await card.waitFor();
  });

  for (const theme of ["light", "dark"]) {
    it(`has nothing that axe finds wrong, ${theme}`, async () => {
      const roadmap = await openRoadmap({ notes: NOTES, tour: true, params: { theme, pane: "280" } });
      await partsOf(roadmap).card.waitFor();
      expect(await violations(roadmap.page)).toEqual([]);
    });
  }
});

describe("a roadmap without plans", () => {
  it("says how many notes were read, and makes an example that shows at once", async () => {
    const notes = { "Idle.md": "Nothing planned.\n", "Example plan.md": "Mine, and no plan.\n" };
    const roadmap = await openRoadmap({ notes });
    const { pane } = roadmap;
    await pane.getByText("No plans found yet").waitFor();
    await pane.getByText("2 notes were read.").waitFor();
    expect(await violations(roadmap.page)).toEqual([]);
    await pane.getByRole("button", { name: "Create an example plan" }).click();
    await roadmap.row("Example plan 1").waitFor();
    await roadmap.row("Foundation").waitFor();
    // Nothing is written over.
    expect(roadmap.text("Example plan.md")).toBe(notes["Example plan.md"]);
    await soon(
      () => roadmap.page.evaluate(() => window.workbench?.app.workspace.getActiveFile()?.path),
      "Example plan 1.md",
    );
  });

  it("says of a vault without notes that there is none", async () => {
    const roadmap = await openRoadmap({});
    await roadmap.pane.getByText("No notes yet").waitFor();
    await roadmap.pane.getByRole("button", { name: "Create an example plan" }).click();
    await roadmap.row("Example plan").waitFor();
    expect(roadmap.text("Example plan.md")).toContain("## Phase 1: Foundation");
  });

  it("is calm while the first notes are read", async () => {
    let release: HeldReads | undefined;
    const roadmap = await openRoadmap({
      notes: { ...NOTES, "Idle.md": "Nothing planned.\n" },
      params: { open: "Idle.md", slowindex: "1" },
      prepare: async (page) => {
        release = await holdReads(page, "Plan");
      },
    });
    await roadmap.pane.getByText("Reading your notes").waitFor();
    expect(await roadmap.pane.getByText("No plans found yet").count()).toBe(0);
    await release?.();
    await roadmap.row("two").waitFor();
  });

  it("says what went wrong, and shows the plans once that is mended and tried again", async () => {
    const roadmap = await openRoadmap({ notes: NOTES, ownPage: true });
    const { page, pane } = roadmap;
    roadmap.expectedErrors.push(/could not be drawn|The ink has run out/);
    await roadmap.row("two").waitFor();
    await page.evaluate(() => {
      const workspace = window.workbench?.app.workspace;
      if (workspace === undefined) throw new Error("There is no workspace");
      workspace.getActiveFile = () => {
        throw new Error("The ink has run out");
      };
    });
    roadmap.write("Other.md", "- [ ] three\n");
    await pane.getByText("The ink has run out").waitFor();
    expect(await violations(page)).toEqual([]);
    await page.evaluate(() => {
      // The own one only hides that of the class.
      delete (window.workbench?.app.workspace as Partial<{ getActiveFile: unknown }> | undefined)?.getActiveFile;
    });
    await pane.getByRole("button", { name: "Try again" }).click();
    await roadmap.row("three").waitFor();
  });
});
