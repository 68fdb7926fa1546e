import type { Catalogue } from "./catalogue";
import { ENGLISH } from "./english";
import { CHINESE } from "./languages/chinese";
import { FRENCH } from "./languages/french";
import { GERMAN } from "./languages/german";
import { JAPANESE } from "./languages/japanese";
import { PORTUGUESE } from "./languages/portuguese";
import { SPANISH } from "./languages/spanish";
import { speak } from "./say";

/** The languages that are complete, by their code. Each is unpacked when it is first asked for. */
const CATALOGUES: Readonly<Record<string, () => Catalogue>> = {
  de: () => GERMAN,
  es: () => SPANISH,
  fr: () => FRENCH,
  ja: () => JAPANESE,
  pt: () => PORTUGUESE,
  zh: () => CHINESE,
};

/**
 * Has the interface speak a language, as the app calls it: `de`, `pt-BR`, `zh-TW`. One that there is no catalogue for
 * gives English; so do countries, but for how days and numbers are written.
 */
export function useLanguage(code: string): void {
  const [language = ""] = code.toLowerCase().split(/[-_]/);
  const toCatalogue = Object.hasOwn(CATALOGUES, language) ? CATALOGUES[language] : undefined;
  const isKnown = toCatalogue !== undefined || language === "en";
  speak(toCatalogue ?? (() => ENGLISH), (isKnown && toLocale(code)) || "en");
}

/** The tag as the platform knows it; undefined for what is none. */
function toLocale(code: string): string | undefined {
  try {
    return Intl.DateTimeFormat.supportedLocalesOf(code)[0];
  } catch {
    return undefined;
  }
}
