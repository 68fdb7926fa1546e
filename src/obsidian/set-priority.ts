import { resolveLineEdit } from "../core/edit/line-edit";
import { planInTurn } from "../core/edit/plan-in-turn";
import { planSetPriority } from "../core/edit/set-priority";
import type { Priority } from "../core/note/parsed-note";
import type { Vocabulary } from "../core/status/vocabulary";
import { say } from "../core/words/say";
import { PRIORITY_LABEL } from "../ui/words";
import type { SubjectsChange } from "./change-subjects";

/** How a priority is called in what is told of a change: `High priority`. */
export function priorityLabel(to: Priority | null): string {
  return say(to === null ? "priority.none" : PRIORITY_LABEL[to]);
}

/** Gives items another priority, or none. */
export function priorityChange(to: Priority | null, vocabulary: Vocabulary): SubjectsChange {
  return {
    what: say("notice.the-priority"),
    plan: ({ note, text }, subjects) =>
      planInTurn(note, subjects, text, vocabulary, (now, subject, source, parse) => {
        if (subject.kind !== "item") return null;
        if (to !== null && now.items[subject.item]?.priority === to) return [];
        const plan = planSetPriority(now, subject.item, to, source, vocabulary, parse);
        return plan === null ? null : [resolveLineEdit(plan, source)];
      }),
    refusal: (note, subject) => {
      const isGiven = to === null && subject.kind === "item" && note.items[subject.item]?.priority === null;
      if (isGiven) return say("notice.inherits-priority");
      return say("notice.cannot-set", { label: priorityLabel(to) });
    },
  };
}
