import fc from "fast-check";
import type { VaultIndex } from "../../../src/core/index/vault-index";
import { nameOfNode } from "../../../src/core/schedule/plan-node";
import { buildSchedule, type Schedule, type ScheduleOptions } from "../../../src/core/schedule/schedule";
import { RUNS } from "../../support/random-notes";
import { indexOf } from "../../support/read-vault";

const vault = (notes: Readonly<Record<string, string>>): VaultIndex => indexOf(new Map(Object.entries(notes)));

/** What can be asked of the schedule of some notes in short. */
class Told {
  readonly schedule: Schedule;

  constructor(
    readonly index: VaultIndex,
    paths: readonly string[] = index.notePaths(),
    options?: ScheduleOptions,
  ) {
    this.schedule = buildSchedule(index, paths, options);
  }

  /** `B2 8-32`: when an item begins and ends, in hours. */
  time(id: string): string {
    const [ref] = this.index.itemsWithId(id);
    const timing = ref === undefined ? null : this.schedule.timingOf(ref);
    return timing === null ? "none" : `${timing.startHours}-${timing.finishHours}`;
  }

  path(): readonly string[] {
    return this.schedule.criticalPath.map(
      ({ node, startHours, finishHours, because }) =>
        `${nameOfNode(this.index, node)} ${startHours}-${finishHours} ${because}`,
    );
  }

  needs(id: string): readonly string[] {
    const [ref] = this.index.itemsWithId(id);
    return ref === undefined ? [] : this.schedule.needsOf(ref).map((node) => nameOfNode(this.index, node));
  }

  circles(): readonly string[] {
    return this.schedule.circles.map((circle) => circle.map((node) => nameOfNode(this.index, node)).join(" → "));
  }
}

const tell = (text: string, options?: ScheduleOptions): Told =>
  new Told(vault({ "Plan.md": text }), ["Plan.md"], options);

describe("a dependency leads to", () => {
  it("an item by its id, in whatever words follow it", () => {
    const told = tell(
      [
        "# Boat",
        "## Target version v2.0.0 (Hull)",
        "Effort: 10 hours",
        "## Target version v2.1.0 (Mast)",
        "Dependencies: v2.0.0 complete (the hull must float)",
        "## Stage 2: Sails",
        "- [ ] **B1: Cut** — cloth",
        "- [ ] **B2: Sew** — cloth, blocked by B1",
      ].join("\n"),
    );
    expect(told.needs("v2.1.0")).toEqual(["v2.0.0"]);
    expect(told.needs("B2")).toEqual(["B1"]);
  });

  it("what is blocked, the other way round", () => {
    const told = tell(
      "# Boat\n## Stage 1: Hull\nThis is blocking for Stage 2.\n\n- [ ] a\n## Stage 2: Sails\n- [ ] b\n",
    );
    expect(told.needs("Stage 2")).toEqual(["Stage 1"]);
    const [ref] = told.index.itemsWithId("Stage 1");
    const waiting = ref === undefined ? [] : told.schedule.neededBy(ref);
    expect(waiting.map((node) => nameOfNode(told.index, node))).toEqual(["Stage 2"]);
  });

  it("an item of the note by its title", () => {
    const told = tell("## Phase 1: Rigging\n- [ ] Mast\n## Phase 2: Trials\nDepends on: Rigging\n- [ ] x\n");
    expect(told.needs("Phase 2")).toEqual(["Phase 1"]);
  });

  it("a note, its heading or block, by a link, and softly by its title", () => {
    const index = vault({
      "Plan.md":
        "## Phase 1: A\nDepends on: [[Yard]]\n- [ ] x\n## Phase 2: B\nDepends on: [[Yard#Phase 7: Slip]]\n- [ ] y\n## Phase 3: C\nDepends on: [[The dry dock#Ropes]], [[Yard#^keel]]\n- [ ] z\n",
      "Yard.md": "## Phase 7: Slip\n- [ ] s ^keel\n",
      "d.md": "# The dry dock\n## Ropes\n- [ ] one\n  - [ ] in it\n- [ ] two\n",
    });
    const told = new Told(index, ["Plan.md"]);
    expect(told.needs("Phase 1")).toEqual(["Yard.md"]);
    expect(told.needs("Phase 2")).toEqual(["Phase 7"]);
    expect(told.needs("Phase 3")).toEqual(["one", "two", "^keel"]);
  });

  it("an item of another note that alone has the id", () => {
    const index = vault({
      "Plan.md": "- [ ] **C1: Launch** — after B7\n",
      "Yard.md": "- [ ] **B7: Weld** — (3 days)\n",
    });
    expect(new Told(index, ["Plan.md"]).time("C1")).toBe("24-24");
  });

  it("nothing where several are meant, or none, and that is told", () => {
    const told = tell("- [ ] **B1: a** b\n- [ ] **B1: c** d\n- [ ] x after B1\n- [ ] y after B9\n");
    expect(told.schedule.unresolved.map(({ node, dependency }) => `${node.item ?? ""} ${dependency.target}`)).toEqual([
      "2 B1",
      "3 B9",
    ]);
  });

  it("the heading where a table lists the phase as well", () => {
    const table = "| Phase | Status |\n| - | - |\n| Phase 1 | open |\n";
    const told = tell(
      `${table}\n## Phase 1: A\nEffort: 5 hours\n- [ ] a\n## Phase 2: B\nDepends on: Phase 1\n- [ ] b\n`,
    );
    expect(told.schedule.unresolved).toEqual([]);
    expect(told.schedule.finishHours).toBe(5);
  });
});

