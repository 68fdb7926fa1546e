import { Text } from "@codemirror/state";
import fc from "fast-check";
import { findBlocks } from "../../workbench/page/editor/find-blocks";
import { escapeCell, readTable, unescapeCell } from "../../workbench/page/editor/markdown-table";

const blocksOf = (note: string): [string, string][] =>
  findBlocks(Text.of(note.split("\n"))).map(({ kind, from, to }) => [kind, note.slice(from, to)]);

describe("blocks of a note", () => {
  it.each([
    ["the properties", "---\na: b\n---\ntext", [["properties", "---\na: b\n---"]]],
    ["a table up to the empty line", "x\n\n| a |\n| - |\n| 1 |\n\ny", [["table", "| a |\n| - |\n| 1 |"]]],
    ["a table that a heading ends", "a | b\n- | -\n# H", [["table", "a | b\n- | -"]]],
    ["no table where the columns differ", "| a | b |\n| - |", []],
    ["no table in a fence", "```\n| a |\n| - |\n```", [["code", "```\n| a |\n| - |\n```"]]],
    ["nothing in a fence that is open", "```\n| a |\n| - |", []],
    ["a callout, but no quote", "> [!tip] A\n> b\n\n> c", [["callout", "> [!tip] A\n> b"]]],
    ["an embed on a line of its own", "![[A#B|c]]\nsee ![[D]]", [["embed", "![[A#B|c]]"]]],
  ])("are %s", (_, note, expected) => {
    expect(blocksOf(note)).toEqual(expected);
  });
});

describe("a table", () => {
  it("has cells with the places of their texts, blanks left out", () => {
    const source = "| a |  b|\n|:-:|--:|\n|  | c \\| d |\n| e |";
    const { alignments, rows } = readTable(source);
    expect(alignments).toEqual(["center", "right"]);
    expect(rows.map((row) => row.map((cell) => cell && [cell.text, source.slice(cell.from, cell.to)]))).toEqual([
      [
        ["a", "a"],
        ["b", "b"],
      ],
      [
        ["", ""],
        ["c | d", "c \\| d"],
      ],
      [["e", "e"], null],
    ]);
  });

  it("may do without the outer pipes", () => {
    expect(readTable("a | b\n- | -\n1 | 2").rows.map((row) => row.map((cell) => cell?.text))).toEqual([
      ["a", "b"],
      ["1", "2"],
    ]);
  });

  it("keeps a cell's source through its text", () => {
    const source = fc
      .array(fc.constantFrom("a", " ", "\\|", "\\\\", "é", "[["), { maxLength: 12 })
      .map((parts) => parts.join("").trim())
      .filter((text) => !text.endsWith("\\") || text.endsWith("\\\\"));
    fc.assert(fc.property(source, (text) => escapeCell(unescapeCell(text)) === text));
  });
});
