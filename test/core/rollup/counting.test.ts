import { VaultIndex } from "../../../src/core/index/vault-index";
import type { CountedKind } from "../../../src/core/note/counting";
import { parseNote } from "../../../src/core/parse/parse-note";
import { explainRollup } from "../../../src/core/rollup/explain-rollup";
import { backlinkRollup, folderRollup, ownRollup } from "../../../src/core/rollup/note-rollups";

const PLAN =
  "# Plan\n\n- [x] keel\n- [ ] planks\n  - [ ] saw\n  - [x] plane\n- [>] paint, see [[Boat]]\n- [-] gild\n\n| Part | Status |\n| --- | --- |\n| mast | Blocked |\n| sail | Draft |\n";

const counting = (...kinds: readonly (readonly [CountedKind, boolean])[]) => new Map(kinds);

function vault(): VaultIndex {
  const index = new VaultIndex();
  index.setNote("Plans/Plan.md", parseNote(PLAN));
  index.setNote("Boat.md", parseNote("# Boat\n"));
  return index;
}

const countOf = (index: VaultIndex): string => {
  const note = index.note("Plans/Plan.md");
  const { done, total } = note === undefined ? { done: 0, total: 0 } : ownRollup(note);
  expect(folderRollup(index, "Plans")).toMatchObject({ done, total });
  expect(folderRollup(index, "")).toMatchObject({ done, total });
  expect(explainRollup(index, { kind: "note", path: "Plans/Plan.md" }).counted).toHaveLength(total);
  return `${done} of ${total}`;
};

test.each<[string, readonly (readonly [CountedKind, boolean])[], string]>([
  ["leaves and rows, whatever their status", [], "2 of 7"],
  ["groups too", [["groups", true]], "2 of 8"],
  ["no rows", [["rows", false]], "2 of 5"],
  ["nothing deferred", [["deferred", false]], "2 of 6"],
  [
    "no drafts, and nothing cancelled",
    [
      ["draft", false],
      ["cancelled", false],
    ],
    "2 of 5",
  ],
  [
    "all of that",
    [
      ["groups", true],
      ["rows", false],
      ["deferred", false],
      ["cancelled", false],
    ],
    "2 of 4",
  ],
])("what counts is %s", (_name, kinds, count) => {
  const index = vault();
  const before = countOf(index);
  index.setCounting(counting(...kinds));
  expect(countOf(index)).toBe(count);
  // A note that comes later counts by the same.
  index.setNote("Plans/Plan.md", parseNote(PLAN));
  expect(countOf(index)).toBe(count);
  index.setCounting(counting());
  expect(countOf(index)).toBe(before);
});

test("what counts for another note follows, and every note is said to have changed", () => {
  const index = vault();
  expect(backlinkRollup(index, "Boat.md").rollup.total).toBe(1);
  const { revision } = index;
  index.setCounting(counting(["deferred", false]));
  expect([...(index.changedSince(revision)?.paths ?? [])]).toEqual(
    expect.arrayContaining(["Boat.md", "Plans/Plan.md"]),
  );
  expect(backlinkRollup(index, "Boat.md").rollup.total).toBe(0);
  expect(explainRollup(index, { kind: "backlinks", path: "Boat.md", subpath: "" })).toMatchObject({
    counted: [],
    left: [{ reason: "status", text: expect.stringContaining("paint") as string }],
  });
});

test("the hours of what does not count do not either", () => {
  const index = new VaultIndex();
  const text =
    "# Plan\n\n- [ ] hull (2h)\n  - [x] caulk\n- [>] paint (3h)\n\n| Part | Status | Effort |\n| --- | --- | --- |\n| mast | Done | 4h |\n";
  index.setNote("Plan.md", parseNote(text));
  const hours = (): unknown => folderRollup(index).effortHours;
  expect(hours()).toEqual({ total: 9, done: 6 });
  index.setCounting(counting(["rows", false]));
  expect(hours()).toEqual({ total: 5, done: 2 });
  index.setCounting(counting(["deferred", false]));
  expect(hours()).toEqual({ total: 6, done: 6 });
});

test("the same said anew changes no note", () => {
  const index = vault();
  index.setCounting(counting(["rows", false], ["groups", true]));
  const { revision } = index;
  index.setCounting(counting(["groups", true], ["rows", false]));
  expect(index.revision).toBe(revision);
});

test("why something is left out is told by what is set", () => {
  const index = vault();
  index.setCounting(counting(["rows", false], ["cancelled", false]));
  const { left } = explainRollup(index, { kind: "note", path: "Plans/Plan.md" });
  const reasons = left.map(({ text, reason }) => `${text}: ${reason}`);
  expect(reasons).toEqual(expect.arrayContaining(["planks: parent", "gild: status", "mast: row", "sail: row"]));
});
