import { parseNote } from "../../../src/core/parse/parse-note";

describe("what a note says besides its items", () => {
  test("ids of blocks, at the end of a line or alone on one", () => {
    const note = parseNote("- [ ] Ship ^a-1\n\nProse ^b2  \r\n\n^table\n\nx^2 and 3^n is math\n");
    expect(note.blockIds).toEqual(["a-1", "b2", "table"]);
  });

  test("text decoded wrongly, with its repair", () => {
    const text = "# Plan\n\n- Harbour map ‚úÖ done ‚úÖ\n- café\n";
    const [found, ...others] = parseNote(text).garbled;
    expect(others).toEqual([]);
    expect(found).toMatchObject({ line: 2, raw: "‚úÖ done ‚úÖ", repaired: "✅ done ✅" });
    expect(text.slice(found?.range.from, found?.range.to)).toBe(found?.raw);
  });

  test.each([
    ["%% plan-of-record: off stale, overdue %%", ["stale", "overdue"]],
    ["<!-- plan-of-record: off sum-mismatch -->", ["sum-mismatch"]],
    ["%% plan-of-record: off %%", ["*"]],
    ["plan-of-record: off stale", []],
  ])("%s", (text, expected) => {
    expect(parseNote(`# Plan\n\n${text}\n`).muted).toEqual(expected);
  });
});
