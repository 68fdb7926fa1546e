import type { VaultIndex } from "../index/vault-index";
import { nameOf } from "../links/path";
import { findSection } from "../links/subpath";
import type { Item, ParsedNote, Run, Statement } from "../note/parsed-note";
import { countRuns, isUnit } from "../rollup/count";
import { backlinkRollup, ownRollup, statusOfNote, type NoteStatus } from "../rollup/note-rollups";
import { workOf } from "../rollup/percent";
import type { Rollup } from "../rollup/rollup";
import { categoryOf, type StatedStatus } from "../status/status";
import { say } from "../words/say";
import type { BadgeSubject } from "./badge";
import { stateOf, stateOfSection, titleOf } from "./link-badge";

/** A line that a link can open. */
export interface CardPlace {
  readonly path: string;
  /** 0-based. */
  readonly line: number;
}

export interface CardItem extends CardPlace {
  readonly text: string;
  readonly status: StatedStatus;
}

/** What is shown of a badge's subject when somebody looks closer. */
export interface Card {
  readonly title: string;
  readonly status: {
    readonly status: StatedStatus;
    /** Where it comes from, in words: `its heading: “in progress”`, `a row of Tracker: “✅ Done”`. */
    readonly from: string;
    /** Where it is written; null where it follows from counts. */
    readonly place: CardPlace | null;
  } | null;
  readonly rollup: Rollup;
  /** Up to three open items, those begun first, those that cannot go on last. */
  readonly next: readonly CardItem[];
  /** The last day that anything in it is said to have been made, done, cancelled or stated; `YYYY-MM-DD`, or null. */
  readonly lastChange: string | null;
  /** Where the subject itself stands. */
  readonly place: CardPlace;
}

const MAX_NEXT = 3;

/** What there is to say of a subject; null where it is gone. */
export function cardOf(index: VaultIndex, subject: BadgeSubject): Card | null {
  const note = index.note(subject.path);
  if (note === undefined) return null;
  const { path } = subject;
  switch (subject.kind) {
    case "item":
      return cardOfItem(note, path, subject.item);
    case "statement": {
      const statement = note.statements[subject.statement];
      return statement === undefined ? null : cardOfStatement(index, note, path, statement);
    }
    case "note":
      return subject.subpath === null ? cardOfNote(index, note, path) : cardOfHeading(note, path, subject.subpath);
  }
}

function cardOfNote(index: VaultIndex, note: ParsedNote, path: string): Card {
  const state = stateOf(index, path, "");
  const stated = statusOfNote(index, path);
  const rollup = state?.rollup ?? ownRollup(note);
  const own = ownRollup(note).total > 0;
  const items = own ? itemsIn(note, path, { start: 0, end: note.items.length }) : itemsLinking(index, path);
  return {
    title: titleOf(note, path),
    status: stated === null ? null : { status: stated.status, ...sourceOfNote(stated, rollup) },
    rollup,
    next: nextOf(items),
    lastChange: lastOf([
      ...items.flatMap(({ item }) => daysOf(item)),
      ...note.statements.flatMap(({ of, day }) => (of.kind === "note" ? [day] : [])),
    ]),
    place: { path, line: 0 },
  };
}

function sourceOfNote(
  { from, raw, path, line, reason }: NoteStatus,
  rollup: Rollup,
): { from: string; place: CardPlace | null } {
  const place = { path, line };
  const said = quoted(raw, reason);
  switch (from) {
    case "frontmatter":
      return { from: named(say("card.properties"), said), place };
    case "statement":
      return { from: named(say("card.statement"), said), place };
    case "tracked":
      return { from: named(say("card.row-of", { note: nameOf(path).replace(/\.md$/i, "") }), said), place };
    case "rollup":
      return countsSource(rollup);
  }
}

function cardOfHeading(note: ParsedNote, path: string, subpath: string): Card | null {
  const place = findSection(note, subpath);
  const section = place === null ? undefined : note.sections[place];
  if (place === null || section === undefined) return null;
  if (section.phase !== null) return cardOfItem(note, path, section.phase);
  const { title, status, rollup } = stateOfSection(note, place);
  const said = note.statements.find(({ of }) => of.kind === "section" && of.section === place);
  const items = itemsIn(note, path, section.items);
  const from = said === undefined ? countsSource(rollup) : statementSource(path, said, say("card.below"));
  return {
    title,
    status: status === null ? null : { status, ...from },
    rollup,
    next: nextOf(items),
    lastChange: lastOf([...items.flatMap(({ item }) => daysOf(item)), said?.day]),
    place: { path, line: section.line },
  };
}

