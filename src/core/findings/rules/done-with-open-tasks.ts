import { findSection } from "../../links/subpath";
import type { Item, NoteLink, ParsedNote, RowItem, Run } from "../../note/parsed-note";
import type { FindingDraft } from "../finding";
import { isOfAll, isWorking, workStatement } from "../note-statement";
import { pairPhases, type PhasePair } from "../phase-pairs";
import type { Rule, RuleInput } from "../rule";
import { named, noteName, placesOf, quote, quoted, quoteOf } from "../say";
import { NOTE, tallyOf } from "../tally";
import { isGuide, isReport, trackedNote } from "../tracked-note";
import { say } from "../../words/say";

/**
 * A task, phase, row or note is done, yet what stands under it is open; of a row what stands in the note that it tracks, or
 * under the heading of the phase that it lists.
 */
export const doneWithOpenTasks: Rule = {
  name: "done-with-open-tasks",
  severity: "warning",
  check: (input) => [...checkNote(input), ...checkItems(input)],
};

function checkNote({ path, note }: RuleInput): readonly FindingDraft[] {
  const said = workStatement(note);
  if (said?.status !== "done") return [];
  const open = tallyOf(note).openUnder(NOTE);
  if (open.length === 0) return [];
  const { total, done } = tallyOf(note).count({ start: 0, end: note.items.length });
  if (isReport(path, note) || (done === 0 && isGuide(path, note))) return [];
  return [
    {
      line: said.line,
      range: said.range,
      message: say("finding.but", {
        claim: say("finding.note-says", { raw: quoted(said.raw) }),
        fact: openOf(open.length, done, total),
      }),
      quote: quote(said.raw),
      related: placesOf(path, note, open),
    },
  ];
}

function openOf(open: number, done: number, total: number): string {
  if (done > 0) return say("finding.some-open", { count: open, total });
  return total === 1 ? say("finding.only-open") : say("finding.none-done", { count: total });
}

function checkItems(input: RuleInput): readonly FindingDraft[] {
  const { path, note, vault } = input;
  const pairs = new Map(pairPhases(path, note, vault).map((pair) => [pair.row, pair]));
  return note.items.flatMap((item, place) => {
    if (item.status !== "done") return [];
    const found = item.kind === "row" ? checkRow(input, item) : checkContainer(input, item, place);
    const pair = pairs.get(place);
    return found.length > 0 || pair === undefined ? found : checkListed(item, pair);
  });
}

function checkContainer({ path, note }: RuleInput, item: Item, place: number): readonly FindingDraft[] {
  // The note's own task says what the note says.
  if (place === note.noteTask || (item.kind === "phase" && !isOfAll(item))) return [];
  const open = tallyOf(note).openUnder(place);
  const first = note.items[open[0] ?? -1];
  if (first === undefined) return [];
  const claim = say("finding.is-done", { name: named(item) });
  return [toDraft(item, say("finding.but", { claim, fact: openUnder(first, open) }), placesOf(path, note, open))];
}

function openUnder(first: Item, { length: count }: readonly number[]): string {
  return count === 1 ? say("finding.open-under", { name: named(first) }) : say("finding.many-open-under", { count });
}

function toDraft(item: Item, message: string, related: FindingDraft["related"]): FindingDraft {
  return { line: item.line, range: item.range, message, quote: quoteOf(item), related };
}

/** A row that lists a phase which has a heading of its own. */
function checkListed(row: Item, { path, note, heading: place }: PhasePair): readonly FindingDraft[] {
  const heading = note.items[place];
  // Where the heading speaks for itself, or its note says done, that is found to contradict the row or the tasks.
  if (heading === undefined || isWorking(heading.status) || workStatement(note)?.status === "done" || !isOfAll(row))
    return [];
  const open = tallyOf(note).openIfDone(place);
  const first = note.items[open[0] ?? -1];
  if (first === undefined) return [];
  const claim = say("finding.row-done", { name: row.id ?? named(row), raw: quoted(row.raw ?? "") });
  return [toDraft(row, say("finding.but", { claim, fact: openUnder(first, open) }), placesOf(path, note, open))];
}

/** A row that tracks a note, or a part of one. */
function checkRow(input: RuleInput, item: RowItem): readonly FindingDraft[] {
  const tracked = isOfAll(item) ? trackedNote(input, item) : null;
  // Where the note speaks for itself, it contradicts itself or the row, and that is found there.
  if (tracked === null || workStatement(tracked.note) !== null) return [];
  const { path, note, link } = tracked;
  const open = openIn(note, link);
  const first = note.items[open[0] ?? -1];
  if (first === undefined) return [];
  if (isGuide(path, note) && tallyOf(note).count({ start: 0, end: note.items.length }).done === 0) return [];
  const name = quoted(noteName(path) + link.subpath);
  const fact =
    open.length === 1
      ? say("finding.open-there", { name: named(first) })
      : say("finding.many-open-there", { count: open.length });
  const claim = say("finding.row-done", { name, raw: quoted(item.raw) });
  return [toDraft(item, say("finding.but", { claim, fact }), placesOf(path, note, open))];
}

/** The open leaves of a note, or of the part of it that a link leads to. */
function openIn(note: ParsedNote, link: NoteLink): readonly number[] {
  const open = tallyOf(note).openUnder(NOTE);
  if (link.subpath === "") return open;
  const section = findSection(note, link.subpath);
  const run: Run | undefined = section === null ? undefined : note.sections[section]?.items;
  return run === undefined ? [] : tallyOf(note).openIn(run, note.items.length);
}
