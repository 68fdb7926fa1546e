import type { Backlink, VaultIndex } from "../index/vault-index";
import { findSection, toHeadingKey } from "../links/subpath";
import type { ParsedNote } from "../note/parsed-note";
import { addRollups, countRuns, isCounted, mergeRuns } from "./count";
import type { Rollup } from "./rollup";

/** An item elsewhere that counts for a note. */
export interface RollupSource {
  readonly path: string;
  /** 0-based. */
  readonly line: number;
  /** Whether the link stands above the item and not in it. */
  readonly inherited: boolean;
}

/** What the items of other notes say of a note. */
export interface BacklinkRollup {
  readonly rollup: Rollup;
  /** The counted items, by path and line; looked up when first asked for. */
  readonly from: readonly RollupSource[];
}

/** What links to one note, counted as it is asked for; holds until an answer of that note changes. */
export class BacklinkRollups {
  readonly #index: VaultIndex;
  readonly #path: string;
  #whole: BacklinkRollup | null = null;
  /** By the key of a subpath. */
  readonly #parts = new Map<string, BacklinkRollup>();
  #groups: ReadonlyMap<string, SubpathLinks> | null = null;

  constructor(index: VaultIndex, path: string) {
    this.#index = index;
    this.#path = path;
  }

  /** The items that link to any place in the note. */
  whole(): BacklinkRollup {
    return (this.#whole ??= this.#count(
      this.#index.sourcesOf(this.#path).map((source) => this.#index.linksBetween(source, this.#path)),
    ));
  }

  /** The items that link to one heading or block. */
  part(subpath: string): BacklinkRollup {
    const key = subpathKey(this.#index.note(this.#path), subpath);
    let part = this.#parts.get(key);
    if (part === undefined) {
      const bySource = this.#grouped().get(key)?.bySource ?? new Map<string, readonly Backlink[]>();
      this.#parts.set(key, (part = this.#count([...bySource.values()])));
    }
    return part;
  }

  /**
   * The subpaths that other notes link to, in the order of their code units: in the words of the heading, or as written
   * where there is none.
   */
  subpaths(): readonly string[] {
    return [...this.#grouped().values()].map(({ shown }) => shown).sort();
  }

  #grouped(): ReadonlyMap<string, SubpathLinks> {
    return (this.#groups ??= groupBySubpath(this.#index, this.#path));
  }

  /** @param links those of one source each */
  #count(links: readonly (readonly Backlink[])[]): BacklinkRollup {
    const index = this.#index;
    let from: readonly RollupSource[] | null = null;
    return {
      rollup: addRollups(links.map((some) => countLinks(index, some))),
      get from() {
        return (from ??= links.flatMap((some) => sourcesIn(index, some)));
      },
    };
  }
}

/** The links to one heading or block of a note. */
interface SubpathLinks {
  readonly shown: string;
  readonly bySource: Map<string, Backlink[]>;
}

function groupBySubpath(index: VaultIndex, path: string): ReadonlyMap<string, SubpathLinks> {
  const note = index.note(path);
  const groups = new Map<string, SubpathLinks>();
  for (const backlink of index.backlinksOf(path)) {
    const { subpath } = backlink.target;
    if (subpath === "") continue;
    const key = subpathKey(note, subpath);
    let group = groups.get(key);
    if (group === undefined) groups.set(key, (group = { shown: showSubpath(note, subpath), bySource: new Map() }));
    const links = group.bySource.get(backlink.source);
    if (links === undefined) group.bySource.set(backlink.source, [backlink]);
    else links.push(backlink);
  }
  return groups;
}

function showSubpath(note: ParsedNote | undefined, subpath: string): string {
  const section = note === undefined ? null : findSection(note, subpath);
  const heading = section === null ? undefined : note?.sections[section]?.heading;
  return heading === undefined ? subpath : `#${heading}`;
}

/** Counts what the links of one note cover; kept as long as neither that note nor where they lead changes. */
function countLinks(index: VaultIndex, links: readonly Backlink[]): Rollup {
  let rollup = counted.get(links);
  if (rollup === undefined) {
    const note = index.note(links[0]?.source ?? "");
    const runs = links.map(({ covers }) => covers);
    counted.set(links, (rollup = note === undefined ? addRollups([]) : countRuns(note, runs)));
  }
  return rollup;
}

const counted = new WeakMap<readonly Backlink[], Rollup>();

function sourcesIn(index: VaultIndex, links: readonly Backlink[]): readonly RollupSource[] {
  const path = links[0]?.source ?? "";
  const note = index.note(path);
  if (note === undefined) return [];
  const direct = new Set(links.map((link) => link.item));
  const sources: RollupSource[] = [];
  for (const run of mergeRuns(links.map((link) => link.covers))) {
    for (let item = run.start; item < run.end; item++) {
      if (isCounted(note, item))
        sources.push({ path, line: note.items[item]?.line ?? 0, inherited: !direct.has(item) });
    }
  }
  return sources;
}

/** Equal for subpaths that lead to the same heading, however they are written. */
function subpathKey(note: ParsedNote | undefined, subpath: string): string {
  if (note === undefined || subpath === "") return toHeadingKey(subpath);
  let keys = subpathKeys.get(note);
  if (keys === undefined) subpathKeys.set(note, (keys = new Map<string, string>()));
  let key = keys.get(subpath);
  if (key === undefined) {
    const section = findSection(note, subpath);
    keys.set(subpath, (key = section === null ? toHeadingKey(subpath) : `section ${section}`));
  }
  return key;
}

/** Each is asked for once for every link that there is to the note. */
const subpathKeys = new WeakMap<ParsedNote, Map<string, string>>();
