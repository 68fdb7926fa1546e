import fc from "fast-check";
import { planUndo } from "../../../src/core/edit/edit-plan";
import type { Rewriting } from "../../../src/core/rewrite/refusal";
import { Refusal } from "../../../src/core/rewrite/refusal";
import { applyEdits, type TextEdit } from "../../../src/core/text/text-edit";
import { lookalikeNote, planLikeNote } from "../../support/random-notes";

/** A note in every way that a file may be written. */
export const anyPlan = fc
  .tuple(fc.oneof(planLikeNote, lookalikeNote), fc.constantFrom("\n", "\n", "\r\n"), fc.constantFrom("", "", "\ufeff"))
  .map(([text, end, mark]) => mark + text.replace(/\n/g, end));

/** A plan as most are: headings, paragraphs, and lists of tasks in lists of tasks. */
export const tidyPlan = fc
  .tuple(
    fc.array(
      fc.constantFrom(
        ...[
          "- [x] Ropes",
          "- [x] Mast ^m1",
          "- [ ] Hull",
          "  - [x] Sand",
          "  - [ ] Paint",
          "    more",
          "- plain",
          "  note",
        ],
        ...["", "", "# Boat", "## Phase 1: Hull", "## Archive", "### Done", "text", "**Status:** done", "1. [x] one"],
        ...["> - [x] quoted", "```", "%% hidden %%", "| Task | Status |\n|--|--|\n| r | done |", "***", "[[Note]]"],
      ),
      { maxLength: 20 },
    ),
    fc.constantFrom("\n", "\n", "\r\n"),
  )
  .map(([lines, end]) => lines.join("\n").replace(/\n/g, end));

/** A place in any of these notes. */
export const placed = fc
  .tuple(anyPlan, fc.double({ min: 0, max: 1, noNaN: true }))
  .map(([text, share]) => ({ text, cursor: Math.floor(text.length * share) }));

/** The text of a note in which `¦` is the cursor, and where that is. */
export function withCursor(marked: string): { readonly text: string; readonly cursor: number } {
  const cursor = marked.indexOf("¦");
  if (cursor === -1) throw new Error("A cursor is marked by ¦");
  return { text: marked.replace("¦", ""), cursor };
}

/** What a rewriting makes of a text, with `¦` where the cursor then is. */
export function rewritten(text: string, { edits, cursor }: Rewriting): string {
  const after = applyEdits(text, edits);
  return `${after.slice(0, cursor)}¦${after.slice(cursor)}`;
}

/** What `work` gives; null where it refuses. Any other error is one. */
export function unlessRefused<T>(work: () => T): T | null {
  try {
    return work();
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}

/** A text after edits, which can be taken back. */
export function afterAndBack(text: string, edits: readonly TextEdit[]): string {
  const after = applyEdits(text, edits);
  expect(applyEdits(after, planUndo(text, edits).edits)).toBe(text);
  return after;
}
