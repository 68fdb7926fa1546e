import fc from "fast-check";
import { VaultIndex } from "../../../src/core/index/vault-index";
import type { ParsedNote, TaskItem } from "../../../src/core/note/parsed-note";
import { parseNote } from "../../../src/core/parse/parse-note";
import { buildOutline, OutlineBuilder } from "../../../src/core/roadmap/build-outline";
import {
  FOLDS,
  INITIAL_OUTLINE_STATE,
  type OutlineRow,
  type OutlineState,
} from "../../../src/core/roadmap/outline-row";
import { planLikeNote, RUNS } from "../../support/random-notes";
import { indexOf } from "../../support/read-vault";

const ALL_OPEN: OutlineState = { ...INITIAL_OUTLINE_STATE, fold: "all-open" };

const index = (notes: Readonly<Record<string, string>>): VaultIndex => indexOf(new Map(Object.entries(notes)));

/** An index that counts what it is asked: what an outline costs, on whatever machine. */
class CountingIndex extends VaultIndex {
  asked = 0;

  override note(path: string): ParsedNote | undefined {
    this.asked += 1;
    return super.note(path);
  }
}

function rowsOf(notes: Readonly<Record<string, string>>, state: OutlineState = ALL_OPEN): readonly OutlineRow[] {
  return buildOutline(index(notes), state).rows;
}

function titlesOf(rows: readonly OutlineRow[]): readonly string[] {
  return rows.map(({ title, level }) => "  ".repeat(level - 1) + title);
}

describe("an outline built again", () => {
  const path = fc.constantFrom("A.md", "x/B.md", "x/y/C.md", "x/D.md", "Note.md", "Other.md");
  const change = fc.oneof(
    { weight: 4, arbitrary: fc.record({ kind: fc.constant("set" as const), path, text: planLikeNote }) },
    fc.record({ kind: fc.constant("remove" as const), path }),
    fc.record({ kind: fc.constant("rename" as const), path, to: path }),
  );
  const state = fc.record<OutlineState>({
    fold: fc.constantFrom(...FOLDS),
    opened: fc.constantFrom([], ["note:A.md", "folder:x"]),
    closed: fc.constantFrom([], ["note:A.md", "folder:x"]),
    filter: fc.constantFrom("", "", "ship", "note 132"),
    openOnly: fc.boolean(),
  });

  it("is as one built afresh, after any changes", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(change, state), { maxLength: 8 }), (steps) => {
        const vault = new VaultIndex();
        const builder = new OutlineBuilder(vault);
        for (const [step, shown] of steps) {
          if (step.kind === "set") vault.setNote(step.path, parseNote(step.text));
          else if (step.kind === "remove") vault.removeFile(step.path);
          else vault.renameNote(step.path, step.to);
          expect(builder.build(shown)).toEqual(buildOutline(vault, shown));
        }
      }),
      { numRuns: RUNS / 3 },
    );
  });

  it("keeps the order of names while notes come and go in large folders", () => {
    const numbers = fc.uniqueArray(fc.nat({ max: 60 }), { minLength: 20, maxLength: 60 });
    fc.assert(
      fc.property(numbers, fc.array(fc.nat({ max: 60 }), { maxLength: 10 }), (first, then) => {
        const pathOf = (number: number): string => `${number % 3 === 0 ? "x/" : ""}week ${number}.md`;
        const vault = index(Object.fromEntries(first.map((number) => [pathOf(number), "- [ ] a"])));
        const builder = new OutlineBuilder(vault);
        builder.build();
        for (const number of then) {
          if (vault.hasFile(pathOf(number))) vault.removeFile(pathOf(number));
          else vault.setNote(pathOf(number), parseNote("- [x] b"));
          expect(builder.build()).toEqual(buildOutline(vault));
        }
      }),
      { numRuns: RUNS / 10 },
    );
  });

  it("asks for no more notes in a larger vault when one is edited", () => {
    const askedIn = (count: number): number => {
      const vault = new CountingIndex();
      for (let at = 0; at < count; at++) vault.setNote(`${at % 10}/Note ${at}.md`, parseNote("- [ ] a [[Note 1]]"));
      const builder = new OutlineBuilder(vault);
      builder.build();
      vault.asked = 0;
      vault.setNote("1/Note 1.md", parseNote("- [x] a"));
      builder.build();
      return vault.asked;
    };
    expect(askedIn(400)).toBe(askedIn(40));
  });

  it("has the same rows where nothing has changed, so that they need not be drawn again", () => {
    const vault = index({ "x/A.md": "- [ ] a\n- [ ] b", "x/B.md": "- [ ] c", "y/C.md": "- [ ] d" });
    const builder = new OutlineBuilder(vault);
    const before = builder.build(ALL_OPEN).rows;
    vault.setNote("x/A.md", parseNote("- [x] a\n- [ ] b"));
    const after = builder.build(ALL_OPEN).rows;
    expect(titlesOf(after)).toEqual(titlesOf(before));
    const isDrawnAgain = after.filter((row, place) => row !== before[place]).map(({ title }) => title);
    expect(isDrawnAgain).toEqual(["x", "A", "a", "b"]);
  });

  it("takes note of a status that another note gives", () => {
    const vault = index({
      "Goal.md": "- [ ] a",
      "Tracker.md": "| Note | Status |\n| - | - |\n| [[Goal]] | blocked |\n",
    });
    const builder = new OutlineBuilder(vault);
    const statusOfGoal = () => builder.build(ALL_OPEN).rows.find(({ title }) => title === "Goal")?.status;
    expect(statusOfGoal()).toBe("blocked");
    vault.setNote("Tracker.md", parseNote("| Note | Status |\n| - | - |\n| [[Goal]] | in review |\n"));
    expect(statusOfGoal()).toBe("review");
  });
});

