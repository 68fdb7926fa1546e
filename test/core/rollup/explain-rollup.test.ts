import fc from "fast-check";
import { explainRollup, type Explanation, type RollupScope } from "../../../src/core/rollup/explain-rollup";
import { linkedSubpaths } from "../../../src/core/rollup/note-rollups";
import type { StatedStatus } from "../../../src/core/status/status";
import { anyNote, RUNS } from "../../support/random-notes";
import { planPath, planText } from "../../support/random-plans";
import { indexOf } from "../../support/read-vault";

/** What is counted and left out, a line each: `3 b: todo`, `2 group (parent)`. */
function show({ counted, left }: Explanation): readonly string[] {
  return [
    ...counted.map(({ line, text, status }) => `${line} ${text}: ${status}`),
    ...left.map(({ line, text, reason }) => `${line} ${text} (${reason})`),
  ];
}

function explain(text: string, scope: Partial<RollupScope> = {}): readonly string[] {
  const notes = new Map([["N.md", text]]);
  return show(explainRollup(indexOf(notes), { kind: "note", path: "N.md", ...scope } as RollupScope, notes));
}

describe("an explanation", () => {
  it("tells the lines that count, and for each other one why it does not", () => {
    const text = [
      "# Plan",
      "Status: In progress",
      "## Phase 1 ✅",
      "- [ ] group",
      "  - [x] a",
      "  - [-] b",
      "## Success criteria",
      "- ✅ Nobody drowns",
      "```",
      "- [ ] code",
      "```",
      "",
    ].join("\n");
    expect(explain(text)).toEqual([
      "4 a: done",
      "5 b: cancelled",
      "2 Phase 1 (phase)",
      "3 group (parent)",
      "1 In progress (statement)",
      "0 Plan (heading)",
      "6 Success criteria (heading)",
      "7 - ✅ Nobody drowns (sign)",
      "9 - [ ] code (unread)",
    ]);
  });

  it("leaves out what lies in the archive of a board", () => {
    const board = "---\nkanban-plugin: board\n---\n\n## Doing\n\n- [ ] a\n\n***\n\n## Archive\n\n- [x] old\n";
    expect(explain(board)).toEqual(expect.arrayContaining(["6 a: todo", "12 old (archive)"]));
  });

  it("of a section, or of an item, stays in it", () => {
    const text = "## Phase 1\n- [x] a\n## Phase 2\n- [ ] b\n  - [ ] c\n";
    expect(explain(text, { kind: "section", section: 2 })).toEqual(["4 c: todo", "2 Phase 2 (phase)", "3 b (parent)"]);
    expect(explain(text, { kind: "items", run: { start: 3, end: 5 } })).toEqual(["4 c: todo", "3 b (parent)"]);
  });

  it("of what links to a note tells the items, and the tasks above them", () => {
    const index = indexOf(
      new Map([
        ["A.md", "# A\n"],
        ["B.md", "See [[A]].\n\n- [x] b for [[A]]\n- [ ] other\n- [ ] all of [[A]]\n  - [ ] c\n"],
      ]),
    );
    expect(show(explainRollup(index, { kind: "backlinks", path: "A.md", subpath: "" }))).toEqual([
      "2 b for A: done",
      "5 c: todo",
      "4 all of A (parent)",
    ]);
  });

  it("of what is not there is empty", () => {
    expect(explain("- [ ] a", { path: "Gone.md" })).toEqual([]);
  });
});

/** How many lines of each status are counted. */
function tally({ counted }: Explanation): Partial<Record<StatedStatus, number>> {
  const counts: Partial<Record<StatedStatus, number>> = {};
  for (const { status } of counted) counts[status] = (counts[status] ?? 0) + 1;
  return counts;
}

it("the counted lines of any scope add up to its rollup, each line once, and none is left out as well", () => {
  const text = fc.oneof(planText, anyNote);
  const vault = fc.uniqueArray(fc.tuple(planPath, text), { maxLength: 4, selector: ([path]) => path });
  fc.assert(
    fc.property(vault, fc.nat(), fc.nat(), (notes, first, second) => {
      const texts = new Map(notes);
      const index = indexOf(texts);
      const scopes: RollupScope[] = ["", "x"].map((path) => ({ kind: "folder", path }));
      for (const path of texts.keys()) {
        const note = index.note(path);
        if (note === undefined) continue;
        scopes.push({ kind: "note", path }, { kind: "section", path, section: first % note.sections.length });
        const [start, end] = [first, second].map((at) => at % (note.items.length + 1)).sort((a, b) => a - b);
        scopes.push({ kind: "items", path, run: { start: start ?? 0, end: end ?? 0 } });
        scopes.push({ kind: "backlinks", path, subpath: "" });
        for (const subpath of linkedSubpaths(index, path)) scopes.push({ kind: "backlinks", path, subpath });
      }
      for (const scope of scopes) {
        const explanation = explainRollup(index, scope, texts);
        expect(explanation.counted.length).toBe(explanation.rollup.total);
        expect(tally(explanation)).toEqual(explanation.rollup.byStatus);
        const left = new Set(explanation.left.map((line) => JSON.stringify([line.path, line.line, line.text])));
        for (const line of explanation.counted) {
          if (scope.kind !== "backlinks") expect(left).not.toContain(JSON.stringify([line.path, line.line, line.text]));
        }
      }
    }),
    { numRuns: RUNS },
  );
});
