import { findSubject, subjectOnLine } from "../../../src/core/edit/find-subject";
import { parseNote } from "../../../src/core/parse/parse-note";

const row = (...names: readonly string[]): string =>
  ["| Part | Status |", "| --- | --- |", ...names.map((name) => `| ${name} | todo |`), ""].join("\n");

describe("what was spoken of in an older reading of a note", () => {
  it("is found where it has moved to, though another stands in its place and reads alike", () => {
    const [before, after] = [parseNote(row("Keel", "Mast")), parseNote(row("Ribs", "Keel", "Mast"))];
    expect(findSubject(before, { kind: "item", item: 1 }, after)).toEqual({ kind: "item", item: 2 });
  });

  it("is the same one of several that say the same", () => {
    const [before, after] = [parseNote(row("Keel", "Keel")), parseNote(row("Ribs", "Keel", "Keel"))];
    expect(findSubject(before, { kind: "item", item: 1 }, after)).toEqual({ kind: "item", item: 2 });
  });

  it("is not guessed where there are more or fewer of them by now", () => {
    const before = parseNote(row("Keel", "Keel"));
    expect(findSubject(before, { kind: "item", item: 1 }, parseNote(row("Keel")))).toBeNull();
    expect(findSubject(before, { kind: "item", item: 1 }, parseNote(row("Keel", "Keel", "Keel")))).toBeNull();
  });

  it("is gone when it says something else", () => {
    const before = parseNote(row("Keel"));
    expect(findSubject(before, { kind: "item", item: 0 }, parseNote(row("Keel").replace("todo", "done")))).toBeNull();
  });

  it("is found as a statement by what it is about", () => {
    const hull = "## Hull\n\nStatus: done\n\n";
    const mast = "## Mast\n\nStatus: done\n\n";
    const [before, after] = [parseNote(hull + mast), parseNote(mast + hull)];
    expect(findSubject(before, { kind: "statement", statement: 0 }, after)).toEqual({
      kind: "statement",
      statement: 1,
    });
  });
});

describe("what stands on a line", () => {
  const note = parseNote(
    "# Plan\n\nStatus: done\n\n- [ ] Order\n\n| Part | Status |\n| --- | --- |\n| Keel |  |\n| Mast | done |\n\nWords.\n",
  );

  it.each([
    [2, { kind: "statement", statement: 0 }],
    [4, { kind: "item", item: 0 }],
    [8, { kind: "item", item: 1 }],
    [11, null],
  ])("on line %i is %j", (line, expected) => {
    expect(subjectOnLine(note, line)).toEqual(expected);
  });
});
