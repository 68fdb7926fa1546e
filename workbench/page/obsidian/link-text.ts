// Link texts, headings and tags taken apart; pure, as the functions of the same names in Obsidian.

/** Splits at the first `#`; `subpath` keeps it. [V] */
export function parseLinktext(linktext: string): { path: string; subpath: string } {
  const at = linktext.indexOf("#");
  return at < 0 ? { path: linktext, subpath: "" } : { path: linktext.slice(0, at), subpath: linktext.slice(at) };
}

export function getLinkpath(linktext: string): string {
  return parseLinktext(linktext).path;
}

/** With plain spaces for those that do not break, as they are in the names of files. [normalizePath; for links F] */
export function toPlainSpaces(linktext: string): string {
  return linktext.replace(/\u00a0/g, " ");
}

/** A heading without the characters that links cannot hold, blanks collapsed. [T stripHeading] */
export function stripHeading(heading: string): string {
  return heading
    .replace(/[!"#$%&()*+,.:;<=>?@^`{|}~/[\]\\]/g, " ")
    .replace(/\s+/g, " ")
    .trim();
}

/** A heading as it is written into a link: only what would break the link goes. [T stripHeadingForLink] */
export function stripHeadingForLink(heading: string): string {
  return heading
    .replace(/[#|^\\]|%%|\[\[|\]\]|:/g, " ")
    .replace(/\s+/g, " ")
    .trim();
}

/** Whether two headings are the same to a link: compared after `stripHeading`, case-insensitively. [T, case F] */
export function isSameHeading(a: string, b: string): boolean {
  return stripHeading(a).toLowerCase() === stripHeading(b).toLowerCase();
}
