import fc from "fast-check";
import type { Run } from "../../../src/core/note/parsed-note";
import { parseNote } from "../../../src/core/parse/parse-note";
import { addRollups, countRuns, isCounted, mergeRuns } from "../../../src/core/rollup/count";
import {
  backlinkRollup,
  folderRollup,
  linkedSubpaths,
  ownRollup,
  ownRollupOfSubpath,
  statusOfNote,
  statusOfRollup,
} from "../../../src/core/rollup/note-rollups";
import { EMPTY_ROLLUP, type Rollup } from "../../../src/core/rollup/rollup";
import { anyNote, RUNS } from "../../support/random-notes";
import { indexOf } from "../../support/read-vault";

/** Total, done and statuses of a rollup in short: `3: 1 done, 2 todo; 0.333`. */
function show({ total, byStatus, progress }: Rollup): string {
  const counts = Object.entries(byStatus).map(([status, count]) => `${count} ${status}`);
  return `${total}: ${counts.sort().join(", ")}; ${progress}`;
}

const own = (text: string): string => show(ownRollup(parseNote(text)));
const effort = (text: string): Rollup["effortHours"] => ownRollup(parseNote(text)).effortHours;

describe("own counts", () => {
  it("count leaf tasks and rows", () => {
    expect(own("- [ ] group\n  - [x] a\n  - [ ] b\n- [x] c\n")).toBe("3: 1 todo, 2 done; 0.667");
    expect(own("| P | Status |\n| - | - |\n| a | done |\n| b | ? |\n")).toBe("2: 1 done, 1 unknown; 0.5");
  });

  it("leave phases out, and count what stands in them", () => {
    expect(own("# P\n## Phase 1 ✅\n- [ ] a\n## Phase 2\n")).toBe("1: 1 todo; 0");
  });

  it("take what was called off out of what is wanted", () => {
    expect(own("- [x] a\n- [ ] b\n- [-] c\n")).toBe("3: 1 cancelled, 1 done, 1 todo; 0.5");
    expect(own("- [-] c\n")).toBe("1: 1 cancelled; 0");
  });

  it("are nothing where nothing is", () => expect(ownRollup(parseNote(""))).toEqual(EMPTY_ROLLUP));

  it("of a section count what stands in it and its sub-sections", () => {
    const note = parseNote("# P\n- [x] a\n## Q\n- [ ] b\n### R\n- [x] c\n## S\n- [ ] d\n");
    expect(show(ownRollupOfSubpath(note, "#Q"))).toBe("2: 1 done, 1 todo; 0.5");
    expect(ownRollupOfSubpath(note, "#Nowhere")).toEqual(EMPTY_ROLLUP);
  });

  it("take a parent's statuses from its leaves, however it is ticked", () => {
    expect(own("- [x] group\n  - [ ] a\n")).toBe("1: 1 todo; 0");
  });
});

describe("effort", () => {
  it("is what the most exact items state", () => {
    const text =
      "# P\n## Phase 1\nEffort: 99 hours\n- [x] a [effort:: 6h]\n- [ ] b [effort:: 1d]\n## Phase 2\nEffort: 10 hours\n- [ ] c\n";
    expect(effort(text)).toEqual({ total: 24, done: 6 });
  });

  it("of a phase is done when all in it is", () => {
    expect(effort("# P\n## Phase 1\nEffort: 9 hours\n- [x] a\n- [x] b\n")).toEqual({ total: 9, done: 9 });
  });

  it("of a version sums up phases that stand elsewhere", () => {
    const phases = "# P\n## Phase 1\nEffort: 9 hours\n- [x] a\n";
    expect(effort(`${phases}## Target version v1.0\nEffort: 40 hours\n`)).toEqual({ total: 9, done: 9 });
    expect(effort("# P\n## Target version v1.0\nEffort: 40 hours\n")).toEqual({ total: 40, done: 0 });
  });
});

