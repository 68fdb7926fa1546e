import { parseNote } from "../../../src/core/parse/parse-note";
import type { ParsedNote } from "../../../src/core/note/parsed-note";
import { heldFields } from "../../../src/core/note/inherit";
import { VaultIndex } from "../../../src/core/index/vault-index";
import { backlinkRollup, ownRollup, statusOfNote } from "../../../src/core/rollup/note-rollups";

const tasksOf = (note: ParsedNote): number => note.items.filter((item) => item.kind === "task").length;
const titles = (note: ParsedNote): readonly string[] => note.items.map((item) => item.title);

describe("odd input is read like any other", () => {
  test("CRLF, tabs and no final newline", () => {
    const note = parseNote("# Plan\r\n\r\n-\t[ ] a\r\n\t-\t[x] b\r\n\r\n**Status:** done");
    expect(note.items.map((item) => [item.title, item.status])).toEqual([
      ["a", "todo"],
      ["b", "done"],
    ]);
  });

  test("a byte order mark, NUL and lone surrogates", () => {
    const note = parseNote(
      "\ufeff---\nstatus: done\n---\n- [ ] a\0b\n- [\ud800] half\n- [x] \udc00\n## Phase 1 \ud83d\n",
    );
    expect(note.statements).toHaveLength(1);
    expect(tasksOf(note)).toBe(3);
    expect(() => JSON.stringify(note)).not.toThrow();
  });

  test("right-to-left text", () => {
    expect(titles(parseNote("- [x] לצבוע את הסירה\n- [ ] اشترِ الحبال\n"))).toEqual(["לצבוע את הסירה", "اشترِ الحبال"]);
  });

  test("setext headings, nested quotes and callouts", () => {
    const note = parseNote(
      "Plan\n====\n\nPhase 1: Hull\n---\n> > - [ ] a\n\n> [!todo]- Fold\n> > [!note]\n> > * [x] b\n",
    );
    expect(note.items.map((item) => item.title)).toEqual(["Phase 1: Hull", "a", "b"]);
  });

  test("unclosed fences, comments, math and frontmatter", () => {
    expect(tasksOf(parseNote("- [ ] a\n```\n- [ ] b\n"))).toBe(1);
    expect(tasksOf(parseNote("- [ ] a\n%% never closed\n- [ ] b\n"))).toBe(2);
    expect(tasksOf(parseNote("- [ ] a\n<!-- never closed\n- [ ] b\n"))).toBe(1);
    expect(tasksOf(parseNote("---\nstatus: done\n- [ ] a\n- [ ] b\n"))).toBe(2);
  });

  test("HTML blocks hide what is in them, and footnotes do not", () => {
    expect(tasksOf(parseNote("<div>\n- [ ] a\n</div>\n\n- [ ] b\n"))).toBe(1);
    expect(tasksOf(parseNote("Text[^1]\n\n[^1]: Note\n    - [ ] a\n"))).toBe(1);
  });

  test("names of every object's members are names like any other", () => {
    const names = ["__proto__", "constructor", "toString", "hasOwnProperty"];
    const index = new VaultIndex();
    for (const name of names) {
      const text = `---\n${name}: done\nstatus: ${name}\n---\n## ${name}\n- [ ] ${name} 🆔 ${name} [[${name}#${name}]]\n\n| ${name} | Status |\n| - | - |\n| ${name} | ${name} |\n| x | done |\n`;
      const note = parseNote(text);
      expect(note.statements[0]?.status).toBe("unknown");
      expect(note.items.map((item) => item.status)).toEqual(["todo", "unknown", "done"]);
      index.setNote(`${name}.md`, note);
    }
    for (const name of names) {
      expect(statusOfNote(index, `${name}.md`)?.status).toBeDefined();
      expect(backlinkRollup(index, `${name}.md`).rollup.total).toBe(0);
    }
  });

  test("frontmatter that is no YAML, or more than that", () => {
    const bomb = `a: &a [x,x,x,x,x,x,x,x,x]\n${["b", "c", "d", "e", "f", "g"]
      .map(
        (name, i) =>
          `${name}: &${name} [${Array(9)
            .fill(`*${String.fromCharCode(97 + i)}`)
            .join(",")}]`,
      )
      .join("\n")}\naliases: *g\nstatus: done`;
    for (const yaml of ["status: [", "{{{", "status: !!js/function x", "? - : -", "\t\tstatus: done", bomb]) {
      expect(() => parseNote(`---\n${yaml}\n---\n- [ ] a\n`)).not.toThrow();
    }
  });
});

