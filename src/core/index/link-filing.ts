import { LinkResolver, nameKeyOfFile, nameKeyOfLink } from "../links/link-resolver";
import { nameInLink, namesOfNote } from "../links/note-names";
import type { NoteLink, ParsedNote, Run } from "../note/parsed-note";
import { PathsByKey } from "./paths-by-key";

/** Where a link leads. */
export interface LinkTarget {
  /** The path of a file in the vault, or the linkpath as written when nothing is there. */
  readonly path: string;
  /** Whether it is the path of a file. */
  readonly isResolved: boolean;
  /** As written, with its `#`; empty for the whole note. */
  readonly subpath: string;
}

/** A link or ref of one note to another, and the items there that it counts for. */
export interface Backlink {
  readonly source: string;
  readonly target: LinkTarget;
  readonly line: number;
  /** The item whose own text holds the link; null when it stands in a heading or list item. */
  readonly item: number | null;
  readonly covers: Run;
  /** Whether the link is all of a table row's first cell, so that the row states the target's status. */
  readonly isTracker: boolean;
  /** Whether Obsidian finds no file by this link, and the target is meant only because it alone is called so. */
  readonly isSoft: boolean;
}

/** Where a linkpath leads from a note, without a subpath. */
interface Destination {
  readonly path: string;
  readonly isResolved: boolean;
  readonly isSoft: boolean;
}

/** The links of one note. */
interface Source {
  readonly note: ParsedNote;
  /** Each linkpath as written, to where it leads; in the order in which they first stand in the note. */
  readonly links: Map<string, Destination>;
  /** The same for the paths in code spans; null where there is no such file. */
  readonly refs: Map<string, Destination | null>;
  /** Keys of all that it leads to besides itself. */
  targets: ReadonlySet<string>;
  /** Keys of the targets whose status a row of this note states. */
  trackers: ReadonlySet<string>;
  /** The links by the key of their target; made when first asked for. */
  byTarget: Map<string, readonly Backlink[]> | null;
}

const NO_LINKS: readonly Backlink[] = [];
const NO_KEYS: ReadonlySet<string> = new Set();

/**
 * The links of all notes, filed under what they lead to.
 *
 * Only linkpaths are filed, not places: where an edit leaves them as they were, nothing is filed anew, and the links
 * themselves are put together when somebody asks for them.
 */
export class LinkFiling {
  readonly #resolver = new LinkResolver();
  readonly #files = new Map<string, Destination>();
  readonly #sources = new Map<string, Source>();
  /** Target key to the notes with links there. */
  readonly #byTarget = new PathsByKey();
  readonly #sortedByTarget = new Map<string, readonly string[]>();
  /** Target key to the notes with a row that states its status. */
  readonly #trackers = new PathsByKey();
  /** Name key to the notes with links by that name. */
  readonly #byName = new PathsByKey();
  /** What notes are called, to the notes. */
  readonly #names = new PathsByKey();

  /** @param touch is told every path whose backlinks change, and every note whose links lead elsewhere */
  constructor(readonly touch: (path: string) => void) {}

  hasFile(path: string): boolean {
    return this.#files.has(path);
  }

  filePaths(): Iterable<string> {
    return this.#files.keys();
  }

  addFile(path: string): void {
    this.#files.set(path, { path, isResolved: true, isSoft: false });
    this.#resolver.add(path);
    this.touch(path);
    this.#relink(nameKeyOfFile(path));
  }

  removeFile(path: string): void {
    this.#files.delete(path);
    this.#resolver.remove(path);
    this.touch(path);
    this.#relink(nameKeyOfFile(path));
  }

  /** Takes in the links and names of a note, of a new version of it, or, with undefined, that it is gone. */
  setNote(path: string, note: ParsedNote | undefined): void {
    const before = this.#sources.get(path);
    this.#setNames(path, before?.note, note);
    // Names are set first, so that the note's own links are resolved by them.
    const current = this.#sources.get(path);
    if (note !== undefined) this.#setLinks(path, note, current);
    else if (current !== undefined) this.#dropLinks(path, current);
  }

  /** Where a link that stands in `source` leads. */
  resolve(linkpath: string, source: string): Destination {
    return this.#sources.get(source)?.links.get(linkpath) ?? this.#find(linkpath, source);
  }

  /** The notes with links to a path, in the order of their code units. */
  sourcesOf(path: string): readonly string[] {
    const key = this.#keyOf(path);
    let sorted = this.#sortedByTarget.get(key);
    if (sorted === undefined) this.#sortedByTarget.set(key, (sorted = this.#byTarget.sorted(key)));
    return sorted;
  }

