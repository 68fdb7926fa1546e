import fc from "fast-check";
import { applyEdits, StaleTextError, type TextEdit } from "../../../src/core/text/text-edit";
import { RUNS } from "../../support/random-notes";

const edit = (from: number, expected: string, insert: string): TextEdit => ({
  range: { from, to: from + expected.length },
  expected,
  insert,
});

it("makes edits where they say, and touches nothing else", () => {
  expect(applyEdits("- [ ] a\n- [x] b", [edit(3, " ", "x"), edit(11, "x", " ")])).toBe("- [x] a\n- [ ] b");
});

it("inserts, removes, and makes neighbours in order", () => {
  expect(applyEdits("abc", [edit(0, "", ">"), edit(0, "a", ""), edit(1, "b", "BB"), edit(3, "", "!")])).toBe(">BBc!");
  expect(applyEdits("abc", [])).toBe("abc");
});

it("changes nothing when one of several no longer fits", () => {
  const edits = [edit(0, "a", "A"), edit(1, "x", "X")];
  expect(() => applyEdits("abc", edits)).toThrow(StaleTextError);
  expect(() => applyEdits("abc", edits)).toThrow("Expected “x” but found “b”");
});

it("refuses edits that overlap, stand out of order, or leave the text", () => {
  expect(() => applyEdits("abc", [edit(0, "ab", ""), edit(1, "b", "")])).toThrow(RangeError);
  expect(() => applyEdits("abc", [edit(2, "c", ""), edit(0, "a", "")])).toThrow(RangeError);
  expect(() => applyEdits("abc", [{ range: { from: 2, to: 4 }, expected: "c", insert: "" }])).toThrow(RangeError);
  expect(() => applyEdits("abc", [{ range: { from: 2, to: 1 }, expected: "", insert: "" }])).toThrow(RangeError);
  expect(() => applyEdits("abc", [{ range: { from: -1, to: 0 }, expected: "", insert: "" }])).toThrow(RangeError);
});

it("shortens what it quotes", () => {
  expect(new StaleTextError("x".repeat(200), "").message).toHaveLength("Expected “” but found “”".length + 80);
});

it("is undone by the edits the other way round", () => {
  const cuts = fc.array(fc.tuple(fc.nat(30), fc.nat(5), fc.string({ maxLength: 5 })), { maxLength: 6 });
  fc.assert(
    fc.property(fc.string({ minLength: 0, maxLength: 40 }), cuts, (text, wanted) => {
      const edits: TextEdit[] = [];
      let at = 0;
      for (const [gap, length, insert] of wanted) {
        const from = Math.min(text.length, at + gap);
        const to = Math.min(text.length, from + length);
        edits.push({ range: { from, to }, expected: text.slice(from, to), insert });
        at = to;
      }
      const changed = applyEdits(text, edits);
      let moved = 0;
      const back = edits.map(({ range, expected, insert }) => {
        const from = range.from + moved;
        moved += insert.length - expected.length;
        return { range: { from, to: from + insert.length }, expected: insert, insert: expected };
      });
      expect(applyEdits(changed, back)).toBe(text);
    }),
    { numRuns: RUNS },
  );
});
