import { execFileSync } from "node:child_process";
import path from "node:path";
import { soon, useRoadmap, type RoadmapPage } from "./support/roadmap-page";

jest.setTimeout(60_000);

const PROJECT = path.resolve(__dirname, "../..");
const SAMPLE = path.join(PROJECT, "sample-vault");

/** High enough for all folders and notes of the sample vault to be in the page. */
const TALL = { width: 1280, height: 1600 };

const openRoadmap = useRoadmap();

interface Rollup {
  readonly total: number;
  readonly done: number;
  readonly byStatus: Readonly<Record<string, number>>;
}

/** The rollups of the notes in a folder, by path, as the built command line counts them. */
function countByCommandLine(folder: string): ReadonlyMap<string, Rollup> {
  const output = execFileSync(
    process.execPath,
    [path.join(PROJECT, "dist/plan-of-record.mjs"), "index", folder, "--json"],
    {
      encoding: "utf8",
      maxBuffer: 64 << 20,
    },
  );
  const { notes } = JSON.parse(output) as { notes: { path: string; rollup: Rollup }[] };
  return new Map(notes.map((note) => [note.path, note.rollup]));
}

function sumOf(rollups: Iterable<Rollup>): Rollup {
  const byStatus: Record<string, number> = {};
  let total = 0;
  let done = 0;
  for (const rollup of rollups) {
    total += rollup.total;
    done += rollup.done;
    for (const [status, count] of Object.entries(rollup.byStatus)) byStatus[status] = (byStatus[status] ?? 0) + count;
  }
  return { total, done, byStatus };
}

function countOf({ total, done, byStatus }: Rollup): string {
  return `${done} of ${total - (byStatus["cancelled"] ?? 0)} done`;
}

/** What the pane says of the whole vault. */
async function readSummary({ pane }: RoadmapPage) {
  const legend = await pane
    .locator(".por-legend-part")
    .evaluateAll((parts) =>
      parts.map((part) => [
        part.getAttribute("data-status"),
        Number(part.querySelector(".por-legend-count")?.textContent),
      ]),
    );
  return {
    count: await pane.locator(".por-summary-count").innerText(),
    byStatus: Object.fromEntries(legend) as object,
  };
}

describe("the roadmap of the sample vault", () => {
  it("stands beside the note when the vault is opened for the first time", async () => {
    const roadmap = await openRoadmap({ vault: SAMPLE });
    await roadmap.row("Plans").waitFor();
    expect(await roadmap.page.locator(`.mod-right-split [data-type="plan-of-record-roadmap"] .por-pane`).count()).toBe(
      1,
    );
    const folders = (await roadmap.titles()).filter((title) => !title.startsWith(" "));
    expect(folders.slice(0, 4)).toEqual(["Archive", "Engineering", "Meetings", "Ops"]);
    expect(await roadmap.row("Release Checklist").getAttribute("data-kind")).toBe("note");
  });

  it("counts as the command line does, over the vault, each folder and each note", async () => {
    const roadmap = await openRoadmap({ vault: SAMPLE, viewport: TALL });
    const counted = countByCommandLine(SAMPLE);
    const { byStatus, ...whole } = sumOf(counted.values());
    await roadmap.row("Plans").waitFor();
    await soon(async () => (await readSummary(roadmap)).count, countOf({ byStatus, ...whole }));
    expect((await readSummary(roadmap)).byStatus).toEqual(byStatus);

    const shown = await roadmap.tree
      .locator("[role=treeitem]")
      .evaluateAll((rows) =>
        rows.map(
          (row) =>
            [
              row.getAttribute("data-kind"),
              row.getAttribute("data-path") ?? "",
              row.querySelector(".por-sr")?.textContent ?? "",
            ] as const,
        ),
      );
    const notes = shown.filter(([kind]) => kind === "note");
    expect(notes.map(([, where]) => where).sort()).toEqual(
      [...counted]
        .filter(([, { total }]) => total > 0)
        .map(([where]) => where)
        .sort(),
    );
    for (const [kind, where, words] of shown) {
      const below = [...counted].filter(([note]) => (kind === "note" ? note === where : note.startsWith(`${where}/`)));
      expect(`${where}: ${words}`).toContain(countOf(sumOf(below.map(([, rollup]) => rollup))));
    }
  });

  it("shows the phases of a note when it is unfolded, and their items when they are", async () => {
    const roadmap = await openRoadmap({ vault: SAMPLE, viewport: TALL });
    await roadmap.fold("Shore Log");
    const phase = roadmap.tree.locator("[data-kind=phase][data-path='PRDs/Shore Log.md'][aria-expanded=false]").first();
    await phase.waitFor();
    const level = Number(await phase.getAttribute("aria-level"));
    await phase.locator(".por-chevron").click();
    const item = roadmap.tree.locator(`[aria-level="${level + 1}"][data-path="PRDs/Shore Log.md"]`).first();
    await item.waitFor();
    expect(await item.getAttribute("data-kind")).toMatch(/^(task|row)$/);
    await roadmap.fold("Shore Log");
    await item.waitFor({ state: "detached" });
    expect(await phase.count()).toBe(0);
  });
});

describe("what was folded and filtered", () => {
  it("keeps what is unfolded when a row is clicked that has not changed since", async () => {
    const notes = { "A.md": "- [ ] one\n", "B.md": "- [ ] two\n", "C.md": "- [ ] three\n" };
    const roadmap = await openRoadmap({ notes });
    // A vault of so few notes is shown open.
    await roadmap.row("three").waitFor();
    await roadmap.fold("C");
    await roadmap.row("three").waitFor({ state: "detached" });
    await roadmap.fold("B");
    await roadmap.row("two").waitFor({ state: "detached" });
    expect(await roadmap.titles()).toEqual(["A", "  one", "B", "C"]);
  });

  it("is so again when the app is started again", async () => {
    const roadmap = await openRoadmap({
      notes: { "Plans/One.md": "# One\n\n- [ ] alpha\n- [ ] beta\n", "Two.md": "# Two\n\n- [ ] gamma\n" },
    });
    await soon(() => roadmap.titles(), ["Plans", "  One", "    alpha", "    beta", "Two", "  gamma"]);
    await roadmap.fold("One");
    await soon(() => roadmap.titles(), ["Plans", "  One", "Two", "  gamma"]);
    await roadmap.layoutSaved();
    await roadmap.bench.open();
    await soon(() => roadmap.titles(), ["Plans", "  One", "Two", "  gamma"]);
  });

  it("leaves what matches, and what it stands in", async () => {
    const roadmap = await openRoadmap({
      notes: { "Plans/One.md": "# One\n\n- [ ] alpha\n- [x] beta\n", "Two.md": "# Two\n\n- [ ] gamma\n" },
    });
    const filter = roadmap.pane.getByRole("combobox", { name: "Filter the roadmap" });
    await filter.fill("BETA");
    await soon(() => roadmap.titles(), ["Plans", "  One", "    beta"]);
    await filter.fill("nowhere");
    await roadmap.pane.getByText("Nothing matches").waitFor();
    await roadmap.pane.getByRole("button", { name: "Show everything" }).click();
    await soon(() => roadmap.titles(), ["Plans", "  One", "    alpha", "    beta", "Two", "  gamma"]);
    await roadmap.pane.getByRole("button", { name: "Show open items only" }).click();
    await soon(() => roadmap.titles(), ["Plans", "  One", "    alpha", "Two", "  gamma"]);
  });
});
