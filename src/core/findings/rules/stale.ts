import { differenceInCalendarDays, parseISO } from "date-fns";
import type { FindingDraft } from "../finding";
import { ownStatements } from "../note-statement";
import type { Rule, RuleInput } from "../rule";
import { named, quote, quoted, quoteOf } from "../say";
import { enclosing } from "../tally";
import { say } from "../../words/say";

/** Something is in progress, yet its note was not touched for longer than the user's setting. */
export const stale: Rule = {
  name: "stale",
  severity: "info",
  check: (input) => {
    const { path, options } = input;
    const touched = options.touched(path);
    if (touched === undefined) return [];
    const days = differenceInCalendarDays(parseISO(options.today), parseISO(touched));
    if (!(days > options.staleDays)) return [];
    const since = { day: touched, count: days };
    const active = activeStatement(input, since) ?? activeItem(input, since);
    return active === null ? [] : [active];
  },
};

/** The day of the last change, and how many days ago that is. */
interface Since {
  readonly day: string;
  readonly count: number;
}

function activeStatement({ note }: RuleInput, since: Since): FindingDraft | null {
  const own = ownStatements(note);
  const said = own.find((statement) => statement.in === "frontmatter") ?? own[0];
  if (said?.status !== "active") return null;
  const message = say("finding.note-stale", { raw: quoted(said.raw), ...since });
  return { line: said.line, range: said.range, message, quote: quote(said.raw), related: [] };
}

/** The first item that is in progress, in a note that is not done, put off or historical as a whole. */
function activeItem({ note }: RuleInput, since: Since): FindingDraft | null {
  const own = ownStatements(note);
  const said = own.find((statement) => statement.in === "frontmatter") ?? own[0];
  if (said !== undefined && said.status !== "por" && said.status !== "draft") return null;
  const item = note.items.find((candidate, place) => {
    if (candidate.status !== "active" || note.sections[candidate.section]?.isArchive === true) return false;
    const around = enclosing(note, place);
    const above = around === null ? null : note.items[around]?.status;
    return above !== "done" && above !== "cancelled" && above !== "deferred";
  });
  if (item === undefined) return null;
  const message = say("finding.item-stale", { name: named(item), ...since });
  return { line: item.line, range: item.range, message, quote: quoteOf(item), related: [] };
}
