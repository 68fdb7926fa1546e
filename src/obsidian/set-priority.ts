import { resolveLineEdit } from "../core/edit/line-edit";
import { planInTurn } from "../core/edit/plan-in-turn";
import { planSetPriority } from "../core/edit/set-priority";
import type { Priority } from "../core/note/parsed-note";
import type { Vocabulary } from "../core/status/vocabulary";
import type { SubjectsChange } from "./change-subjects";

/** How a priority is called in what is told of a change: `High priority`. */
export function priorityLabel(to: Priority | null): string {
  return to === null ? "No priority" : `${to.charAt(0).toUpperCase()}${to.slice(1)} priority`;
}

/** Gives items another priority, or none. */
export function priorityChange(to: Priority | null, vocabulary: Vocabulary): SubjectsChange {
  return {
    what: "The priority",
    plan: ({ note, text }, subjects) =>
      planInTurn(note, subjects, text, vocabulary, (now, subject, source, parse) => {
        if (subject.kind !== "item") return null;
        if (to !== null && now.items[subject.item]?.priority === to) return [];
        const plan = planSetPriority(now, subject.item, to, source, vocabulary, parse);
        return plan === null ? null : [resolveLineEdit(plan, source)];
      }),
    refusal: (note, subject) => {
      const isGiven = to === null && subject.kind === "item" && note.items[subject.item]?.priority === null;
      if (isGiven) return "what it stands under gives it its priority: edit that.";
      return `“${priorityLabel(to)}” can not be set here: edit the text.`;
    },
  };
}
