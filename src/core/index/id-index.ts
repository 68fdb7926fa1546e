import type { ParsedNote } from "../note/parsed-note";
import { haveSameIds, idKey, idsOfNote, type NoteIds } from "./note-ids";
import { PathsByKey } from "./paths-by-key";

/** An item of a note, by its place in it. */
export interface ItemRef {
  readonly path: string;
  readonly item: number;
}

/**
 * Which items have an id, and which name it, across notes. A note means its own item where it has one of that id, else
 * that of the one note which has it; where several have it, none is meant.
 */
export class IdIndex {
  readonly #carriers = new PathsByKey();
  readonly #namers = new PathsByKey();
  readonly #ids = new Map<string, { readonly note: ParsedNote; readonly ids: NoteIds }>();

  /** @param touch is told every note in which something now means another item, or is meant by others */
  constructor(readonly touch: (path: string) => void) {}

  /** Takes in a note, a new version of it, or, with undefined, that it is gone. */
  set(path: string, note: ParsedNote | undefined): void {
    const before = this.#ids.get(path);
    if (note !== undefined && before !== undefined && haveSameIds(before.note, note)) {
      this.#ids.set(path, { note, ids: before.ids });
      this.#touchAround(path, before.ids);
      return;
    }
    const ids = note === undefined ? null : idsOfNote(note);
    if (before !== undefined) this.#touchAround(path, before.ids);
    refile(this.#namers, path, before?.ids.named, ids?.named);
    const lost = [...(before?.ids.carried.keys() ?? [])].filter((key) => ids?.carried.has(key) !== true);
    for (const key of lost) this.#change(key, () => this.#carriers.remove(key, path));
    for (const key of ids?.carried.keys() ?? []) {
      if (before?.ids.carried.has(key) !== true) this.#change(key, () => this.#carriers.add(key, path));
    }
    if (note === undefined || ids === null) this.#ids.delete(path);
    else this.#ids.set(path, { note, ids });
    if (ids !== null) this.#touchAround(path, ids);
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

  /** The items that name an id where they mean an item of the note `target`, by path and place. */
  namersOf(id: string, target: string): readonly ItemRef[] {
    const key = idKey(id);
    if (!this.#carriers.has(key, target)) return [];
    const isOnly = this.#carriers.only(key) === target;
    const paths = isOnly ? this.#namers.sorted(key) : this.#namers.has(key, target) ? [target] : [];
    return paths.flatMap((path) => (this.#ids.get(path)?.ids.named.get(key) ?? []).map((item) => ({ path, item })));
  }

  #itemsIn(path: string, key: string): readonly ItemRef[] {
    return (this.#ids.get(path)?.ids.carried.get(key) ?? []).map((item) => ({ path, item }));
  }

  /** Changes who has an id; when another item is then meant, tells those concerned. */
  #change(key: string, change: () => void): void {
    const before = this.#carriers.only(key);
    change();
    const after = this.#carriers.only(key);
    if (before === after) return;
    for (const path of [before, after]) if (path !== undefined) this.touch(path);
    for (const path of this.#namers.all(key)) if (!this.#carriers.has(key, path)) this.touch(path);
  }

  /** Tells the notes that name ids of a note, and those whose ids it names: the places of its items may be others. */
  #touchAround(path: string, ids: NoteIds): void {
    for (const key of ids.carried.keys()) {
      if (this.#carriers.only(key) !== path) continue;
      for (const namer of this.#namers.all(key)) this.touch(namer);
    }
    for (const key of ids.named.keys()) {
      const carrier = this.#carriers.has(key, path) ? undefined : this.#carriers.only(key);
      if (carrier !== undefined) this.touch(carrier);
    }
  }
}

function refile(
  filed: PathsByKey,
  path: string,
  before: ReadonlyMap<string, unknown> | undefined,
  after: ReadonlyMap<string, unknown> | undefined,
): void {
  for (const key of before?.keys() ?? []) if (after?.has(key) !== true) filed.remove(key, path);
  for (const key of after?.keys() ?? []) if (before?.has(key) !== true) filed.add(key, path);
}
