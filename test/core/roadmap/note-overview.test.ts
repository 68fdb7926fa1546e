import fc from "fast-check";
import { VaultIndex } from "../../../src/core/index/vault-index";
import { parseNote } from "../../../src/core/parse/parse-note";
import { NoteOverviewBuilder, type NoteOverview } from "../../../src/core/roadmap/note-overview";
import { INITIAL_OUTLINE_STATE, type OutlineRow, type OutlineState } from "../../../src/core/roadmap/outline-row";
import { planLikeNote, RUNS } from "../../support/random-notes";
import { indexOf } from "../../support/read-vault";

const ALL_OPEN: OutlineState = { ...INITIAL_OUTLINE_STATE, fold: "all-open" };

const index = (notes: Readonly<Record<string, string>>): VaultIndex => indexOf(new Map(Object.entries(notes)));

function planOf(notes: Readonly<Record<string, string>>, path: string, state = ALL_OPEN): NoteOverview {
  const plan = new NoteOverviewBuilder(index(notes)).build(path, state);
  if (plan === null) throw new Error(`There is no note at ${path}`);
  return plan;
}

function titlesOf(rows: readonly OutlineRow[]): readonly string[] {
  return rows.map(({ title, level }) => "  ".repeat(level - 1) + title);
}

const SHIP = "# Ship\n\n## Phase 1: Hull\n\n- [x] Lay the keel\n- [ ] Fit the planks\n  - [ ] Saw the oak\n";
const NOTES = {
  "Ship.md": SHIP,
  "Harbour.md": "## Phase 1: Dig\n\n- [ ] Build the pier [[Ship]]\n  - [x] Drive the piles\n- [ ] Hang the lamps\n",
  "Log.md": "Read [[Ship]] first.\n\n- [ ] Sweep the quay\n",
  "Yard/Week.md": "## [[Ship|The ship]]\n\n- [x] Order the oak\n- [ ] Order the pitch\n",
  "Idle.md": "Nothing planned, [[Log]] apart.\n",
};

describe("the plan of a note", () => {
  it("is what stands in the note, from its phases on", () => {
    const plan = planOf(NOTES, "Ship.md");
    expect(titlesOf(plan.items)).toEqual(["Phase 1: Hull", "  Lay the keel", "  Fit the planks", "    Saw the oak"]);
    expect(plan.note).toMatchObject({ kind: "note", title: "Ship", path: "Ship.md", status: "active" });
    expect(plan).toMatchObject({ counts: "own", isPlan: true, rollup: { total: 2, done: 1 } });
  });

  it("has what links to it by note, with what stands below an item that does, and without what does not", () => {
    const plan = planOf(NOTES, "Ship.md");
    expect(titlesOf(plan.linked)).toEqual([
      "Harbour",
      "  Build the pier Ship",
      "    Drive the piles",
      "Week",
      "  Order the oak",
      "  Order the pitch",
    ]);
    expect(plan.linkedRollup).toMatchObject({ total: 3, done: 2 });
    // The count of all of the other note would read as one of what links here.
    expect(plan.linked.filter(({ kind }) => kind === "note").map(({ rollup }) => rollup)).toEqual([null, null]);
  });

  it("counts what links to it where nothing stands in it", () => {
    const plan = planOf({ ...NOTES, "Ship.md": "Just words.\n" }, "Ship.md");
    expect(plan).toMatchObject({ counts: "links", isPlan: true, items: [], rollup: { total: 3, done: 2 } });
    expect(plan.note.status).toBe("active");
  });

  it("has a note that is a task itself, and links to it", () => {
    const task = "---\ntags: [task]\nstatus: open\nprojects: ['[[Ship]]']\n---\n";
    const plan = planOf({ "Ship.md": "", "Mast.md": task }, "Ship.md");
    expect(titlesOf(plan.linked)).toEqual(["Mast"]);
    expect(plan.linkedRollup.total).toBe(1);
  });

  it("says of a note without a plan that it has none, and of one that was not read nothing", () => {
    const plan = planOf(NOTES, "Idle.md");
    expect(plan).toMatchObject({ isPlan: false, items: [], linked: [], rollup: { total: 0 } });
    expect(new NoteOverviewBuilder(index(NOTES)).build("Gone.md", ALL_OPEN)).toBeNull();
    // A link that covers no item is none of an item.
    expect(planOf(NOTES, "Log.md").linked).toEqual([]);
  });

  it("folds both trees by one state", () => {
    const closed = ["phase:Ship.md:Phase 1: Hull", "note:Harbour.md"];
    const plan = planOf(NOTES, "Ship.md", { ...ALL_OPEN, closed });
    expect(titlesOf(plan.items)).toEqual(["Phase 1: Hull"]);
    expect(titlesOf(plan.linked)).toEqual(["Harbour", "Week", "  Order the oak", "  Order the pitch"]);
  });
});

