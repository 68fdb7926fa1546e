import type { Item, NoteLink, ParsedNote } from "../note/parsed-note";

/**
 * All that is read in a note, wherever it stands in it, as one text: two notes that read the same give the same.
 *
 * @param isLeftOut whether what stands on a line is not looked at
 */
export function readingOf(note: ParsedNote, isLeftOut: (line: number) => boolean): string {
  const { items, statements, links, sections } = note;
  const has = ({ line }: { readonly line: number }): boolean => !isLeftOut(line);
  return JSON.stringify([
    items.flatMap((item, place) => (has(item) ? [[...itemKey(item, note), belowTask(item, place)]] : [])),
    statements.filter(has).map(({ raw, status, in: where, of }) => [raw, status, where, of.kind]),
    links.filter(has).map(linkKey),
    // The whole note begins on whatever line comes first.
    sections
      .slice(1)
      .filter(has)
      .map(({ heading, level, isArchive }) => [heading, level, isArchive]),
  ]);
}

/** What a link says, wherever it stands. */
export function linkKey({ linkpath, subpath, alias, embed }: NoteLink): string {
  return JSON.stringify([linkpath, subpath, alias, embed]);
}

function itemKey(item: Item, { sections }: ParsedNote): readonly unknown[] {
  return [sections[item.section]?.heading, ...wordsOf(item)];
}

/** How many items stand below a task: what was taken from between two lists must not put one under the other. */
function belowTask({ kind, end }: Item, place: number): number {
  return kind === "task" ? end - place : 0;
}

/** The items on some lines, wherever those stand, with how many stand under each, as one text. */
export function itemsOn({ items }: ParsedNote, isOn: (line: number) => boolean): string {
  return JSON.stringify(
    items.flatMap((item, place) => (isOn(item.line) ? [[item.end - place, ...wordsOf(item)]] : [])),
  );
}

function wordsOf(item: Item): readonly unknown[] {
  const { kind, title, text, description, raw } = item;
  return [kind, title, text, description, raw, ...carriedBy(item)];
}

/** What an item carries besides its words. */
export function carriedBy(item: Item): readonly unknown[] {
  const { id, status, priority, effortHours, dates, people, tags, dependencies } = item;
  const days = Object.entries(dates).sort(([a], [b]) => (a < b ? -1 : 1));
  return [id, status, priority, effortHours, days, people, tags, dependencies];
}
