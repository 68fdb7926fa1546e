import { planInTurn } from "../core/edit/plan-in-turn";
import { planSetDates, resolveSetDates, type NewDates } from "../core/edit/set-dates";
import type { Vocabulary } from "../core/status/vocabulary";
import { say } from "../core/words/say";
import type { SubjectsChange } from "./change-subjects";

/** Gives items other days. */
export function datesChange(dates: NewDates, vocabulary: Vocabulary): SubjectsChange {
  return {
    what: say("notice.the-date"),
    plan: ({ note, text }, subjects) =>
      planInTurn(note, subjects, text, vocabulary, (now, subject, source, parse) => {
        const plans =
          subject.kind === "item" ? planSetDates(now, subject.item, dates, source, vocabulary, parse) : null;
        return plans === null ? null : resolveSetDates(plans, source);
      }),
    refusal: () => say("notice.cannot-set-dates"),
  };
}
