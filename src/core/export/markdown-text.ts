import type { VaultIndex } from "../index/vault-index";
import { toPlain } from "./plain";
import { say } from "../words/say";

/** Text as it is shown: whatever could be a mark of Markdown or of Obsidian is none. */
export function toMarkdownText(text: string): string {
  return toPlain(text).replace(/[\\`*_[\]<>|~$#^]|==|%%|&(?=#?\w+;)/g, (mark) => mark.replace(/./g, "\\$&"));
}

/** A run of code that shows just what is written. */
export function toCode(text: string): string {
  const plain = toPlain(text);
  if (plain === "") return "";
  const longest = [...plain.matchAll(/`+/g)].reduce((most, [run]) => Math.max(most, run.length), 0);
  const fence = "`".repeat(longest + 1);
  const pad = longest > 0 ? " " : "";
  return fence + pad + plain + pad + fence;
}

/** What a path in a wikilink cannot have. */
const NO_PATH = /[[\]#^|\\]|%%/;

/**
 * A link that shows `title` and leads to the heading under which a line stands, or to the note: a wikilink where those
 * can hold it, else a link of Markdown.
 *
 * @param line from 0; null for the note
 */
export function toLink(index: VaultIndex, path: string, line: number | null, title: string): string {
  const shown = toPlain(title) || say("export.untitled");
  const heading = line === null ? "" : headingAt(index, path, line);
  const target = toPlain(path).replace(/\.md$/i, "");
  if (toMarkdownText(shown) === shown && !NO_PATH.test(target)) {
    const link = target + (heading === "" ? "" : `#${heading}`);
    return link === shown ? `[[${link}]]` : `[[${link}|${shown}]]`;
  }
  const encoded = toPlain(path).split("/").map(encode).join("/");
  return `[${toMarkdownText(shown)}](${encoded}${heading === "" ? "" : `#${encode(heading)}`})`;
}

/** The heading around a line as a link names it: what links do not compare is a blank. */
function headingAt(index: VaultIndex, path: string, line: number): string {
  const sections = index.note(path)?.sections ?? [];
  // They are in the order of their lines.
  let [from, to] = [0, sections.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((sections[middle]?.line ?? 0) <= line) from = middle + 1;
    else to = middle;
  }
  const { heading = "" } = sections[from - 1] ?? {};
  return toPlain(heading.replace(/[#^|\\[\]%:`*<>$~=]+/g, " ").replace(/\s+/g, " "));
}

function encode(part: string): string {
  return encodeURIComponent(part).replace(/[()*!']/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);
}
