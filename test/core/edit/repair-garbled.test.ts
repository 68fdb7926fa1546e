import fc from "fast-check";
import { repairGarbledIn } from "../../../src/core/edit/repair-garbled";
import { parseNote } from "../../../src/core/parse/parse-note";
import { applyEdits } from "../../../src/core/text/text-edit";
import { planLikeNote, RUNS } from "../../support/random-notes";

const repaired = (text: string): string => applyEdits(text, repairGarbledIn(parseNote(text)));

test.each([
  ["- [x] Ropes ‚úÖ\r\n- [ ] Mast\r\n", "- [x] Ropes ✅\r\n- [ ] Mast\r\n"],
  [
    "\ufeff| Phase | Status |\n|--|--|\n| Hull | ðŸ”´ Blocked â€” now |\n",
    "\ufeff| Phase | Status |\n|--|--|\n| Hull | 🔴 Blocked — now |\n",
  ],
  ["Nothing is wrong with “café”—\n", "Nothing is wrong with “café”—\n"],
])("what was decoded wrongly in %j is put right, and nothing else", (before, after) => {
  expect(repaired(before)).toBe(after);
});

test("any note reads the same afterwards, and has nothing left to be repaired", () => {
  let made = 0;
  fc.assert(
    fc.property(planLikeNote, (note) => {
      // A line is decoded by one of the two character sets.
      const text = note.replaceAll("ðŸ”´ Blocking â€” now", "‚úÖ now");
      const edits = repairGarbledIn(parseNote(text));
      if (edits.length > 0) made += 1;
      const [old, now] = [parseNote(text), parseNote(applyEdits(text, edits))];
      expect(now.items.map(({ text: said, status }) => [said, status])).toEqual(
        old.items.map(({ text: said, status }) => [said, status]),
      );
      expect(now.garbled).toEqual([]);
    }),
    { numRuns: RUNS },
  );
  expect(made).toBeGreaterThan(RUNS / 20);
});
