import { idKey, idsOfNote } from "../index/note-ids";
import type { VaultIndex } from "../index/vault-index";
import { nameKeyOfFile, nameKeyOfLink } from "../links/link-resolver";
import { namesOfNote } from "../links/note-names";
import { folderOf, nameOf } from "../links/path";
import type { ParsedNote } from "../note/parsed-note";
import { finish, type Steps } from "../parse/steps";
import { RULES } from "./all-rules";
import { RULE_NAMES, type Finding, type FindingDraft, type FindingsOptions, type RuleName } from "./finding";
import { keysOfName, keysOfWanted, NearNames } from "./near-names";
import type { RuleInput } from "./rule";
import type { VaultView } from "./vault-view";

/** All findings of a vault, found once, by path and line; {@link FindingsIndex} keeps them up to date. */
export function findFindings(index: VaultIndex, options: FindingsOptions): readonly Finding[] {
  return new FindingsIndex(index, options).all();
}

/** Folders of notes that are filled in elsewhere; what they say is said of nothing yet. */
const TEMPLATES =
  /(?:^|\/)[^/\p{L}]*(?:templates?|tmpl|vorlagen?|modèles|plantillas|modelos|modelli|шаблоны|模板|テンプレート|템플릿)\//iu;

/** What is kept of a note. */
interface Entry {
  readonly findings: readonly Finding[];
  /** What its rules asked for besides it: keys of {@link noteKey}, {@link carriersKey}, {@link linkKey}, {@link folderKey} and near names. */
  readonly asked: ReadonlySet<string>;
}

/**
 * The findings of a vault, kept up to date. The findings of a note follow from the note and from what its rules asked
 * about the vault; when something changes, only the notes that asked for it are looked at again.
 */
export class FindingsIndex {
  readonly #index: VaultIndex;
  #options: FindingsOptions;
  readonly #entries = new Map<string, Entry>();
  /** What was asked for, to the notes that asked. */
  readonly #askers = new Map<string, Set<string>>();
  /** The notes that were last seen, which the names and folders below are of. */
  readonly #seen = new Map<string, ParsedNote>();
  /** Where the links of the notes led, and who tracked them; nothing where there is nothing of it. */
  readonly #meanings = new Map<string, { readonly meaning: Answers; readonly trackers: Answers }>();
  readonly #names = new NearNames(nameOf);
  /** How many notes lie in a folder or below it. */
  readonly #folders = new Map<string, number>();
  /** The notes that may be others, those whose links may lead elsewhere, and those that are to be looked at again. */
  readonly #unseen = new Set<string>();
  readonly #uncompared = new Set<string>();
  readonly #waiting = new Set<string>();
  /** The notes with findings, in order; null when one came or went. */
  #sorted: readonly string[] | null = [];
  #all: readonly Finding[] | null = null;
  #revision = -1;

  constructor(index: VaultIndex, options: FindingsOptions) {
    this.#index = index;
    this.#options = options;
  }

