import type { VaultIndex } from "../index/vault-index";
import { findWikilinks } from "../parse/link-scan";
import type { BadgeFace } from "./badge";
import { faceOfNote, type WrittenLink } from "./link-badge";

/** The link that inline code such as `roadmap: [[Harbour#Phase 2]]` asks for, without its backticks; null for other code. */
export function readInlineLink(code: string): WrittenLink | null {
  const [, link = ""] = /^\s*roadmap:\s*(\[\[[^[\]\n]{1,400}\]\])\s*$/.exec(code) ?? [];
  return findWikilinks(link, { from: 0, to: link.length }, [])[0] ?? null;
}

/** How what a link leads to stands, the note itself that has it included; null where nothing is known of that. */
export function faceOfLink(index: VaultIndex, source: string, { linkpath, subpath }: WrittenLink): BadgeFace | null {
  const { path } = index.resolve({ linkpath, subpath: subpath ?? "" }, source);
  return faceOfNote(index, "link", path, subpath ?? "");
}
