import { parse, stringify } from "yaml";

/** Reads YAML as Obsidian does: dates stay strings, no custom tags. [V] */
export function parseYaml(text: string): unknown {
  return parse(text, { schema: "core", logLevel: "silent", uniqueKeys: false }) as unknown;
}

/** Writes YAML with lists indented and long lines kept whole. [F] */
export function stringifyYaml(value: unknown): string {
  return stringify(value, { lineWidth: 0 });
}

/** Where the frontmatter of a note lies; all 0 without one. [T getFrontMatterInfo] */
export function getFrontMatterInfo(content: string): {
  exists: boolean;
  frontmatter: string;
  from: number;
  to: number;
  contentStart: number;
} {
  const match = /^---[ \t]*\r?\n([\s\S]*?)(?:^)---[ \t]*(?:\r?\n|$)/m.exec(content);
  const inner = match?.[1];
  if (match === null || inner === undefined || match.index !== 0)
    return { exists: false, frontmatter: "", from: 0, to: 0, contentStart: 0 };
  const from = match[0].indexOf("\n") + 1;
  return { exists: true, frontmatter: inner, from, to: from + inner.length, contentStart: match[0].length };
}
