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
 * Of headings that read the same the first counts.
 */
export function findSection(note: ParsedNote, subpath: string): number | null {
  const wanted = subpath
    .split("#")
    .map(toHeadingKey)
    .filter((key) => key !== "");
  let within: number | null = null;
  for (const key of wanted) {
    const found: number = note.sections.findIndex(
      (section, index) =>
        index > (within ?? -1) && toHeadingKey(section.heading) === key && isInside(note, index, within),
    );
    if (found === -1) return null;
    within = found;
  }
  return within;
}

function isInside(note: ParsedNote, section: number, outer: number | null): boolean {
  if (outer === null) return true;
  for (let at = note.sections[section]?.parent ?? null; at !== null; at = note.sections[at]?.parent ?? null) {
    if (at === outer) return true;
  }
  return false;
}