describe("times", () => {
  it("follow what is needed, and run side by side where nothing is", () => {
    const told = tell(
      "- [ ] **B1: a** (1 day)\n- [ ] **B2: b** (2 days)\n- [ ] **B3: c** (3 hours) blocked by B1\n- [ ] **B4: d** (1 hour) depends on B2. blocked by B3\n",
    );
    expect([told.time("B1"), told.time("B2"), told.time("B3"), told.time("B4")]).toEqual([
      "0-8",
      "0-16",
      "8-11",
      "16-17",
    ]);
    expect(told.path()).toEqual(["B2 0-16 beginning", "B4 16-17 after"]);
  });

  it("of a phase span what stands in it, which waits for what the phase needs", () => {
    const told = tell(
      "## Phase 1: A\n- [ ] **B1: a** (1 day)\n- [ ] **B2: b** (1 day) blocked by B1\n## Phase 2: B\nDepends on: Phase 1\n- [ ] **B3: c** (1 day)\n",
    );
    expect([told.time("Phase 1"), told.time("Phase 2"), told.time("B3")]).toEqual(["0-16", "16-24", "16-24"]);
  });

  it("are the longest of effort, duration and weeks, from the first week on", () => {
    const told = tell(
      "## Phase 1: A (Week 1-2)\nEffort: 10 hours\n## Phase 2: B (Week 4-6)\nEffort: 300 hours\n## Phase 3: C\nTimeline: 2 weeks\n",
    );
    expect([told.time("Phase 1"), told.time("Phase 2"), told.time("Phase 3")]).toEqual(["0-80", "120-420", "0-80"]);
    const bare = tell("## Phase 2: B (Week 4-6)\n- [ ] x\n", { keepsWeeks: false });
    expect(bare.time("Phase 2")).toBe("0-120");
  });

  it("say whether they are known by weeks only, and how much later they can be", () => {
    const told = tell("## Phase 1: A (Week 1)\n- [ ] **B1: a** (8h)\n## Phase 2: B (Week 3)\n- [ ] b\n");
    const timings = ["Phase 1", "B1", "Phase 2"].map((id) => {
      const [ref] = told.index.itemsWithId(id);
      const timing = ref === undefined ? null : told.schedule.timingOf(ref);
      return timing === null ? null : [timing.isByWeeks, timing.slackHours];
    });
    expect(timings).toEqual([
      [true, 80],
      [false, 112],
      [true, 0],
    ]);
  });

  it("are none for what is cancelled", () => {
    const told = tell("- [-] **B1: a** (1 day)\n- [ ] **B2: b** (1 hour) blocked by B1\n");
    expect(told.time("B2")).toBe("0-1");
  });

  it("are none where nothing states any", () => {
    const told = tell("- [ ] a\n- [ ] b\n");
    expect([told.schedule.finishHours, told.path()]).toEqual([0, []]);
    expect(told.schedule.timingOf({ path: "Elsewhere.md", item: 0 })).toBeNull();
    expect(told.schedule.timingOf({ path: "Plan.md", item: 99 })).toBeNull();
  });
});

