import { getLanguage } from "obsidian";
import type { DayContext } from "../ui/words";

/** What day it is, and in which language it is said. */
export function toDay(): DayContext {
  return { today: dayOf(new Date()), locale: toLocale(getLanguage()) };
}

/** The day of an instant where the person is, `YYYY-MM-DD`. */
export function dayOf(instant: Date): string {
  const two = (value: number): string => String(value).padStart(2, "0");
  return `${instant.getFullYear()}-${two(instant.getMonth() + 1)}-${two(instant.getDate())}`;
}

/** The app's language where the platform can format its days, else English. */
function toLocale(language: string): string {
  try {
    return Intl.DateTimeFormat.supportedLocalesOf(language)[0] ?? "en";
  } catch {
    return "en";
  }
}