  /** The links of one note to another, in its order; the same list again until either changes. */
  linksBetween(source: string, target: string): readonly Backlink[] {
    const from = this.#sources.get(source);
    if (from === undefined) return NO_LINKS;
    from.byTarget ??= groupLinks(source, from);
    return from.byTarget.get(this.#keyOf(target)) ?? NO_LINKS;
  }

  /** The notes with a row that states the status of a path, in the order of their code units. */
  trackersOf(path: string): readonly string[] {
    return this.#trackers.sorted(this.#keyOf(path));
  }

  /** What any note links to, in no order that means anything; what is not there as its first source writes it. */
  *targets(): Iterable<LinkTarget> {
    for (const key of this.#byTarget.keys()) {
      const file = this.#files.get(key);
      const path = file?.path ?? this.#writtenFor(key);
      if (path !== undefined) yield { path, isResolved: file !== undefined, subpath: "" };
    }
  }

  #writtenFor(key: string): string | undefined {
    const [first] = this.#byTarget.sorted(key);
    const links = first === undefined ? undefined : this.#sources.get(first)?.links;
    for (const destination of links?.values() ?? []) if (keyOf(destination) === key) return destination.path;
    return undefined;
  }

  #keyOf(path: string): string {
    return this.#files.has(path) ? path : missingKey(path);
  }

  #find(linkpath: string, source: string): Destination {
    const path = this.#resolver.resolve(linkpath, source);
    if (path !== undefined) return this.#files.get(path) ?? { path, isResolved: true, isSoft: false };
    const name = nameInLink(linkpath);
    const meant = name === null ? undefined : this.#names.only(name);
    if (meant !== undefined) return { path: meant, isResolved: true, isSoft: true };
    return { path: linkpath, isResolved: false, isSoft: false };
  }

  #findRef(path: string, source: string): Destination | null {
    const found = this.#resolver.resolve(path, source);
    return found === undefined ? null : (this.#files.get(found) ?? null);
  }

  #setLinks(path: string, note: ParsedNote, before: Source | undefined): void {
    if (before !== undefined && hasSameLinks(before.note, note)) {
      this.#sources.set(path, { ...before, note, trackers: this.#setTrackers(path, note, before), byTarget: null });
      this.#touchAll(before.targets);
      return;
    }
    const source: Source = {
      note,
      links: new Map(),
      refs: new Map(),
      targets: NO_KEYS,
      trackers: NO_KEYS,
      byTarget: null,
    };
    for (const { linkpath } of note.links) {
      if (source.links.has(linkpath)) continue;
      source.links.set(linkpath, before?.links.get(linkpath) ?? this.#find(linkpath, path));
    }
    for (const ref of note.refs) {
      if (!source.refs.has(ref.path)) source.refs.set(ref.path, this.#findRef(ref.path, path));
    }
    refile(this.#byName, path, before === undefined ? NO_KEYS : nameKeysOf(path, before), nameKeysOf(path, source));
    this.#sources.set(path, source);
    this.#file(path, source, before);
    this.#touchAll(before?.targets ?? NO_KEYS);
    this.#touchAll(source.targets);
  }

  #dropLinks(path: string, source: Source): void {
    this.#sources.delete(path);
    refile(this.#byName, path, nameKeysOf(path, source), NO_KEYS);
    this.#touchAll(source.targets);
    this.#refileTargets(path, source.targets, NO_KEYS);
    refile(this.#trackers, path, source.trackers, NO_KEYS);
  }

  /** Files a note under what it leads to now, and no longer under what it led to before. */
  #file(path: string, source: Source, before: Pick<Source, "targets" | "trackers"> | undefined): void {
    const targets = targetKeysOf(path, source);
    this.#refileTargets(path, before?.targets ?? NO_KEYS, targets);
    source.targets = targets;
    source.trackers = this.#setTrackers(path, source.note, {
      links: source.links,
      trackers: before?.trackers ?? NO_KEYS,
    });
  }

  #refileTargets(path: string, before: ReadonlySet<string>, after: ReadonlySet<string>): void {
    refile(this.#byTarget, path, before, after);
    for (const key of before) if (!after.has(key)) this.#sortedByTarget.delete(key);
    for (const key of after) if (!before.has(key)) this.#sortedByTarget.delete(key);
  }

  #setTrackers(path: string, note: ParsedNote, before: Pick<Source, "links" | "trackers">): ReadonlySet<string> {
    const trackers = trackedKeysOf(path, note, before.links);
    refile(this.#trackers, path, before.trackers, trackers);
    return trackers;
  }

  #touchAll(keys: ReadonlySet<string>): void {
    for (const key of keys) this.touch(pathOf(key));
  }

  /** Says what a note is called, and leads the links elsewhere that meant another note by that, or none. */
  #setNames(path: string, before: ParsedNote | undefined, after: ParsedNote | undefined): void {
    const old = before === undefined ? [] : namesOfNote(before);
    const now = after === undefined ? [] : namesOfNote(after);
    for (const name of old) if (!now.includes(name)) this.#rename(name, () => this.#names.remove(name, path));
    for (const name of now) if (!old.includes(name)) this.#rename(name, () => this.#names.add(name, path));
  }

  #rename(name: string, change: () => void): void {
    const before = this.#names.only(name);
    change();
    if (this.#names.only(name) !== before && nameInLink(name) !== null) this.#relink(nameKeyOfLink(name, ""));
  }

  /** Resolves again the links by a name, because what is called so came or went. */
  #relink(name: string): void {
    for (const path of [...this.#byName.all(name)]) {
      const source = this.#sources.get(path);
      if (source !== undefined) this.#relinkSource(path, source, name);
    }
  }

  #relinkSource(path: string, source: Source, name: string): void {
    const touched = new Set<string>();
    for (const [linkpath, old] of source.links) {
      if (nameKeyOfLink(linkpath, path) !== name) continue;
      const found = this.#find(linkpath, path);
      if (isSameDestination(old, found)) continue;
      source.links.set(linkpath, found);
      touched.add(keyOf(old)).add(keyOf(found));
    }
    for (const [ref, old] of source.refs) {
      if (nameKeyOfLink(ref, path) !== name) continue;
      const found = this.#findRef(ref, path);
      if (isSameDestination(old, found)) continue;
      source.refs.set(ref, found);
      for (const end of [old, found]) if (end !== null) touched.add(keyOf(end));
    }
    if (touched.size === 0) return;
    source.byTarget = null;
    this.touch(path);
    this.#touchAll(touched);
    this.#file(path, source, source);
  }
}

