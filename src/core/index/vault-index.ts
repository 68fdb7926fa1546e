import type { Counting } from "../note/counting";
import type { NoteLink, ParsedNote } from "../note/parsed-note";
import { ChangeLog, type Changes } from "./change-log";
import { IdIndex, type ItemRef } from "./id-index";
import { LinkFiling, type Backlink, type LinkTarget } from "./link-filing";
import { SortedPaths } from "./sorted-paths";

export type { Changes } from "./change-log";
export type { ItemRef } from "./id-index";
export type { Backlink, LinkTarget } from "./link-filing";

/** Where a link leads, and how. */
export interface ResolvedLink extends LinkTarget {
  /** Whether Obsidian finds no file by this link, and the target is meant only because it alone is called so. */
  readonly isSoft: boolean;
}

/**
 * The notes of a vault and what links them, kept up to date note by note.
 *
 * Takes note of a change at the cost of what it touches: the note's own links and ids, and, when a file, title or id
 * comes or goes, the notes that name it.
 */
export class VaultIndex {
  readonly #log = new ChangeLog();
  readonly #notes = new Map<string, ParsedNote>();
  readonly #paths = new SortedPaths();
  readonly #links = new LinkFiling((path) => this.#log.touch(path));
  readonly #ids = new IdIndex((path) => this.#log.touch(path));
  #counting: Counting | undefined;

  /** Grows with every change. */
  get revision(): number {
    return this.#log.revision;
  }

  /**
   * The paths of which an answer may be another than at `revision`: what stands there, its status, its rollups and
   * backlinks, where its links lead, which items its ids mean, and who names them. What links lead to without being
   * there is named in lower case. A folder is concerned when a path below it is. Null: that is too long ago, take all.
   */
  changedSince(revision: number): Changes | null {
    return this.#log.since(revision);
  }

  /** Says which files there are, notes and others; links may lead to any of them. */
  setFiles(paths: Iterable<string>): void {
    const wanted = new Set(paths);
    for (const path of [...this.#links.filePaths()]) if (!wanted.has(path)) this.removeFile(path);
    for (const path of wanted) this.addFile(path);
  }

  addFile(path: string): void {
    if (this.#links.hasFile(path)) return;
    this.#log.begin();
    this.#links.addFile(path);
  }

  /** Forgets a file; if it is a note, what it says as well. */
  removeFile(path: string): void {
    if (!this.#links.hasFile(path)) return;
    this.#log.begin();
    this.#links.setNote(path, undefined);
    this.#ids.set(path, undefined);
    if (this.#notes.delete(path)) this.#paths.remove(path);
    this.#links.removeFile(path);
  }

  /** Says what of all notes counts; those with items are then other ones, of which all is counted anew. */
  setCounting(counting: Counting): void {
    const wanted = counting.size === 0 ? undefined : counting;
    if (isSameCounting(wanted, this.#counting)) return;
    this.#counting = wanted;
    for (const [path, note] of [...this.#notes]) if (note.items.length > 0) this.setNote(path, note);
  }

  /** Takes in a note, or a new version of it. */
  setNote(path: string, read: ParsedNote): void {
    const note = read.counting === this.#counting ? read : withCounting(read, this.#counting);
    this.addFile(path);
    this.#log.begin();
    this.#log.touch(path);
    if (!this.#notes.has(path)) this.#paths.add(path);
    this.#notes.set(path, note);
    this.#links.setNote(path, note);
    this.#ids.set(path, note);
  }

  /** Moves a file; a note is not read again, since its text is the same. */
  renameNote(from: string, to: string): void {
    const note = this.note(from);
    this.removeFile(from);
    if (note === undefined) this.addFile(to);
    else this.setNote(to, note);
  }

  note(path: string): ParsedNote | undefined {
    return this.#notes.get(path);
  }

  /** The paths of all notes, in the order of their code units; the same list again until a note comes or goes. */
  notePaths(): readonly string[] {
    return this.#paths.list();
  }

  hasFile(path: string): boolean {
    return this.#links.hasFile(path);
  }

  /** Where a link that stands in `source` leads. */
  resolve(link: Pick<NoteLink, "linkpath" | "subpath">, source: string): ResolvedLink {
    const { path, isResolved, isSoft } = this.#links.resolve(link.linkpath, source);
    return { path, isResolved, subpath: link.subpath, isSoft };
  }

  /** The links of other notes to a note, all of its headings and blocks included; in the order of their sources. */
  backlinksOf(path: string): readonly Backlink[] {
    return this.#links.sourcesOf(path).flatMap((source) => this.#links.linksBetween(source, path));
  }

  /** The notes that link to a path, in the order of their code units; the same list again until one comes or goes. */
  sourcesOf(path: string): readonly string[] {
    return this.#links.sourcesOf(path);
  }

  /** The links of one note to another, in its order; the same list again until either changes. */
  linksBetween(source: string, target: string): readonly Backlink[] {
    return this.#links.linksBetween(source, target);
  }

  /** The links to a note by which a row of a table states its status, in the order of their sources. */
  trackersOf(path: string): readonly Backlink[] {
    return this.#links
      .trackersOf(path)
      .flatMap((source) => this.#links.linksBetween(source, path).filter(({ isTracker }) => isTracker));
  }

  /** The files, and what is not there, that any note links to; by path, without subpaths. */
  linkedTargets(): readonly LinkTarget[] {
    return [...this.#links.targets()].sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
  }

  /** All items that have an id, whatever its case, by path and place. */
  itemsWithId(id: string): readonly ItemRef[] {
    return this.#ids.itemsWithId(id);
  }

  /**
   * The items that an id means where the note `source` names it: those of the note itself, else those of the one note
   * that has it. Several when that note gives the id to several; none when it has no such id, or several notes do.
   */
  itemsMeantBy(id: string, source: string): readonly ItemRef[] {
    return this.#ids.resolve(id, source);
  }
}

/** Settings that are read anew are others, and mostly say the same. */
function isSameCounting(a: Counting | undefined, b: Counting | undefined): boolean {
  return a?.size === b?.size && [...(a ?? [])].every(([kind, does]) => b?.get(kind) === does);
}

function withCounting({ counting: _, ...note }: ParsedNote, counting: Counting | undefined): ParsedNote {
  return counting === undefined ? note : { ...note, counting };
}
