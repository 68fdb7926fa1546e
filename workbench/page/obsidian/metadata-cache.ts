import type {
  CachedMetadata,
  HeadingCache,
  ListItemCache,
  Loc,
  Reference,
  ReferenceCache,
  BlockCache,
} from "../../metadata/cached-metadata";
import type { MetadataAnswer, MetadataRequest } from "../../metadata/metadata-worker";
import { parseMetadata } from "../../metadata/parse-metadata";
import { TFile, type TAbstractFile } from "./abstract-file";
import { Events } from "./events";
import { LinkTargets } from "./link-targets";
import { getLinkpath, isSameHeading, toPlainSpaces } from "./link-text";
import { splitName, toName } from "./paths";
import type { Vault } from "./vault";

/** How long the imitated worker takes for a note. The real one's time is not known. [F] */
const WORKER_MS = 15;
/** How many notes are read at once while the whole vault is indexed. */
const READ_AT_ONCE = 24;

/** The metadata of the vault's notes: parsed after `modify`, later; then `changed`, `resolve`, `resolved`. [T, O6] */
export class MetadataCache extends Events {
  resolvedLinks: Record<string, Record<string, number>> = {};
  unresolvedLinks: Record<string, Record<string, number>> = {};
  private readonly caches = new Map<TFile, CachedMetadata>();
  private readonly targets = new LinkTargets<TFile>();
  private readonly waiting = new Set<TFile>();
  private readonly toResolve = new Set<TFile>();
  private running = false;

  constructor(private readonly vault: Vault) {
    super();
    vault.on("create", (file: TAbstractFile) => this.takeCreated(file));
    vault.on("modify", (file: TAbstractFile) => this.parseLater(file));
    vault.on("delete", (file: TAbstractFile) => this.takeDeleted(file));
    vault.on("rename", (file: TAbstractFile, oldPath: string) => this.takeRenamed(file, oldPath));
  }

  /** Parses every note that is there; fires `resolved` once, but no `changed`: a known vault's cache comes from disk. [O7] */
  async indexAll(): Promise<void> {
    const notes = this.vault.getMarkdownFiles();
    for (let at = 0; at < notes.length; at += READ_AT_ONCE) {
      const batch = notes.slice(at, at + READ_AT_ONCE).filter((note) => !this.caches.has(note));
      const texts = await Promise.all(batch.map((note) => this.vault.cachedRead(note)));
      batch.forEach((note, place) => this.caches.set(note, freeze(parseMetadata(texts[place] ?? ""))));
    }
    for (const note of notes) this.resolveLinks(note);
    this.trigger("resolved");
  }

  /**
   * As `indexAll`, for a vault that is too large to be kept waiting for: in a worker, note by note; `resolved` at the
   * end. What a note is changed to meanwhile is derived as ever, and counts.
   */
  indexBeside({ token, vault }: Omit<MetadataRequest, "paths">): void {
    const paths = this.vault.getMarkdownFiles().map(({ path }) => path);
    const worker = new Worker("/metadata-worker.js", { type: "module", name: "workbench-metadata" });
    worker.onmessage = ({ data: { found, done } }: MessageEvent<MetadataAnswer>) => {
      for (const { path, cache } of found) this.takeDerived(path, cache);
      if (!done) return;
      worker.terminate();
      this.trigger("resolved");
    };
    worker.onerror = (event) => console.error(`The metadata of the notes could not be derived: ${event.message}`);
    worker.postMessage({ token, vault, paths } satisfies MetadataRequest);
  }

  private takeDerived(path: string, cache: CachedMetadata): void {
    const note = this.vault.getFileByPath(path);
    if (note === null || this.caches.has(note)) return;
    this.caches.set(note, freeze(cache));
    this.resolveLinks(note);
  }

  /** Derives the metadata of a note that is about to be shown, if the worker has not come to it. */
  async indexNow(note: TFile): Promise<void> {
    if (this.caches.has(note)) return;
    const text = await this.vault.cachedRead(note).catch(() => null);
    if (text !== null) this.takeDerived(note.path, parseMetadata(text));
  }

  /** Whether nothing waits to be parsed. */
  isIdle(): boolean {
    return !this.running && this.waiting.size === 0 && this.toResolve.size === 0;
  }

