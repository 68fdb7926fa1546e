import type { Item, ParsedNote, Statement } from "../note/parsed-note";
import type { StatusSubject } from "./status-place";

/**
 * What a subject of an older reading of a note is in a newer one: of as many that say the same in the same place, the
 * same one. Null where there are more or fewer by now.
 */
export function findSubject(before: ParsedNote, subject: StatusSubject, after: ParsedNote): StatusSubject | null {
  if (before === after || subject.kind === "note") return subject;
  if (subject.kind === "item") {
    const item = findPlace(before.items.map(toItemKey(before)), subject.item, after.items.map(toItemKey(after)));
    return item === null ? null : { ...subject, item };
  }
  const [old, now] = [before, after].map((note) => note.statements.map(toStatementKey(note)));
  const statement = findPlace(old ?? [], subject.statement, now ?? []);
  return statement === null ? null : { ...subject, statement };
}

function findPlace(before: readonly string[], place: number, after: readonly string[]): number | null {
  const places = (keys: readonly string[]): readonly number[] =>
    keys.flatMap((key, at) => (key === before[place] ? [at] : []));
  const [old, now] = [places(before), places(after)];
  return old.length === now.length ? (now[old.indexOf(place)] ?? null) : null;
}

function toItemKey({ sections }: ParsedNote): (item: Item) => string {
  return (item) => {
    const { kind, title, description, raw, section } = item;
    const box = kind === "task" ? item.symbol : null;
    return JSON.stringify([kind, title, description, raw, box, sections[section]?.heading]);
  };
}

function toStatementKey({ sections, items }: ParsedNote): (statement: Statement) => string {
  return ({ raw, in: where, of }) => {
    const about =
      of.kind === "section" ? sections[of.section]?.heading : of.kind === "item" ? items[of.item]?.title : null;
    return JSON.stringify([raw, where, of.kind, about]);
  };
}

/** What stands on a line and can have a status: a task, row or phase before a statement; null for none. */
export function subjectOnLine({ items, statements }: ParsedNote, line: number): StatusSubject | null {
  const item = items.findIndex((each) => each.line === line);
  if (item !== -1) return { kind: "item", item };
  const statement = statements.findIndex((each) => each.line === line);
  return statement === -1 ? null : { kind: "statement", statement };
}

/** What was last shown of something that can have a status. */
export interface ShownSubject {
  readonly kind: "folder" | "note" | "section" | "phase" | "task" | "row";
  /** 0-based; null for a note. */
  readonly line: number | null;
  /** The item's place in its note; null for a note. */
  readonly item: number | null;
  readonly title: string;
}

/** What is meant by something that was shown: at its place still, or else the only one that is called so. */
export function subjectShown(note: ParsedNote, shown: ShownSubject): StatusSubject | null {
  if (shown.kind === "note") return { kind: "note" };
  const alike = note.items.flatMap(({ title, line }, item) => (title === shown.title ? [{ item, line }] : []));
  const inPlace = alike.find(({ item, line }) => item === shown.item && line === shown.line);
  const found = inPlace ?? (alike.length === 1 ? alike[0] : undefined);
  return found === undefined ? null : { kind: "item", item: found.item };
}
