import type { TextRange } from "../text/range";
import { readYamlEntries } from "./yaml-entries";

/** A property whose value is a scalar, or a list of one. */
export interface Property {
  readonly key: string;
  readonly value: string;
  readonly range: TextRange;
}

/** What the reader takes from frontmatter. */
export interface Frontmatter {
  readonly title: string | null;
  readonly aliases: readonly string[];
  readonly tags: readonly string[];
  /** All values of each property, keys as written. */
  readonly lists: ReadonlyMap<string, readonly Property[]>;
  /** Properties with scalar values, keys as written. */
  readonly scalars: readonly Property[];
}

/** The keys that are asked for, however they are written; without any of them nothing is parsed. */
const MAY_MATTER = /(?:title|alias|tag|status|state|kanban|task|type|week|roadmap|due|deadline)[^\n:]{0,80}\s*:/i;

export const NO_FRONTMATTER: Frontmatter = { title: null, aliases: [], tags: [], lists: new Map(), scalars: [] };

/**
 * Reads the properties that matter. What is no valid YAML gives what could be understood of it.
 *
 * @param offset where `yaml` begins in the note
 */
export function readFrontmatter(yaml: string, offset: number): Frontmatter {
  if (!MAY_MATTER.test(yaml)) return NO_FRONTMATTER;
  const scalars: Property[] = [];
  const lists = new Map<string, readonly Property[]>();
  for (const { key, values } of readYamlEntries(yaml)) {
    const all = values
      .filter(({ type }) => type !== "null")
      .map(({ text, type, range }) => ({
        key,
        value: text,
        type,
        range: { from: offset + range.from, to: offset + range.to },
      }));
    // A list of one is what Obsidian makes of a property that may hold several.
    const [first] = all;
    if (first !== undefined && values.length === 1) scalars.push(first);
    lists.set(
      key,
      all.filter(({ type }) => type === "string"),
    );
  }
  const texts = (name: string): readonly string[] | undefined => lists.get(name)?.map(({ value }) => value);
  return {
    title: scalars.find((property) => property.key === "title")?.value ?? null,
    aliases: texts("aliases") ?? texts("alias") ?? [],
    tags: (texts("tags") ?? []).map((tag) => tag.replace(/^#/, "")),
    lists,
    scalars,
  };
}
