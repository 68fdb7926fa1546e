import { closedAtFirst, toWhyRows } from "../../../src/core/roadmap/why-rows";
import { buildOutline } from "../../../src/core/roadmap/build-outline";
import { INITIAL_OUTLINE_STATE } from "../../../src/core/roadmap/outline-row";
import { scopeOfRow } from "../../../src/core/roadmap/scope-of-row";
import { explainRollup } from "../../../src/core/rollup/explain-rollup";
import { indexOf, readNotes, SAMPLE_VAULT } from "../../support/read-vault";

it("every number of the outline of the sample vault is that of its explanation", () => {
  const index = indexOf(readNotes(SAMPLE_VAULT));
  const { rows } = buildOutline(index, { ...INITIAL_OUTLINE_STATE, fold: "all-open" });
  const counted = rows.filter(({ rollup }) => rollup !== null);
  expect(counted.length).toBeGreaterThan(60);
  for (const row of counted) {
    const scope = scopeOfRow(row, index.note(row.path));
    if (scope === null) throw new Error(`There is nothing of ${row.key}`);
    const explanation = explainRollup(index, scope);
    expect([row.key, explanation.rollup]).toEqual([row.key, row.rollup]);
    expect([row.key, explanation.counted.length]).toEqual([row.key, row.rollup?.total]);
  }
});

it("the rows tell what counts by status, and what does not by reason, with what was cancelled", () => {
  const index = indexOf(new Map([["N.md", "# N\n- [ ] group\n  - [x] a\n  - [ ] b\n  - [-] c\n"]]));
  const explanation = explainRollup(index, { kind: "note", path: "N.md" });
  const show = (closed: readonly string[]): readonly string[] =>
    toWhyRows(explanation, ["done", "todo", "cancelled"], new Set(closed)).map((row) => {
      const words = row.kind === "line" ? `${row.line} ${row.text}` : `${row.title} ${row.count}`;
      return "  ".repeat(row.level - 1) + words;
    });
  expect(show([...closedAtFirst(explanation)])).toEqual([
    "Counted 2",
    "  Done 1",
    "    2 a",
    "  To do 1",
    "    3 b",
    "Left out 3",
    "  Cancelled 1",
    "    4 c",
    "  Tasks with tasks below them 1",
    "    1 group",
    "  Other headings 1",
  ]);
  expect(show(["counted", "left"])).toEqual(["Counted 2", "Left out 3"]);
});
