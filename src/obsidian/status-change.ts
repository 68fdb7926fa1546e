import { withBoxes, type BoxParts } from "../core/edit/plan-box";
import { planNoteStatus } from "../core/edit/set-note-status";
import { planOnLines } from "../core/edit/set-on-lines";
import { labelOf } from "../core/status/label";
import type { Status } from "../core/status/status";
import type { Vocabulary } from "../core/status/vocabulary";
import { say } from "../core/words/say";
import type { SubjectsChange } from "./change-subjects";

/**
 * Gives subjects another status; a note that says none gets it as a property.
 *
 * @param boxesOf what goes with a new character in a box of a note
 */
export function statusChange(to: Status, vocabulary: Vocabulary, boxesOf: (path: string) => BoxParts): SubjectsChange {
  return {
    what: say("notice.the-status"),
    plan: ({ note, text }, subjects) => {
      const plan = planOnLines(note, subjects, () => [to], text, vocabulary);
      const isNote = subjects.length === 1 && plan.left[0]?.kind === "note";
      const added = isNote ? planNoteStatus(note, to, text, vocabulary) : null;
      return added === null ? plan : { edits: [added], left: [] };
    },
    finish: (path, { note, text }, edits, fail) => withBoxes(note, text, edits, boxesOf(path), fail),
    refusal: () => say("notice.cannot-set", { label: labelOf(to) }),
  };
}
