import { dayOf } from "../core/text/day-of";
import { spokenLocale } from "../core/words/say";
import type { DayContext } from "../ui/words";

/** What day it is, and in which language it is said. */
export function currentDay(): DayContext {
  return { today: dayOf(new Date()), locale: spokenLocale() };
}
