import fc from "fast-check";
import { LineIndex } from "../../../src/core/text/line-index";
import { RUNS } from "../../support/random-notes";

it("cuts a text at its line breaks, and leaves them out", () => {
  const lines = new LineIndex("one\r\ntwo\n\nfour");
  expect(lines.count).toBe(4);
  expect([0, 1, 2, 3].map((line) => lines.lineText(line))).toEqual(["one", "two", "", "four"]);
  expect([0, 1, 2, 3].map((line) => lines.startOf(line))).toEqual([0, 5, 9, 10]);
});

it("has one empty line for an empty text, and one more behind a last line break", () => {
  expect(new LineIndex("").count).toBe(1);
  expect(new LineIndex("").lineText(0)).toBe("");
  expect(new LineIndex("a\n").count).toBe(2);
  expect(new LineIndex("a\n").lineText(1)).toBe("");
});

it("gives a line break to the line that it ends, and all behind the text to the last line", () => {
  const lines = new LineIndex("ab\ncd");
  expect([0, 1, 2, 3, 4, 5, 99].map((offset) => lines.lineAt(offset))).toEqual([0, 0, 0, 1, 1, 1, 1]);
});

it("keeps a lone carriage return inside its line", () => {
  expect(new LineIndex("a\rb\nc").lineText(0)).toBe("a\rb");
});

it("says which line is not there", () => {
  expect(() => new LineIndex("a\nb").startOf(2)).toThrow("Line 2 of a text with 2 lines");
});

it("agrees with a plain split", () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom("a", "\n", "\r") }), (text) => {
      const lines = new LineIndex(text);
      const split = text.split("\n");
      expect(lines.count).toBe(split.length);
      split.forEach((line, i) => expect(lines.lineText(i)).toBe(line.replace(/\r$/, "")));
      for (let offset = 0; offset <= text.length; offset++) {
        expect(lines.lineAt(offset)).toBe(text.slice(0, offset).split("\n").length - 1);
      }
    }),
    { numRuns: RUNS },
  );
});
