import { NamedFiles } from "./named-files";
import { endsAs, folderOf, joinPath, nameOf, readsAs } from "./path";

/**
 * Resolves linkpaths to files as Obsidian does: the exact path in the vault, then the source note's own folder, then
 * the shortest path among those that end with what is written. Names match in any case, `.md` may be left out, `./`
 * and `../` are relative and exact. Aliases are no targets. Source: Obsidian's help, “Internal links”, and observations of 1.13.
 */
export class LinkResolver {
  /** Key of a name to its only file or, where several share it, to them; most names are used once. */
  readonly #byName = new Map<string, string | NamedFiles>();

  constructor(paths: Iterable<string> = []) {
    for (const path of paths) this.add(path);
  }

  add(path: string): void {
    const key = nameKeyOfFile(path);
    const known = this.#byName.get(key);
    if (known === undefined) this.#byName.set(key, path);
    else if (typeof known !== "string") known.add(path);
    else if (known !== path) this.#byName.set(key, new NamedFiles([known, path]));
  }

  remove(path: string): void {
    const key = nameKeyOfFile(path);
    const known = this.#byName.get(key);
    if (known === path) this.#byName.delete(key);
    if (known === undefined || typeof known === "string") return;
    known.remove(path);
    if (known.size === 0) this.#byName.delete(key);
  }

  /** The path of the file that `linkpath`, written in the note `source`, leads to; undefined when there is none. */
  resolve(linkpath: string, source: string): string | undefined {
    const written = toWritten(linkpath);
    if (written === "") return source;
    if (isRelative(written)) return this.#exact(joinPath(folderOf(source), written));
    const wanted = written.replace(/^\/+/, "");
    if (written.startsWith("/")) return this.#exact(wanted);
    const files = this.#byName.get(nameKey(wanted));
    if (files === undefined) return undefined;
    if (typeof files === "string") return endsAs(files, wanted.toLowerCase()) ? files : undefined;
    const folder = folderOf(source);
    return (
      files.exact(wanted) ??
      (folder === "" ? undefined : files.exact(`${folder}/${wanted}`)) ??
      files.shortestEndingWith(wanted)
    );
  }

  #exact(wanted: string | null): string | undefined {
    if (wanted === null) return undefined;
    const files = this.#byName.get(nameKey(wanted));
    if (typeof files !== "string") return files?.exact(wanted);
    return readsAs(files, wanted.toLowerCase()) ? files : undefined;
  }
}

/** A linkpath without the blanks around it, and with plain spaces for those that do not break. */
export function toWritten(linkpath: string): string {
  return linkpath.replace(/\u00a0/g, " ").trim();
}

/** Whether a linkpath names a place, from the source's folder or from the root, and not merely a note. */
export function isPlace(linkpath: string): boolean {
  const written = toWritten(linkpath);
  return isRelative(written) || written.startsWith("/");
}

/** Whether it is written from the source's own folder. */
function isRelative(written: string): boolean {
  return written.startsWith("./") || written.startsWith("../");
}

/**
 * The key under which links and the files that they may lead to meet: a link written in `source` leads to another file
 * only when one with the same {@link nameKeyOfFile} comes or goes. Empty for links that lead nowhere else.
 */
export function nameKeyOfLink(linkpath: string, source: string): string {
  const written = toWritten(linkpath);
  return nameKey((isRelative(written) ? joinPath(folderOf(source), written) : written) ?? "");
}

export function nameKeyOfFile(path: string): string {
  return nameKey(path);
}

/** Without `.md`, which a link may leave out. */
function nameKey(path: string): string {
  return nameOf(path)
    .toLowerCase()
    .replace(/(?:\.md)+$/, "");
}
