import { isMap, isScalar, parseDocument } from "yaml";
import type { TextRange } from "../text/range";

/** Where the frontmatter stands; only one that is closed is one. */
export interface FrontmatterRange {
  /** What stands between the fences. */
  readonly content: TextRange;
  /** The first character after the closing line. */
  readonly end: number;
}

/** A property whose value is a scalar. */
export interface Property {
  readonly key: string;
  readonly value: string;
  readonly range: TextRange;
}

/** What the reader takes from frontmatter. */
export interface Frontmatter {
  readonly title: string | null;
  readonly aliases: readonly string[];
  /** Properties with scalar values, keys as written. */
  readonly scalars: readonly Property[];
}

export const NO_FRONTMATTER: Frontmatter = { title: null, aliases: [], scalars: [] };

/** Finds the frontmatter of a note; null when it opens with none, or with one that never closes. */
export function findFrontmatter(text: string): FrontmatterRange | null {
  const open = /^---[ \t]*\r?\n/.exec(text);
  if (open === null) return null;
  const close = /^---[ \t]*$/m;
  const from = open[0].length;
  const match = close.exec(text.slice(from).replace(/\r/g, " "));
  if (match === null) return null;
  const end = text.indexOf("\n", from + match.index);
  return { content: { from, to: from + match.index }, end: end === -1 ? text.length : end + 1 };
}

/**
 * Reads the properties that matter. What is no valid YAML gives what could be understood of it.
 *
 * @param offset where `yaml` begins in the note
 */
export function readFrontmatter(yaml: string, offset: number): Frontmatter {
  const document = parseDocument(yaml, { strict: false, uniqueKeys: false, logLevel: "silent" });
  if (!isMap(document.contents)) return NO_FRONTMATTER;
  const scalars: Property[] = [];
  const aliases: string[] = [];
  for (const pair of document.contents.items) {
    if (!isScalar(pair.key)) continue;
    const key = String(pair.key.value);
    if (isScalar(pair.value) && pair.value.value !== null && pair.value.range) {
      const [from, to] = pair.value.range;
      scalars.push({ key, value: String(pair.value.value), range: { from: offset + from, to: offset + to } });
    }
    if (/^alias(?:es)?$/.test(key)) aliases.push(...toStrings(document.get(pair.key)));
  }
  const title = scalars.find((property) => property.key === "title")?.value ?? null;
  return { title, aliases, scalars };
}

function toStrings(value: unknown): string[] {
  if (isScalar(value)) return toStrings(value.value);
  if (typeof value === "string") return [value];
  const json: unknown =
    typeof value === "object" && value !== null && "toJSON" in value ? JSON.parse(JSON.stringify(value)) : [];
  return Array.isArray(json) ? json.filter((entry): entry is string => typeof entry === "string") : [];
}
