import { repairGarbledIn } from "../../edit/repair-garbled";
import type { Rule } from "../rule";
import { MAX_RELATED, quote } from "../say";
import { say } from "../../words/say";

/** Text that was decoded with the wrong character set; the fix puts back what was meant. */
export const garbledText: Rule = {
  name: "garbled-text",
  severity: "warning",
  check: ({ path, note }) => {
    const { garbled } = note;
    const [first] = garbled;
    if (first === undefined) return [];
    const edits = repairGarbledIn(note);
    const [edit] = edits;
    if (edit === undefined) return [];
    const signs = { wrong: edit.expected, right: edit.insert };
    return [
      {
        line: first.line,
        range: edit.range,
        message:
          garbled.length === 1
            ? say("finding.garbled", signs)
            : say("finding.garbled-many", { count: garbled.length, ...signs }),
        quote: quote(first.raw),
        related: garbled.slice(1, MAX_RELATED + 1).map(({ line, raw }) => ({ path, line, quote: quote(raw) })),
        fix: { title: say("finding.restore", { count: edits.length }), edits: [{ path, edits }] },
      },
    ];
  },
};