describe("the plan of a note built again", () => {
  const path = fc.constantFrom("A.md", "x/B.md", "Note.md", "Other.md");
  const change = fc.oneof(
    { weight: 4, arbitrary: fc.record({ kind: fc.constant("set" as const), path, text: planLikeNote }) },
    fc.record({ kind: fc.constant("remove" as const), path }),
    fc.record({ kind: fc.constant("rename" as const), path, to: path }),
  );

  it("is as one built afresh, after any changes, whichever note is looked at", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(change, path), { maxLength: 8 }), (steps) => {
        const vault = new VaultIndex();
        const builder = new NoteOverviewBuilder(vault);
        for (const [step, seen] of steps) {
          if (step.kind === "set") vault.setNote(step.path, parseNote(step.text));
          else if (step.kind === "remove") vault.removeFile(step.path);
          else vault.renameNote(step.path, step.to);
          expect(builder.build(seen, ALL_OPEN)).toEqual(new NoteOverviewBuilder(vault).build(seen, ALL_OPEN));
        }
      }),
      { numRuns: RUNS },
    );
  });

  it("is the same object while nothing changes", () => {
    const builder = new NoteOverviewBuilder(index(NOTES));
    expect(builder.build("Ship.md", { ...ALL_OPEN })).toBe(builder.build("Ship.md", ALL_OPEN));
  });

  it("keeps the rows of what has not changed", () => {
    const vault = index(NOTES);
    const builder = new NoteOverviewBuilder(vault);
    const before = builder.build("Ship.md", ALL_OPEN);
    vault.setNote("Harbour.md", parseNote("- [x] Build the pier [[Ship]]\n"));
    const after = builder.build("Ship.md", ALL_OPEN);
    expect(after).not.toBe(before);
    expect(after?.items).toEqual(before?.items);
    expect(after?.items.every((row, at) => row === before?.items[at])).toBe(true);
    expect(titlesOf(after?.linked ?? [])).toEqual([
      "Harbour",
      "  Build the pier Ship",
      "Week",
      "  Order the oak",
      "  Order the pitch",
    ]);
    const week = (plan: NoteOverview | null): OutlineRow | undefined =>
      plan?.linked.find(({ title }) => title === "Week");
    expect(week(after)).toBe(week(before));
  });

  it("has the status that others give a note that links to it", () => {
    const tracker = (sign: string): string => `| Note | Status |\n| --- | --- |\n| [[Week]] | ${sign} |\n`;
    const vault = index({ "Ship.md": "", "Week.md": "- [ ] Order the oak [[Ship]]\n", "Index.md": tracker("🔄") });
    const builder = new NoteOverviewBuilder(vault);
    const statusOf = (path: string) => builder.build(path, ALL_OPEN)?.linked[0]?.status;
    expect(statusOf("Ship.md")).toBe("active");
    vault.setNote("Index.md", parseNote(tracker("⛔ blocked")));
    expect(statusOf("Ship.md")).toBe("blocked");
    expect(builder.build("Week.md", ALL_OPEN)?.note.status).toBe("blocked");
  });

  it("follows to another note and back, and to where a note has gone", () => {
    const vault = index(NOTES);
    const builder = new NoteOverviewBuilder(vault);
    const before = builder.build("Ship.md", ALL_OPEN);
    expect(titlesOf(builder.build("Log.md", ALL_OPEN)?.items ?? [])).toEqual(["Sweep the quay"]);
    expect(builder.build("Ship.md", ALL_OPEN)).toEqual(before);
    vault.renameNote("Ship.md", "Old/Boat.md");
    expect(builder.build("Ship.md", ALL_OPEN)).toBeNull();
    expect(builder.build("Old/Boat.md", ALL_OPEN)).toMatchObject({ note: { title: "Boat" }, rollup: { total: 2 } });
  });
});
