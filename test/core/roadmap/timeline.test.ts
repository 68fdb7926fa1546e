import fc from "fast-check";
import { VaultIndex } from "../../../src/core/index/vault-index";
import { parseNote } from "../../../src/core/parse/parse-note";
import { buildOutline } from "../../../src/core/roadmap/build-outline";
import { INITIAL_OUTLINE_STATE } from "../../../src/core/roadmap/outline-row";
import { TimelineBuilder } from "../../../src/core/roadmap/timeline/build-timeline";
import { toTicks } from "../../../src/core/roadmap/timeline/ticks";
import { INITIAL_TIMELINE_STATE, type Axis, type Timeline } from "../../../src/core/roadmap/timeline/timeline";
import { EVERYTHING } from "../../../src/core/roadmap/visible-rows";
import { toDayNumber, toDayText } from "../../../src/core/text/day-number";
import { planLikeNote } from "../../support/random-notes";

const CONTEXT = { today: "2026-05-10", weekOne: null, conflictAt: () => null };
const OPEN = { ...INITIAL_OUTLINE_STATE, fold: "all-open" } as const;

function timelineOf(notes: Readonly<Record<string, string>>, axis: Axis | "auto" = "auto", weekOne?: string): Timeline {
  const index = new VaultIndex();
  for (const [path, text] of Object.entries(notes)) index.setNote(path, parseNote(text));
  const context = { ...CONTEXT, weekOne: weekOne ?? null };
  return new TimelineBuilder(index).build(buildOutline(index, OPEN), { ...INITIAL_TIMELINE_STATE, axis }, context);
}

/** The bars by title: when, and by what that is known. */
function barsOf(timeline: Timeline): Readonly<Record<string, string>> {
  const toText = (day: number): string => (timeline.axis === "dates" ? toDayText(day) : String(day / 7 + 1));
  return Object.fromEntries(
    timeline.outline.rows.flatMap((row) => {
      const bar = timeline.barOf(row);
      if (bar === null) return [];
      const marks = [bar.isPoint ? "point" : "", bar.isCritical ? "critical" : "", bar.isOverdue ? "overdue" : ""];
      return [
        [row.title, [toText(bar.from), toText(bar.to), bar.by, ...marks].filter((part) => part !== "").join(" ")],
      ];
    }),
  );
}

describe("a timeline without a bar knows why", () => {
  it.each([
    ["- [ ] Hull\n", "auto", "time"],
    ["- [ ] Hull 📅 2026-12-01\n", "auto", null],
    ["- [ ] Hull (Week 1-2)\n", "auto", null],
    ["- [ ] Hull (3 days)\n", "auto", null],
    ["- [ ] Hull (Week 1-2)\n", "dates", "axis"],
    ["- [ ] Hull 📅 2026-12-01\n", "weeks", "axis"],
  ] as const)("%j on %s", (text, axis, lack) => {
    expect(timelineOf({ "A.md": text }, axis).lack).toBe(lack);
  });

  it("and says nothing of what is in a closed folder", () => {
    const index = new VaultIndex();
    index.setNote("Plans/A.md", parseNote("- [ ] Hull 📅 2026-12-01\n"));
    const outline = buildOutline(index, { ...OPEN, fold: "all-closed" });
    expect(new TimelineBuilder(index).build(outline, INITIAL_TIMELINE_STATE, CONTEXT).lack).toBeNull();
  });
});

