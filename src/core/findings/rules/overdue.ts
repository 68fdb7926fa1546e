import type { ParsedNote } from "../../note/parsed-note";
import type { FindingDraft } from "../finding";
import type { Rule } from "../rule";
import { named, quoteOf } from "../say";
import { isClosedAbove, isOpenWork, tallyOf } from "../tally";
import { say } from "../../words/say";

/** Something is past the day on which it is due, and still open. */
export const overdue: Rule = {
  name: "overdue",
  severity: "warning",
  check: ({ note, options: { today } }) =>
    note.items.flatMap((item, place): readonly FindingDraft[] => {
      const { due } = item.dates;
      if (due === undefined || due >= today || !isOpen(note, place) || isClosedAbove(note, place)) return [];
      return [
        {
          line: item.line,
          range: item.range,
          message: say("finding.was-due", { name: named(item), day: due }),
          quote: quoteOf(item),
          related: [],
        },
      ];
    }),
};

/** Whether something is still to be done: by its own status or, for what has none, by what stands below. */
function isOpen(note: ParsedNote, place: number): boolean {
  const item = note.items[place];
  if (item === undefined || note.sections[item.section]?.isArchive === true) return false;
  if (item.status !== null && item.status !== "unknown") return isOpenWork(item);
  return item.end > place + 1 && tallyOf(note).count({ start: place + 1, end: item.end }).open > 0;
}