function cardOfStatement(index: VaultIndex, note: ParsedNote, path: string, statement: Statement): Card {
  const { of, status, day, line } = statement;
  const source = statementSource(
    path,
    statement,
    statement.in === "frontmatter" ? say("card.properties") : say("card.here"),
  );
  const around =
    of.kind === "note"
      ? cardOfNote(index, note, path)
      : of.kind === "item"
        ? cardOfItem(note, path, of.item)
        : of.kind === "section"
          ? cardOfHeading(note, path, `#${note.sections[of.section]?.heading ?? ""}`)
          : null;
  const bare = { title: titleOf(note, path), rollup: countRuns(note, []), next: [], lastChange: day ?? null };
  return { ...(around ?? bare), status: { status, ...source }, place: { path, line } };
}

function cardOfItem(note: ParsedNote, path: string, place: number): Card | null {
  const item = note.items[place];
  if (item === undefined) return null;
  const run = item.kind === "phase" && item.form === "heading" ? note.sections[item.section]?.items : undefined;
  const below = run ?? { start: place, end: item.end };
  const rollup = below.end > place + 1 ? countRuns(note, [below]) : countRuns(note, []);
  const items = itemsIn(note, path, { start: place + 1, end: below.end });
  return {
    title: item.title,
    status:
      item.status === null
        ? statusOfCounts(rollup, note, item)
        : { status: item.status, ...itemSource(note, path, place, item) },
    rollup,
    next: nextOf(items),
    lastChange: lastOf([item, ...items.map((other) => other.item)].flatMap(daysOf)),
    place: { path, line: item.line },
  };
}

function statusOfCounts(rollup: Rollup, note: ParsedNote, item: Item): Card["status"] {
  const { status } = stateOfSection(note, item.section);
  const isHeading = item.kind === "phase" && item.form === "heading";
  return !isHeading || status === null ? null : { status, ...countsSource(rollup) };
}

function itemSource(
  note: ParsedNote,
  path: string,
  place: number,
  item: Item,
): { from: string; place: CardPlace | null } {
  const said = note.statements.find(
    ({ of, raw }) =>
      raw === item.raw &&
      ((of.kind === "item" && of.item === place) ||
        (of.kind === "section" && note.sections[of.section]?.phase === place)),
  );
  if (said !== undefined)
    return statementSource(path, said, said.line === item.line ? say("card.here") : say("card.below"));
  const here = { path, line: item.line };
  const raw = quoted(item.raw ?? "", item.reason);
  switch (item.kind) {
    case "task":
      return {
        from: item.symbol === null ? (item.reason ?? raw) : say("card.box", { symbol: item.symbol }),
        place: here,
      };
    case "row":
      return { from: item.raw === "" ? say("card.empty-cell") : named(say("card.cell"), raw), place: here };
    case "phase":
      return { from: named(say(item.form === "heading" ? "card.heading" : "card.row"), raw), place: here };
  }
}

function statementSource(
  path: string,
  { raw, reason, line }: Statement,
  where: string,
): { from: string; place: CardPlace } {
  return { from: named(where, quoted(raw, reason)), place: { path, line } };
}

function countsSource(rollup: Rollup): { from: string; place: null } {
  const counts = say("count.done", { done: rollup.done, total: workOf(rollup) });
  return { from: named(say("card.counts"), counts), place: null };
}

const LEGEND = /by the note’s legend$/;

function quoted(raw: string, reason: string | null): string {
  const said = say("join.quote", { text: raw });
  return reason !== null && LEGEND.test(reason) ? say("card.legend", { said }) : said;
}

function named(name: string, text: string): string {
  return say("join.colon", { name, text });
}

interface Placed {
  readonly path: string;
  readonly item: Item;
}

/** What counts in a run of items. */
function itemsIn(note: ParsedNote, path: string, { start, end }: Run): readonly Placed[] {
  return note.items.slice(start, end).flatMap((item, i) => (isUnit(note, start + i) ? [{ path, item }] : []));
}

/** What counts for a note in others. */
function itemsLinking(index: VaultIndex, target: string): readonly Placed[] {
  return backlinkRollup(index, target).from.flatMap(({ path, line }) => {
    const item = index.note(path)?.items.find((other) => other.line === line);
    return item === undefined ? [] : [{ path, item }];
  });
}

const RANK: Readonly<Partial<Record<StatedStatus, number>>> = { active: 0, review: 0, blocked: 2, deferred: 3 };

function nextOf(items: readonly Placed[]): readonly CardItem[] {
  return items
    .flatMap(({ path, item: { line, title, status } }) =>
      status !== null && categoryOf(status) === "open" ? [{ path, line, text: title, status }] : [],
    )
    .sort((a, b) => (RANK[a.status] ?? 1) - (RANK[b.status] ?? 1))
    .slice(0, MAX_NEXT);
}

function daysOf({ dates }: Item): readonly (string | undefined)[] {
  return [dates.done, dates.cancelled, dates.created];
}

function lastOf(days: readonly (string | undefined)[]): string | null {
  return days.reduce<string | null>((last, day) => (day !== undefined && day > (last ?? "") ? day : last), null);
}
