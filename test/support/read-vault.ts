import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { VaultIndex } from "../../src/core/index/vault-index";
import { parseNote } from "../../src/core/parse/parse-note";

/** The folder of invented notes that comes with the plugin. */
export const SAMPLE_VAULT = "sample-vault";

/** The Markdown files of a folder and all below it, path in it to text, by path; none when there is no such folder. */
export function readNotes(folder: string): ReadonlyMap<string, string> {
  if (!existsSync(folder)) return new Map();
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = files.map((file) => path.relative(folder, path.join(file.parentPath, file.name)));
  const names = paths.filter((name) => name.endsWith(".md")).map((name) => name.split(path.sep).join("/"));
  names.sort();
  return new Map(names.map((name) => [name, readFileSync(path.join(folder, name), "utf8")]));
}

/** An index of these notes, path to text. */
export function indexOf(notes: ReadonlyMap<string, string>): VaultIndex {
  const index = new VaultIndex();
  index.setFiles(notes.keys());
  for (const [name, text] of notes) index.setNote(name, parseNote(text));
  return index;
}
