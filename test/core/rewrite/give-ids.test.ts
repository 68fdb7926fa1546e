import fc from "fast-check";
import { parseNote } from "../../../src/core/parse/parse-note";
import { giveIds } from "../../../src/core/rewrite/give-ids";
import { categoryOf } from "../../../src/core/status/status";
import { defaultVocabulary } from "../../../src/core/status/vocabulary";
import { applyEdits } from "../../../src/core/text/text-edit";
import { RUNS } from "../../support/random-notes";
import { afterAndBack, anyPlan } from "./support";

const vocabulary = defaultVocabulary();

function counted(): () => string {
  let count = 0;
  return () => `new${++count}`;
}

function given(text: string, within: { readonly from: number; readonly to: number } | null = null): string {
  return applyEdits(text, giveIds(text, within, vocabulary, counted()));
}

describe("ids", () => {
  test.each([
    ["at the end of open tasks", "- [ ] a\n  - [/] b  \n- [x] c\r\n", "- [ ] a ^new1\n  - [/] b ^new2  \n- [x] c\r\n"],
    ["to none that has one", "- [ ] a ^a1\n- [ ] B1: b\n- [ ] c 🆔 c1\n", "- [ ] a ^a1\n- [ ] B1: b\n- [ ] c 🆔 c1\n"],
    [
      "of the Tasks plugin where the note uses them",
      "- [ ] a 🆔 a1\n- [ ] b ⏫ 📅 2026-01-01\n",
      "- [ ] a 🆔 a1\n- [ ] b ⏫ 📅 2026-01-01 🆔 new1\n",
    ],
    [
      "in fields where the line has such",
      "- [ ] a [id:: a1]\n- [ ] b [due:: 2026-01-01]\n",
      "- [ ] a [id:: a1]\n- [ ] b [due:: 2026-01-01]  [id:: new1]\n",
    ],
    [
      "nowhere else",
      "- [ ] a\n  goes on\n\n> - [ ] quoted\n\n```\n- [ ] code\n```\n\n| Task | Status |\n|--|--|\n| r | open |\n\n- plain\n",
      null,
    ],
    ["not into comments", "- [ ] a %% hidden\n- [ ] b %%\n", null],
  ])("are given %s", (_, before, after) => {
    expect(given(before)).toBe(after ?? before);
  });

  it("are given to what is selected alone", () => {
    expect(given("- [ ] a\n- [ ] b\n- [ ] c\n", { from: 9, to: 9 })).toBe("- [ ] a\n- [ ] b ^new1\n- [ ] c\n");
  });

  it("are all that is read otherwise in any note, and each is there once", () => {
    let made = 0;
    fc.assert(
      fc.property(anyPlan, (text) => {
        const edits = giveIds(text, null, vocabulary, counted());
        made += edits.length;
        const after = afterAndBack(text, edits);
        const [old, now] = [parseNote(text), parseNote(after)];
        const ids = now.items.flatMap(({ id }) => (id?.replace("^", "").startsWith("new") === true ? [id] : []));
        expect(new Set(ids).size).toBe(edits.length);
        expect(now.items).toHaveLength(old.items.length);
        now.items.forEach((item, i) => {
          const before = old.items[i];
          expect([item.status, item.title, item.line]).toEqual([before?.status, before?.title, before?.line]);
          if (item.id !== before?.id) expect([before?.id, categoryOf(item.status ?? "done")]).toEqual([null, "open"]);
        });
        expect(now.statements.map(({ raw }) => raw)).toEqual(old.statements.map(({ raw }) => raw));
      }),
      { numRuns: RUNS },
    );
    expect(made).toBeGreaterThan(RUNS / 10);
  });
});