  getFileCache(file: TFile): CachedMetadata | null {
    return this.caches.get(file) ?? null;
  }

  getCache(path: string): CachedMetadata | null {
    const file = this.vault.getFileByPath(path);
    return file === null ? null : this.getFileCache(file);
  }

  /** Base name if that is enough to find the file, else the whole path. [T] */
  fileToLinktext(file: TFile, _sourcePath: string, omitMdExtension = true): string {
    const isUnique = this.targets.named(file.name).length === 1;
    const text = isUnique ? file.name : file.path;
    return omitMdExtension && file.extension === "md" ? text.slice(0, -3) : text;
  }

  /** The file that a link of `sourcePath` leads to; that note itself where only a place in it is named. [V] */
  getFirstLinkpathDest(linkpath: string, sourcePath: string): TFile | null {
    const written = toPlainSpaces(linkpath).trim();
    return written === "" ? this.vault.getFileByPath(sourcePath) : this.targets.find(written, sourcePath);
  }

  private takeCreated(file: TAbstractFile): void {
    if (!(file instanceof TFile)) return;
    this.targets.add(file);
    // What named the missing note now finds it: `resolve` for those notes, without `changed`. [F]
    if (this.vaultIsLoaded) this.resolveReferrers(file);
    this.parseLater(file);
  }

  private takeDeleted(file: TAbstractFile): void {
    if (!(file instanceof TFile)) return;
    this.targets.remove(file);
    const previous = this.caches.get(file) ?? null;
    this.caches.delete(file);
    this.waiting.delete(file);
    const { [file.path]: _resolved, ...resolvedLinks } = this.resolvedLinks;
    const { [file.path]: _unresolved, ...unresolvedLinks } = this.unresolvedLinks;
    Object.assign(this, { resolvedLinks, unresolvedLinks });
    this.resolveReferrers(file);
    // Whether this comes before or after the vault's `delete` is not known. [F]
    window.setTimeout(() => this.trigger("deleted", file, previous), 0);
    this.run();
  }

  /** No `changed` on rename; the cache answers under the new path. [T] */
  private takeRenamed(file: TAbstractFile, oldPath: string): void {
    if (!(file instanceof TFile)) return;
    this.targets.remove(file, oldPath);
    this.targets.add(file);
    for (const links of [this.resolvedLinks, this.unresolvedLinks]) {
      const own = links[oldPath];
      if (own !== undefined) links[file.path] = own;
      Reflect.deleteProperty(links, oldPath);
    }
    this.resolveReferrers(file, oldPath);
    const gainedMarkdown = file.extension === "md" && splitName(toName(oldPath)).extension !== "md";
    if (gainedMarkdown) this.parseLater(file);
    this.run();
  }

  /** Marks every note with a link whose answer may have changed by this file's coming, going or renaming. */
  private resolveReferrers(file: TFile, oldPath = file.path): void {
    const names = new Set([file.name.toLowerCase(), file.basename.toLowerCase()]);
    for (const [note, cache] of this.caches) {
      const isTouched =
        Object.hasOwn(this.resolvedLinks[note.path] ?? {}, oldPath) ||
        allReferences(cache).some(({ link }) => names.has(toName(getLinkpath(link)).toLowerCase()));
      if (isTouched) this.toResolve.add(note);
    }
  }

  private vaultIsLoaded = false;

  /** Called once the start-up flood of `create` is over. */
  startWatching(): void {
    this.vaultIsLoaded = true;
  }

  private parseLater(file: TAbstractFile): void {
    if (!this.vaultIsLoaded || !(file instanceof TFile) || file.extension !== "md") return;
    this.waiting.add(file);
    this.run();
  }

  private run(): void {
    if (this.running) return;
    this.running = true;
    window.setTimeout(() => {
      void this.work()
        .catch(console.error)
        .finally(() => {
          this.running = false;
          if (!this.isIdle()) this.run();
        });
    }, WORKER_MS);
  }