  /** Takes other options; all notes are looked at again, when somebody asks. */
  setOptions(options: FindingsOptions): void {
    this.#options = options;
    for (const path of this.#seen.keys()) this.#waiting.add(path);
    this.#all = null;
  }

  /** Says that the day on which a note was changed is another, though its text may be the same. */
  touch(path: string): void {
    if (this.#seen.has(path)) this.#waiting.add(path);
    this.#all = null;
  }

  /** Whether all that has changed was looked at. */
  get isCurrent(): boolean {
    return this.#revision === this.#index.revision && this.left === 0;
  }

  /** How many steps are left of what is known to have changed. */
  get left(): number {
    return 3 * this.#unseen.size + 2 * this.#uncompared.size + this.#waiting.size;
  }

  /** Looks at all that has changed, one note a step; the index may change between them. */
  *update(): Steps<void> {
    while (!this.isCurrent) {
      if (this.#revision !== this.#index.revision) this.#takeChanges();
      for (const path of this.#unseen) {
        this.#unseen.delete(path);
        this.#uncompared.add(path);
        const note = this.#index.note(path);
        // What is there before and after is where it was; of files that are no notes that is not known.
        if (note === undefined || !this.#seen.has(path)) this.#wake(linkKey(nameKeyOfFile(path)));
        this.#see(path, note);
        yield;
      }
      for (const path of this.#uncompared) {
        this.#uncompared.delete(path);
        this.#compareMeanings(path);
        yield;
      }
      for (const path of this.#waiting) {
        this.#waiting.delete(path);
        this.#renew(path);
        this.#all = null;
        yield;
      }
    }
  }

  /** All findings, by path, line and rule; the same list again until something changes. */
  all(): readonly Finding[] {
    finish(this.update());
    this.#sorted ??= [...this.#entries].flatMap(([path, { findings }]) => (findings.length > 0 ? [path] : [])).sort();
    this.#all ??= this.#sorted.flatMap((path) => this.#entries.get(path)?.findings ?? []);
    return this.#all;
  }

  /** The findings of one note, by line and rule; the same list again until they may be others. */
  of(path: string): readonly Finding[] {
    finish(this.update());
    return this.#entries.get(path)?.findings ?? [];
  }

  #takeChanges(): void {
    const changes = this.#revision === -1 ? null : this.#index.changedSince(this.#revision);
    this.#revision = this.#index.revision;
    const paths = changes?.paths ?? [...this.#seen.keys(), ...this.#index.notePaths()];
    for (const path of paths) this.#unseen.add(path);
  }

  /** Looks again at a note whose links lead elsewhere, and wakes those who asked who tracks it where that is another. */
  #compareMeanings(path: string): void {
    const note = this.#seen.get(path);
    const before = this.#meanings.get(path);
    const trackers = this.#index.trackersOf(path).flatMap(({ source, item }) => [source, item ?? -1]);
    const meaning = note === undefined ? [] : meaningOf(this.#index, path, note);
    if (!isSameList(before?.trackers ?? [], trackers)) this.#wake(trackersKey(path));
    if (note !== undefined && !isSameList(before?.meaning ?? [], meaning)) this.#waiting.add(path);
    if (meaning.length === 0 && trackers.length === 0) this.#meanings.delete(path);
    else this.#meanings.set(path, { meaning, trackers });
  }

  /** What a note is called, and whether it is there, may be another than before. */
  #see(path: string, note: ParsedNote | undefined): void {
    const before = this.#seen.get(path);
    if (note === before) return;
    this.#waiting.add(path);
    this.#wake(noteKey(path));
    for (const known of [before, note]) {
      for (const name of known === undefined ? [] : namesOfNote(known)) this.#wake(linkKey(nameKeyOfLink(name, "")));
    }
    const carried = [before, note].map((known) => (known === undefined ? undefined : idsOfNote(known).carried));
    for (const [at, ids] of carried.entries()) {
      for (const id of ids?.keys() ?? []) if (carried[1 - at]?.has(id) !== true) this.#wake(carriersKey(id));
    }
    if (note === undefined) this.#seen.delete(path);
    else this.#seen.set(path, note);
    if (note === undefined || before === undefined) this.#fileName(path, note !== undefined);
  }

  /** A note came or went: names and folders are others. */
  #fileName(path: string, isThere: boolean): void {
    if (isThere) this.#names.add(path);
    else this.#names.remove(path);
    for (const key of keysOfName(nameOf(path))) this.#wake(key);
    for (let folder = folderOf(path); folder !== ""; folder = folderOf(folder)) {
      const before = this.#folders.get(folder) ?? 0;
      const count = before + (isThere ? 1 : -1);
      if (count === 0) this.#folders.delete(folder);
      else this.#folders.set(folder, count);
      if (count === 0 || before === 0) this.#wake(folderKey(folder));
    }
  }

  #wake(key: string): void {
    for (const path of this.#askers.get(key) ?? []) this.#waiting.add(path);
  }

  #renew(path: string): void {
    const before = this.#entries.get(path);
    for (const key of before?.asked ?? []) {
      const askers = this.#askers.get(key);
      askers?.delete(path);
      if (askers?.size === 0) this.#askers.delete(key);
    }
    const note = this.#index.note(path);
    const entry = note === undefined ? undefined : this.#look(path, note);
    if ((before?.findings.length ?? 0) > 0 !== (entry?.findings.length ?? 0) > 0) this.#sorted = null;
    if (entry === undefined) {
      this.#entries.delete(path);
      return;
    }
    this.#entries.set(path, entry);
    for (const key of entry.asked) {
      const askers = this.#askers.get(key);
      if (askers === undefined) this.#askers.set(key, new Set([path]));
      else askers.add(path);
    }
  }

  #look(path: string, note: ParsedNote): Entry {
    const asked = new Set<string>();
    if (TEMPLATES.test(path)) return { findings: [], asked };
    const input: RuleInput = { path, note, vault: this.#viewFrom(path, asked), options: this.#options };
    const findings = RULE_NAMES.flatMap((name) => this.#check(name, input));
    return { findings: findings.sort(compareFindings), asked };
  }

  #check(name: RuleName, input: RuleInput): readonly Finding[] {
    const rule = RULES[name];
    const severity = this.#options.rules[name] ?? rule.severity;
    if (severity === "off" || input.note.muted.some((muted) => muted === "*" || muted === name)) return [];
    return rule.check(input).map((draft: FindingDraft) => ({ rule: name, severity, path: input.path, ...draft }));
  }

  /** The vault as a note sees it; what is asked goes to `asked`. */
  #viewFrom(path: string, asked: Set<string>): VaultView {
    const index = this.#index;
    return {
      note: (other) => {
        if (other !== path) asked.add(noteKey(other));
        return index.note(other);
      },
      resolve: (link) => index.resolve(link, path),
      find: (linkpath, source = path) => {
        asked.add(linkKey(nameKeyOfLink(linkpath, source)));
        return index.resolve({ linkpath, subpath: "" }, source);
      },
      trackers: (target) => {
        asked.add(trackersKey(target));
        return index.trackersOf(target);
      },
      itemsWithId: (id) => {
        asked.add(carriersKey(id));
        return index.itemsWithId(id);
      },
      itemsMeantBy: (id, source = path) => {
        asked.add(carriersKey(id));
        return index.itemsMeantBy(id, source);
      },
      nearestNotes: (linkpath) => {
        const name = nameOf(linkpath);
        for (const key of keysOfWanted(name)) asked.add(key);
        return this.#names.nearest(name);
      },
      hasFolder: (folder) => {
        asked.add(folderKey(folder));
        return this.#folders.has(folder);
      },
    };
  }
}

