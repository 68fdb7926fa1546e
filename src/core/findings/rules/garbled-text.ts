import { repairGarbledIn } from "../../edit/repair-garbled";
import type { Rule } from "../rule";
import { counted, MAX_RELATED, quote } from "../say";

/** Text that was decoded with the wrong character set; the fix puts back what was meant. */
export const garbledText: Rule = {
  name: "garbled-text",
  severity: "warning",
  title: "Garbled text",
  check: ({ path, note }) => {
    const { garbled } = note;
    const [first] = garbled;
    if (first === undefined) return [];
    const edits = repairGarbledIn(note);
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
