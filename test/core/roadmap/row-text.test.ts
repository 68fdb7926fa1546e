import fc from "fast-check";
import { findSection, toHeadingKey } from "../../../src/core/links/subpath";
import { parseNote } from "../../../src/core/parse/parse-note";
import { subpathOfRow, textOfRow } from "../../../src/core/roadmap/row-text";
import { planLikeNote, RUNS } from "../../support/random-notes";

const TEXT = `# Boat

## Phase 1: Hull

- [ ] Keel ^keel
  - [x] Oak
    of this wood
- [ ] Planks

| Part | Status |
| ---- | ------ |
| Mast | Done   |
| Boom | Todo   |

## Notes

### Phase 2: Rig

## Later

### Phase 2: Rig
`;

const note = parseNote(TEXT);
const row = (title: string, nth = 0): { kind: "task" | "row" | "phase"; path: string; line: number; item: number } => {
  const item = note.items.flatMap((each, at) => (each.title === title ? [at] : []))[nth] ?? -1;
  const found = note.items[item];
  if (found === undefined) throw new RangeError(title);
  return { kind: found.kind, path: "Boat.md", line: found.line, item };
};
const of = (title: string): string | null => textOfRow(row(title), note, TEXT);

it("an item is copied with all below it, moved to the left", () => {
  expect(of("Keel")).toBe("- [ ] Keel ^keel\n  - [x] Oak\n    of this wood");
  expect(of("Oak of this wood")).toBe("- [x] Oak\n  of this wood");
  expect(of("Boom")).toBe("| Part | Status |\n| ---- | ------ |\n| Boom | Todo   |");
});

it("a heading is copied with all below it, and a note as it is", () => {
  const phase = of("Phase 1: Hull") ?? "";
  expect(phase.startsWith("## Phase 1: Hull\n\n- [ ] Keel")).toBe(true);
  expect(phase.endsWith("| Boom | Todo   |")).toBe(true);
  const whole = { kind: "note", path: "Boat.md", line: null, item: null } as const;
  expect(textOfRow(whole, note, TEXT)).toBe(TEXT);
  expect(textOfRow({ ...whole, kind: "folder" }, note, TEXT)).toBeNull();
});

it("items in quotes and in files of Windows lose what stands before them, and their ends of lines", () => {
  const quoted = "> - [ ] a\r\n>   - [ ] b\r\n>   - [ ] c\r\n";
  const read = parseNote(quoted);
  expect(textOfRow({ kind: "task", path: "a.md", line: 0, item: 0 }, read, quoted)).toBe(
    "- [ ] a\n  - [ ] b\n  - [ ] c",
  );
});

it.each([
  ["- [ ] a\n  - plain bullet\n  - other", 3],
  ["- [ ] a\n\n  a paragraph\n\n  ```js\n  - x\n  ```\n\n\n- [ ] b", 7],
  ["- [ ] a\n  - [ ] b\n    - plain\n  - more\n# End", 4],
  ["- [ ] a\n  > quoted\n- other", 2],
  ["- [ ] a\n\t- plain\nEnd", 2],
  ["> - [ ] a\n>   - plain\n>\n>   more\n>\n> End", 4],
  ["> - [ ] a\n>   - plain\n\n  - other", 2],
  ["- [ ] a\r\n  - plain\r\n\r\n", 2],
])("what is indented below an item is copied with it: %j", (text, count) => {
  const lines = text.split(/\r?\n/).slice(0, count);
  const copied = textOfRow({ kind: "task", path: "a.md", line: 0, item: 0 }, parseNote(text), text);
  expect(copied).toBe(lines.map((line) => line.replace(/^> ?/, "")).join("\n"));
});

it("an item that stands below others is copied up to the next of them", () => {
  const text = "- [ ] a\n  - [ ] b\n    - plain\n  - other\n";
  expect(textOfRow({ kind: "task", path: "a.md", line: 1, item: 1 }, parseNote(text), text)).toBe("- [ ] b\n  - plain");
});

it("a link leads to the block, or to the heading above, told from others that are called so", () => {
  const link = (title: string, nth?: number): string => subpathOfRow(row(title, nth), note);
  expect(link("Keel")).toBe("#^keel");
  expect(link("Planks")).toBe("#Phase 1 Hull");
  expect(link("Phase 1: Hull")).toBe("#Phase 1 Hull");
  expect(link("Phase 2: Rig", 1)).toBe("#Later#Phase 2 Rig");
  expect(subpathOfRow({ kind: "note", path: "Boat.md", line: null, item: null }, note)).toBe("");
});

it("whatever the note, a link to an item leads where it stands, and its text can be copied", () => {
  fc.assert(
    fc.property(planLikeNote, (text) => {
      const read = parseNote(text);
      read.items.forEach(({ kind, line, section }, item) => {
        const each = { kind, path: "a.md", line, item };
        expect(textOfRow(each, read, text)).not.toBeNull();
        const subpath = subpathOfRow(each, read);
        if (subpath === "" || subpath.startsWith("#^")) return;
        const found = read.sections[findSection(read, subpath) ?? -1];
        let meant = read.sections[section];
        while (toHeadingKey(meant?.heading ?? "") === "") meant = read.sections[meant?.parent ?? 0];
        expect(toHeadingKey(found?.heading ?? "")).toBe(toHeadingKey(meant?.heading ?? ""));
      });
    }),
    { numRuns: RUNS },
  );
});