/** What stands in a note. No key of a name begins so, nor as the keys below. */
function noteKey(path: string): string {
  return `note ${path}`;
}

/** Which notes have an item of an id. */
function carriersKey(id: string): string {
  return `id ${idKey(id)}`;
}

/** Which rows state the status of a note. */
function trackersKey(path: string): string {
  return `trackers ${path}`;
}

type Answers = readonly (string | number | boolean)[];

/** Where the links of a note lead. */
function meaningOf(index: VaultIndex, path: string, note: ParsedNote): Answers {
  const answers: (string | number | boolean)[] = [];
  for (const link of note.links) {
    const target = index.resolve(link, path);
    answers.push(target.path, target.isResolved, target.isSoft);
  }
  return answers;
}

function isSameList(a: Answers, b: Answers): boolean {
  return a.length === b.length && a.every((answer, at) => answer === b[at]);
}

/** @param name the key of the name that a link ends with, as {@link nameKeyOfLink} gives it */
function linkKey(name: string): string {
  return `link ${name}`;
}

function folderKey(folder: string): string {
  return `folder ${folder}`;
}

function compareFindings(a: Finding, b: Finding): number {
  return a.line - b.line || RULE_NAMES.indexOf(a.rule) - RULE_NAMES.indexOf(b.rule) || a.range.from - b.range.from;
}
