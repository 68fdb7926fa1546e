type Frontmatter = Readonly<Record<string, unknown>> | null | undefined;

/** The value of the first property whose name is, or matches, `key`; null when there is none. */
export function parseFrontMatterEntry(frontmatter: Frontmatter, key: string | RegExp): unknown {
  if (frontmatter === null || frontmatter === undefined) return null;
  const found = Object.keys(frontmatter).find((name) => (typeof key === "string" ? name === key : key.test(name)));
  return found === undefined ? null : (frontmatter[found] ?? null);
}

/** A property as a list of strings; null when absent. One line with commas stays one string. [V] */
export function parseFrontMatterStringArray(frontmatter: Frontmatter, key: string | RegExp): string[] | null {
  const value = parseFrontMatterEntry(frontmatter, key);
  if (value === null) return null;
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  return list.filter((item) => typeof item === "string" || typeof item === "number").map(String);
}

export function parseFrontMatterAliases(frontmatter: Frontmatter): string[] | null {
  return parseFrontMatterStringArray(frontmatter, /^alias(es)?$/i);
}

/**
 * Property tags, each with its `#`; null when absent or null. Only lower-case `tags` counts, and `a, b` on one line is
 * one string that is no tag. [V]
 */
export function parseFrontMatterTags(frontmatter: Frontmatter): string[] | null {
  const tags = parseFrontMatterStringArray(frontmatter, "tags");
  if (tags === null) return null;
  return tags
    .map((tag) => tag.trim().replace(/^#/, ""))
    .filter((tag) => tag !== "" && !/[\s,]/.test(tag))
    .map((tag) => `#${tag}`);
}

/** Property tags, then body tags, duplicates kept; `[]` for none. [V] */
export function getAllTags(cache: {
  frontmatter?: Record<string, unknown>;
  tags?: readonly { tag: string }[];
}): string[] {
  return [...(parseFrontMatterTags(cache.frontmatter) ?? []), ...(cache.tags ?? []).map((entry) => entry.tag)];
}
