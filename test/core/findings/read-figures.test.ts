import fc from "fast-check";
import { withFigures } from "../../../src/core/findings/read-figures";
import type { NoteFigures } from "../../../src/core/note/note-figures";
import { parseNote } from "../../../src/core/parse/parse-note";
import { RUNS } from "../../support/random-notes";

function figuresOf(text: string): NoteFigures | undefined {
  return withFigures(parseNote(text), text).figures;
}

test("the same is found where all lines are read, as they are where a heading counts its items", () => {
  const line = fc.constantFrom(
    "# Refit",
    "## Phase 1: Hull (Week 1-2)",
    "Phase 1: Weeks 2-4",
    "Effort: 3h",
    "- [ ] Sand it, effort: 2 days",
    "**Estimate:** 10 hours (4 hours + 6 hours)",
    "Depends on B2",
    "blocked by the crane",
    "```",
    "~~~md",
    "  ````ts",
    "- ```",
    "x ``` y",
    "%% hidden",
    "%%",
    "<!-- Effort: 5h",
    "-->",
    "| Phase | Weeks | Status |",
    "| --- | --- | --- |",
    "| 1 | 3-4 | done |",
    "",
    "words",
  );
  const note = fc
    .array(fc.tuple(line, fc.constantFrom("\n", "\n", "\r\n", "\r", "\u2028")), { maxLength: 14 })
    .map((lines) => `# Boat\n\n## Plan\n\n- [ ] Paint\n\n${lines.flat().join("")}`);
  fc.assert(
    fc.property(note, (text) => {
      const closed = `${text}\n`;
      // Only where the heading is one: not in code or a comment.
      const counting = figuresOf(`${closed}\n## Rest (3 items)\n`);
      if (counting?.counted.length !== 1) return;
      const { counted: _, ...all } = counting;
      const { counted: __, ...some } = figuresOf(closed) ?? counting;
      expect(some).toEqual(all);
    }),
    { numRuns: RUNS * 3 },
  );
});