/** Files are told apart by case; links to what is not there meet whatever their case, as in Obsidian. */
function keyOf(destination: Destination): string {
  return destination.isResolved ? destination.path : missingKey(destination.path);
}

const MISSING = "\0";

function missingKey(path: string): string {
  return MISSING + path.toLowerCase();
}

function pathOf(key: string): string {
  return key.startsWith(MISSING) ? key.slice(MISSING.length) : key;
}

function isSameDestination(a: Destination | null, b: Destination | null): boolean {
  return a === b || (a !== null && b !== null && keyOf(a) === keyOf(b) && a.isSoft === b.isSoft);
}

/** Whether two versions of a note link to the same, in the same order. */
function hasSameLinks(a: ParsedNote, b: ParsedNote): boolean {
  if (a.links.length !== b.links.length || a.refs.length !== b.refs.length) return false;
  for (let place = 0; place < a.links.length; place++) {
    if (a.links[place]?.linkpath !== b.links[place]?.linkpath) return false;
  }
  for (let place = 0; place < a.refs.length; place++) {
    if (a.refs[place]?.path !== b.refs[place]?.path) return false;
  }
  return true;
}

function nameKeysOf(path: string, { links, refs }: Source): ReadonlySet<string> {
  const keys = new Set<string>();
  for (const linkpath of links.keys()) keys.add(nameKeyOfLink(linkpath, path));
  for (const ref of refs.keys()) keys.add(nameKeyOfLink(ref, path));
  return keys;
}

/** What a note leads to besides itself. */
function targetKeysOf(path: string, { links, refs }: Pick<Source, "links" | "refs">): ReadonlySet<string> {
  const keys = new Set<string>();
  for (const destination of links.values()) if (destination.path !== path) keys.add(keyOf(destination));
  for (const destination of refs.values()) {
    if (destination !== null && destination.path !== path) keys.add(keyOf(destination));
  }
  return keys.size === 0 ? NO_KEYS : keys;
}

function trackedKeysOf(path: string, note: ParsedNote, links: Source["links"]): ReadonlySet<string> {
  const keys = new Set<string>();
  for (const item of note.items) {
    if (item.kind !== "row" || item.tracks === null) continue;
    const link = note.links[item.tracks];
    const destination = link === undefined ? undefined : links.get(link.linkpath);
    if (destination !== undefined && destination.path !== path) keys.add(keyOf(destination));
  }
  return keys.size === 0 ? NO_KEYS : keys;
}

function groupLinks(path: string, { note, links, refs }: Source): Map<string, readonly Backlink[]> {
  const groups = new Map<string, Backlink[]>();
  const trackers = new Set<number>();
  for (const item of note.items) if (item.kind === "row" && item.tracks !== null) trackers.add(item.tracks);
  const put = (
    { path: to, isResolved, isSoft }: Destination,
    { line, item, covers }: Pick<NoteLink, "line" | "item" | "covers">,
    subpath: string,
    isTracker: boolean,
  ): void => {
    if (to === path) return;
    const target = { path: to, isResolved, subpath };
    const backlink = { source: path, target, line, item, covers, isTracker, isSoft };
    const key = isResolved ? to : missingKey(to);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [backlink]);
    else group.push(backlink);
  };
  note.links.forEach((link, place) => {
    const destination = links.get(link.linkpath);
    // An unresolved target is called as this very link writes it.
    if (destination !== undefined) put(destination, link, link.subpath, trackers.has(place));
  });
  for (const ref of note.refs) {
    const destination = refs.get(ref.path);
    if (destination !== null && destination !== undefined) put(destination, ref, "", false);
  }
  return groups;
}

/** Files a path under the keys that are new, and no longer under those that are gone. */
function refile(filed: PathsByKey, path: string, before: ReadonlySet<string>, after: ReadonlySet<string>): void {
  for (const key of before) if (!after.has(key)) filed.remove(key, path);
  for (const key of after) if (!before.has(key)) filed.add(key, path);
}
