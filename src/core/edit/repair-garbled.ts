import type { GarbledText, ParsedNote } from "../note/parsed-note";
import type { TextEdit } from "../text/text-edit";

const ABOVE_ASCII = /[^\0-\x7f]+/g;

/** The edits that put back what was meant where a note was decoded with the wrong character set; ascending. */
export function repairGarbledIn({ garbled }: Pick<ParsedNote, "garbled">): readonly TextEdit[] {
  return garbled.flatMap(toEdits);
}

/** One edit for each garbled run: what is plain ASCII between them reads the same before and after. */
function toEdits({ range, raw, repaired }: GarbledText): readonly TextEdit[] {
  const runs = [...raw.matchAll(ABOVE_ASCII)];
  const repairs = repaired.match(ABOVE_ASCII) ?? [];
  if (runs.length !== repairs.length) return [{ range, expected: raw, insert: repaired }];
  return runs.flatMap(({ 0: expected, index }, at): readonly TextEdit[] => {
    const insert = repairs[at] ?? expected;
    const from = range.from + index;
    return insert === expected ? [] : [{ range: { from, to: from + expected.length }, expected, insert }];
  });
}
