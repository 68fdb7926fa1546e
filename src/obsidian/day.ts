import { spokenLocale } from "../core/words/say";
import type { DayContext } from "../ui/words";

/** What day it is, and in which language it is said. */
export function toDay(): DayContext {
  return { today: dayOf(new Date()), locale: spokenLocale() };
}

/** The day of an instant where the person is, `YYYY-MM-DD`. */
export function dayOf(instant: Date): string {
  const two = (value: number): string => String(value).padStart(2, "0");
  return `${instant.getFullYear()}-${two(instant.getMonth() + 1)}-${two(instant.getDate())}`;
}
