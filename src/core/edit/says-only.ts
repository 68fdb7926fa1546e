import type { Item, ParsedNote, Statement } from "../note/parsed-note";
import type { Status } from "../status/status";
import { isSameDates } from "./dates-only";
import { statusOf, type StatusSubject } from "./status-place";

/** What is to have which status. */
export interface Said {
  readonly subject: StatusSubject;
  readonly to: Status;
}

/**
 * Whether of two readings of a note, before and after an edit, the later one gives the subject that status, and is the
 * same in all else: in every other status, and in the texts and dates of all items.
 */
export function saysOnly(before: ParsedNote, after: ParsedNote, subject: StatusSubject, to: Status): boolean {
  return saysAll(before, after, [{ subject, to }]);
}

/** The same for several subjects at once. */
export function saysAll(before: ParsedNote, after: ParsedNote, all: readonly Said[]): boolean {
  const { items, statements } = before;
  if (after.items.length !== items.length || after.statements.length !== statements.length) return false;
  if (after.sections.length !== before.sections.length || after.links.length !== before.links.length) return false;
  const concerned = concernedBy(before, all);
  return (
    all.every(({ subject, to }) => statusOf(after, subject) === to && isOwnerRight(before, after, subject, to)) &&
    items.every((item, i) => {
      const other = after.items[i];
      return other !== undefined && isSameItem(item, other, concerned.items.has(i), saysInHeading(before, item));
    }) &&
    statements.every((statement, i) => {
      const other = after.statements[i];
      return other !== undefined && isSameStatement(statement, other, concerned.isOf(statement, i));
    })
  );
}

/** The items and the statements that speak of the subjects, and so may change with them. */
function concernedBy(
  note: ParsedNote,
  all: readonly Said[],
): { readonly items: ReadonlySet<number | null>; isOf(statement: Statement, place: number): boolean } {
  const items = new Set<number | null>();
  /** Of these all statements may change, too. */
  const meant = new Set<number>();
  const places = new Set<number>();
  let isOfNote = false;
  for (const { subject } of all) {
    switch (subject.kind) {
      case "item":
        items.add(subject.item);
        meant.add(subject.item);
        break;
      case "statement": {
        const statement = note.statements[subject.statement];
        places.add(subject.statement);
        if (statement !== undefined) items.add(itemOf(note, statement));
        break;
      }
      case "note":
        items.add(note.noteTask);
        isOfNote = true;
        break;
    }
  }
  return {
    items,
    isOf: (statement, place) =>
      places.has(place) || (isOfNote && statement.of.kind === "note") || meant.has(itemOf(note, statement) ?? -1),
  };
}

/** What a statement is of follows it or stays as it was: `[>]` and `(2/6)` together may make a third of the two. */
function isOwnerRight(before: ParsedNote, after: ParsedNote, subject: StatusSubject, to: Status): boolean {
  const statement = subject.kind === "statement" ? before.statements[subject.statement] : undefined;
  const owner = statement === undefined ? null : itemOf(before, statement);
  if (owner === null) return true;
  const status = after.items[owner]?.status;
  return status === to || status === before.items[owner]?.status;
}

function itemOf({ sections, noteTask }: ParsedNote, { of }: Statement): number | null {
  switch (of.kind) {
    case "note":
      return noteTask;
    case "item":
      return of.item;
    case "section":
      return sections[of.section]?.phase ?? null;
    case "list-item":
      return null;
  }
}

/** `## Sails (status: blocked)`: what a heading states with a key is a part of its title. */
function saysInHeading({ statements }: ParsedNote, item: Item): boolean {
  return item.kind === "phase" && statements.some(({ line, in: where }) => line === item.line && where === "text");
}

function isSameItem(a: Item, b: Item, mayChange: boolean, mayTitleChange: boolean): boolean {
  const isSamePlace =
    a.kind === b.kind && a.line === b.line && a.parent === b.parent && a.end === b.end && a.section === b.section;
  if (!isSamePlace || a.id !== b.id) return false;
  if (mayChange) return a.kind === "task" || mayTitleChange || withoutSign(a.title) === withoutSign(b.title);
  return (
    a.status === b.status &&
    a.raw === b.raw &&
    a.text === b.text &&
    a.title === b.title &&
    a.description === b.description &&
    // A year that another date was understood by may have gone with the words of a status.
    isSameDates(a.dates, b.dates)
  );
}

/** A sign before a title may say the status as well. */
function withoutSign(title: string): string {
  return title.replace(/^[^\p{L}\d]+/u, "");
}

function isSameStatement(a: Statement, b: Statement, mayChange: boolean): boolean {
  const isSamePlace = a.line === b.line && a.in === b.in && JSON.stringify(a.of) === JSON.stringify(b.of);
  return isSamePlace && (mayChange || (a.status === b.status && a.raw === b.raw));
}