describe("backlink counts", () => {
  const index = indexOf(
    new Map([
      ["Router.md", "# Router\n## Tests\n- [ ] own\n## Docs\n"],
      ["Plan.md", "# Plan\n- [ ] see [[Router#Tests]]\n  - [x] inner\n  - [ ] again [[Router]]\n"],
      ["List.md", "## Rows (from [[Router]])\n| P | Status |\n| - | - |\n| [[Router#docs]] | done |\n| b | open |\n"],
    ]),
  );

  it("count each item that links to a note once, and say which link themselves", () => {
    const { rollup, from } = backlinkRollup(index, "Router.md");
    expect(show(rollup)).toBe("4: 2 done, 2 todo; 0.5");
    expect(from).toEqual([
      { path: "List.md", line: 3, inherited: false },
      { path: "List.md", line: 4, inherited: true },
      { path: "Plan.md", line: 2, inherited: true },
      { path: "Plan.md", line: 3, inherited: false },
    ]);
  });

  it("may be asked for a heading, in any case", () => {
    expect(show(backlinkRollup(index, "Router.md", "#tests").rollup)).toBe("2: 1 done, 1 todo; 0.5");
    expect(show(backlinkRollup(index, "Router.md", "#Docs").rollup)).toBe("1: 1 done; 1");
    expect(linkedSubpaths(index, "Router.md")).toEqual(["#Docs", "#Tests"]);
  });
});

describe("the counts of a folder", () => {
  const index = indexOf(
    new Map([
      ["plans/A.md", "- [x] a (0.1 h)\n- [ ] b (0.2 h)\n"],
      ["plans/deep/B.md", "- [x] c\n"],
      ["C.md", "- [-] d\n"],
    ]),
  );

  it("are those of all notes in it and below it", () => {
    expect(show(folderRollup(index, "plans"))).toBe("3: 1 todo, 2 done; 0.667");
    expect(folderRollup(index, "plans").effortHours).toEqual({ total: 0.3, done: 0.1 });
    expect(show(folderRollup(index))).toBe("4: 1 cancelled, 1 todo, 2 done; 0.667");
    expect(folderRollup(index, "plan")).toBe(EMPTY_ROLLUP);
  });

  it("follow the notes, and are the same object as long as none of these changes", () => {
    const before = folderRollup(index, "plans");
    index.setNote("C.md", parseNote("- [ ] d\n"));
    expect(folderRollup(index, "plans")).toBe(before);
    index.renameNote("plans/deep/B.md", "B.md");
    expect(show(folderRollup(index, "plans"))).toBe("2: 1 done, 1 todo; 0.5");
    expect(folderRollup(index, "plans/deep")).toBe(EMPTY_ROLLUP);
  });
});

describe("a note's status", () => {
  const tracker = "| PRD | Status |\n| - | - |\n| [[N]] | 🔄 In progress |\n";
  const statusOf = (notes: Readonly<Record<string, string>>): string | null => {
    const status = statusOfNote(indexOf(new Map(Object.entries(notes))), "N.md");
    return status === null
      ? null
      : `${status.status} “${status.raw}” from ${status.from} ${status.path}:${status.line + 1}`;
  };

  it("is what its frontmatter says", () => {
    const note = "---\nstatus: POR\n---\nStatus: draft\n\n- [x] a\n";
    expect(statusOf({ "N.md": note, "T.md": tracker })).toBe("por “POR” from frontmatter N.md:2");
  });

  it("else what it says itself", () => {
    expect(statusOf({ "N.md": "# N\nStatus: draft\n\n- [x] a\n", "T.md": tracker })).toBe(
      "draft “draft” from statement N.md:2",
    );
  });

  it("else what a tracker says", () => {
    expect(statusOf({ "N.md": "- [x] a\n", "T.md": tracker })).toBe("active “🔄 In progress” from tracked T.md:3");
  });

  it("else what its tasks amount to, or those that link to it", () => {
    expect(statusOf({ "N.md": "- [x] a\n- [ ] b\n" })).toBe("active “1 of 2 done” from rollup N.md:1");
    expect(statusOf({ "N.md": "", "P.md": "- [x] see [[N]]\n" })).toBe("done “1 of 1 done” from rollup N.md:1");
  });

  it("else what it says, understood or not", () => {
    expect(statusOf({ "N.md": "# N\nStatus: simmering\n" })).toBe("unknown “simmering” from statement N.md:2");
    expect(statusOf({ "N.md": "# N\n" })).toBeNull();
    expect(statusOf({})).toBeNull();
  });

  it("is not tracked by a row about one of its headings", () => {
    const row = "| PRD | Status |\n| - | - |\n| [[N#Part]] | done |\n";
    expect(statusOf({ "N.md": "# Part\n", "T.md": row })).toBe("done “1 of 1 done” from rollup N.md:1");
  });
});

