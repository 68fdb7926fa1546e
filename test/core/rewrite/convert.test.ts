import fc from "fast-check";
import type { Item, ParsedNote } from "../../../src/core/note/parsed-note";
import { blocksOf, parseNote } from "../../../src/core/parse/parse-note";
import { checklistToTable } from "../../../src/core/rewrite/checklist-to-table";
import { tableToChecklist } from "../../../src/core/rewrite/table-to-checklist";
import { defaultVocabulary } from "../../../src/core/status/vocabulary";
import { applyEdits } from "../../../src/core/text/text-edit";
import { RUNS } from "../../support/random-notes";
import { afterAndBack, anyPlan, unlessRefused } from "./support";

const vocabulary = defaultVocabulary();

function toTable(text: string, from = text.search(/^[ \t]*(?:[-*+]|\d+\.)\s/m), to = from): string {
  return applyEdits(text, checklistToTable(text, { from, to }, vocabulary).edits);
}

function toChecklist(text: string, cursor = text.indexOf("|")): string {
  return applyEdits(text, tableToChecklist(text, cursor, vocabulary).edits);
}

const CHECKLIST = `# Boat

- [x] Order **ropes** 📅 2026-05-04 ⏫
- [/] Sand the hull [[Hull|of it]] [owner:: Ada]
- [ ] Paint 🆔 abc [status:: blocked by weather]
- [-] Old mast
- [>] Sails #later
`;
const TABLE = `# Boat

| Phase                    | Status             | Due        | Priority | Owner |
| ------------------------ | ------------------ | ---------- | -------- | ----- |
| Order **ropes**          | Done               | 2026-05-04 | ⏫       |       |
| Sand the hull [[Hull\\|of it]] | In progress |  |  | Ada |
| Paint 🆔 abc             | blocked by weather |            |          |       |
| Old mast                 | Cancelled          |            |          |       |
| Sails #later             | Deferred           |            |          |       |
`;
const squeezed = (text: string): string => text.replace(/ {2,}/g, " ").replace(/-{3,}/g, "---");

describe("a checklist", () => {
  it("becomes a table with a column for each field, and comes back", () => {
    const table = toTable(CHECKLIST);
    expect(squeezed(table)).toBe(squeezed(TABLE));
    const lengths = new Set(
      table
        .split("\n")
        .filter((line) => line.startsWith("|"))
        .map((line) => line.length),
    );
    expect(lengths.size).toBeLessThanOrEqual(2);
    expect(toChecklist(table)).toBe(CHECKLIST);
  });

  it("becomes one of the tasks that are selected, set apart from the others", () => {
    expect(toTable("- [ ] a\n- [x] b\n- [ ] c", 9, 10)).toBe(
      "- [ ] a\n\n| Phase | Status |\n| ----- | ------ |\n| b     | Done   |\n\n- [ ] c",
    );
  });

  it("keeps a character of a box that means more than its status", () => {
    const table = toTable("- [?] Ask `a|b`\n");
    expect(table).toContain("| Ask `a\\|b` | [?]    |");
    expect(toChecklist(table)).toBe("- [?] Ask `a|b`\n");
  });

  it("keeps comments in it and behind it", () => {
    expect(toTable("- [ ] Open %% keep %%\n  - Goal: dry %% me %%\n\n%% and me %%\n")).toBe(
      "| Phase           | Status      | Goal         |\n| --------------- | ----------- | ------------ |\n" +
        "| Open %% keep %% | Not started | dry %% me %% |\n\n%% and me %%\n",
    );
  });

  test.each([
    ["- [ ] Hull\n  - [ ] Sand", "“Hull” has more lines below it than a row can hold."],
    ["- [ ] Hull\n  as long as it is dry", "“Hull as long as it is dry” has more lines below it"],
    ["- [ ] Hull ^b1", "“Hull ^b1” has a block id"],
    ["- Hull\n- [ ] Mast", "“- Hull” is no task"],
    ["- [x] Emit (2026-02-17)", "“Emit (2026-02-17)” would be read otherwise"],
    ["- [ ] Open\n%% keep me %%\n- [ ] Two", "What is hidden below “Open” has no place in a table."],
    ["- [ ] Open\n  %% keep me %%\n- [ ] Two", "What is hidden below “Open”"],
    ["- [ ] Open %% keep\nme %%\n- [ ] Two", "What is hidden below “Open”"],
    ["- [ ] Open\n- [ ] Two\n\n  %%\nkeep me\n%%", "What is hidden below “Two”"],
    ["- [ ] Open [owner:: Ada]\n  - Owner: Bo", "says “Owner” twice"],
    ["text", "There is no checklist at the cursor."],
    ["> - [ ] Hull", "There is no checklist at the cursor."],
  ])("%j is refused rather than losing anything", (text, why) => {
    expect(() => toTable(text, 0)).toThrow(why.replace("“Hull ^b1”", "“Hull”"));
  });
});