describe("of 10,000 tasks, each below the one before,", () => {
  const count = 10_000;
  const template = parseNote("- [ ] task").items[0] as TaskItem;
  const items = Array.from({ length: count }, (_, place): TaskItem => {
    const title = `task ${place}`;
    return { ...template, title, line: place, end: count, parent: place === 0 ? null : place - 1, effortHours: place };
  });
  const sections = parseNote("").sections.map((section) => ({ ...section, items: { start: 0, end: count } }));
  const vault = new VaultIndex();
  vault.setNote("Deep.md", { ...parseNote(""), items, sections });

  it.each<[string, Partial<OutlineState>, number]>([
    ["all opened", { fold: "all-open" }, count + 1],
    ["one searched for", { filter: "9999" }, count + 1],
    ["what is open", { fold: "all-open", openOnly: true }, count + 1],
    ["all closed", { fold: "all-closed" }, 1],
  ])("%s makes an outline", (_, state, expected) => {
    expect(buildOutline(vault, { ...INITIAL_OUTLINE_STATE, ...state }).rows).toHaveLength(expected);
  });
});

describe("rows", () => {
  it("of phases and headings without a status have that of what stands below, and say so", () => {
    const [, phase, , , section, , stated] = rowsOf({
      "A.md": "## Phase 1\n- [x] a\n- [ ] b\n## Extras\n- [x] c\n## Phase 2: Blocked 🚫\n- [x] d\n",
    });
    expect(phase).toMatchObject({ title: "Phase 1", status: "active", statusRaw: null, statusFrom: "rollup" });
    expect(section).toMatchObject({ title: "Extras", status: "done", statusFrom: "rollup" });
    expect(stated).toMatchObject({ statusFrom: "item" });
  });

  it("of phases whose status is not understood have that of what stands below, and keep what is written", () => {
    const [, phase] = rowsOf({ "A.md": "## Phase 1\n**Status:** two of six coasts out\n- [x] a\n- [ ] b\n" });
    expect(phase).toMatchObject({ status: "active", statusRaw: "two of six coasts out", statusFrom: "rollup" });
  });

  it("of phases with nothing below stay without a status", () => {
    expect(rowsOf({ "A.md": "- [ ] a\n## Phase 1\n" }).at(-1)).toMatchObject({ status: null, statusFrom: null });
  });

  it("leave out a phase that is the note's own title, unless it has a status of its own", () => {
    const below = "\n- [ ] a\n## Week 1\n- [ ] b\n";
    expect(titlesOf(rowsOf({ "P.md": `# Phase 2 Plan${below}` }))).toEqual(["P", "  a", "  Week 1", "    b"]);
    expect(titlesOf(rowsOf({ "P.md": `# Phase 2: Plan ✅${below}` }))[1]).toBe("  Phase 2: Plan");
    expect(titlesOf(rowsOf({ "P.md": `- [ ] before\n# Phase 2 Plan${below}` }))).toContain("  Phase 2 Plan");
  });

  it.each([
    ["Project TODOs", "# Project: TODO's", ""],
    ["Übersicht", "# ÜBERSICHT", ""],
    ["A", "# The plan", "The plan"],
  ])("of a note called %j leave out a title %j that says the same", (name, text, description) => {
    expect(rowsOf({ [`${name}.md`]: `${text}\n- [ ] a` })[0]?.description).toBe(description);
  });
});

test("the same asked for again is the same outline, until something changes", () => {
  const changing = indexOf(new Map([["A.md", "- [ ] one\n"]]));
  const builder = new OutlineBuilder(changing);
  const selection = { words: ["one"], test: null, scope: null };
  const first = builder.build(INITIAL_OUTLINE_STATE, selection);
  expect(builder.build({ ...INITIAL_OUTLINE_STATE, filter: "one " }, selection)).toBe(first);
  expect(builder.build(INITIAL_OUTLINE_STATE, { ...selection, words: ["two"] }).rows).toEqual([]);
  changing.setNote("A.md", parseNote("- [ ] one\n- [ ] one more\n"));
  expect(builder.build(INITIAL_OUTLINE_STATE, selection).rows).toHaveLength(3);
  expect(builder.build({ ...INITIAL_OUTLINE_STATE, openOnly: true }, selection).rows).toHaveLength(3);
});
