// What the benchmarks time, bundled into one file that Node can load. Each takes the texts of a whole vault.
import remarkFrontmatter from "remark-frontmatter";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import { unified } from "unified";
import { VaultIndex } from "../src/core/index/vault-index";
import { parseNote } from "../src/core/parse/parse-note";

/** A note of a generated vault. */
export interface BenchNote {
  readonly path: string;
  readonly text: string;
}

/** Cuts every note into lines: less cannot be done by anything that reads them. Gives the number of lines. */
export function cutIntoLines(notes: readonly BenchNote[]): number {
  return notes.reduce((count, { text }) => count + text.split("\n").length, 0);
}

/** Parses every note in full with remark: the most that a reader of Markdown would do. Gives the number of blocks. */
export function parseWithRemark(notes: readonly BenchNote[]): number {
  const processor = unified().use(remarkParse).use(remarkGfm).use(remarkFrontmatter).freeze();
  return notes.reduce((count, { text }) => count + processor.parse(text).children.length, 0);
}

/** Reads and indexes every note as the plugin does. Gives the number of items found. */
export function readAndIndex(notes: readonly BenchNote[]): number {
  const index = new VaultIndex();
  index.setFiles(notes.map(({ path }) => path));
  let items = 0;
  for (const { path, text } of notes) {
    const parsed = parseNote(text);
    items += parsed.items.length;
    index.setNote(path, parsed);
  }
  return items;
}
