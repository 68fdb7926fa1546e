import type { VaultIndex } from "../index/vault-index";
import { findWikilinks, toMarkdownLink, type FoundLink } from "../parse/link-scan";
import type { TextRange } from "../text/range";
import type { Badge } from "./badge";
import { badgeOfLink } from "./link-badge";

const CODE_SPAN = /(`{1,8})[^`\n]{1,400}\1/g;
const MARKDOWN_LINK =
  /(!?)\[((?:[^[\]\\\n]|\\.){0,400})\]\(\s{0,4}(<[^<>\n]{1,400}>|[^\s()\n]{1,400})[^()\n]{0,200}\)/g;

/**
 * The badges of all links in a part of a note, such as the lines that are on screen; ascending. What stands in blocks of
 * code and in comments is to be left out by whoever gives the text.
 *
 * @param offset where the text begins in the note
 * @param line the 0-based line that it begins in
 */
export function linkBadgesIn(index: VaultIndex, path: string, text: string, offset = 0, line = 0): readonly Badge[] {
  let at = 0;
  let lines = line;
  return findLinks(text).flatMap((link) => {
    if (link.embed) return [];
    const face = badgeOfLink(index, path, link);
    if (face === null) return [];
    for (let next = text.indexOf("\n", at); next !== -1 && next < link.range.to; next = text.indexOf("\n", at)) {
      lines += 1;
      at = next + 1;
    }
    const to = offset + link.range.to;
    return [{ ...face, range: { from: to, to }, line: lines, written: "" }];
  });
}

function findLinks(text: string): readonly FoundLink[] {
  if (!text.includes("[")) return [];
  const hidden: TextRange[] = [...text.matchAll(CODE_SPAN)].map(({ index, 0: span }) => ({
    from: index,
    to: index + span.length,
  }));
  const isHidden = (from: number): boolean => hidden.some((span) => span.from <= from && from < span.to);
  const markdown = [...text.matchAll(MARKDOWN_LINK)].flatMap((match) => {
    const [all, bang = "", shown = "", target = ""] = match;
    const range = { from: match.index, to: match.index + all.length };
    if (isHidden(range.from) || text.charAt(range.from - 1) === "\\") return [];
    return toMarkdownLink(target.replace(/^<|>$/g, ""), shown, bang === "!", range) ?? [];
  });
  const wikilinks = findWikilinks(text, { from: 0, to: text.length }, hidden);
  return [...markdown, ...wikilinks].sort((a, b) => a.range.from - b.range.from);
}
