import fc from "fast-check";
import { matchRanges } from "../../../src/core/query/match-ranges";

it.each([
  ["Release", ["re", "release"], ["Release"]],
  ["Release notes", ["lea", "ease", "no"], ["lease", "no"]],
  ["ab", ["a", "b"], ["ab"]],
  ["İstanbul plan", ["plan"], ["plan"]],
  ["İstanbul İplan", ["i"], ["İ"]],
  ["ΟΔΟΣ", ["οδος"], ["ΟΔΟΣ"]],
  ["🚀 Ship", ["ship", "x", ""], ["Ship"]],
])("in %j are found %j", (text, words, expected) => {
  expect(matchRanges(text, words).map(([from, to]) => text.slice(from, to))).toEqual(expected);
});

it("ranges never overlap, and lie in the text", () => {
  const text = fc.string({ unit: fc.constantFrom("a", "B", "İ", "ß", "Σ", "🚀", " ") });
  fc.assert(
    fc.property(text, fc.array(text), (where, words) => {
      let end = -1;
      for (const [from, to] of matchRanges(
        where,
        words.map((word) => word.toLowerCase()),
      )) {
        expect(from).toBeGreaterThan(end);
        expect(to).toBeGreaterThan(from);
        end = to;
      }
      expect(end).toBeLessThanOrEqual(where.length);
    }),
  );
});