describe("size and depth", () => {
  test("10,000 lists or quotes opened by one line are read", () => {
    expect(tasksOf(parseNote(`${"- ".repeat(10_000)}[ ] deep\n\n- [ ] next\n`))).toBe(2);
    expect(tasksOf(parseNote(`${"> ".repeat(10_000)}- [ ] deep\n\n- [ ] next\n`))).toBe(2);
  });

  test("what only remark reads gives an answer where it is as deep", () => {
    const footnote = "\n\n[^1]: a\n\n";
    expect(tasksOf(parseNote(`${"- ".repeat(400)}[ ] deep${footnote}`))).toBe(1);
    expect(tasksOf(parseNote(`${"- ".repeat(10_000)}[ ] deep${footnote}- [ ] next\n`))).toBe(1);
  });

  test.each([
    { count: 10_000, by: "spaces", indent: "  " },
    { count: 3_000, by: "tabs", indent: "\t" },
  ])("$count tasks nested in each other by $by keep their parents", ({ count, indent }) => {
    const lines = Array.from({ length: count }, (_, depth) => `${indent.repeat(depth)}- [ ] ${depth}\n`);
    const note = parseNote(`${lines.join("")}- [ ] next @ada\n`);
    expect(tasksOf(note)).toBe(count + 1);
    expect(note.items[count - 1]).toMatchObject({ parent: count - 2 });
    expect(ownRollup(note).total).toBe(2);
    expect(heldFields(note, count - 1).inherited).toEqual([]);
  });

  test("a table of 5,000 rows", () => {
    const note = parseNote(`| A | Status |\n| - | - |\n${"| thing | done |\n".repeat(5000)}`);
    expect(ownRollup(note)).toMatchObject({ total: 5000, done: 5000 });
  });

  test("a line of a million characters", () => {
    expect(tasksOf(parseNote(`- [ ] ${"word ".repeat(200_000)}\n`))).toBe(1);
  });
});

/**
 * Whatever is repeated, twice of it takes about twice as long. Growth is compared within the run.
 */
describe("reading grows no faster than its input", () => {
  // Another program may take the processor in the middle of a measurement.
  jest.retryTimes(4);

  const shapes: readonly (readonly [string, (count: number) => string])[] = [
    ["flat tasks", (count) => "- [ ] a task with some words\n".repeat(count)],
    ["headings", (count) => "## Phase 1: a\n- [ ] b\n".repeat(count / 2)],
    ["rows", (count) => `| A | Status |\n| - | - |\n${"| thing | ✅ Done |\n".repeat(count)}`],
    ["status lines", (count) => "**Status:** in progress\n\n".repeat(count)],
    ["one long task", (count) => `- [ ] ${"word ".repeat(count * 10)}\n`],
    ["one long status", (count) => `Status: ${"word ".repeat(count * 10)}\n`],
    ["one long heading", (count) => `## Phase 1 ${"(a ".repeat(count)}\n`],
    ["dashes in a heading", (count) => `## Phase 1: ${"— ".repeat(count * 4)}\n`],
    ["signs", (count) => `## Phase 1 ${"✅".repeat(count)}\n`],
    ["garbled text", (count) => `- [ ] ${"‚úÖ".repeat(count)}\n`],
    ["spaces", (count) => `- [ ] a${" ".repeat(count * 10)}b\n`],
    ["percent signs", (count) => "%% a\n".repeat(count)],
    ["wikilinks", (count) => `- [ ] ${"[[a]] ".repeat(50)}\n`.repeat(count / 50)],
    ["brackets", (count) => `${"(".repeat(count)}\n- [ ] ${"(1h ".repeat(count)}\n`],
    ["days", (count) => `2026-01-02\n\n- [ ] ${"Nov 18 ".repeat(count)}\n`],
    ["struck items", (count) => "- ~~a~~ b\n".repeat(count)],
    ["keys in bold", (count) => `${"**Key:** value ".repeat(count / 4)}\n`],
    ["frontmatter", (count) => `---\n${Array.from({ length: count }, (_, i) => `key${i}: b`).join("\n")}\n---\n`],
    ["fields in a line", (count) => `## Phase 1\n${"Owner: Ada | Effort: 3h | ".repeat(count / 4)}\n`],
    ["dependencies", (count) => `- [ ] ${"blocked by B2, B3 and ".repeat(count)}\n`],
    ["remarks behind a strike", (count) => `- ~~a~~ ${"(b) #c ".repeat(count)}\n`],
    ["headings that give", (count) => "## Harbour @ada (P1)\n- due Nov 18\n  - [ ] a\n".repeat(count / 2)],
    ["columns", (count) => `|${" Owner |".repeat(count)}\n|${" - |".repeat(count)}\n|${" Ada |".repeat(count)}\n`],
    [
      "rows with fields",
      (count) => `| A | Owner | Due | Status |\n|-|-|-|-|\n${"| a | Ada | 2026-05-04 | done |\n".repeat(count)}`,
    ],
    ["choices", (count) => `Status: ${"a | ".repeat(count)}\n`],
  ];

  test.each(shapes)("%s", (_, make) => {
    const timeOf = (count: number): number => {
      const text = make(count);
      const began = performance.now();
      parseNote(text);
      return performance.now() - began;
    };
    timeOf(500);
    const small = Math.min(timeOf(1000), timeOf(1000), timeOf(1000));
    const large = Math.min(timeOf(8000), timeOf(8000));
    // Eight times the input: linear is 8, quadratic 64; noise lies between.
    expect(large / Math.max(small, 4)).toBeLessThan(32);
  });
});
