import { Text } from "@codemirror/state";
import type { Badge } from "../../src/core/badge/badge";
import { toEditorRange } from "../../src/editor/to-editor-range";

/** Where the badge for `written` in a file stands in the editor, as what stands there; null where it has no place. */
function placeOf(file: string, written: string, kind: Badge["kind"] = "status"): string | null {
  const from = file.lastIndexOf(written);
  const line = file.slice(0, from).split("\n").length - 1;
  const range = kind === "status" ? { from, to: from + written.length } : { from, to: from };
  const doc = Text.of(file.split(/\r?\n/));
  const found = toEditorRange({ kind, range, line, written: kind === "status" ? written : "" }, file.length, doc);
  return found === null ? null : `${doc.lineAt(found.from).text}@${found.from - doc.lineAt(found.from).from}`;
}

test.each([
  ["a\nStatus: Done\nb\n", "Done", "Status: Done@8"],
  ["a\r\nStatus: Done\r\nb\r\n", "Done", "Status: Done@8"],
  ["a\r\nb\r\nStatus: Done", "Done", "Status: Done@8"],
  ["a\nb\r\nStatus: Done\nb\r\n", "Done", "Status: Done@8"],
  // Of lines that end in both ways, what stands twice in one cannot be told apart.
  ["a\nb\r\n|Done|Done|\nb\r\n", "Done", null],
])("in %j the badge of %j stands at %j", (file, written, place) => {
  expect(placeOf(file, written)).toBe(place);
});

test("where lines end in both ways, what stands behind a line still does, and what stands within it has no place", () => {
  expect(placeOf("a\n# Plan\r\nb\n", "\r\nb", "progress")).toBe("# Plan@6");
  expect(placeOf("a\n[[Hull]] is\r\nb\n", " is", "link")).toBeNull();
});

test("an editor whose text begins with a byte order mark has its badges one further", () => {
  const doc = Text.of(["\ufeffStatus: Done", ""]);
  const badge = { kind: "status", range: { from: 8, to: 12 }, line: 0, written: "Done" } as const;
  expect(toEditorRange(badge, 13, doc)).toEqual({ from: 9, to: 13 });
});

test("a place that the editor's text does not have is none", () => {
  const badge = { kind: "status", range: { from: 80, to: 84 }, line: 0, written: "Done" } as const;
  expect(toEditorRange(badge, 3, Text.of(["abc"]))).toBeNull();
});
