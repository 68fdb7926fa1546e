import type { ParsedNote } from "../note/parsed-note";
import { haveSameIds, idKey, idsOfNote, NO_IDS, type NoteIds } from "./note-ids";
import { PathsByKey } from "./paths-by-key";

/** An item of a note, by its place in it. */
export interface ItemRef {
  readonly path: string;
  readonly item: number;
}

/**
 * Which items have an id, and which notes name it, across notes. A note means its own item where it has one of that id, else
 * that of the one note which has it; where several have it, none is meant.
 */
export class IdIndex {
  readonly #carriers = new PathsByKey();
  readonly #namers = new PathsByKey();
  /** Only notes that have or name any. */
  readonly #ids = new Map<string, { readonly note: ParsedNote; readonly ids: NoteIds }>();
  /** A note to those that its ids bind it to, on either side, and by how many ids. */
  readonly #bound = new Map<string, Map<string, number>>();

  /** @param touch is told every note in which something now means another item, or is meant by others */
  constructor(readonly touch: (path: string) => void) {}

  /** Takes in a note, a new version of it, or, with undefined, that it is gone. */
  set(path: string, note: ParsedNote | undefined): void {
    const before = this.#ids.get(path);
    this.#touchAround(path);
    if (note !== undefined && before !== undefined && haveSameIds(before.note, note)) {
      this.#ids.set(path, { note, ids: before.ids });
      return;
    }
    const old = before?.ids ?? NO_IDS;
    const now = note === undefined ? NO_IDS : idsOfNote(note);
    for (const key of old.named) if (!now.named.has(key)) this.#setNamer(key, path, false);
    for (const key of old.carried.keys()) if (!now.carried.has(key)) this.#setCarrier(key, path, false);
    for (const key of now.carried.keys()) if (!old.carried.has(key)) this.#setCarrier(key, path, true);
    for (const key of now.named) if (!old.named.has(key)) this.#setNamer(key, path, true);
    if (note === undefined || now === NO_IDS) this.#ids.delete(path);
    else this.#ids.set(path, { note, ids: now });
    this.#touchAround(path);
  }

  /** All items that have an id, by path and place. */
  itemsWithId(id: string): readonly ItemRef[] {
    const key = idKey(id);
    return this.#carriers.sorted(key).flatMap((path) => this.#itemsIn(path, key));
  }

  /** The items that an id means where it is named in the note `source`; several when one note gives it to several. */
  resolve(id: string, source: string): readonly ItemRef[] {
    const key = idKey(id);
    const path = this.#carriers.has(key, source) ? source : this.#carriers.only(key);
    return path === undefined ? [] : this.#itemsIn(path, key);
  }

  #itemsIn(path: string, key: string): readonly ItemRef[] {
    return (this.#ids.get(path)?.ids.carried.get(key) ?? []).map((item) => ({ path, item }));
  }

  /** Says whether a note has an id; when another item is then meant by it, tells those concerned. */
  #setCarrier(key: string, path: string, isCarrier: boolean): void {
    const before = this.#carriers.only(key);
    this.#bindNamers(key, before, -1);
    if (isCarrier) this.#carriers.add(key, path);
    else this.#carriers.remove(key, path);
    const after = this.#carriers.only(key);
    this.#bindNamers(key, after, 1);
    if (before === after) return;
    for (const carrier of [before, after]) if (carrier !== undefined) this.touch(carrier);
    for (const namer of this.#namers.all(key)) if (!this.#carriers.has(key, namer)) this.touch(namer);
  }

  #setNamer(key: string, path: string, isNamer: boolean): void {
    if (isNamer) this.#namers.add(key, path);
    else this.#namers.remove(key, path);
    const carrier = this.#carriers.only(key);
    if (carrier !== undefined) this.#bind(path, carrier, isNamer ? 1 : -1);
  }

  #bindNamers(key: string, carrier: string | undefined, count: 1 | -1): void {
    if (carrier === undefined) return;
    for (const namer of this.#namers.all(key)) this.#bind(namer, carrier, count);
  }

  #bind(one: string, other: string, count: 1 | -1): void {
    if (one === other) return;
    for (const [from, to] of [
      [one, other],
      [other, one],
    ] as const) {
      const bound = this.#bound.get(from) ?? new Map<string, number>();
      const sum = (bound.get(to) ?? 0) + count;
      if (sum === 0) bound.delete(to);
      else bound.set(to, sum);
      if (bound.size === 0) this.#bound.delete(from);
      else this.#bound.set(from, bound);
    }
  }

  /** Tells the notes that name ids of a note, and those whose ids it names: the places of its items may be others. */
  #touchAround(path: string): void {
    for (const other of this.#bound.get(path)?.keys() ?? []) this.touch(other);
  }
}
