import type { ParsedNote } from "../../note/parsed-note";
import { isCounted } from "../../rollup/count";
import type { StatedStatus } from "../../status/status";

/** An item that counts, by what it is known by from day to day. */
export interface CountedItem {
  /** Its kind and title, and which one it is of several that are called so. */
  readonly key: string;
  readonly title: string;
  /** Its place among the note's items. */
  readonly item: number;
  readonly line: number;
  readonly status: StatedStatus;
}

const known = new WeakMap<ParsedNote, readonly CountedItem[]>();

/** The items of a note that count, in its order; for the same object always the same array. */
export function countedItems(note: ParsedNote): readonly CountedItem[] {
  let items = known.get(note);
  if (items === undefined) known.set(note, (items = collect(note)));
  return items;
}

function collect(note: ParsedNote): readonly CountedItem[] {
  const seen = new Map<string, number>();
  return note.items.flatMap((each, item) => {
    const { kind, title, line, status } = each;
    if (status === null || !isCounted(note, item)) return [];
    const base = `${kind}:${title}`;
    const count = (seen.get(base) ?? 0) + 1;
    seen.set(base, count);
    // No title has a line break in it.
    return [{ key: count === 1 ? base : `${base}\n${count}`, title, item, line, status }];
  });
}
