import type { TextRange } from "../text/range";

/** A link found in the source, before it is known what it counts for. */
export interface FoundLink {
  readonly kind: "wikilink" | "markdown";
  readonly embed: boolean;
  readonly range: TextRange;
  readonly linkpath: string;
  readonly subpath: string;
  readonly alias: string | null;
}

const WIKILINK = /(!?)\[\[([^[\]\n]+)\]\]/g;

/**
 * The wikilinks in a stretch of source. `hidden` are stretches where none counts (code, HTML), ascending.
 *
 * A pipe in a table is written `\|`; the backslash belongs to neither side. Source: Obsidian's help, “Internal links”.
 */
export function findWikilinks(source: string, within: TextRange, hidden: readonly TextRange[]): readonly FoundLink[] {
  const slice = source.slice(within.from, within.to);
  if (!slice.includes("[[")) return [];
  const links: FoundLink[] = [];
  let at = 0;
  for (const match of slice.matchAll(WIKILINK)) {
    const from = within.from + match.index;
    const inner = match[2];
    if (inner === undefined || source.charAt(from - 1) === "\\") continue;
    while ((hidden[at]?.to ?? Infinity) <= from) at += 1;
    if ((hidden[at]?.from ?? Infinity) <= from) continue;
    const pipe = inner.indexOf("|", 1);
    const target = (pipe === -1 ? inner : inner.slice(0, pipe)).replace(/\\$/, "").trim();
    if (target === "") continue;
    links.push({
      kind: "wikilink",
      embed: match[1] === "!",
      range: { from, to: from + match[0].length },
      ...splitTarget(target),
      alias: pipe === -1 ? null : inner.slice(pipe + 1).trim(),
    });
  }
  return links;
}

/** A Markdown link or image to something in the vault; null for addresses elsewhere. */
export function toMarkdownLink(url: string, text: string, embed: boolean, range: TextRange): FoundLink | null {
  if (url === "" || /^[a-z][a-z0-9+.-]*:/i.test(url) || url.startsWith("//")) return null;
  return { kind: "markdown", embed, range, ...splitTarget(decode(url)), alias: text === "" ? null : text };
}

function splitTarget(target: string): { readonly linkpath: string; readonly subpath: string } {
  const hash = target.indexOf("#");
  return hash === -1
    ? { linkpath: target, subpath: "" }
    : { linkpath: target.slice(0, hash).trim(), subpath: target.slice(hash) };
}

function decode(url: string): string {
  try {
    return decodeURIComponent(url);
  } catch {
    return url;
  }
}
