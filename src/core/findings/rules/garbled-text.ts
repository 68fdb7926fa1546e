import type { GarbledText } from "../../note/parsed-note";
import type { TextEdit } from "../../text/text-edit";
import type { Rule } from "../rule";
import { counted, MAX_RELATED, quote } from "../say";

/** Text that was decoded with the wrong character set; the fix puts back what was meant. */
export const garbledText: Rule = {
  name: "garbled-text",
  severity: "warning",
  title: "Garbled text",
  check: ({ path, note: { garbled } }) => {
    const [first] = garbled;
    if (first === undefined) return [];
    const edits = garbled.flatMap(toEdits);
    const [edit] = edits;
    if (edit === undefined) return [];
    const where = garbled.length === 1 ? "A line was" : `${counted(garbled.length, "line")} were`;
    return [
      {
        line: first.line,
        range: edit.range,
        message: `${where} decoded with the wrong character set: ${edit.expected} stands there for ${edit.insert}.`,
        quote: quote(first.raw),
        related: garbled.slice(1, MAX_RELATED + 1).map(({ line, raw }) => ({ path, line, quote: quote(raw) })),
        fix: { title: `Restore ${counted(edits.length, "place")}`, edits: [{ path, edits }] },
      },
    ];
  },
};

const ABOVE_ASCII = /[^\0-\x7f]+/g;

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
