import {
  dueOf,
  formatEffort,
  percentInWords,
  rollupInWords,
  rowInWords,
  statusInWords,
  toHeading,
  toIdParts,
} from "../../src/ui/words";
import { aRollup, aRow } from "./support";

const DAY = { today: "2025-11-21", locale: "en-US" };

test("a rollup is said in words, without what is cancelled in the count", () => {
  const rollup = aRollup({ done: 7, active: 2, cancelled: 3, todo: 1 });
  expect(rollupInWords(rollup)).toBe("7 of 10 done, 2 in progress, 1 to do, 3 cancelled");
});

test("a hundred percent is said only when nothing is left", () => {
  expect(percentInWords(aRollup({ done: 999, todo: 1 }))).toBe("99%");
  expect(percentInWords(aRollup({ done: 5, cancelled: 5 }))).toBe("100%");
});

test.each([
  ["Phase 0", "Phase 0: Foundation", "Phase 0", "Foundation"],
  ["B1", "B1 — 132 compiler warnings", "B1", "132 compiler warnings"],
  ["Phase 1", "Phase 1 Close-out", "Phase 1", "Close-out"],
  ["Phase 2", "PHASE 2: Harbour packs", "Phase 2", "Harbour packs"],
  ["Phase 3", "Phase 3", null, "Phase 3"],
  ["Phase 2", "Phase 2b: Polish", null, "Phase 2b: Polish"],
  ["4", "Feature layering", "4", "Feature layering"],
  ["^freeze-letters", "Freeze the letters", null, "Freeze the letters"],
  [null, "Ship it", null, "Ship it"],
  ["v1.1.0", "Target version v1.1.0 (shore log)", null, "Target version v1.1.0 (shore log)"],
  ["P1", "Fix what P12 left", "P1", "Fix what P12 left"],
])("the id %j is shown once beside the title %j", (id, written, shownId, shownTitle) => {
  const row = aRow({ kind: "phase", id, title: written });
  expect(toHeading(row)).toEqual({ id: shownId, title: shownTitle, weeks: "", description: "" });
});

test.each([
  ["Step 1", "Step 1"],
  ["B2:", "B2"],
  ["3.", "3"],
])("a task that opens with %j is called by what follows", (title, id) => {
  const row = aRow({ title, description: "Read constants" });
  expect(toHeading(row)).toEqual({ id, title: "Read constants", weeks: "", description: "" });
  expect(toHeading(aRow({ title })).title).toBe(title);
  expect(toHeading({ ...row, kind: "row" })).toMatchObject({ title, description: "Read constants" });
});

test("weeks at the end of a title stand apart from it where they are one of the row's facts", () => {
  const dates = { weeks: "Week 4-6" };
  const title = "Phase 2: Harbour packs (Week 4-6)";
  const id = "Phase 2";
  expect(toHeading(aRow({ id, title, dates }))).toMatchObject({ id, title: "Harbour packs", weeks: "(Week 4-6)" });
  expect(toHeading(aRow({ id, title })).title).toBe("Harbour packs (Week 4-6)");
  expect(toHeading(aRow({ title: "(Week 4-6)", dates })).title).toBe("(Week 4-6)");
});

test.each([
  ["Phase 2", "Phase ", "2"],
  ["Target version v1.1.0", "Target version ", "v1.1.0"],
  ["B1", "", "B1"],
  ["4", "", "4"],
  ["Phase A", "", "Phase A"],
])("the id %j has the word %j, which can be left out, and the number %j", (id, word, number) => {
  expect(toIdParts(id)).toEqual({ word, number });
});

test("a row is said whole", () => {
  const row = aRow({
    id: "B1",
    title: "B1: 132 compiler warnings",
    description: "a cargo fix pass",
    status: "todo",
    priority: "high",
    dates: { due: "2025-11-14" },
    effortHours: 1.5,
  });
  expect(rowInWords(row, DAY)).toBe(
    "B1 132 compiler warnings, task, to do, high priority, overdue since Nov 14, effort 1.5h, a cargo fix pass",
  );
});

test("what is finished is not overdue, however late", () => {
  expect(dueOf(aRow({ status: "done", dates: { due: "2025-11-14" } }), DAY)?.overdue).toBe(false);
});

test("a day in another year says the year, and one that cannot be is shown as written", () => {
  expect(dueOf(aRow({ dates: { due: "2026-02-17" } }), DAY)?.short).toBe("Feb 17, 2026");
  expect(dueOf(aRow({ dates: { due: "2026-02-99" } }), DAY)?.short).toBe("2026-02-99");
});

test("without a day, the weeks are shown as written", () => {
  expect(dueOf(aRow({ dates: { weeks: "Week 4-6" } }), DAY)?.short).toBe("Week 4-6");
});

test("where a status comes from is always said", () => {
  expect(statusInWords(aRow({ status: "active", statusFrom: "rollup" }))).toBe(
    "In progress: follows from what is counted below",
  );
  expect(statusInWords(aRow({ status: "active", statusFrom: "rollup", statusRaw: "nearly" }))).toBe(
    "In progress: follows from what is counted below; written is “nearly”",
  );
  expect(statusInWords(aRow({ status: "por", statusRaw: "POR", statusFrom: "frontmatter" }))).toBe(
    "Plan of record: “POR” in the properties",
  );
});

test.each([
  [0.5, "30m"],
  [45, "45h"],
  [7.5, "7.5h"],
  [1200, "1,200h"],
])("an effort of %d hours is written %s", (hours, written) => {
  expect(formatEffort(hours)).toBe(written);
});

test("of a title or description of megabytes the beginning is shown, with no half character", () => {
  const long = `${"w".repeat(999)}😀${"word ".repeat(2_000_000)}`;
  const { title, description } = toHeading(aRow({ title: long, description: long }));
  expect([title, description]).toEqual([`${"w".repeat(999)}…`, `${"w".repeat(999)}…`]);
});
