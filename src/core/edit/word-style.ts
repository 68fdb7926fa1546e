/** How words are written: `DONE`, `done`, `In Progress`, `In progress`. */
export type LetterCase = "upper" | "lower" | "title" | "sentence";

/** Words that are written large whatever stands beside them. */
const ACRONYM = /^(?:por|wip|rfc|qa|poc|tbd)$/i;

/** How words are written; null where their script, or a single short word, does not show it. */
export function caseOf(words: string): LetterCase | null {
  const upper = words.toUpperCase();
  const lower = words.toLowerCase();
  if (upper === lower || ACRONYM.test(words)) return null;
  if (words === lower) return "lower";
  if (words === upper) return "upper";
  const parts = words.split(/[\s_-]+/).filter((part) => /\p{L}/u.test(part));
  return parts.length > 1 && parts.every((part) => /^\p{Lu}/u.test(part)) ? "title" : "sentence";
}

/** Words, given as a sentence begins, in another way of writing. */
export function inCase(words: string, letters: LetterCase): string {
  switch (letters) {
    case "upper":
      return words.toUpperCase();
    case "lower":
      return words.toLowerCase();
    case "title":
      return words.replace(/(^|[\s_-])(\p{L})/gu, (_, before: string, first: string) => before + first.toUpperCase());
    case "sentence":
      return words;
  }
}