  private async work(): Promise<void> {
    for (;;) {
      const file = [...this.waiting][0];
      if (file === undefined) break;
      this.waiting.delete(file);
      if (file.deleted) continue;
      const text = await this.vault.cachedRead(file).catch(() => undefined);
      if (text === undefined) continue;
      const cache = freeze(parseMetadata(text));
      this.caches.set(file, cache);
      this.trigger("changed", file, text, cache);
      this.toResolve.add(file);
    }
    if (this.toResolve.size === 0) return;
    for (const file of this.toResolve) {
      this.toResolve.delete(file);
      if (file.deleted) continue;
      this.resolveLinks(file);
      this.trigger("resolve", file);
    }
    this.trigger("resolved");
  }

  /** Every note has a key in both maps; repeats, embeds and property links count. [V] */
  private resolveLinks(file: TFile): void {
    const resolved = new Map<string, number>();
    const unresolved = new Map<string, number>();
    const count = (counts: Map<string, number>, key: string): unknown => counts.set(key, (counts.get(key) ?? 0) + 1);
    const cache = this.caches.get(file);
    for (const { link } of cache === undefined ? [] : allReferences(cache)) {
      const linkpath = getLinkpath(link);
      const target = this.getFirstLinkpathDest(linkpath, file.path);
      if (target === null) count(unresolved, linkpath);
      else count(resolved, target.path);
    }
    this.resolvedLinks[file.path] = Object.fromEntries(resolved);
    this.unresolvedLinks[file.path] = Object.fromEntries(unresolved);
  }
}

function allReferences(cache: CachedMetadata): Reference[] {
  return [...(cache.links ?? []), ...(cache.embeds ?? []), ...(cache.frontmatterLinks ?? [])];
}

/** Plugins must not change what they are given; here they cannot. [F] */
function freeze<T>(value: T): T {
  if (typeof value === "object" && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const inner of Object.values(value)) freeze(inner);
  }
  return value;
}

/** Calls back for each link and embed, until one answers true; true then. [T] */
export function iterateCacheRefs(
  cache: CachedMetadata,
  callback: (ref: ReferenceCache) => boolean | undefined,
): boolean {
  return [...(cache.links ?? []), ...(cache.embeds ?? [])].some((ref) => callback(ref) === true);
}

export function iterateRefs(refs: Reference[], callback: (ref: Reference) => boolean | undefined): boolean {
  return refs.some((ref) => callback(ref) === true);
}

interface HeadingResult {
  type: "heading";
  current: HeadingCache;
  next: HeadingCache | null;
  start: Loc;
  end: Loc | null;
}
interface BlockResult {
  type: "block";
  block: BlockCache;
  list?: ListItemCache;
  start: Loc;
  end: Loc;
}

/** Where `#Heading`, nested `#A#B` or `#^block` lies in a note; the first of equal headings wins. [T; nesting help page; F] */
export function resolveSubpath(cache: CachedMetadata, subpath: string): HeadingResult | BlockResult | null {
  const parts = subpath.split("#").filter((part) => part.trim() !== "");
  const last = parts.at(-1);
  if (last === undefined) return null;
  if (last.startsWith("^")) return resolveBlock(cache, last.slice(1).toLowerCase());
  const headings = cache.headings ?? [];
  let from = 0;
  let found: HeadingCache | undefined;
  for (const part of parts) {
    const level: number = found?.level ?? 0;
    const rest = headings.slice(from);
    const end: number = found === undefined ? rest.length : rest.findIndex((heading) => heading.level <= level);
    const within = end < 0 ? rest : rest.slice(0, end);
    const at = within.findIndex(({ heading }) => isSameHeading(heading, part));
    if (at < 0) return null;
    found = within[at];
    from += at + 1;
  }
  if (found === undefined) return null;
  const current = found;
  const next = headings.slice(from).find(({ level }) => level <= current.level) ?? null;
  return { type: "heading", current, next, start: current.position.start, end: next?.position.start ?? null };
}

function resolveBlock(cache: CachedMetadata, id: string): BlockResult | null {
  const block = cache.blocks?.[id];
  if (block === undefined) return null;
  const list = cache.listItems?.find((item) => item.id?.toLowerCase() === id);
  return {
    type: "block",
    block,
    ...(list === undefined ? {} : { list }),
    start: block.position.start,
    end: block.position.end,
  };
}
