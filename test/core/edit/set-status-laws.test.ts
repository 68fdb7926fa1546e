import fc from "fast-check";
import { planSetStatus, resolveSetStatus } from "../../../src/core/edit/set-status";
import { placesOf, statementsOfNote, type StatusSubject } from "../../../src/core/edit/status-place";
import type { ParsedNote } from "../../../src/core/note/parsed-note";
import { parseNote } from "../../../src/core/parse/parse-note";
import { STATUSES, type StatedStatus } from "../../../src/core/status/status";
import { defaultVocabulary } from "../../../src/core/status/vocabulary";
import type { TextRange } from "../../../src/core/text/range";
import { applyEdits } from "../../../src/core/text/text-edit";
import { lookalikeNote, planLikeNote, RUNS } from "../../support/random-notes";

const vocabulary = defaultVocabulary();

function subjectsOf(note: ParsedNote): readonly StatusSubject[] {
  return [
    ...note.items.map((_, item) => ({ kind: "item", item }) as const),
    ...note.statements.map((_, statement) => ({ kind: "statement", statement }) as const),
    { kind: "note" },
  ];
}

function statusIn(note: ParsedNote, subject: StatusSubject): StatedStatus | null {
  switch (subject.kind) {
    case "item":
      return note.items[subject.item]?.status ?? null;
    case "statement":
      return note.statements[subject.statement]?.status ?? null;
    case "note":
      return statementsOfNote(note)[0]?.status ?? null;
  }
}

/** The statuses and texts of the items that are not spoken of. */
function othersIn(note: ParsedNote, subject: StatusSubject): readonly unknown[] {
  const own = subject.kind === "item" ? subject.item : null;
  const statement = subject.kind === "statement" ? note.statements[subject.statement] : undefined;
  const of =
    statement?.of.kind === "item"
      ? statement.of.item
      : statement?.of.kind === "section"
        ? (note.sections[statement.of.section]?.phase ?? null)
        : null;
  const isNote = subject.kind === "note" || statement?.of.kind === "note";
  return note.items.map(({ status, text, line }, i) =>
    i === own || i === of || (isNote && i === note.noteTask) ? null : [status, text, line],
  );
}

/** A note in every way that a file may be written. */
const anyPlan = fc
  .tuple(fc.oneof(planLikeNote, lookalikeNote), fc.constantFrom("\n", "\n", "\r\n"), fc.constantFrom("", "", "\ufeff"))
  .map(([text, end, mark]) => mark + text.replace(/\n/g, end));

describe("a status that is set", () => {
  it("stands there when the note is read again, and all else as before; the edit lies in one place", () => {
    let planned = 0;
    let refused = 0;
    fc.assert(
      fc.property(anyPlan, fc.constantFrom(...STATUSES), (text, to) => {
        const note = parseNote(text);
        for (const subject of subjectsOf(note)) {
          const plan = planSetStatus(note, subject, to, text, vocabulary);
          if (plan === null) {
            if (statusIn(note, subject) !== to) refused += 1;
            continue;
          }
          planned += 1;
          const edit = resolveSetStatus(plan, text);
          expect(text.slice(edit.range.from, edit.range.to)).toBe(edit.expected);
          expect(edit.insert).not.toBe(edit.expected);
          expect(edit.insert).not.toMatch(/[\r\n]/);
          const after = parseNote(applyEdits(text, [edit]));
          expect(statusIn(after, subject)).toBe(to);
          expect(othersIn(after, subject)).toEqual(othersIn(note, subject));
          const places = placesOf(note, subject, text);
          expect(places.length === 0 || places.some(({ range }) => touches(edit.range, range))).toBe(true);
        }
      }),
      { numRuns: RUNS },
    );
    expect(planned).toBeGreaterThan(refused / 4);
  });
});

/** Whether an edit lies in a value, or in the blanks beside it. */
function touches(edit: TextRange, value: TextRange): boolean {
  return edit.from <= value.to + 1 && value.from <= edit.to + 1;
}
