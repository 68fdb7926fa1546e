import type { ParsedNote } from "../note/parsed-note";

/** The ids in a note, by the key of {@link idKey}. */
export interface NoteIds {
  /** The items that have an id, ascending. */
  readonly carried: ReadonlyMap<string, readonly number[]>;
  /** The items that name an id, ascending: as one they mention, or as one they depend on. */
  readonly named: ReadonlyMap<string, readonly number[]>;
}

/** Equal for ids that mean the same, in whatever case they are written: `Phase 2` and `PHASE 2`. */
export function idKey(id: string): string {
  return id.replace(/\s+/g, " ").trim().toLowerCase();
}

/** The ids in a note, sorted out once. */
export function idsOfNote(note: ParsedNote): NoteIds {
  let ids = known.get(note);
  if (ids === undefined) known.set(note, (ids = collect(note)));
  return ids;
}

const known = new WeakMap<ParsedNote, NoteIds>();
const NONE: NoteIds = { carried: new Map(), named: new Map() };

function collect(note: ParsedNote): NoteIds {
  const carried = new Map<string, number[]>();
  const named = new Map<string, number[]>();
  note.items.forEach((item, place) => {
    if (item.id !== null) push(carried, idKey(item.id), place);
    for (const id of item.mentions) push(named, idKey(id), place);
    for (const { target } of item.dependencies) push(named, idKey(target), place);
  });
  return carried.size === 0 && named.size === 0 ? NONE : { carried, named };
}

function push(map: Map<string, number[]>, key: string, place: number): void {
  const places = map.get(key);
  if (places === undefined) map.set(key, [place]);
  else if (places[places.length - 1] !== place) places.push(place);
}

/** Whether two versions of a note have and name the same ids in the same items. */
export function haveSameIds(a: ParsedNote, b: ParsedNote): boolean {
  return (
    a.items.length === b.items.length &&
    a.items.every((item, place) => {
      const other = b.items[place];
      return (
        other !== undefined &&
        item.id === other.id &&
        isSameList(item.mentions, other.mentions, (one, two) => one === two) &&
        isSameList(item.dependencies, other.dependencies, (one, two) => one.target === two.target)
      );
    })
  );
}

function isSameList<T>(a: readonly T[], b: readonly T[], isSame: (one: T, two: T) => boolean): boolean {
  if (a.length !== b.length) return false;
  for (const [place, one] of a.entries()) {
    const two = b[place];
    if (two === undefined || !isSame(one, two)) return false;
  }
  return true;
}
