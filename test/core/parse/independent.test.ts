import fc from "fast-check";
import { existsSync } from "node:fs";
import { parseNote } from "../../../src/core/parse/parse-note";
import { readTasks, type ReferenceTask } from "../../../scripts/score/reference-tasks";
import { RUNS } from "../../support/random-notes";
import { readNotes, SAMPLE_VAULT } from "../../support/read-vault";

/** Our tasks as markdown-it's are told: lines from 1, the nearest task with a box as parent. */
function ourTasks(text: string): readonly ReferenceTask[] {
  const { items } = parseNote(text);
  return items.flatMap((item) => {
    if (item.kind !== "task" || item.symbol === null || item.symbolRange === null) return [];
    let parent = item.parent;
    for (; parent !== null; parent = items[parent]?.parent ?? null) {
      const around = items[parent];
      if (around?.kind === "task" && around.symbol !== null) break;
    }
    const line = item.line + 1;
    return [{ line, symbol: item.symbol, parent: parent === null ? null : (items[parent]?.line ?? 0) + 1 }];
  });
}

/** What Obsidian hides and CommonMark does not know of is blanked for the other parser: comments and math. */
function withoutHidden(text: string): string {
  const blank = (hidden: string): string => hidden.replace(/[^\n]/g, " ");
  return text.replace(/%%[^]*?%%/g, blank).replace(/^[ \t>]*\$\$[^]*?\$\$/gm, blank);
}

/** Folders of notes by other hands, where they lie beside the project. */
const BESIDE = ["../shared/seed-vault", "../shared/corpus/notes"].filter((folder) => existsSync(folder));

describe.each([SAMPLE_VAULT, ...BESIDE])("the tasks of %s", (folder) => {
  test.each([...readNotes(folder)])("%s: as markdown-it has them", (_, text) => {
    expect(ourTasks(text)).toEqual(readTasks(withoutHidden(text)));
  });
});

/**
 * Where the two parsers differ for good, each with its smallest example: after what is no paragraph remark still
 * refuses what may not interrupt one, and markdown-it ends a list at a line that only goes on lazily.
 */
const DIFFERENCES = [
  ["a list that does not count from 1, in a quote right below a paragraph", "> Text\n> > 2) [ ] Ship it\n"],
  ["a list that does not count from 1, below indented code", "    code\n2) [ ] Ship it\n"],
  ["a list that does not count from 1, below the definition of a reference", "[ref]: Note.md\n2) [ ] Ship it\n"],
] as const;

test("CommonMark has an item after a line that goes on lazily, and markdown-it does not", () => {
  const text = "   - [ ] a\n      - [ ] b\n    - [ ] c\n      - [ ] d\n";
  expect([ourTasks(text).length, readTasks(text).length]).toEqual([3, 2]);
});

test.each(DIFFERENCES)("CommonMark has %s, and remark does not", (_, text) => {
  expect([ourTasks(text).length, readTasks(text).length]).toEqual([0, 1]);
});

const indent = fc.constantFrom("", "", "  ", "    ", "> ", "> > ", ">   ");
const marker = fc.constantFrom("- ", "* ", "+ ", "1. ", "1) ", "- - ");
const box = fc.constantFrom("[ ] ", "[x] ", "[X] ", "[/] ", "[-]\t", "[?] ", "", "[] ", "[xy] ", "[x]");
const words = fc.constantFrom(
  "Ship it",
  "**bold** and `code`",
  "a [[Note|link]]",
  "[text](Note.md)",
  "~~struck~~",
  "✅ done",
  "[ ] twice",
);
const listLine = fc.tuple(indent, marker, box, words).map((parts) => parts.join(""));
const line = fc.oneof(
  { weight: 6, arbitrary: listLine },
  fc.tuple(indent, words).map((parts) => parts.join("")),
  fc.constantFrom("", "", "# Heading", "> [!todo] Callout", "```", "text"),
);

/** Whether a line is indented so far that it may be code: what follows such a line differs, as above. */
function mayOpenCode(text: string): boolean {
  return /^(?:> ?)*(?: {4}|\t| {5})/m.test(text.replace(/^(?=[^]*?^(?:> ?)* {0,3}(?:[-*+]|1[.)])[ \t])[^]*$/m, ""));
}

test("the tasks of random lists are as markdown-it has them", () => {
  fc.assert(
    fc.property(fc.array(line, { maxLength: 12 }), (lines) => {
      const text = lines.join("\n");
      fc.pre(!mayOpenCode(text));
      expect(ourTasks(text)).toEqual(readTasks(text));
    }),
    { numRuns: RUNS },
  );
});
