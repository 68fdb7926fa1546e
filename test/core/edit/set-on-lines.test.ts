import fc from "fast-check";
import { statusesFrom } from "../../../src/core/edit/next-status";
import { planNoteStatus } from "../../../src/core/edit/set-note-status";
import { planOnLines, subjectsOnLines } from "../../../src/core/edit/set-on-lines";
import { statusOf } from "../../../src/core/edit/status-place";
import { NoteReader } from "../../../src/core/parse/note-reader";
import { parseNote } from "../../../src/core/parse/parse-note";
import type { StatedStatus, Status } from "../../../src/core/status/status";
import { defaultVocabulary } from "../../../src/core/status/vocabulary";
import { applyEdits } from "../../../src/core/text/text-edit";
import { planLikeNote, RUNS } from "../../support/random-notes";

const SHIP = [
  "# Ship",
  "",
  "## Phase 1: Hull",
  "",
  "**Status:** In progress",
  "",
  "- [ ] Order ropes",
  "- [/] Sand the hull",
  "- [x] Buy paint",
  "",
  "| Part | Status |",
  "| --- | --- |",
  "| Mast | 🔄 In progress |",
  "| Sail | ✅ Done |",
  "| Keel | 🔄 In progress |",
  "",
].join("\n");

const vocabulary = defaultVocabulary();

/** The lines that are others after a change, and how many could not be changed. */
function changed(
  text: string,
  lines: readonly number[],
  wanted: (status: StatedStatus | null) => readonly Status[],
): { readonly lines: readonly string[]; readonly left: number } {
  const note = parseNote(text, { vocabulary });
  const { edits, left } = planOnLines(note, subjectsOnLines(note, lines), wanted, text, vocabulary);
  const [before, after] = [text.split("\n"), applyEdits(text, edits).split("\n")];
  expect(after.length).toBe(before.length);
  return { lines: after.filter((line, at) => line !== before[at]), left: left.length };
}

const next = (status: StatedStatus | null): readonly Status[] => statusesFrom(status, 1);

it("each of several lines goes on from its own status, in its own words", () => {
  expect(changed(SHIP, [6, 7, 8, 12], next)).toEqual({
    lines: ["- [/] Order ropes", "- [x] Sand the hull", "- [ ] Buy paint", "| Mast | 👀 In review |"],
    left: 0,
  });
});

it("a phase and its status line are one thing, and go on once", () => {
  expect(changed(SHIP, [2, 4], next).lines).toEqual(["**Status:** In review"]);
});

it("one status for all changes those that have another", () => {
  expect(changed(SHIP, [6, 7, 8, 12, 13, 14], () => ["done"]).lines).toEqual([
    "- [x] Order ropes",
    "- [x] Sand the hull",
    "| Mast | ✅ Done |",
    "| Keel | ✅ Done |",
  ]);
});

it("what cannot be set is left, and said so", () => {
  expect(changed("- [ ] A\n- [ ] B\n", [0, 1], () => ["reference"])).toEqual({ lines: [], left: 2 });
});

it("one that cannot be set among many is left, and the others are set", () => {
  const rows = Array.from({ length: 9 }, (_, at) => `| Part ${at} | Done |`);
  const text = ["- [x] Keel", "  - Status: done", "", "| Part | Status |", "| --- | --- |", ...rows].join("\n");
  const { lines, left } = changed(text, [0, 5, 6, 7, 8, 9, 10, 11, 12, 13], () => ["blocked"]);
  expect(lines).toEqual(rows.map((row) => row.replace("Done", "Blocked")));
  expect(left).toBe(1);
});

it("hundreds of tasks are planned by a few readings", () => {
  const text = Array.from({ length: 600 }, (_, at) => `- [ ] Task ${at}\n`).join("");
  const read = jest.spyOn(NoteReader.prototype, "read");
  expect(changed(text, [...Array(600).keys()], () => ["done"])).toMatchObject({ left: 0, lines: { length: 600 } });
  expect(read.mock.calls.length).toBeLessThan(5);
  read.mockRestore();
});

