/** Slashes unified, none at the ends, blanks made ordinary, Unicode composed. [T normalizePath; details F] */
export function normalizePath(path: string): string {
  const clean = path
    .replace(/[\\/]+/g, "/")
    .replace(/^\/+|\/+$/g, "")
    .replace(/\u00A0|\u202F/g, " ")
    .normalize("NFC");
  return clean === "" ? "/" : clean;
}

/** The last part of a vault path. */
export function toName(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}

/** The folder of a vault path; `""` for the root. */
export function toFolder(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf("/")));
}

/** A file name split at its last dot; a leading dot is no extension. */
export function splitName(name: string): { basename: string; extension: string } {
  const dot = name.lastIndexOf(".");
  return dot <= 0
    ? { basename: name, extension: "" }
    : { basename: name.slice(0, dot), extension: name.slice(dot + 1).toLowerCase() };
}
