/** The folder of a path, without the slash at its end; empty for the root of the vault. */
export function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf("/")));
}

/** What follows the last slash. */
export function nameOf(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}

/** `relative` from `folder`; null when it leads out of the vault. */
export function joinPath(folder: string, relative: string): string | null {
  const parts = folder === "" ? [] : folder.split("/");
  for (const part of relative.split("/")) {
    if (part === "." || part === "") continue;
    if (part !== "..") parts.push(part);
    else if (parts.pop() === undefined) return null;
  }
  return parts.join("/");
}

/** Whether a path is what is wanted, in lower case, with or without `.md`. */
export function readsAs(path: string, lower: string): boolean {
  const candidate = path.toLowerCase();
  return candidate === lower || candidate === `${lower}.md`;
}

/** Whether the last parts of a path are what is wanted, in lower case, with or without `.md`. */
export function endsAs(path: string, lower: string): boolean {
  const candidate = path.toLowerCase();
  return readsAs(path, lower) || candidate.endsWith(`/${lower}`) || candidate.endsWith(`/${lower}.md`);
}
