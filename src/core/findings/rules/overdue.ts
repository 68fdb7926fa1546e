import type { ParsedNote } from "../../note/parsed-note";
import type { FindingDraft } from "../finding";
import { workStatement } from "../note-statement";
import type { Rule, RuleInput } from "../rule";
import { named, noteName, quote, quoted, quoteOf } from "../say";
import { isClosedAbove, isOpenWork, tallyOf } from "../tally";
import { categoryOf } from "../../status/status";
import { say } from "../../words/say";

/** Something is past the day on which it is due, and still open. */
export const overdue: Rule = {
  name: "overdue",
  severity: "warning",
  check: (input) => [...checkNote(input), ...checkItems(input)],
};

/** The note itself, where it says that it is worked on, and lies in no archive. */
function checkNote({ path, note, options: { today } }: RuleInput): readonly FindingDraft[] {
  const { due } = note;
  if (due === undefined || due.day >= today || ARCHIVE_FOLDER.test(path)) return [];
  const status = workStatement(note)?.status;
  if (status === undefined || status === "deferred" || categoryOf(status) !== "open") return [];
  const { line, range, quote: said, day } = due;
  const message = say("finding.was-due", { name: quoted(note.title ?? noteName(path)), day });
  return [{ line, range, message, quote: quote(said), related: [] }];
}

/** `Archive/`, `4. Archive/`, `_archived/`. */
const ARCHIVE_FOLDER = /(?:^|[^\p{L}])(?:archived?|archives?|archiv)\//iu;

function checkItems({ path, note, options: { today } }: RuleInput): readonly FindingDraft[] {
  return note.items.flatMap((item, place): readonly FindingDraft[] => {
    const { due } = item.dates;
    if (due === undefined || due >= today || !isOpen(note, place) || isClosedAbove(note, place)) return [];
    // A note that is a task may be called by its heading or file alone.
    const isUntitled = place === note.noteTask && item.text === "";
    const name = isUntitled ? quoted(note.title ?? noteName(path)) : named(item);
    return [
      {
        line: item.line,
        range: item.range,
        message: say("finding.was-due", { name, day: due }),
        quote: quoteOf(item),
        related: [],
      },
    ];
  });
}

/** Whether something is still to be done: by its own status or, for what has none, by what stands below. */
function isOpen(note: ParsedNote, place: number): boolean {
  const item = note.items[place];
  if (item === undefined || note.sections[item.section]?.isArchive === true) return false;
  if (item.status !== null && item.status !== "unknown") return isOpenWork(item);
  return item.end > place + 1 && tallyOf(note).count({ start: place + 1, end: item.end }).open > 0;
}