describe("a plan in weeks, phases, tasks and versions", () => {
  const text = [
    "# Harbour engine: working list",
    "### PHASE 0: Gauges (ACTUAL Priority - Week 1-2) 🔥",
    "#### Task 0.1: Read all gauges ⏳",
    "**Effort:** 10 hours",
    "#### Task 0.2: Store the readings ⏳",
    "**Effort:** 15 hours",
    "### PHASE 1: Service split (Optional - Week 3-5)",
    "**Note:** This is NOT blocking anybody",
    "#### Task 1.1: Publish the image ⏳",
    "**Effort:** 20 hours",
    "### PHASE 2: Speed (Week 4-6)",
    "#### Task 2.1: Smaller model ⏳",
    "**Effort:** 40 hours",
    "### Target Version: v3.1.0 (Gauges complete) **TOP PRIORITY**",
    "**Timeline:** 2 weeks (Phase 0: Week 1-2)",
    "**Effort:** 25 hours (10h reading + 15h storing)",
    "**Dependencies:** None (all is there)",
    "### Target Version: v3.2.0 (Split - Optional)",
    "**Timeline:** 3 weeks (Phase 1: Week 3-5) - IF NEEDED",
    "**Effort:** 20 hours",
    "**Dependencies:** None (images exist)",
    "### Target Version: v3.3.0 (Speed - Optional)",
    "**Timeline:** 3 weeks (Phase 2: Week 6-8) - IF PURSUED",
    "**Effort:** 40 hours",
    "**Dependencies:** v3.2.0 complete (images must exist)",
  ].join("\n");

  it("ends when its last version can, which waits for the one before", () => {
    const told = tell(text);
    expect(told.path()).toEqual(["v3.2.0 80-200 planned", "v3.3.0 200-320 after"]);
    expect([told.time("Phase 0"), told.time("Task 0.2"), told.time("Phase 2")]).toEqual(["0-80", "0-15", "120-240"]);
  });

  it("takes as long as that alone where no week is kept", () => {
    expect(tell(text, { keepsWeeks: false }).path()).toEqual(["v3.2.0 0-120 beginning", "v3.3.0 120-240 after"]);
  });
});

describe("circles", () => {
  it("are told once, shortest first to last, and left out of the times", () => {
    const told = tell(
      "- [ ] **B1: a** (1h) blocked by B2\n- [ ] **B2: b** (1h) blocked by B3\n- [ ] **B3: c** (1h) blocked by B1\n- [ ] **B4: d** (1h) blocked by B3\n",
    );
    expect(told.circles()).toHaveLength(1);
    expect([...(told.circles()[0] ?? "").split(" → ")].sort()).toEqual(["B1", "B2", "B3"]);
    expect(told.time("B4")).toBe("1-2");
  });

  it("run through phases by what stands in them", () => {
    const told = tell(
      "## Phase 1: A\n- [ ] **B1: a** blocked by B2\n## Phase 2: B\nDepends on: Phase 1\n- [ ] **B2: b**\n",
    );
    expect(told.circles()).toEqual(["B1 → Phase 2"]);
  });

  it("are between a task and the phase that it stands in, but not between a phase and its tasks", () => {
    expect(tell("## Phase 1: A\n- [ ] **B1: a** blocked by Phase 1\n").circles()).toEqual(["B1"]);
    expect(tell("## Phase 1: A\nDepends on: B1\n\n- [ ] **B1: a** x\n").circles()).toEqual([]);
  });

  it("of notes are found across notes", () => {
    const index = vault({
      "a.md": "# A\n## Phase 1: x\nDepends on: [[b]]\n- [ ] x\n",
      "b.md": "# B\n## Phase 2: y\nDepends on: [[a]]\n- [ ] y\n",
    });
    expect(new Told(index).schedule.circles).toHaveLength(1);
  });

  it("and chains of thousands are walked without end or overflow", () => {
    const line = (at: number, needs: number): string => `- [ ] **B${at}: x** (1h) blocked by B${needs}`;
    const chain = (length: number): readonly string[] => Array.from({ length }, (_, at) => line(at + 1, at));
    const told = tell(chain(2_000).join("\n"));
    expect([told.schedule.finishHours, told.path().length, told.circles()]).toEqual([2_000, 2_000, []]);
    const ring = tell([line(0, 10_000), ...chain(10_000)].join("\n"));
    expect(ring.schedule.circles[0]).toHaveLength(10_001);
  });
});