it("a rollup is done when all is, active when some is or has begun, else to do", () => {
  const statusOf = (text: string): unknown => statusOfRollup(ownRollup(parseNote(text)));
  expect(statusOf("- [x] a\n- [-] b\n")).toBe("done");
  expect(statusOf("- [x] a\n- [ ] b\n")).toBe("active");
  expect(statusOf("- [/] a\n- [ ] b\n")).toBe("active");
  expect(statusOf("- [ ] a\n- [>] b\n")).toBe("todo");
  expect(statusOf("- [-] a\n")).toBe("cancelled");
  expect(statusOf("")).toBeNull();
});

const run = fc.tuple(fc.nat(12), fc.nat(12)).map(([a, b]): Run => ({ start: Math.min(a, b), end: Math.max(a, b) }));

it("runs that overlap become one, and none is lost", () => {
  fc.assert(
    fc.property(fc.array(run), (runs) => {
      const merged = mergeRuns(runs);
      const itemsOf = (all: readonly Run[]): readonly number[] =>
        all.flatMap(({ start, end }) => Array.from({ length: end - start }, (_, i) => start + i));
      expect(itemsOf(merged)).toEqual([...new Set(itemsOf(runs))].sort((a, b) => a - b));
    }),
    { numRuns: RUNS },
  );
});

it("counts over any runs count each leaf once, and their sum is the total", () => {
  fc.assert(
    fc.property(anyNote, fc.array(run, { maxLength: 5 }), (text, wanted) => {
      const note = parseNote(text);
      const runs = wanted.map(({ start, end }) => ({ start, end: Math.min(end, note.items.length) }));
      const rollup = countRuns(note, runs);
      const counted = note.items.filter(
        (item, index) =>
          item.status !== null && isCounted(note, index) && runs.some((one) => one.start <= index && index < one.end),
      );
      expect(rollup.total).toBe(counted.length);
      expect(Object.values(rollup.byStatus).reduce((sum, count) => sum + count, 0)).toBe(rollup.total);
      expect(rollup.done).toBe(counted.filter(({ status }) => status === "done").length);
      expect(rollup.progress).toBeGreaterThanOrEqual(0);
      expect(rollup.progress).toBeLessThanOrEqual(1);
      expect(rollup.effortHours.done).toBeLessThanOrEqual(rollup.effortHours.total);
    }),
    { numRuns: RUNS },
  );
});

it("the rollup of several is the sum of theirs, and its own parts add up to a note's", () => {
  fc.assert(
    fc.property(anyNote, (text) => {
      const note = parseNote(text);
      const whole = ownRollup(note);
      const singles = note.items.map((_, index) => countRuns(note, [{ start: index, end: index + 1 }]));
      const sum = addRollups(singles);
      expect([sum.total, sum.done, sum.byStatus]).toEqual([whole.total, whole.done, whole.byStatus]);
    }),
    { numRuns: RUNS },
  );
});
