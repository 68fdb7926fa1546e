import { LinkResolver, nameKeyOf, namesOf } from "../links/link-resolver";
import type { NoteLink, ParsedNote, Run } from "../note/parsed-note";

/** Where a link leads. */
export interface LinkTarget {
  /** The path of a file in the vault, or the linkpath as written when nothing is there. */
  readonly path: string;
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
}

/** A note of the vault. */
export interface IndexedNote {
  readonly path: string;
  readonly note: ParsedNote;
}

interface Entry {
  readonly note: ParsedNote;
  /** Keys of the targets under which this note's backlinks are filed. */
  readonly targets: Set<string>;
}

/**
 * The notes of a vault and what links them, kept up to date note by note.
 *
 * Takes note of a change at the cost of what it touches: the note's own links, and, when a file comes or goes, the
 * notes with links by its name.
 */
export class VaultIndex {
  readonly #notes = new Map<string, Entry>();
  readonly #resolver = new LinkResolver();
  readonly #files = new Set<string>();
  /** Target key to source path to the links there. */
  readonly #backlinks = new Map<string, Map<string, Backlink[]>>();
  /** Last name of a linkpath, lower case, to the notes that have such a link. */
  readonly #sourcesByName = new Map<string, Set<string>>();
  #sortedPaths: readonly string[] | null = null;
  #revision = 0;

  /** Grows with every change. */
  get revision(): number {
    return this.#revision;
  }

  /** Says which files there are, notes and others; links may lead to any of them. */
  setFiles(paths: Iterable<string>): void {
    const wanted = new Set(paths);
    for (const path of [...this.#files]) if (!wanted.has(path)) this.removeFile(path);
    for (const path of wanted) this.addFile(path);
  }

  addFile(path: string): void {
    if (this.#files.has(path)) return;
    this.#files.add(path);
    this.#resolver.add(path);
    this.#relinkByName(path);
  }

  /** Forgets a file; if it is a note, what it says as well. */
  removeFile(path: string): void {
    if (!this.#files.delete(path)) return;
    this.#dropNote(path);
    this.#resolver.remove(path);
    this.#relinkByName(path);
  }

  /** Takes in a note, or a new version of it. */
  setNote(path: string, note: ParsedNote): void {
    this.addFile(path);
    this.#dropNote(path);
    const entry: Entry = { note, targets: new Set() };
    this.#notes.set(path, entry);
    for (const name of linkNames(note)) addTo(this.#sourcesByName, name, path);
    this.#link(path, entry);
    this.#sortedPaths = null;
    this.#revision += 1;
  }

  removeNote(path: string): void {
    this.removeFile(path);
  }

  /** Moves a file; a note is not read again, since its text is the same. */
  renameNote(from: string, to: string): void {
    const note = this.note(from);
    this.removeFile(from);
    if (note === undefined) this.addFile(to);
    else this.setNote(to, note);
  }

  note(path: string): ParsedNote | undefined {
    return this.#notes.get(path)?.note;
  }

  /** The paths of all notes, in the order of their code units. */
  notePaths(): readonly string[] {
    this.#sortedPaths ??= [...this.#notes.keys()].sort();
    return this.#sortedPaths;
  }

  /** Where a link that stands in `source` leads. */
  resolve(link: Pick<NoteLink, "linkpath" | "subpath">, source: string): LinkTarget {
    const path = this.#resolver.resolve(link.linkpath, source);
    if (path === undefined) return { path: link.linkpath, isResolved: false, subpath: link.subpath };
    return { path, isResolved: true, subpath: link.subpath };
  }

  /** The links of other notes to a note, all of its headings and blocks included; in the order of their sources. */
  backlinksOf(path: string): readonly Backlink[] {
    const bySource = this.#backlinks.get(targetKey(path, this.#files.has(path)));
    if (bySource === undefined) return [];
    return [...bySource.keys()].sort().flatMap((source) => bySource.get(source) ?? []);
  }

  /** The files, and what is not there, that any note links to; by path, without subpaths. */
  linkedTargets(): readonly LinkTarget[] {
    const targets: LinkTarget[] = [];
    for (const bySource of this.#backlinks.values()) {
      // What is not there may be written in several ways: the first source has it.
      const first = [...bySource.keys()].sort()[0];
      const target = first === undefined ? undefined : bySource.get(first)?.[0]?.target;
      if (target !== undefined) targets.push({ ...target, subpath: "" });
    }
    return targets.sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
  }

  #link(source: string, entry: Entry): void {
    const found: Backlink[] = [];
    const trackers = new Set(
      entry.note.items.flatMap((item) => (item.kind === "row" && item.tracks !== null ? [item.tracks] : [])),
    );
    entry.note.links.forEach((link, index) => {
      const target = this.resolve(link, source);
      found.push({
        source,
        target,
        line: link.line,
        item: link.item,
        covers: link.covers,
        isTracker: trackers.has(index),
      });
    });
    for (const ref of entry.note.refs) {
      const path = this.#resolver.resolve(ref.path, source);
      if (path === undefined) continue;
      const target = { path, isResolved: true, subpath: "" };
      found.push({ source, target, line: ref.line, item: ref.item, covers: ref.covers, isTracker: false });
    }
    for (const backlink of found) {
      if (backlink.target.path === source) continue;
      const key = targetKey(backlink.target.path, backlink.target.isResolved);
      entry.targets.add(key);
      const bySource = this.#backlinks.get(key) ?? new Map<string, Backlink[]>();
      const links = bySource.get(source);
      if (links === undefined) this.#backlinks.set(key, bySource.set(source, [backlink]));
      else links.push(backlink);
    }
  }

  #unlink(source: string, entry: Entry): void {
    for (const key of entry.targets) {
      const bySource = this.#backlinks.get(key);
      bySource?.delete(source);
      if (bySource?.size === 0) this.#backlinks.delete(key);
    }
    entry.targets.clear();
  }

  /** Resolves again what may now lead elsewhere, because a file of that name came or went. */
  #relinkByName(path: string): void {
    for (const name of namesOf(path)) {
      for (const source of this.#sourcesByName.get(name) ?? []) {
        const entry = this.#notes.get(source);
        if (entry === undefined) continue;
        this.#unlink(source, entry);
        this.#link(source, entry);
      }
    }
    this.#revision += 1;
  }

  #dropNote(path: string): void {
    const entry = this.#notes.get(path);
    if (entry === undefined) return;
    this.#unlink(path, entry);
    for (const name of linkNames(entry.note)) removeFrom(this.#sourcesByName, name, path);
    this.#notes.delete(path);
    this.#sortedPaths = null;
  }
}

/** Files are told apart by case; links to what is not there meet whatever their case, as in Obsidian. */
function targetKey(path: string, isResolved: boolean): string {
  return isResolved ? path : `?${path.toLowerCase()}`;
}

function linkNames(note: ParsedNote): ReadonlySet<string> {
  return new Set([
    ...note.links.map((link) => nameKeyOf(link.linkpath)),
    ...note.refs.map((ref) => nameKeyOf(ref.path)),
  ]);
}

function addTo(map: Map<string, Set<string>>, key: string, value: string): void {
  const values = map.get(key);
  if (values === undefined) map.set(key, new Set([value]));
  else values.add(value);
}

function removeFrom(map: Map<string, Set<string>>, key: string, value: string): void {
  const values = map.get(key);
  values?.delete(value);
  if (values?.size === 0) map.delete(key);
}
