/**
 * Resolves linkpaths to files as Obsidian does: the exact path in the vault, then the source note's own folder, then
 * the shortest path among those that end with what is written. Names match in any case, `.md` may be left out, `./`
 * and `../` are relative and exact. Aliases are no targets. Source: Obsidian's help, “Internal links”, and observations of 1.13.
 */
export class LinkResolver {
  /** Lower-case file name, with and without `.md`, to the paths of that name. */
  readonly #byName = new Map<string, Set<string>>();

  constructor(paths: Iterable<string> = []) {
    for (const path of paths) this.add(path);
  }

  add(path: string): void {
    for (const name of namesOf(path)) {
      const paths = this.#byName.get(name);
      if (paths === undefined) this.#byName.set(name, new Set([path]));
      else paths.add(path);
    }
  }

  remove(path: string): void {
    for (const name of namesOf(path)) {
      const paths = this.#byName.get(name);
      paths?.delete(path);
      if (paths?.size === 0) this.#byName.delete(name);
    }
  }

  /** The path of the file that `linkpath`, written in the note `source`, leads to; undefined when there is none. */
  resolve(linkpath: string, source: string): string | undefined {
    const written = linkpath.replace(/\u00a0/g, " ").trim();
    if (written === "") return source;
    if (written.startsWith("./") || written.startsWith("../")) return this.#exact(joinPath(folderOf(source), written));
    const wanted = written.replace(/^\/+/, "");
    const candidates = this.#candidates(wanted);
    if (candidates.length < 2 || written.startsWith("/")) {
      return written.startsWith("/") ? this.#exact(wanted) : candidates[0];
    }
    const folder = folderOf(source);
    return (
      findPath(candidates, wanted) ??
      findPath(candidates, folder === "" ? wanted : `${folder}/${wanted}`) ??
      firstOf(candidates)
    );
  }

  #exact(wanted: string | null): string | undefined {
    return wanted === null ? undefined : findPath(this.#candidates(wanted), wanted);
  }

  /** The files whose path ends with `wanted`, with or without `.md`. */
  #candidates(wanted: string): readonly string[] {
    const lower = wanted.toLowerCase();
    const paths = this.#byName.get(nameKeyOf(lower)) ?? [];
    return [...paths].filter((path) => {
      const candidate = path.toLowerCase();
      return [lower, `${lower}.md`].some((end) => candidate === end || candidate.endsWith(`/${end}`));
    });
  }
}

/** The key under which links to a linkpath and files of that name meet. */
export function nameKeyOf(linkpath: string): string {
  return nameOf(linkpath.toLowerCase());
}

/** The keys of {@link nameKeyOf} under which a file is found. */
export function namesOf(path: string): readonly string[] {
  const name = nameOf(path.toLowerCase());
  return name.endsWith(".md") ? [name, name.slice(0, -3)] : [name];
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}

function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf("/")));
}

/** The path that is what is wanted, with or without `.md`: in the very same case where there is such a one. */
function findPath(paths: readonly string[], wanted: string): string | undefined {
  const lower = wanted.toLowerCase();
  const equal = paths.filter((path) => [lower, `${lower}.md`].includes(path.toLowerCase()));
  return equal.find((path) => path === wanted || path === `${wanted}.md`) ?? firstOf(equal);
}

/** The shortest path, and of equally short ones the first by its code units. */
function firstOf(paths: readonly string[]): string | undefined {
  return paths.reduce<string | undefined>(
    (first, path) => (first === undefined || isBefore(path, first) ? path : first),
    undefined,
  );
}

function isBefore(a: string, b: string): boolean {
  return a.length !== b.length ? a.length < b.length : a < b;
}

/** `relative` from `folder`; null when it leads out of the vault. */
function joinPath(folder: string, relative: string): string | null {
  const parts = folder === "" ? [] : folder.split("/");
  for (const part of relative.split("/")) {
    if (part === "." || part === "") continue;
    if (part !== "..") parts.push(part);
    else if (parts.pop() === undefined) return null;
  }
  return parts.join("/");
}
