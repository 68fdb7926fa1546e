import type { Item, ParsedNote } from "../note/parsed-note";

/** The ids in a note, by the key of {@link idKey}. */
export interface NoteIds {
  /** The items that have an id, ascending. */
  readonly carried: ReadonlyMap<string, readonly number[]>;
  /** Those that any item names: as one it mentions, or as one it depends on. */
  readonly named: ReadonlySet<string>;
}

/** Equal for ids that mean the same, in whatever case they are written: `Phase 2` and `PHASE 2`. */
export function idKey(id: string): string {
  return (/\s/.test(id) ? id.replace(/\s+/g, " ").trim() : id).toLowerCase();
}

/** The ids in a note, sorted out once. */
export function idsOfNote(note: ParsedNote): NoteIds {
  let ids = known.get(note);
  if (ids === undefined) known.set(note, (ids = collect(note)));
  return ids;
}

const known = new WeakMap<ParsedNote, NoteIds>();
/** Those of a note that has and names none. */
export const NO_IDS: NoteIds = { carried: new Map(), named: new Set() };

function collect(note: ParsedNote): NoteIds {
  const carried = new Map<string, number[]>();
  const named = new Set<string>();
  for (const [place, item] of note.items.entries()) {
    for (const id of item.mentions) named.add(idKey(id));
    for (const { target } of item.dependencies) named.add(idKey(target));
    if (item.id === null) continue;
    const key = idKey(item.id);
    const places = carried.get(key);
    if (places === undefined) carried.set(key, [place]);
    else places.push(place);
  }
  return carried.size === 0 && named.size === 0 ? NO_IDS : { carried, named };
}

/** Whether two versions of a note have and name the same ids in the same items. */
export function haveSameIds(a: ParsedNote, b: ParsedNote): boolean {
  if (a.items.length !== b.items.length) return false;
  for (let place = 0; place < a.items.length; place++) {
    const one = a.items[place];
    const two = b.items[place];
    if (one === two) continue;
    if (one === undefined || two === undefined || one.id !== two.id || !nameSame(one, two)) return false;
  }
  return true;
}

/** Written as loops, since it looks at every item after every edit, and most name nothing. */
function nameSame(a: Item, b: Item): boolean {
  if (a.mentions.length !== b.mentions.length || a.dependencies.length !== b.dependencies.length) return false;
  for (let place = 0; place < a.mentions.length; place++) {
    if (a.mentions[place] !== b.mentions[place]) return false;
  }
  for (let place = 0; place < a.dependencies.length; place++) {
    if (a.dependencies[place]?.target !== b.dependencies[place]?.target) return false;
  }
  return true;
}
