import { getLanguage } from "obsidian";
import type { DayContext } from "../ui/words";

/** What day it is, and in which language it is said. */
export function toDay(): DayContext {
  const now = new Date();
  const two = (value: number): string => String(value).padStart(2, "0");
  return {
    today: `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`,
    locale: toLocale(getLanguage()),
  };
}

/** The app's language where the platform can format its days, else English. */
function toLocale(language: string): string {
  try {
    return Intl.DateTimeFormat.supportedLocalesOf(language)[0] ?? "en";
  } catch {
    return "en";
  }
}
