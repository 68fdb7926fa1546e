import { statusesFrom } from "../../../src/core/edit/next-status";
import { planNoteStatus } from "../../../src/core/edit/set-note-status";
import { planOnLines, subjectsOnLines } from "../../../src/core/edit/set-on-lines";
import { parseNote } from "../../../src/core/parse/parse-note";
import type { StatedStatus, Status } from "../../../src/core/status/status";
import { defaultVocabulary } from "../../../src/core/status/vocabulary";
import { applyEdits } from "../../../src/core/text/text-edit";

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

it("what can not be set is left, and said so", () => {
  expect(changed("- [ ] A\n- [ ] B\n", [0, 1], () => ["reference"])).toEqual({ lines: [], left: 2 });
});

it("signs that begin with the same half are replaced whole", () => {
  const note = parseNote(SHIP, { vocabulary });
  const { edits } = planOnLines(note, subjectsOnLines(note, [12]), () => ["blocked"], SHIP, vocabulary);
  expect(edits).toHaveLength(1);
  for (const text of [edits[0]?.expected, edits[0]?.insert])
    expect(text).not.toMatch(/^[\udc00-\udfff]|[\ud800-\udbff]$/);
});

it("a note without a status gets it as a property, and all else stays", () => {
  const set = (text: string): string => {
    const edit = planNoteStatus(parseNote(text, { vocabulary }), "active", text, vocabulary);
    return edit === null ? "none" : applyEdits(text, [edit]);
  };
  expect(set("# Ship\n\n- [ ] Mast\n")).toBe("---\nstatus: in-progress\n---\n# Ship\n\n- [ ] Mast\n");
  expect(set("---\ntags: [a]\n---\n- [ ] Mast\n")).toBe("---\ntags: [a]\nstatus: in-progress\n---\n- [ ] Mast\n");
  expect(set("---\n---\n- [ ] Mast\n")).toBe("---\nstatus: in-progress\n---\n- [ ] Mast\n");
  expect(set("status: done\n")).toBe("none");
});
