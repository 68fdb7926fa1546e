import { idKey } from "../../index/note-ids";
import type { EffortUnit, StatedEffort } from "../../note/note-figures";
import type { Item, ParsedNote } from "../../note/parsed-note";
import type { FindingDraft, FindingPlace } from "../finding";
import { isPhaseHeading, phaseHeadings } from "../phase-pairs";
import type { Rule, RuleInput } from "../rule";
import { MAX_RELATED, named, placesOf, quoted, quoteOf } from "../say";
import { tallyOf } from "../tally";
import type { Key } from "../../words/catalogue";
import { formatNumber, say } from "../../words/say";

/** A stated total is not what its parts add up to, where it is certain what is summed. */
export const sumMismatch: Rule = {
  name: "sum-mismatch",
  severity: "warning",
  check: (input) => {
    const sums = checkSums(input.note);
    const summed = new Set(sums.map(({ line }) => line));
    const efforts = checkEfforts(input).filter(({ line }) => !summed.has(line));
    return [...sums, ...efforts, ...checkCounts(input), ...checkCountedHeadings(input)];
  },
};

/** `Effort: 45 hours (10h + 15h + 20h)` against its own parts. */
function checkSums(note: ParsedNote): readonly FindingDraft[] {
  return (note.figures?.sums ?? []).flatMap(({ line, range, quote, total, parts, unit }) => {
    const sum = add(parts);
    if (isEqual(sum, total)) return [];
    const message = say("finding.sum", {
      total: `${formatNumber(total)} ${unit}`,
      parts: parts.map(formatNumber).join(" + "),
      sum: rounded(sum),
    });
    return [{ line, range, message, quote, related: [] }];
  });
}

/** The effort of a phase against the efforts of the phases right below it, or of the phase that it is said to be. */
function checkEfforts({ path, note }: RuleInput): readonly FindingDraft[] {
  const efforts = note.figures?.efforts ?? [];
  if (efforts.length < 3) return [];
  const bySection = effortsBySection(note, efforts);
  const children = subPhases(note);
  return note.items.flatMap((item, place) => {
    const own = isPhaseHeading(item) ? bySection.get(item.section) : undefined;
    if (own === undefined) return [];
    const meant = phaseMeant(note, item) ?? place;
    const parts = (children.get(meant) ?? []).flatMap((child) => note.items[child] ?? []);
    const stated = parts.map((part) => bySection.get(part.section));
    if (parts.length < 2 || !stated.every((effort) => effort?.unit === own.unit)) return [];
    const all = add(stated.map((effort) => effort?.amount ?? 0));
    const wanted = add(parts.map((part, at) => (part.status === "cancelled" ? 0 : (stated[at]?.amount ?? 0))));
    if (isEqual(all, own.amount) || isEqual(wanted, own.amount)) return [];
    const phase = note.items[meant];
    const related: readonly FindingPlace[] = stated
      .slice(0, MAX_RELATED)
      .flatMap((effort) => (effort === undefined ? [] : [{ path, line: effort.line, quote: effort.quote }]));
    const effort = say(IN_UNIT[own.unit], { count: rounded(own.amount) });
    const sides = { name: named(item), effort, count: parts.length, sum: rounded(all) };
    const message =
      meant === place || phase === undefined
        ? say("finding.effort", sides)
        : say("finding.effort-of", { ...sides, phase: phase.id ?? named(phase) });
    return [{ line: own.line, range: own.range, message, quote: own.quote, related }];
  });
}

const IN_UNIT = {
  hours: "finding.hours",
  days: "finding.days",
  weeks: "finding.weeks",
} as const satisfies Readonly<Record<EffortUnit, Key>>;

/** The one effort that stands in a section's own text; sections with several state none that is certain. */
function effortsBySection(note: ParsedNote, efforts: readonly StatedEffort[]): ReadonlyMap<number, StatedEffort> {
  const bySection = new Map<number, StatedEffort | null>();
  let section = 0;
  for (const effort of efforts) {
    while ((note.sections[section + 1]?.line ?? Infinity) <= effort.line) section += 1;
    bySection.set(section, bySection.has(section) ? null : effort);
  }
  const certain = new Map<number, StatedEffort>();
  for (const [at, effort] of bySection) if (effort !== null) certain.set(at, effort);
  return certain;
}

function subPhases(note: ParsedNote): ReadonlyMap<number, readonly number[]> {
  const children = new Map<number, number[]>();
  note.items.forEach((item, place) => {
    if (!isPhaseHeading(item) || item.parent === null) return;
    const siblings = children.get(item.parent);
    if (siblings === undefined) children.set(item.parent, [place]);
    else siblings.push(place);
  });
  return children;
}

