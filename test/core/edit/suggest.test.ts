import { suggestPlaceAt } from "../../../src/core/edit/suggest-place";
import { fittingWords, neededIds, statusWords } from "../../../src/core/edit/suggest-words";
import { VaultIndex } from "../../../src/core/index/vault-index";
import { parseNote } from "../../../src/core/parse/parse-note";
import { defaultVocabulary } from "../../../src/core/status/vocabulary";

const vocabulary = defaultVocabulary();

/** What is suggested where `‸` stands: the kind of place, and what was typed of it; `-` for nothing. */
function placeIn(text: string): string {
  const at = text.indexOf("‸");
  const lines = text.replace("‸", "").split("\n");
  const line = text.slice(0, at).split("\n").length - 1;
  const column = at - (text.lastIndexOf("\n", at - 1) + 1);
  const place = suggestPlaceAt(
    (each) => lines[each] ?? "",
    line,
    column,
    () => vocabulary,
  );
  if (place === null) return "-";
  expect((lines[line] ?? "").slice(place.from, column)).toBe(place.query);
  return `${place.kind}: ${place.query}${place.isOfTasks ? " (Tasks)" : ""}`;
}

it.each([
  ["Status: ‸", "line: "],
  ["**Status:** in‸", "line: in"],
  ["> **Status**: D‸", "line: D"],
  ["- Status (Nov 18): do‸", "line: do"],
  ["Implementierungsstatus: ‸", "line: "],
  ["- [ ] Hull [status:: bl‸", "line: bl"],
  ["---\nstatus: a‸\n---\n", "property: a"],
  ["---\nstatus: ‸", "property: "],
  ["| Part | Status |\n| --- | --- |\n| Mast | ‸ |", "cell: "],
  ["| Part | Status |\n| --- | --- |\n| Mast | ✅ D‸", "cell: ✅ D"],
  ["Blocked by B‸", "needs: B"],
  ["This depends on B1, ‸", "needs: "],
  ["Depends on: B1 and B‸", "needs: B"],
  ["**Dependencies:** ‸", "needs: "],
  ["- [ ] Mast ⛔ a‸", "needs: a (Tasks)"],
  ["- [ ] Mast [dependsOn:: a, b‸", "needs: b (Tasks)"],
  ["- [ ] Mast, blocked by B‸", "needs: B"],
  ["- [ ] Mast ⛔ k1, blocked by B‸", "needs: B"],
  ["- [ ] Mast ⛔ k1, k‸", "needs: k (Tasks)"],
])("%j is a place for %j", (text, expected) => {
  expect(placeIn(text)).toBe(expected);
});

it.each([
  "Status:‸",
  "Progress: ‸",
  "Status: [[No‸",
  "Status: #ta‸",
  "Status: `do‸",
  "See `Status: ‸",
  "```\nStatus: ‸\n```",
  "~~~\nBlocked by B‸",
  "---\ndepends on: B‸\n---",
  "---\ntitle: status: ‸\n---",
  "| Part | Status |\n| --- | --- |\n| Ma‸ | |",
  "| Part | Status‸ |",
  "The mast is blocked‸",
  "Note: the hull‸",
])("%j is no such place", (text) => {
  expect(placeIn(text)).toBe("-");
});

const SHIP =
  "| Part | Status |\n| --- | --- |\n| Mast | 🔄 In Arbeit |\n| Sail | ✅ Fertig |\n\nStatus: Fertig\n\n- [ ] B1: Ropes\n- [ ] B2: Paint\n";

it("statuses are said as the note says them, with its signs in its cells", () => {
  const words = statusWords(parseNote(SHIP, { vocabulary }), SHIP, "cell", vocabulary);
  expect(words.find(({ status }) => status === "active")).toMatchObject({ text: "🔄 In Arbeit", about: "In progress" });
  expect(fittingWords(words, "fer").map(({ text }) => text)).toEqual(["✅ Fertig"]);
  expect(fittingWords(words, "done").map(({ text }) => text)).toEqual(["✅ Fertig"]);
  // What is typed to its end leaves Enter to the editor.
  expect(fittingWords(words, "✅ Fertig")).toEqual([]);
  expect(fittingWords(words, "")).toHaveLength(10);
});

it("ids are those of the note first, and only those that would be read there", () => {
  const index = new VaultIndex();
  index.setNote("A.md", parseNote("- [ ] B0: Elsewhere\n- [ ] Phase 9: Far\n- [ ] Knot 🆔 k_1\n", { vocabulary }));
  index.setNote("Ship.md", parseNote(SHIP, { vocabulary }));
  const ids = (before: string, query: string): readonly string[] =>
    neededIds(index, "Ship.md", before, query).map(({ text }) => text);
  expect(ids("Blocked by ", "B")).toEqual(["B1", "B2", "B0"]);
  expect(ids("Blocked by ", "paint")).toEqual(["B2"]);
  expect(ids("- [ ] Mast ⛔ ", "k")).toEqual(["k_1"]);
  expect(ids("Blocked by ", "B1")).toEqual([]);
});