describe("on the calendar", () => {
  it("a bar goes from the day of the start to that of the end, both included", () => {
    const timeline = timelineOf({
      "A.md": "- [ ] Hull 🛫 2026-05-01 📅 2026-05-04\n- [ ] Mast ⏳ 2026-05-12 📅 2026-05-12\n",
    });
    expect(timeline.axis).toBe("dates");
    expect(barsOf(timeline)).toEqual({
      A: "2026-05-01 2026-05-13 children",
      Hull: "2026-05-01 2026-05-05 dates overdue",
      Mast: "2026-05-12 2026-05-13 dates",
    });
    expect(timeline.today).toBe(toDayNumber("2026-05-10"));
  });

  it("reaches over what is looked for, and where nothing is, over all", () => {
    const index = new VaultIndex();
    index.setNote("A.md", parseNote("- [ ] Hull 🛫 2026-05-01 📅 2026-05-04\n- [ ] Mast 📅 2026-08-12\n"));
    const spanOf = (filter: string): readonly string[] => {
      const outline = buildOutline(index, { ...OPEN, filter }, { ...EVERYTHING, words: filter === "" ? [] : [filter] });
      const { span } = new TimelineBuilder(index).build(outline, INITIAL_TIMELINE_STATE, CONTEXT);
      return span === null ? [] : [toDayText(span.from), toDayText(span.to)];
    };
    expect(spanOf("")).toEqual(["2026-05-01", "2026-08-13"]);
    expect(spanOf("hull")).toEqual(["2026-05-01", "2026-05-05"]);
  });

  it("what is only due is a point, or as long as its effort before that", () => {
    const timeline = timelineOf({ "A.md": "- [ ] Hull 📅 2026-06-04\n- [ ] Mast, effort: 24 hours 📅 2026-06-04\n" });
    expect(barsOf(timeline)["Hull"]).toBe("2026-06-04 2026-06-05 dates point");
    expect(barsOf(timeline)["Mast, effort: 24 hours"] ?? barsOf(timeline)["Mast"]).toBe("2026-06-02 2026-06-05 dates");
  });

  it("what is done late is not overdue", () => {
    expect(barsOf(timelineOf({ "A.md": "- [x] Hull 📅 2026-05-01\n" }))["Hull"]).toBe(
      "2026-05-01 2026-05-02 dates point",
    );
  });

  it("weeks stand there once the note, or a setting, says when week 1 begins", () => {
    const plan = "## Phase 1: Hull (Week 1-2)\n\n- [ ] a\n\n## Phase 2: Mast (Week 3)\n\n- [ ] b\n";
    const own = timelineOf({ "A.md": `---\nweek-1: 2026-05-04\n---\n${plan}` }, "dates");
    const hull = own.outline.rows.find(({ kind }) => kind === "phase");
    const bar = hull === undefined ? null : own.barOf(hull);
    expect([toDayText(bar?.from ?? 0), toDayText(bar?.to ?? 0), bar?.by]).toEqual([
      "2026-05-04",
      "2026-05-18",
      "weeks",
    ]);
    const set = timelineOf({ "A.md": plan }, "dates", "2026-06-01");
    expect(toDayText(set.span?.from ?? 0)).toBe("2026-06-01");
    expect(timelineOf({ "A.md": plan }, "dates").span).toBeNull();
  });
});

describe("on the axis of weeks", () => {
  it("phases stand in the weeks that they name, tasks begin with their phase, and what decides the end is critical", () => {
    const timeline = timelineOf({
      "A.md":
        "## Phase 1: Hull (Week 1-2)\n\n### Task 1.1: Keel\n\n**Effort:** 20 hours\n\n- [ ] a\n\n## Phase 2: Mast (Week 3-5)\n\n- [ ] b\n",
    });
    expect(timeline.axis).toBe("weeks");
    const bars = barsOf(timeline);
    expect(bars["Phase 1: Hull (Week 1-2)"]).toBe("1 3 weeks");
    expect(bars["Phase 2: Mast (Week 3-5)"]).toBe("3 6 weeks critical");
    expect(Object.entries(bars).find(([title]) => title.includes("Keel"))?.[1]).toBe("1 1.5 effort");
  });

  it("phases of a plan without any time stand in their order", () => {
    const bars = barsOf(
      timelineOf({ "A.md": "## Phase 1: Hull\n\n- [ ] a\n\n## Phase 2: Mast\n\n- [ ] b\n" }, "weeks"),
    );
    expect(bars["Phase 1: Hull"]).toBe("1 2 order");
    expect(bars["Phase 2: Mast"]).toBe("2 3 order");
  });

  it("what waits for something comes after it, in another note as well", () => {
    const timeline = timelineOf({
      "A.md": "- [ ] Hull, effort: 40 hours ^hull\n",
      "B.md": "- [ ] M1: Mast, effort: 40 hours\n- [ ] M2: Sails, effort: 40 hours (depends on M1)\n",
    });
    const sails = timeline.outline.rows.find(({ title }) => title.includes("Sails"));
    const bar = sails === undefined ? null : timeline.barOf(sails);
    expect(bar?.from).toBe(7);
    expect(sails === undefined ? [] : timeline.needsOf(sails)).toEqual(["0\nB.md"]);
  });
});

