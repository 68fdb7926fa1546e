import fc from "fast-check";
import { resolveLineEdit } from "../../../src/core/edit/line-edit";
import { hasPlaceForPriority, planSetPriority } from "../../../src/core/edit/set-priority";
import type { ParsedNote, Priority } from "../../../src/core/note/parsed-note";
import { parseNote } from "../../../src/core/parse/parse-note";
import { PRIORITIES } from "../../../src/core/roadmap/board/columns";
import { defaultVocabulary } from "../../../src/core/status/vocabulary";
import { applyEdits, StaleTextError } from "../../../src/core/text/text-edit";
import { lookalikeNote, planLikeNote, RUNS } from "../../support/random-notes";
import { readCases, type Case } from "../../support/read-cases";

const CASES = readCases("set-priority");
const vocabulary = defaultVocabulary();

function set(text: string, index: number, to: Priority | null): string | null {
  const plan = planSetPriority(parseNote(text), index, to, text, vocabulary);
  return plan === null ? null : applyEdits(text, [resolveLineEdit(plan, text)]);
}

/** The lines lost and gained. */
function diffOf(before: string, after: string | null): readonly string[] {
  if (after === null) return ["nothing"];
  const [old, now] = [before.split("\n"), after.split("\n")];
  expect(now).toHaveLength(old.length);
  return old.flatMap((line, i) => (line === now[i] ? [] : [`- ${line}`, `+ ${now[i] ?? ""}`]));
}

function asked({ name, input }: Case): { readonly index: number; readonly to: Priority | null } {
  const [, at = "", to = ""] = / @(\d+|note) (\w+)$/.exec(name) ?? [];
  const note = parseNote(input);
  const index = at === "note" ? note.noteTask : note.items.findIndex(({ line }) => line === Number(at) - 1);
  if (index === null || index < 0) throw new RangeError(`Nothing is in line ${at}`);
  const priority = PRIORITIES.find((known) => known === to) ?? null;
  if (priority === null && to !== "none") throw new RangeError(`“${name}” names no priority`);
  return { index, to: priority };
}

describe("a priority is set where it stands", () => {
  it.each(CASES.map((one) => [one.name, one] as const))("%s", (_, one) => {
    const { index, to } = asked(one);
    const diff = diffOf(one.input, set(one.input, index, to));
    expect(diff.map((line) => line.trimEnd())).toEqual(one.expected.map((line) => line.trimEnd()));
  });
});

it("the same is changed in a file of Windows, behind a byte order mark", () => {
  for (const one of CASES.filter(({ name }) => !name.includes("@note"))) {
    const { index, to } = asked(one);
    const plain = set(one.input, index, to);
    expect([one.name, set(`\ufeff${one.input.replace(/\n/g, "\r\n")}`, index, to)]).toEqual([
      one.name,
      plain === null ? null : `\ufeff${plain.replace(/\n/g, "\r\n")}`,
    ]);
  }
});

it("nothing is planned for what has that priority already, or is not there", () => {
  expect(set("- [ ] a ⏫", 0, "high")).toBeNull();
  expect(set("- [ ] a", 0, null)).toBeNull();
  expect(set("- [ ] a", 9, "high")).toBeNull();
});

it("a plan finds its line where it has moved to, and writes nothing where it is gone", () => {
  const text = "- [ ] Order ropes (P2)\n";
  const plan = planSetPriority(parseNote(text), 0, "high", text, vocabulary);
  if (plan === null) throw new Error("no plan");
  const moved = `New\n\n${text}`;
  expect(applyEdits(moved, [resolveLineEdit(plan, moved)])).toBe(moved.replace("P2", "P1"));
  expect(() => resolveLineEdit(plan, "- [ ] Order twine\n")).toThrow(StaleTextError);
});

/** All that the items of a note say but the priority and words of one. */
function othersIn(note: ParsedNote, index: number): readonly unknown[] {
  return note.items.map(({ status, text, line, dates, people, priority, effortHours, dependencies }, at) =>
    at === index
      ? [status, line, dates, people, effortHours, dependencies]
      : [status, text, line, dates, people, priority, effortHours, dependencies],
  );
}

const anyPlan = fc
  .tuple(fc.oneof(planLikeNote, lookalikeNote), fc.constantFrom("\n", "\n", "\r\n"), fc.constantFrom("", "", "\ufeff"))
  .map(([text, end, mark]) => mark + text.replace(/\n/g, end));

it("a priority that is set stands there when the note is read again, and all else as before", () => {
  let planned = 0;
  fc.assert(
    fc.property(anyPlan, fc.constantFrom(...PRIORITIES, null), (text, to) => {
      const note = parseNote(text);
      for (const index of note.items.keys()) {
        const plan = planSetPriority(note, index, to, text, vocabulary);
        if (plan === null) continue;
        planned += 1;
        const edit = resolveLineEdit(plan, text);
        expect(edit.insert).not.toMatch(/[\r\n]/);
        const after = parseNote(applyEdits(text, [edit]));
        expect(after.items[index]?.priority).toBe(to);
        expect(othersIn(after, index)).toEqual(othersIn(note, index));
      }
    }),
    { numRuns: RUNS },
  );
  expect(planned).toBeGreaterThan(RUNS / 4);
});

test("an item has a place for a priority wherever one can be set", () => {
  fc.assert(
    fc.property(planLikeNote, fc.constantFrom(...PRIORITIES, null), (text, to) => {
      const note = parseNote(text);
      note.items.forEach((_, index) => {
        if (planSetPriority(note, index, to, text, vocabulary) !== null)
          expect(hasPlaceForPriority(note, index, text)).toBe(true);
      });
    }),
    { numRuns: RUNS / 10 },
  );
  const table = "| Part | Status |\n| - | - |\n| Mast | Todo |\n";
  expect(hasPlaceForPriority(parseNote(table), 0, table)).toBe(false);
});
