import { parseNote } from "../../../src/core/parse/parse-note";

const dueOf = (text: string, fileYear?: number): string | undefined =>
  parseNote(text, fileYear === undefined ? {} : { fileYear }).items[0]?.dates.due;

describe("the year of a day without one", () => {
  test.each([
    ["lies closest to the other dates of the note", "- [ ] Launch by Jan 4\n\nWritten 2025-12-20.", 2020, "2026-01-04"],
    ["is that of the note's file where there are none", "- [ ] Launch by Nov 18", 2024, "2024-11-18"],
    ["is not made up where nothing tells it", "- [ ] Launch by Nov 18", undefined, undefined],
    ["may be told by the name of a file", "- [ ] Launch by Nov 18, see `log-20261101093000.json`", 2020, "2026-11-18"],
    [
      "may be told by the frontmatter",
      "---\ncreated: 2023-10-01\n---\n- [ ] Launch by Nov 18",
      undefined,
      "2023-11-18",
    ],
    ["must have such a day", "- [ ] Launch by Feb 29", 2023, undefined],
  ])("%s", (_, text, fileYear, day) => {
    expect(dueOf(text, fileYear)).toBe(day);
  });
});
