import type { Language } from "../status/language";
import { LANGUAGES } from "../status/languages/all";
import { STATUSES } from "../status/status";
import { toWords } from "../status/vocabulary";

/** So much of a note is looked at. */
const MAX_READ = 20_000;

/**
 * The language that a note is written in, by the words in it that one language alone knows; the first where none does.
 *
 * @param said the words of its statuses, which count for most
 */
export function languageOfNote(text: string, said: readonly string[]): Language | undefined {
  const words = toWords(text.slice(0, MAX_READ)).map((word) => word.text);
  const phrases = said.map((phrase) => phrase.toLowerCase());
  let best = LANGUAGES[0];
  let most = 0;
  for (const language of LANGUAGES) {
    const known = wordsOf(language);
    const weight =
      words.filter((word) => known.has(word)).length + 8 * phrases.filter((phrase) => known.has(phrase)).length;
    if (weight > most) [best, most] = [language, weight];
  }
  return best;
}

function wordsOf(language: Language): ReadonlySet<string> {
  const { statuses, statusKeys, degreeKeys, stages, negations, months } = language;
  return new Set([
    ...STATUSES.flatMap((status) => statuses[status]),
    ...statusKeys,
    ...degreeKeys,
    ...stages,
    ...negations,
    ...months.flat().filter((name) => name.length > 3),
  ]);
}
