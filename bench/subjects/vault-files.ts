import { readdirSync, readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";

/** A note of a vault. */
export interface BenchNote {
  readonly path: string;
  readonly text: string;
}

/** The paths of the notes below a folder, sorted; what begins with a dot and `node_modules` are left out. */
export function listNotes(folder: string): readonly string[] {
  const paths: string[] = [];
  const pending = [folder];
  for (let current = pending.pop(); current !== undefined; current = pending.pop()) {
    for (const entry of readdirSync(current, { withFileTypes: true })) {
      const full = join(current, entry.name);
      if (entry.name.startsWith(".") || entry.name === "node_modules") continue;
      if (entry.isDirectory()) pending.push(full);
      else if (entry.isFile() && /\.md$/i.test(entry.name)) paths.push(relative(folder, full).split(sep).join("/"));
    }
  }
  return paths.sort();
}

export function readNotes(folder: string): readonly BenchNote[] {
  return listNotes(folder).map((path) => ({ path, text: readFileSync(join(folder, path), "utf8") }));
}
