import type { ParsedNote } from "../note/parsed-note";

/** A heading as links compare it: without special characters, blanks collapsed, in any case. Source: Obsidian's `stripHeading`. */
export function toHeadingKey(heading: string): string {
  return heading
    .replace(/[!"#$%&()*+,.:;<=>?@^`{|}~/[\]\\\r\n]/g, " ")
    .replace(/\s+/g, " ")
    .trim()
    .toLowerCase();
}

/**
 * The section that a subpath such as `#Post-run validation` or `#Plan#Week 1` leads to; null when there is none.
 * Of headings that read the same, below headings that read the same, the first counts.
 */
export function findSection(note: ParsedNote, subpath: string): number | null {
  const wanted = subpath
    .split("#")
    .map(toHeadingKey)
    .filter((key) => key !== "");
  const last = wanted.pop();
  if (last === undefined) return null;
  const found = note.sections.findIndex(
    (section) => toHeadingKey(section.heading) === last && standsBelow(note, section.parent, wanted),
  );
  return found === -1 ? null : found;
}

/** Whether among a section and those around it are headings with these keys, outermost first. */
function standsBelow(note: ParsedNote, section: number | null, keys: readonly string[]): boolean {
  let missing = keys.length;
  for (let at = section; at !== null && missing > 0; at = note.sections[at]?.parent ?? null) {
    if (toHeadingKey(note.sections[at]?.heading ?? "") === keys[missing - 1]) missing -= 1;
  }
  return missing === 0;
}