describe("a phase table", () => {
  it("becomes tasks whose status stands in a field where no box says it", () => {
    expect(
      toChecklist("| Phase | Status |\n|--|--|\n| Hull | Blocked |\n| Mast | ✅ Done |\n| Sail | In review |\n"),
    ).toBe("- [ ] Hull [status:: Blocked]\n- [x] Mast\n- [ ] Sail [status:: In review]\n");
  });

  it("keeps what holds brackets in lines below its task, and takes it back from there", () => {
    const table = "| Phase | Goal | Status |\n|--|--|--|\n| 1 | Hull | 🔄 In progress (2/6) |\n| 2 | Mast | done |\n";
    const list = toChecklist(table);
    expect(list).toBe("- [/] Phase 1: Hull\n  - Status: 🔄 In progress (2/6)\n- [x] Phase 2: Mast\n");
    expect(squeezed(toTable(list))).toBe(
      "| Phase | Status |\n| --- | --- |\n| Phase 1: Hull | 🔄 In progress (2/6) |\n| Phase 2: Mast | Done |\n",
    );
  });

  it("calls a task what its row is called, where the first column only sorts it", () => {
    expect(
      toChecklist("| Type | Key | Summary | Status |\n|--|--|--|--|\n| Bug | SHOP-1 | Mend the total | done |"),
    ).toBe("- [x] SHOP-1: Mend the total [type:: Bug]");
  });

  it("gives an effort its unit", () => {
    expect(toChecklist("| ID | Task | Status | Effort (h) |\n|--|--|--|--|\n| B1 | Sand | done | 3 |")).toBe(
      "- [x] B1: Sand [effort:: 3 h]",
    );
  });

  test.each([
    ["| Phase | Status |\n|--|--|\n| Hull | |\n| Mast | done |", "“Hull” has no status"],
    ["| a | b |\n|--|--|\n| c | d |", "“| c | d |” has no status that is read"],
    ["| Phase | Status | A/B |\n|--|--|--|\n| Hull | done | x |", "No field of a task can be called “A/B”"],
    ["Phase | Status\n---|---\na | todo | note to self", "“note to self” stands beyond the last column of its table."],
    ["no table", "There is no table at the cursor."],
  ])("%j is refused rather than losing anything", (text, why) => {
    expect(() => toChecklist(text, 0)).toThrow(why);
  });
});

const said = ({ items }: ParsedNote): readonly unknown[] =>
  items.map(({ status, priority, effortHours, people, tags, dependencies, id, dates }: Item) => [
    ...[status, priority, effortHours, people, tags, dependencies, id],
    Object.entries(dates).sort(),
  ]);
const linked = ({ links }: ParsedNote): readonly string[] =>
  links.map(({ linkpath, subpath, alias }) => JSON.stringify([linkpath, subpath, alias])).sort();

