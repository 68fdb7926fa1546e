import fc from "fast-check";
import { withFigures } from "../../../src/core/findings/read-figures";
import { parseNote } from "../../../src/core/parse/parse-note";
import { insertPhaseTable } from "../../../src/core/rewrite/insert-phase-table";
import { insertRoadmapBlock } from "../../../src/core/rewrite/insert-roadmap-block";
import { insertRollup } from "../../../src/core/rewrite/insert-rollup";
import { insertStatusLine } from "../../../src/core/rewrite/insert-status-line";
import { defaultVocabulary } from "../../../src/core/status/vocabulary";
import { RUNS } from "../../support/random-notes";
import { afterAndBack, placed, rewritten, unlessRefused, withCursor } from "./support";

const vocabulary = defaultVocabulary();

function insert(rewrite: typeof insertStatusLine, marked: string): string {
  const { text, cursor } = withCursor(marked);
  return rewritten(text, rewrite(text, cursor, vocabulary));
}

describe("a status line", () => {
  test.each([
    ["in bold where no other is", "# Boat\n¦\n", "# Boat\n\n**Status:** Not started¦\n"],
    ["in an empty note", "¦", "**Status:** Not started¦\n"],
    [
      "as the last one says it",
      "_Stand: erledigt_\n\n## Rumpf¦\n",
      "_Stand: erledigt_\n\n## Rumpf\n\n_Stand: offen¦_\n",
    ],
    [
      "behind the list that the cursor is in",
      "- [ ] a¦\n- [ ] b\n\ntext\n",
      "- [ ] a\n- [ ] b\n\n**Status:** Not started¦\n\ntext\n",
    ],
    ["in the note’s language", "Das ist offen und erledigt\n¦", "Das ist offen und erledigt\n\n**Status:** Offen¦\n"],
    [
      "with its line breaks",
      "# A\r\n\r\n## B¦\r\n- [ ] c\r\n",
      "# A\r\n\r\n## B\r\n\r\n**Status:** Not started¦\r\n\r\n- [ ] c\r\n",
    ],
    ["behind code", "```\nx¦\n```\n", "```\nx\n```\n\n**Status:** Not started¦\n"],
    [
      "behind the properties",
      "---\ntags: [a¦]\n---\n# B\n",
      "---\ntags: [a]\n---\n\n**Status:** Not started¦\n\n# B\n",
    ],
  ])("is put %s", (_, before, after) => {
    expect(insert(insertStatusLine, before)).toBe(after);
  });

  it("is refused in code that nothing ends", () => {
    const { text, cursor } = withCursor("```\nx¦");
    expect(() => insertStatusLine(text, cursor, vocabulary)).toThrow("Nothing was changed.");
  });
});

describe("a phase table", () => {
  it("is read as phases that are to be done, with the cursor in the first cell", () => {
    const after = insert(insertPhaseTable, "# Boat\n\n¦");
    expect(after).toBe(
      [
        "# Boat",
        "",
        "| Phase   | Status      | Due |",
        "| ------- | ----------- | --- |",
        "| Phase 1¦ | Not started |     |",
        "| Phase 2 | Not started |     |",
        "| Phase 3 | Not started |     |",
        "",
      ].join("\n"),
    );
    expect(parseNote(after.replace("¦", "")).items.map(({ id, status }) => [id, status])).toEqual([
      ["Phase 1", "todo"],
      ["Phase 2", "todo"],
      ["Phase 3", "todo"],
    ]);
  });

  test.each([
    ["Die Arbeit ist offen, teils erledigt.\n", "| Phase   | Status | Fällig |"],
    ["Le travail est en cours, une partie terminée.\n", "| Phase   | Statut  | Échéance |"],
    ["Работа не начата, часть готова.\n", "| Фаза   | Статус    | Срок |"],
  ])("speaks the language of %j", (text, header) => {
    expect(insert(insertPhaseTable, `${text}¦`)).toContain(header);
  });
});

test("a roadmap block is one of its own", () => {
  const block = "```roadmap\nview: outline\nscope: note\n```";
  expect(insert(insertRoadmapBlock, "# Boat\ntext¦\nmore\n")).toBe(`# Boat\ntext\nmore\n\n${block}¦\n`);
  expect(insert(insertRoadmapBlock, "%%\na¦\n\nb\n%%\nend")).toBe(`%%\na\n\nb\n%%\n\n${block}¦\n\nend`);
});

describe("a rollup", () => {
  it("says what is done, and is no status", () => {
    const after = insert(insertRollup, "# Boat\n¦\n- [x] a\n- [ ] b\n- [x] c\n- [-] d\n");
    expect(after).toBe("# Boat\n\nDone so far: 2 of 3 (66%)¦\n\n- [x] a\n- [ ] b\n- [x] c\n- [-] d\n");
    const note = withFigures(parseNote(after.replace("¦", "")), after.replace("¦", ""));
    expect(note.statements).toEqual([]);
    expect([note.figures?.counted, note.figures?.sums]).toEqual([[], []]);
  });

  it("is refused where nothing is to be counted", () => {
    expect(() => insertRollup("# Boat\n", 0, vocabulary)).toThrow("no tasks");
  });
});

test.each([
  ["status line", insertStatusLine],
  ["phase table", insertPhaseTable],
  ["roadmap block", insertRoadmapBlock],
  ["rollup", insertRollup],
])("a %s leaves all other items, statements and links of any note as they were", (_, rewrite) => {
  let made = 0;
  fc.assert(
    fc.property(placed, ({ text, cursor }) => {
      const rewriting = unlessRefused(() => rewrite(text, cursor, vocabulary));
      if (rewriting === null) return;
      made += 1;
      const [edit] = rewriting.edits;
      const after = afterAndBack(text, rewriting.edits);
      expect(edit?.expected).toBe("");
      expect(rewriting.cursor).toBeGreaterThanOrEqual(edit?.range.from ?? 0);
      expect(rewriting.cursor).toBeLessThanOrEqual((edit?.range.from ?? 0) + (edit?.insert.length ?? 0));
      const [old, now] = [parseNote(text), parseNote(after)];
      const words = now.items.map(({ text: said }) => said);
      for (const { text: said } of old.items) expect(words).toContain(said);
      expect(now.items.length - old.items.length).toBeLessThanOrEqual(rewrite === insertPhaseTable ? 3 : 1);
      const isKept = rewrite === insertRoadmapBlock || rewrite === insertRollup;
      if (isKept) expect(now.items.map(({ status }) => status)).toEqual(old.items.map(({ status }) => status));
      expect(now.statements.length - old.statements.length).toBe(rewrite === insertStatusLine ? 1 : 0);
      expect(now.links).toHaveLength(old.links.length);
    }),
    { numRuns: RUNS },
  );
  expect(made).toBeGreaterThan(RUNS / 10);
});
