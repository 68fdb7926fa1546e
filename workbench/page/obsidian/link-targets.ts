import { toFolder, toName } from "./paths";

/** A file as far as links are concerned. */
export interface LinkTarget {
  readonly path: string;
  readonly name: string;
}

/**
 * The files that links may lead to, by name. The order of the rules was observed in the app [O1]; that case makes no
 * difference, and `.md` may be left out, is documented. What is not known: which of two files that differ in case alone
 * is meant (here the one that is written so), and what `..` above the vault's folder means (here nothing). [F]
 */
export class LinkTargets<T extends LinkTarget> {
  private readonly byName = new Map<string, Set<T>>();

  add(file: T): void {
    const key = file.name.toLowerCase();
    const known = this.byName.get(key);
    if (known === undefined) this.byName.set(key, new Set([file]));
    else known.add(file);
  }

  /** Takes a file out, under the path that it was added with. */
  remove(file: T, path = file.path): void {
    this.byName.get(toName(path).toLowerCase())?.delete(file);
  }

  /** The files of that name, in any case. */
  named(name: string): T[] {
    return [...(this.byName.get(name.toLowerCase()) ?? [])];
  }

  /** Where `linkpath` leads from the note at `source`: the exact path, then the note's own folder, then the shortest path. [O1] */
  find(linkpath: string, source: string): T | null {
    if (/^\.{1,2}\//.test(linkpath)) {
      const path = joinPath(toFolder(source), linkpath);
      return path === null ? null : this.exact(path);
    }
    const wanted = linkpath.replace(/^\/+/, "");
    const exact = this.exact(wanted);
    if (exact !== null || linkpath.startsWith("/")) return exact;
    const folder = toFolder(source);
    const near = folder === "" ? null : this.exact(`${folder}/${wanted}`);
    return near ?? shortestOf(this.ending(wanted));
  }

  private exact(path: string): T | null {
    const files = this.ending(path).filter((file) => namesOf(path).includes(file.path.toLowerCase()));
    return files.find((file) => file.path === path || file.path === `${path}.md`) ?? shortestOf(files);
  }

  /** The files whose path ends with these parts, with or without `.md`. */
  private ending(path: string): T[] {
    return namesOf(path).flatMap((name) =>
      this.named(toName(name)).filter((file) => `/${file.path.toLowerCase()}`.endsWith(`/${name}`)),
    );
  }
}

function namesOf(path: string): readonly string[] {
  const name = path.toLowerCase();
  return [name, `${name}.md`];
}

/** The shortest path; of equally short ones the first. */
function shortestOf<T extends LinkTarget>(files: readonly T[]): T | null {
  return [...files].sort((a, b) => a.path.length - b.path.length || (a.path < b.path ? -1 : 1))[0] ?? null;
}

/** `relative` from `folder`; null when it leads out of the vault. */
function joinPath(folder: string, relative: string): string | null {
  const parts = folder.split("/").filter(Boolean);
  for (const part of relative.split("/")) {
    if (part === "." || part === "") continue;
    if (part !== "..") parts.push(part);
    else if (parts.pop() === undefined) return null;
  }
  return parts.join("/");
}
