import { heldFields } from "../../../src/core/note/inherit";
import { parseNote } from "../../../src/core/parse/parse-note";
import type { ParsedNote } from "../../../src/core/note/parsed-note";
import { readCases } from "../../support/read-cases";

/** What holds for each item of a note, a line for each; what it inherits has a star. */
function digestHeld(note: ParsedNote): readonly string[] {
  return note.items.map((item, place) => {
    const { priority, dates, people, inherited } = heldFields(note, place);
    const fields = [
      ["priority", priority ?? ""],
      ...Object.entries(dates).map(([name, day]) => [name, String(day)]),
      ["people", people.join(",")],
    ] as const;
    const told = fields
      .filter(([, value]) => value !== "")
      .map(([name = "", value = ""]) => `${name}${inherited.includes(name) ? "*" : ""}=${value}`);
    return [String(item.line + 1), `"${item.title}"`, ...told].join(" ");
  });
}

describe("an item inherits from what it stands under", () => {
  it.each(readCases("inherited").map((one) => [one.name, one] as const))("%s", (_, { input, expected }) => {
    expect(digestHeld(parseNote(input))).toEqual(expected);
  });

  test("an item that is not there is a mistake of the caller", () => {
    expect(() => heldFields(parseNote("- [ ] a"), 1)).toThrow("Item 1 of a note with 1");
  });
});
