import type { Item, ParsedNote, RowItem, TaskItem } from "../../note/parsed-note";
import type { FindingDraft, FindingFix } from "../finding";
import { workStatement } from "../note-statement";
import type { Rule, RuleInput } from "../rule";
import { named, noteName, placesOf, quote, quoted, quoteOf } from "../say";
import { tallyOf, type LeafCounts } from "../tally";
import { trackedNote } from "../tracked-note";
import { say } from "../../words/say";

/** All that stands under a task, phase or note is done, yet it is not; the fix ticks a task. */
export const allDoneButOpen: Rule = {
  name: "all-done-but-open",
  severity: "warning",
  check: (input) => [...checkNote(input), ...checkItems(input)],
};

/** A list of one or two done tasks in an active note says nothing of the note. */
const MIN_IN_NOTE = 3;

/** What `active` says of a document: that it is kept, not that work goes on. */
const KEPT = /^\P{L}*active(?![\p{L}])/iu;

function checkNote({ path, note }: RuleInput): readonly FindingDraft[] {
  const said = workStatement(note);
  if (said === null || !isUnfinished(said.status)) return [];
  if (note.noteTask === null && KEPT.test(said.raw)) return [];
  const run = { start: note.noteTask === null ? 0 : note.noteTask + 1, end: note.items.length };
  const counts = tallyOf(note).count(run);
  if (!isAllDone(counts) || counts.done < (note.noteTask === null ? MIN_IN_NOTE : 1)) return [];
  return [
    {
      line: said.line,
      range: said.range,
      message: say("finding.but", {
        claim: say("finding.note-says", { raw: quoted(said.raw) }),
        fact: allDone(counts, say("finding.in-it")),
      }),
      quote: quote(said.raw),
      related: placesOf(path, note, leavesFrom(note, run.start, run.end)),
    },
  ];
}

function checkItems(input: RuleInput): readonly FindingDraft[] {
  return input.note.items.flatMap((item, place) => {
    if (!isUnfinished(item.status) || place === input.note.noteTask) return [];
    return item.kind === "row" ? checkRow(input, item) : checkContainer(input, item, place);
  });
}

function checkContainer({ path, note }: RuleInput, item: Item, place: number): readonly FindingDraft[] {
  if (item.end === place + 1 || note.sections[item.section]?.isArchive === true) return [];
  const counts = tallyOf(note).count({ start: place + 1, end: item.end });
  if (!isAllDone(counts)) return [];
  const fix = item.kind === "task" ? toFix(path, note, item, place) : undefined;
  const name = named(item);
  const claim =
    item.kind === "task"
      ? say("finding.is-open", { name })
      : say("finding.is-not-done", { name, raw: quoted(item.raw ?? "") });
  return [
    {
      line: item.line,
      range: item.range,
      message: say("finding.but", { claim, fact: allDone(counts, say("finding.under-it")) }),
      quote: quoteOf(item),
      related: placesOf(path, note, leavesFrom(note, place + 1, item.end)),
      ...(fix === undefined ? {} : { fix }),
    },
  ];
}

function checkRow(input: RuleInput, item: RowItem): readonly FindingDraft[] {
  const tracked = trackedNote(input, item);
  if (tracked === null || tracked.link.subpath !== "" || workStatement(tracked.note) !== null) return [];
  const { path, note } = tracked;
  const counts = tallyOf(note).count({ start: 0, end: note.items.length });
  if (!isAllDone(counts) || counts.done < MIN_IN_NOTE) return [];
  const name = quoted(noteName(path));
  return [
    {
      line: item.line,
      range: item.range,
      message: say("finding.but", {
        claim: say("finding.row-not-done", { name, raw: quoted(item.raw) }),
        fact: allDone(counts, say("finding.there")),
      }),
      quote: quoteOf(item),
      related: placesOf(path, note, leavesFrom(note, 0, note.items.length)),
    },
  ];
}

/** Not begun or being worked on: what is in review, blocked or put off waits for something else than its tasks. */
function isUnfinished(status: Item["status"]): boolean {
  return status === "todo" || status === "active";
}

function isAllDone({ total, done, cancelled, unclear }: LeafCounts): boolean {
  return done > 0 && done + cancelled === total && unclear === 0;
}

function allDone({ total, cancelled, done: count }: LeafCounts, where: string): string {
  if (total === 1) return say("finding.only-done", { where });
  if (cancelled === 1) return say("finding.rest-cancelled-one", { count, total, where });
  if (cancelled > 0) return say("finding.rest-cancelled", { count, total, where, rest: cancelled });
  return total === 2 ? say("finding.both-done", { where }) : say("finding.all-done", { count, where });
}

function leavesFrom(note: ParsedNote, start: number, end: number): readonly number[] {
  const leaves: number[] = [];
  for (let at = start; at < end && leaves.length < 5; at++) {
    const item = note.items[at];
    if (item !== undefined && item.kind !== "phase" && item.end === at + 1) leaves.push(at);
  }
  return leaves;
}

/** Ticks the box as the writer ticks those under it; not where words say more than the box. */
function toFix(path: string, note: ParsedNote, task: TaskItem, place: number): FindingFix | undefined {
  const { symbol, symbolRange } = task;
  if (symbol === null || symbolRange === null || (task.raw !== null && task.raw !== `[${symbol}]`)) return undefined;
  const ticked = note.items.slice(place + 1, task.end).find(isTicked);
  const insert = ticked?.kind === "task" && ticked.symbol !== null ? ticked.symbol : "x";
  return {
    title: say("finding.tick", { name: named(task) }),
    edits: [{ path, edits: [{ range: symbolRange, expected: symbol, insert }] }],
  };
}

function isTicked(item: Item): boolean {
  return item.kind === "task" && item.status === "done" && (item.symbol === "x" || item.symbol === "X");
}
