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
  /** What opens a status line, in lower case; whether the value must be understood for it to be one. */
  readonly keys: ReadonlyMap<string, { readonly needsKnownValue: boolean }>;
  /** Words that name a stage of work, in lower case. */
  readonly stages: ReadonlySet<string>;
  /** Words that turn the next one into its contrary, in lower case. */
  readonly negations: ReadonlySet<string>;
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
  const keys = new Map<string, { readonly needsKnownValue: boolean }>();
  let longest = 1;
  for (const { statuses, statusKeys, degreeKeys } of languages) {
    for (const status of STATUSES) {
      for (const phrase of statuses[status]) {
        const words = toWords(phrase).map((word) => word.text);
        const key = words.join(" ");
        if (!phrases.has(key)) phrases.set(key, status);
        longest = Math.max(longest, words.length);
      }
    }
    for (const key of statusKeys) keys.set(key, { needsKnownValue: false });
    for (const key of degreeKeys) if (!keys.has(key)) keys.set(key, { needsKnownValue: true });
  }
  return {
    phrases,
    longest,
    signs: STATUS_SIGNS,
    lights: TRAFFIC_LIGHTS,
    keys,
    stages: new Set(languages.flatMap((language) => language.stages)),
    negations: new Set(languages.flatMap((language) => language.negations)),
  };
}

export const DEFAULT_VOCABULARY: Vocabulary = createVocabulary(LANGUAGES);