const WORDS = [
  ...[
    "Ship it",
    "**B1: 132 warnings** — fix",
    "[[Note]]",
    "[[Note#Part|alias]]",
    "`code`",
    "a | b",
    "⏫",
    "📅 2026-11-27",
  ],
  ...[
    "[owner:: Ada]",
    "(due:: 2026-05-04)",
    "@ada",
    "#tag",
    "🆔 x1",
    "⛔ x2",
    "[status:: in review]",
    "Effort: 10 hours",
  ],
  ...["Phase 2: Paint", "[goal:: see [[Note]]]", "(1/3 done)", "v1.2", "\\| c", "Nov 18", "Привет", "🔄"],
];
const task = fc
  .tuple(
    fc.constantFrom("- [ ] ", "- [x] ", "* [/] ", "- [-] ", "1. [>] ", "- [!] "),
    fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 3 }),
  )
  .map(([box, words]) => box + words.join(" "));
const checklist = fc.array(task, { minLength: 1, maxLength: 5 }).map((lines) => `# Plan\n\n${lines.join("\n")}\n`);

it.each([
  "60%",
  "3/5",
  "0%",
  "100%",
  "partially done",
  "🔄 half done",
  "12 of 30 planks",
  "Almost complete",
  "at risk",
])("a status that says how far it is stays in a field: %s", (status) => {
  const text = `| Part | Status |\n|---|---|\n| Keel | ${status} |\n| Mast | done |\n`;
  const list = toChecklist(text);
  expect(list).toMatch(/^- \[.\] Keel \[status:: .+\]\n- \[x\] Mast\n$/);
  expect(list).toContain(`[status:: ${status}]`);
});

it.each(["done", "✅ Done", "In progress", "WIP", "🔄", "not started", "Cancelled"])(
  "a plain status becomes a box: %s",
  (status) => {
    expect(toChecklist(`| Part | Status |\n|---|---|\n| Keel | ${status} |\n`)).toMatch(/^- \[.\] Keel\n$/);
  },
);

describe("there and back", () => {
  it("any checklist reads the same: as many items, with the statuses and all else that they carry", () => {
    let made = 0;
    fc.assert(
      fc.property(checklist, (text) => {
        const table = unlessRefused(() => toTable(text));
        if (table === null) return;
        const before = parseNote(text);
        expect(said(parseNote(table))).toEqual(said(before));
        expect(linked(parseNote(table))).toEqual(linked(before));
        const back = unlessRefused(() => toChecklist(table));
        if (back === null) return;
        made += 1;
        expect(said(parseNote(back))).toEqual(said(before));
        expect(parseNote(back).items.map(({ kind }) => kind)).toEqual(before.items.map(({ kind }) => kind));
        expect(linked(parseNote(back))).toEqual(linked(before));
      }),
      { numRuns: RUNS },
    );
    expect(made).toBeGreaterThan(RUNS / 5);
  });

  it("every table and list of any note is rewritten so that nothing is read otherwise, or not at all", () => {
    let made = 0;
    fc.assert(
      fc.property(anyPlan, (text) => {
        for (const { kind, from } of blocksOf(text)) {
          if (kind !== "list" && kind !== "table") continue;
          const rewriting = unlessRefused(() =>
            kind === "list"
              ? checklistToTable(text, { from, to: from }, vocabulary)
              : tableToChecklist(text, from, vocabulary),
          );
          if (rewriting === null) continue;
          made += 1;
          const [old, now] = [parseNote(text), parseNote(afterAndBack(text, rewriting.edits))];
          expect(said(now)).toEqual(said(old));
          expect(linked(now)).toEqual(linked(old));
          expect(now.statements.filter(({ of }) => of.kind !== "item")).toHaveLength(
            old.statements.filter(({ of }) => of.kind !== "item").length,
          );
        }
      }),
      { numRuns: RUNS },
    );
    expect(made).toBeGreaterThan(RUNS / 40);
  });
});
