import fc from "fast-check";
import { diffOf } from "../../../src/core/text/line-diff";
import { applyEdits, type TextEdit } from "../../../src/core/text/text-edit";
import { RUNS } from "../../support/random-notes";

/** An edit that puts `insert` in the place of the first `expected`. */
function replace(text: string, expected: string, insert: string): TextEdit {
  const from = text.indexOf(expected);
  return { range: { from, to: from + expected.length }, expected, insert };
}

it("shows a line that changes, and what of it", () => {
  const text = "one\n- [ ] two\nthree\n";
  expect(diffOf(text, [replace(text, "[ ]", "[x]")])).toEqual([
    { line: 1, removed: [["- [", " ", "] two"]], added: [["- [", "x", "] two"]] },
  ]);
});

it("shows lines that come at the end, and no line that stays", () => {
  const text = "one\n";
  const edit = { range: { from: 4, to: 4 }, expected: "", insert: "\ntwo\n" };
  expect(diffOf(text, [edit])).toEqual([
    {
      line: 2,
      removed: [],
      added: [
        ["", "two", ""],
        ["", "", ""],
      ],
    },
  ]);
});

it("puts edits of one line together, and keeps others apart", () => {
  const text = "a b\nc\nd\r\n";
  const edits = [replace(text, "a", "A"), replace(text, "b", "B"), replace(text, "d", "D")];
  expect(diffOf(text, edits).map(({ line, added }) => [line, added.map((parts) => parts.join(""))])).toEqual([
    [0, ["A B"]],
    [2, ["D"]],
  ]);
});

it("carried out on the lines of a text, gives the lines of the edited one", () => {
  const edit = fc.record({ at: fc.nat(30), length: fc.nat(4), insert: fc.constantFrom("", "x", "\n", "y\nz", "a\n") });
  const text = fc.array(fc.constantFrom("a", "b", "\n", "ab\n"), { maxLength: 12 }).map((parts) => parts.join(""));
  fc.assert(
    fc.property(text, fc.array(edit, { maxLength: 3 }), (written, wanted) => {
      const edits: TextEdit[] = [];
      let done = 0;
      for (const { at, length, insert } of [...wanted].sort((a, b) => a.at - b.at)) {
        const from = Math.max(done, Math.min(at, written.length));
        const to = Math.min(from + length, written.length);
        edits.push({ range: { from, to }, expected: written.slice(from, to), insert });
        done = to + 1;
        if (done > written.length) break;
      }
      const lines = written.split("\n");
      for (const { line, removed, added } of [...diffOf(written, edits)].reverse()) {
        const gone = lines.splice(line, removed.length, ...added.map((parts) => parts.join("")));
        expect(gone).toEqual(removed.map((parts) => parts.join("")));
      }
      expect(lines.join("\n")).toBe(applyEdits(written, edits));
    }),
    { numRuns: RUNS },
  );
});
