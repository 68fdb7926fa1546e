import fc from "fast-check";
import { toDiskText, toEditorText } from "../../workbench/page/editor/line-endings";
import { diffText } from "../../workbench/page/editor/text-diff";

const apply = (text: string, changes: readonly { from: number; to: number; insert: string }[]): string =>
  [...changes].reverse().reduce((out, { from, to, insert }) => out.slice(0, from) + insert + out.slice(to), text);
const note = fc
  .array(fc.constantFrom("a", "b", "\n", "\n\n", "- [ ] ", "x"), { maxLength: 40 })
  .map((parts) => parts.join(""));

describe("differences", () => {
  it("turn one text into the other", () => {
    fc.assert(fc.property(note, note, (before, after) => apply(before, diffText(before, after)) === after));
  });

  it("touch only what differs", () => {
    expect(diffText("- [ ] a\n- [ ] b\n", "- [ ] a\n- [x] b\n")).toEqual([{ from: 11, to: 12, insert: "x" }]);
  });
});

describe("line endings", () => {
  it("come back as they were when nothing changed", () => {
    const mixed = fc
      .array(fc.constantFrom("a", "\r\n", "\n", "\uFEFF", " "), { maxLength: 30 })
      .map((parts) => parts.join(""));
    fc.assert(fc.property(mixed, (disk) => toDiskText(toEditorText(disk), disk) === disk));
  });

  it("of new lines are those of the file", () => {
    expect(toDiskText("a\nnew\nb", "a\r\nb")).toBe("a\r\nnew\r\nb");
    expect(toDiskText("a\nnew\nb", "a\nb")).toBe("a\nnew\nb");
  });
});
