import type { Item, ParsedNote, Statement } from "../note/parsed-note";
import { isKnown } from "../note/parsed-note";
import type { StatedStatus } from "../status/status";
import type { TextRange } from "../text/range";
import { findWrittenStatus, SIGN_BEFORE, type WrittenStatus } from "./written-status";

/** The kinds of place in which a note says statuses, each with habits of its own. */
export type PlaceKind = "box" | "cell" | "line" | "property" | "heading" | "item";

/** A place in which a status stands, or may be put. */
export interface StatusPlace {
  readonly kind: PlaceKind;
  /** The value; empty where there is none yet. */
  readonly range: TextRange;
  readonly value: string;
  /** What of the value states the status; null where all of it does, or nothing is understood. */
  readonly written: WrittenStatus | null;
  readonly status: StatedStatus | null;
}

/** What is to get another status. */
export type StatusSubject =
  | { readonly kind: "item"; readonly item: number }
  | { readonly kind: "statement"; readonly statement: number }
  | { readonly kind: "note" };

/** Where the status of a subject is said, what decides it first. */
export function placesOf(note: ParsedNote, subject: StatusSubject, source: string): readonly StatusPlace[] {
  switch (subject.kind) {
    case "item":
      return placesOfItem(note, subject.item, source);
    case "statement":
      return statementPlaces([note.statements[subject.statement]], note, source);
    case "note":
      return statementPlaces(statementsOfNote(note), note, source);
  }
}

/** The status that a subject has; null where it has none. */
export function statusOf(note: ParsedNote, subject: StatusSubject): StatedStatus | null {
  switch (subject.kind) {
    case "item":
      return note.items[subject.item]?.status ?? null;
    case "statement":
      return note.statements[subject.statement]?.status ?? null;
    case "note":
      return statementsOfNote(note)[0]?.status ?? null;
  }
}

/** What decides the status of a note comes first. */
export function statementsOfNote({ statements }: ParsedNote): readonly Statement[] {
  const own = statements.filter(({ of }) => of.kind === "note");
  const known = own.filter(({ status }) => isKnown(status));
  const properties = known.filter(({ in: where }) => where === "frontmatter");
  const first = properties[0] ?? known[0] ?? own[0];
  return first === undefined ? [] : [first];
}

/** The statements that speak of an item: below a task, or in the section of a phase. */
export function statementsOfItem({ statements, sections }: ParsedNote, item: number): readonly Statement[] {
  return statements.filter(
    ({ of }) =>
      (of.kind === "item" && of.item === item) || (of.kind === "section" && sections[of.section]?.phase === item),
  );
}

function placesOfItem(note: ParsedNote, place: number, source: string): readonly StatusPlace[] {
  const item = note.items[place];
  if (item === undefined) return [];
  if (place === note.noteTask) return statementPlaces(statementsOfNote(note), note, source);
  const said = statementPlaces(statementsOfItem(note, place), note, source);
  return [...ownPlaces(item, note, source), ...said];
}

/** Where an item states its status itself. */
export function ownPlaces(item: Item, { garbled }: ParsedNote, source: string): readonly StatusPlace[] {
  if (item.kind === "task") {
    if (item.symbolRange === null) return [];
    return [
      {
        kind: "box",
        range: item.symbolRange,
        value: textOf(source, item.symbolRange),
        written: null,
        status: item.status,
      },
    ];
  }
  if (item.statusRange === null) return [];
  const kind = item.kind === "phase" && item.form === "heading" ? "heading" : "cell";
  return [toPlace(kind, item.statusRange, source, item, garbled)];
}

function statementPlaces(
  statements: readonly (Statement | undefined)[],
  note: ParsedNote,
  source: string,
): readonly StatusPlace[] {
  return statements.flatMap((statement) => {
    if (statement === undefined || isInHtml(source, statement.range.from)) return [];
    return [toPlace(kindOf(statement, note), statement.range, source, statement, note.garbled)];
  });
}

/** In which kind of place a statement stands. */
export function kindOf({ in: where, of, line }: Statement, { items }: ParsedNote): PlaceKind {
  if (where === "frontmatter") return "property";
  const item = of.kind === "item" ? items[of.item] : undefined;
  return item?.kind === "task" && item.symbol === null && item.line === line ? "item" : "line";
}

/** A value and what of it states the status. */
export function toPlace(
  kind: PlaceKind,
  stated: TextRange,
  source: string,
  said: { readonly reason: string | null; readonly status: StatedStatus | null },
  garbled: ParsedNote["garbled"],
): StatusPlace {
  const { status, reason } = said;
  // In a heading the sign before the words is no part of what was read.
  const lead =
    kind === "heading" ? (SIGN_BEFORE.exec(source.slice(Math.max(0, stated.from - 8), stated.from))?.[0] ?? "") : "";
  const range = { from: stated.from - lead.length, to: stated.to };
  const value = textOf(source, range);
  const meant = repaired(value, range, garbled);
  const found = isKnown(status) && reason !== null ? findWrittenStatus(meant, reason) : null;
  return { kind, range, value, written: meant === value ? found : onGarbled(found, meant, value), status };
}

/** A value as it was meant where it was decoded wrongly. */
function repaired(value: string, range: TextRange, garbled: ParsedNote["garbled"]): string {
  return garbled.reduce(
    (text, run) =>
      run.range.from < range.to && range.from < run.range.to ? text.replace(run.raw, run.repaired) : text,
    value,
  );
}

/** What was found in a value as it was meant, where it stands in the value as it is written. */
function onGarbled(found: WrittenStatus | null, meant: string, value: string): WrittenStatus | null {
  if (found === null) return null;
  const { from, to } = found.range;
  const behind = meant.length - to;
  const isSame =
    meant.slice(0, from) === value.slice(0, from) && meant.slice(to) === value.slice(value.length - behind);
  return isSame ? { ...found, range: { from, to: value.length - behind } } : null;
}

function textOf(source: string, { from, to }: TextRange): string {
  return source.slice(from, to);
}

/** Whether a value stands right behind a tag. */
function isInHtml(source: string, at: number): boolean {
  return /<[a-z][^<>]{0,200}>\s*$/i.test(source.slice(Math.max(0, at - 240), at));
}
