import fc from "fast-check";
import { hasPlaceForDates, planSetDates, resolveSetDates, type NewDates } from "../../../src/core/edit/set-dates";
import { parseNote } from "../../../src/core/parse/parse-note";
import { defaultVocabulary } from "../../../src/core/status/vocabulary";
import { applyEdits } from "../../../src/core/text/text-edit";

function move(text: string, item: number, dates: NewDates): string | null {
  const plans = planSetDates(parseNote(text), item, dates, text, defaultVocabulary());
  return plans === null ? null : applyEdits(text, resolveSetDates(plans, text));
}

describe("a date that is moved", () => {
  it.each([
    ["a task's sign", "- [ ] Order 📅 2026-05-04", { due: "2026-05-06" }, "- [ ] Order 📅 2026-05-06"],
    [
      "both ends",
      "- [ ] Order 🛫 2026-05-01 📅 2026-05-04 #x",
      { start: "2026-05-02", due: "2026-05-05" },
      "- [ ] Order 🛫 2026-05-02 📅 2026-05-05 #x",
    ],
    ["a field", "- [ ] Order [due:: 2026-05-04] now", { due: "2026-06-01" }, "- [ ] Order [due:: 2026-06-01] now"],
    [
      "one of two that are the same day",
      "- [ ] Order 🛫 2026-05-04 📅 2026-05-04",
      { due: "2026-05-09" },
      "- [ ] Order 🛫 2026-05-04 📅 2026-05-09",
    ],
    [
      "one that code says, too",
      "- [ ] Order `📅 2026-05-04` 📅 2026-05-04",
      { due: "2026-05-09" },
      "- [ ] Order `📅 2026-05-04` 📅 2026-05-09",
    ],
  ])("is written in the place of the one before: %s", (_, before, dates, after) => {
    expect(move(`# Plan\n\n${before}\n- [ ] other 📅 2026-05-04\n`, 0, dates)).toBe(
      `# Plan\n\n${after}\n- [ ] other 📅 2026-05-04\n`,
    );
  });

  it("in a table changes its cell alone", () => {
    const text =
      "| Part | Status | Due |\n| --- | --- | --- |\n| Keel | todo | 2026-05-04 |\n| Mast | todo | 2026-05-04 |\n";
    const note = parseNote(text);
    expect(note.items[1]?.dates.due).toBe("2026-05-04");
    expect(move(text, 1, { due: "2026-05-07" })).toBe(
      text.replace("Mast | todo | 2026-05-04", "Mast | todo | 2026-05-07"),
    );
  });

  it.each([
    ["written in words", "- [ ] Order by May 4, 2026"],
    ["of a phase", "## Phase 1: Hull"],
    ["of an item without a box", "- Order ✅ Done"],
  ])("that is %s is left alone", (_, text) => {
    expect(move(text, 0, { due: "2026-05-06" })).toBeNull();
  });

  it.each([
    ["a task gets the sign of the Tasks plugin", "- [ ] Order #x ^id", "- [ ] Order #x 📅 2026-05-06 ^id"],
    ["a task with fields gets a field", "- [ ] Order (effort:: 2h)", "- [ ] Order (effort:: 2h)  (due:: 2026-05-06)"],
  ])("is added: %s", (_, before, after) => {
    expect(move(before, 0, { due: "2026-05-06" })).toBe(after);
    expect(move(after, 0, { due: null })).toBe(before);
  });

  it.each([
    "- [ ] Oil\\\n  twice",
    "- [ ] [link\n  text](x.md)",
    "- [ ] [link\n  text](https://x.org)",
    "- [ ] `a\n  b`",
    "- [ ] **a\n  b**",
    "- [ ] A %% keep\n  quiet %%",
  ])("is not added where it would stand in what goes on below: %j", (text) =>
    expect(move(text, 0, { due: "2026-05-06" })).toBeNull(),
  );

  it("is added to the first line of several", () => {
    expect(move("- [ ] Oil\n  twice", 0, { due: "2026-05-06" })).toBe("- [ ] Oil 📅 2026-05-06\n  twice");
  });

  it("is added to a card as the Kanban plugin does, and in a table in the empty cell below its heading", () => {
    const card = "---\nkanban-plugin: board\n---\n\n## To do\n\n- [ ] Order\n";
    expect(move(card, 0, { due: "2026-05-06" })).toBe(card.replace("Order", "Order @{2026-05-06}"));
    expect(move(card.replace("Order", "Order @{2026-05-06}"), 0, { due: null })).toBe(card);
    const table = "| Part | Status | Start      | Due |\n| --- | --- | --- | --- |\n| Keel | todo |  | – |\n";
    expect(move(table, 0, { due: "2026-05-06" })).toBe(table.replace("| – |", "| 2026-05-06 |"));
    expect(move(table, 0, { start: "2026-05-06" })).toBe(table.replace("|  |", "| 2026-05-06 |"));
  });

  it.each([
    ["a sign, with its blanks", "- [ ] Order 📅 2026-05-04 ⏫ #x", "- [ ] Order ⏫ #x"],
    ["a field in brackets", "- [ ] Order [due:: 2026-05-04] now", "- [ ] Order now"],
    ["one behind a link", "- [ ] Order [[b]] 📅 2026-05-04", "- [ ] Order [[b]]"],
    ["one that opens the task", "- [ ] 📅 2026-05-04 Order", "- [ ] Order"],
  ])("is taken out: %s", (_, before, after) => {
    expect(move(before, 0, { due: null })).toBe(after);
  });

  it("is taken out of a cell, which keeps its width", () => {
    const text = "| Part | Status | Due        |\n| ---- | ------ | ---------- |\n| Keel | todo   | 2026-05-04 |\n";
    expect(move(text, 0, { due: null })).toBe(text.replace("2026-05-04", "          "));
  });

  it("that is to be taken out but stands in words is left alone", () => {
    expect(move("- [ ] Order by 2026-05-04", 0, { due: null })).toBeNull();
    expect(move("- [ ] Order `📅 2026-05-04` now", 0, { due: null })).toBeNull();
  });

  it.each([
    ["## Phase 1: Rope (due 2026-05-04) ✅"],
    ["## Phase 1: Rope 📅 2026-05-04"],
    ["| Part | Status | Due |\n| --- | --- | --- |\n| Keel | todo | by 2026-05-04 latest |"],
    ["| Part | Status | Due |\n| --- | --- | --- |\n| Keel | todo | 📅 2026-05-04 |"],
    ["- [ ] Ship due: 📅 2026-05-04"],
  ])("that others words stand around is not taken out: %j", (text) => {
    expect(parseNote(text).items[0]?.dates.due).toBe("2026-05-04");
    expect(move(text, 0, { due: null })).toBeNull();
    expect(move(text, 0, { due: "2026-05-06" })).toBe(text.replace("2026-05-04", "2026-05-06"));
  });

  it.each([
    ["- [ ] Ship 📅 2026-05-04, 🛫 2026-05-01", "- [ ] Ship"],
    ["- [ ] Ship, 📅 2026-05-04, 🛫 2026-05-01 ^a", "- [ ] Ship ^a"],
    ["- [ ] Ship – 📅 2026-05-04 🛫 2026-05-01", "- [ ] Ship"],
    ["- [ ] 📅 2026-05-04, 🛫 2026-05-01, Ship", null],
    ["- [ ] Ship 📅 2026-05-04, 🛫 2026-05-01, then sail", "- [ ] Ship, then sail"],
    ["- [ ] Ship (📅 2026-05-04, 🛫 2026-05-01) now", null],
  ])("several are taken out with what parts them: %s", (before, after) => {
    expect(move(before, 0, { due: null, start: null })).toBe(after);
  });

  it("is the only thing that is read otherwise, wherever it stands", () => {
    const sign = fc.constantFrom("📅 ", "🛫 ", "⏳ ", "due:: ", "(", "", "by ");
    const line = fc.tuple(
      fc.constantFrom("- [ ] ", "- [x] ", "## Phase 1: ", "| a | todo | "),
      fc.array(sign, { maxLength: 3 }),
    );
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 4 }), fc.constantFrom("2026-06-11", null), (lines, due) => {
        const text = lines
          .map(([start, signs]) => `${start}x ${signs.map((each) => `${each}2026-05-04`).join(" ")}`)
          .join("\n");
        parseNote(text).items.forEach((item, place) => {
          const after = move(text, place, { due });
          if (after === null) return;
          if (item.dates.due !== undefined && due !== null) expect(after.length).toBe(text.length);
          const now = parseNote(after).items;
          expect(now[place]?.dates.due).toBe(due ?? undefined);
          expect(now.map(({ dates, status }, at) => [status, at === place ? null : dates])).toEqual(
            parseNote(text).items.map(({ dates, status }, at) => [status, at === place ? null : dates]),
          );
        });
      }),
      { numRuns: 300 },
    );
  });
});

test.each([
  ["- [ ] Mast", true],
  ["## Phase 1: Hull\n\n- [ ] Mast", false],
  ["| Part | Status |\n| - | - |\n| Mast | Todo |", false],
  ["| Part | Status | Due |\n| - | - | - |\n| Mast | Todo | |", true],
  ["| Part | Status | Due |\n| - | - | - |\n| Mast | Todo | soon |", false],
])("%j has a place for dates: %s", (text, expected) => {
  expect(hasPlaceForDates(parseNote(text), 0, text, defaultVocabulary())).toBe(expected);
});
