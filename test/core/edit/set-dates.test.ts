import fc from "fast-check";
import { planSetDates, resolveSetDates, type MovedDates } from "../../../src/core/edit/set-dates";
import { parseNote } from "../../../src/core/parse/parse-note";
import { defaultVocabulary } from "../../../src/core/status/vocabulary";
import { applyEdits } from "../../../src/core/text/text-edit";

function move(text: string, item: number, dates: MovedDates): string | null {
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
    ["is not written there", "- [ ] Order", { due: "2026-05-06" }],
    ["is written in words", "- [ ] Order by May 4, 2026", { due: "2026-05-06" }],
  ])("that %s is left alone", (_, text, dates) => {
    expect(move(text, 0, dates)).toBeNull();
  });

  it("is the only thing that is read otherwise, wherever it stands", () => {
    const sign = fc.constantFrom("📅 ", "🛫 ", "⏳ ", "due:: ", "(", "", "by ");
    const line = fc.tuple(
      fc.constantFrom("- [ ] ", "- [x] ", "## Phase 1: ", "| a | todo | "),
      fc.array(sign, { maxLength: 3 }),
    );
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 4 }), (lines) => {
        const text = lines
          .map(([start, signs]) => `${start}x ${signs.map((each) => `${each}2026-05-04`).join(" ")}`)
          .join("\n");
        parseNote(text).items.forEach((item, place) => {
          const after = move(text, place, { due: "2026-06-11" });
          if (after === null) return;
          expect(item.dates.due).toBe("2026-05-04");
          expect(after.length).toBe(text.length);
          const now = parseNote(after).items;
          expect(now[place]?.dates.due).toBe("2026-06-11");
          expect(now.map(({ dates, status }, at) => [status, at === place ? null : dates])).toEqual(
            parseNote(text).items.map(({ dates, status }, at) => [status, at === place ? null : dates]),
          );
        });
      }),
      { numRuns: 300 },
    );
  });
});