/** The phase that a version is said to be: `Timeline: 3 weeks (Phase 2: Week 5-7)`. */
function phaseMeant(note: ParsedNote, item: Item): number | null {
  if (!/^v\.?\d/i.test(item.id ?? "")) return null;
  const next = note.sections[item.section + 1]?.line ?? Infinity;
  const said = (note.figures?.weeks ?? []).filter(({ row, line }) => row === null && line > item.line && line < next);
  const phase = said.length === 1 ? said[0]?.phase : undefined;
  return phase === undefined ? null : (phaseHeadings(note).get(idKey(phase)) ?? null);
}

/** `(2/6 events emitted)` against the boxes below, where they are as many as stated. */
function checkCounts({ path, note }: RuleInput): readonly FindingDraft[] {
  return note.items.flatMap((item, place) => {
    const { counts } = item;
    if (counts === null || item.kind === "row" || item.end === place + 1) return [];
    const groups = boxGroups(note, place).filter((group) => group.length === counts.total);
    const doneIn = (group: readonly number[]): number =>
      group.filter((box) => note.items[box]?.status === "done").length;
    const [group] = groups;
    if (group === undefined || groups.some((boxes) => doneIn(boxes) === counts.done)) return [];
    const done = doneIn(group);
    const said =
      /[([][^()[\]]*\d+\s*(?:\/|of)\s*\d+[^()[\]]*[)\]]/.exec(item.raw ?? item.text)?.[0] ?? item.raw ?? item.text;
    const sides = { name: named(item), said: quoted(said), total: counts.total };
    return [
      {
        line: item.line,
        range: item.range,
        message: done === 0 ? say("finding.counts-none", sides) : say("finding.counts", { ...sides, count: done }),
        quote: item.raw === null || item.raw === "" ? quoteOf(item) : item.raw,
        related: placesOf(path, note, group),
      },
    ];
  });
}

/** What a count can be of: all leaves below, the outermost tasks, or one of several lists of them. */
function boxGroups(note: ParsedNote, place: number): readonly (readonly number[])[] {
  const end = note.items[place]?.end ?? place + 1;
  const { total } = tallyOf(note).count({ start: place + 1, end });
  if (total === 0 || total > MAX_COUNTED) return [];
  const leaves: number[] = [];
  const outermost: number[] = [];
  const lists: number[][] = [];
  let outerEnd = 0;
  let lastLine = -2;
  for (let at = place + 1; at < end; at++) {
    const item = note.items[at];
    if (item === undefined || item.kind === "phase") continue;
    if (item.end === at + 1) leaves.push(at);
    if (at < outerEnd) {
      lastLine = item.line;
      continue;
    }
    outerEnd = item.end;
    outermost.push(at);
    // Between lists stands at least a label with a blank line.
    if (item.line > lastLine + 2) lists.push([at]);
    else lists[lists.length - 1]?.push(at);
    lastLine = item.line;
  }
  return [leaves, outermost, ...lists];
}

/** Nobody counts more by hand. */
const MAX_COUNTED = 500;

/** `Polish list (8 items)` against the list below it. */
function checkCountedHeadings({ path, note }: RuleInput): readonly FindingDraft[] {
  return (note.figures?.counted ?? []).flatMap(({ section, said, listed, line, range, quote }) => {
    const heading = note.sections[section];
    if (heading === undefined) return [];
    const { start, end } = heading.items;
    const { total } = tallyOf(note).count({ start, end });
    // With nothing listed right below, or with tables, it is not known what is meant.
    if (listed === 0 || total === 0 || said === listed || said === total) return [];
    const boxes = note.items.slice(start, end).filter((item) => item.kind !== "phase");
    if (boxes.length === said || boxes.some((item) => item.kind === "row")) return [];
    return [
      {
        line,
        range,
        message: say("finding.listed", { name: quoted(heading.heading), said, count: listed }),
        quote,
        related: placesOf(path, note, firstPlaces(start, end)),
      },
    ];
  });
}

function firstPlaces(start: number, end: number): readonly number[] {
  return Array.from({ length: Math.min(MAX_RELATED, end - start) }, (_, at) => start + at);
}

function add(parts: readonly number[]): number {
  return parts.reduce((sum, part) => sum + part, 0);
}

function isEqual(a: number, b: number): boolean {
  return Math.abs(a - b) < 0.01;
}

function rounded(amount: number): number {
  return Math.round(amount * 100) / 100;
}
