import { planEdits, planUndo, resolveEdits } from "../../../src/core/edit/edit-plan";
import { applyEdits, StaleTextError, type TextEdit } from "../../../src/core/text/text-edit";

const BEFORE = "# Care\n\n- [ ] Water\n- [ ] Weed\n";
const edit = (from: number, expected: string, insert: string): TextEdit => ({
  range: { from, to: from + expected.length },
  expected,
  insert,
});
/** What a task that repeats becomes. */
const REPEATED = edit(BEFORE.indexOf("[ ] Water"), "[ ] Water", "[ ] Water\n- [x] Water ✅ 2026-11-30");
const AFTER = applyEdits(BEFORE, [REPEATED]);

describe("what goes over lines is taken back", () => {
  const undo = planUndo(BEFORE, [REPEATED]);
  const takeBack = (text: string): string => applyEdits(text, resolveEdits(undo, text));

  it.each([
    ["nothing", AFTER, BEFORE],
    ["what stands above", `---\nprogress: 33\n---\n${AFTER}`, `---\nprogress: 33\n---\n${BEFORE}`],
    ["what stands below", AFTER.replace("Weed", "Weed the beds"), BEFORE.replace("Weed", "Weed the beds")],
  ])("where %s has changed since", (_name, text, back) => {
    expect(takeBack(text)).toBe(back);
  });

  it.each([
    ["itself", AFTER.replace("[x] Water", "[x] Water all")],
    ["all around it", AFTER.replace("Care", "Cares").replace("Weed", "Weeds")],
    ["what it begins with", AFTER.replace("[ ] Water", "[/] Water")],
  ])("and not where %s has", (_name, text) => {
    expect(() => takeBack(text)).toThrow(StaleTextError);
  });
});

test("edits within lines are found by their lines", () => {
  const plan = planEdits(BEFORE, [
    edit(BEFORE.indexOf("Water"), "Water", "Feed"),
    edit(BEFORE.indexOf("Weed"), "Weed", "Mow"),
  ]);
  const text = `${BEFORE.replace("# Care\n", "# Care\n\nDaily.\n")}- [ ] Rest\n`;
  expect(applyEdits(text, resolveEdits(plan, text))).toBe("# Care\n\nDaily.\n\n- [ ] Feed\n- [ ] Mow\n- [ ] Rest\n");
});