const id = fc.integer({ min: 1, max: 9 });
const task = fc
  .record({
    indent: fc.constantFrom("", "", "  ", "    "),
    own: id,
    needs: fc.array(id, { maxLength: 2 }),
    hours: fc.nat(9),
  })
  .map(
    ({ indent, own, needs, hours }) =>
      `${indent}- [ ] **B${own}: x** — (${hours + 1}h)${needs.map((other) => ` blocked by B${other}`).join("")}`,
  );
const phase = fc
  .record({ own: id, week: fc.nat(5), needs: fc.option(id) })
  .map(
    ({ own, week, needs }) =>
      `\n## Phase ${own}: y${week === 0 ? "" : ` (Week ${week}-${week + 1})`}\n${needs === null ? "" : `Depends on: Phase ${needs}\n`}`,
  );
const plan = fc
  .array(fc.oneof({ weight: 3, arbitrary: task }, phase), { maxLength: 14 })
  .map((lines) => lines.join("\n"));

it("in any plan nothing begins before what it needs or stands under, and the critical path has no gap but planned ones", () => {
  fc.assert(
    fc.property(plan, plan, fc.boolean(), (one, other, keepsWeeks) => {
      const index = vault({ "a.md": one, "b.md": other });
      const schedule = buildSchedule(index, index.notePaths(), { keepsWeeks });
      const inCircles = schedule.circles.length > 0;
      for (const path of index.notePaths()) {
        index.note(path)?.items.forEach((item, place) => {
          const timing = schedule.timingOf({ path, item: place });
          if (timing === null) throw new Error(`No timing of ${item.title}`);
          expect(timing.finishHours).toBeGreaterThanOrEqual(timing.startHours + timing.lengthHours);
          expect(timing.finishHours + timing.slackHours).toBeLessThanOrEqual(schedule.finishHours);
          const around = item.parent === null ? null : schedule.timingOf({ path, item: item.parent });
          if (around !== null) {
            expect(timing.startHours).toBeGreaterThanOrEqual(around.startHours);
            expect(timing.finishHours).toBeLessThanOrEqual(around.finishHours);
          }
          for (const node of inCircles ? [] : schedule.needsOf({ path, item: place })) {
            expect(schedule.timingOf(node)?.finishHours).toBeLessThanOrEqual(timing.startHours);
          }
        });
      }
      const { criticalPath, finishHours } = schedule;
      expect(criticalPath.at(-1)?.finishHours ?? 0).toBe(finishHours);
      criticalPath.forEach((step, at) => {
        if (at > 0) expect(step.startHours).toBe(criticalPath[at - 1]?.finishHours);
        if (step.because === "beginning") expect(step.startHours).toBe(0);
        expect(schedule.timingOf(step.node)?.slackHours).toBe(0);
      });
      for (const circle of schedule.circles) expect(circle.length).toBeGreaterThan(0);
    }),
    { numRuns: RUNS },
  );
});