it("whatever the lines, those that are changed have the status, and all others stay", () => {
  fc.assert(
    fc.property(planLikeNote, fc.constantFrom<Status>("done", "active", "blocked"), (text, to) => {
      const note = parseNote(text, { vocabulary });
      const subjects = subjectsOnLines(note, [...text.split("\n").keys()]);
      const { edits, left } = planOnLines(note, subjects, () => [to], text, vocabulary);
      const after = parseNote(applyEdits(text, edits), { vocabulary });
      for (const subject of subjects)
        expect(statusOf(after, subject)).toBe(left.includes(subject) ? statusOf(note, subject) : to);
      expect(after.items.length).toBe(note.items.length);
    }),
    { numRuns: RUNS },
  );
});

it("a statement and the box of its task, which together would say a third thing, stay as they are", () => {
  const text = "- [>] Ship it\n**Status:** ✅ Complete (2/6)\n- Sails – *in Arbeit*\n";
  const note = parseNote(text, { vocabulary });
  const { edits, left } = planOnLines(note, subjectsOnLines(note, [0, 1, 2]), () => ["done"], text, vocabulary);
  expect(applyEdits(text, edits)).toBe("- [>] Ship it\n**Status:** ✅ Complete (2/6)\n- Sails – *Erledigt*\n");
  expect(left).toHaveLength(2);
});

it("signs that begin with the same half are replaced whole", () => {
  const note = parseNote(SHIP, { vocabulary });
  const { edits } = planOnLines(note, subjectsOnLines(note, [12]), () => ["blocked"], SHIP, vocabulary);
  expect(edits).toHaveLength(1);
  for (const text of [edits[0]?.expected, edits[0]?.insert])
    expect(text).not.toMatch(/^[\udc00-\udfff]|[\ud800-\udbff]$/);
});

const setNote = (text: string): string => {
  const edit = planNoteStatus(parseNote(text, { vocabulary }), "active", text, vocabulary);
  return edit === null ? "none" : applyEdits(text, [edit]);
};

it("a note without a status gets it as a property, and all else stays", () => {
  expect(setNote("# Ship\n\n- [ ] Mast\n")).toBe("---\nstatus: in-progress\n---\n# Ship\n\n- [ ] Mast\n");
  const tagged = "---\ntags: [a]\nstatus: in-progress\n---\n- [ ] Mast\n";
  expect(setNote("---\ntags: [a]\n---\n- [ ] Mast\n")).toBe(tagged);
  expect(setNote("---\n---\n- [ ] Mast\n")).toBe("---\nstatus: in-progress\n---\n- [ ] Mast\n");
  expect(setNote("---\n# why\n---\n")).toBe("---\n# why\nstatus: in-progress\n---\n");
  expect(setNote("---\ntags:\n- a\nb: |\n  {x\n---\n")).toBe("---\ntags:\n- a\nb: |\n  {x\nstatus: in-progress\n---\n");
  expect(setNote("---\nstatus: done\n---\n")).toBe("none");
});

it.each([
  ["status:", "status: in-progress"],
  ["Status:  ", "Status: in-progress  "],
  ["STATUS: ~", "STATUS: in-progress"],
  ['status: ""', "status: in-progress"],
  ["status: null # later", "status: in-progress # later"],
  ["\"status\": ''", '"status": in-progress'],
  ["state:", "state: in-progress"],
])("a property that is there and empty is filled: %s", (before, after) => {
  for (const end of ["\n", "\r\n"]) {
    const wrap = (line: string): string => ["\ufeff---", "a: 1", line, "tags: [b]", "---", "- [ ] Mast", ""].join(end);
    expect(setNote(wrap(before))).toBe(wrap(after));
  }
});

it.each([
  "status: [a, b]",
  "status:\n  a: 1",
  "status:\n  - a\n  - b",
  "status: {}",
  "{a: 1}",
  "a: [1",
  "- a",
  "a",
  "  a: 1",
])("properties that hold something else there, or are no plain map, are left: %j", (properties) => {
  expect(setNote(`---\n${properties}\n---\n- [ ] Mast\n`)).toBe("none");
});