it("a timeline that followed changes equals one that is built afresh", () => {
  const PATHS = ["A.md", "B.md", "C.md"];
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.constantFrom(...PATHS), fc.option(planLikeNote)), { maxLength: 6 }), (steps) => {
      const index = new VaultIndex();
      const builder = new TimelineBuilder(index);
      for (const [path, text] of steps) {
        if (text === null) index.removeFile(path);
        else index.setNote(path, parseNote(text));
        builder.build(buildOutline(index, OPEN), INITIAL_TIMELINE_STATE, CONTEXT);
      }
      for (const axis of ["dates", "weeks"] as const) {
        const outline = buildOutline(index, OPEN);
        const state = { ...INITIAL_TIMELINE_STATE, axis };
        const [followed, fresh] = [builder, new TimelineBuilder(index)].map((each) =>
          each.build(outline, state, CONTEXT),
        );
        expect(followed?.span).toEqual(fresh?.span);
        for (const row of outline.rows) {
          expect(followed?.barOf(row)).toEqual(fresh?.barOf(row));
          const bar = fresh?.barOf(row);
          if (bar !== null && bar !== undefined) expect(bar.to).toBeGreaterThan(bar.from);
        }
      }
    }),
    { numRuns: 100 },
  );
});

it("bars of notes that have not changed are the same objects again", () => {
  const index = new VaultIndex();
  index.setNote("A.md", parseNote("- [ ] a 📅 2026-05-04\n"));
  index.setNote("B.md", parseNote("- [ ] b 📅 2026-05-04\n"));
  const builder = new TimelineBuilder(index);
  const outline = buildOutline(index, OPEN);
  const before = builder.build(outline, INITIAL_TIMELINE_STATE, CONTEXT);
  const bars = outline.rows.map((row) => before.barOf(row));
  index.setNote("B.md", parseNote("- [ ] b 📅 2026-05-05\n"));
  const after = builder.build(outline, INITIAL_TIMELINE_STATE, CONTEXT);
  const same = outline.rows.map((row, at) => after.barOf(row) === bars[at]);
  expect(same).toEqual(outline.rows.map(({ path }) => path === "A.md"));
});

describe("the ticks of the axis", () => {
  const day = (text: string): number => toDayNumber(text) ?? 0;

  it.each([
    [32, "2026-04-30", "2026-05-03", ["month 2026-05-01", "day 2026-04-30", "day 2026-05-01", "day 2026-05-02"]],
    [12, "2026-05-01", "2026-05-19", ["month 2026-05-01", "week 2026-05-04", "week 2026-05-11", "week 2026-05-18"]],
    [4, "2026-12-01", "2027-02-02", ["month 2026-12-01", "year 2027-01-01", "month 2027-01-01", "month 2027-02-01"]],
    [0.6, "2026-01-01", "2026-05-01", ["year 2026-01-01", "quarter 2026-01-01", "quarter 2026-04-01"]],
  ])("%d pixels a day, %s to %s", (width, from, to, expected) => {
    const ticks = toTicks("dates", day(from), day(to), width).map(({ unit, at }) => `${unit} ${toDayText(at)}`);
    for (const tick of expected) expect(ticks).toContain(tick);
  });

  it("are never closer than can be read, on the axis of weeks", () => {
    fc.assert(
      fc.property(fc.double({ min: 0.05, max: 48, noNaN: true }), (width) => {
        const ticks = toTicks("weeks", 0, 5_000, width);
        ticks.forEach(({ at }, place) => {
          if (place > 0) expect((at - (ticks[place - 1]?.at ?? 0)) * width).toBeGreaterThanOrEqual(28);
        });
      }),
    );
  });
});
