import { STATUSES, type Status } from "./status";
import { STATUS_SIGNS, TRAFFIC_LIGHTS } from "./signs";
import type { Language } from "./language";
import { LANGUAGES } from "./languages/all";

/** Everything by which a status is recognised. */
export interface Vocabulary {
  /** Phrase, as {@link toWords} gives it joined by single spaces, to status. */
  readonly phrases: ReadonlyMap<string, Status>;
  /** The most words that a phrase has. */
  readonly longest: number;
  readonly signs: ReadonlyMap<string, Status>;
  readonly lights: ReadonlyMap<string, Status>;
}

/** A word with its place in the text that it was taken from. */
export interface Word {
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

const WORD = /[\p{L}\p{M}\p{N}]+(?:['’][\p{L}\p{M}]+)*/gu;

/** The words of a text in lower case, apostrophes left out; everything between them is a break. */
export function toWords(text: string): readonly Word[] {
  const words: Word[] = [];
  for (const match of text.matchAll(WORD)) {
    words.push({
      text: match[0].toLowerCase().replace(/['’]/g, ""),
      from: match.index,
      to: match.index + match[0].length,
    });
  }
  return words;
}

/** A vocabulary of these languages, with the signs that are common to all. */
export function createVocabulary(languages: readonly Language[]): Vocabulary {
  const phrases = new Map<string, Status>();
  let longest = 1;
  for (const { statuses } of languages) {
    for (const status of STATUSES) {
      for (const phrase of statuses[status]) {
        const words = toWords(phrase).map((word) => word.text);
        const key = words.join(" ");
        if (!phrases.has(key)) phrases.set(key, status);
        longest = Math.max(longest, words.length);
      }
    }
  }
  return { phrases, longest, signs: STATUS_SIGNS, lights: TRAFFIC_LIGHTS };
}

export const DEFAULT_VOCABULARY: Vocabulary = createVocabulary(LANGUAGES);
