import { STATUSES, type Status } from "./status";
import { STATUS_SIGNS, SYMBOLS, TRAFFIC_LIGHTS } from "./signs";
import type { Language } from "./language";
import { LANGUAGES } from "./languages/all";

/** Everything by which a status is recognised. */
export interface Vocabulary {
  /** Phrase, as {@link toWords} gives it joined by single spaces, to status. */
  readonly phrases: ReadonlyMap<string, Status>;
  /** The same for what states a status only where it is all that is said where a status belongs, such as `New`. */
  readonly answers: ReadonlyMap<string, Status>;
  /** The most words that a phrase has. */
  readonly longest: number;
  readonly signs: ReadonlyMap<string, Status>;
  readonly lights: ReadonlyMap<string, Status>;
  /** What opens a status line, in lower case; whether the value must be understood for it to be one. */
  readonly keys: ReadonlyMap<string, { readonly needsKnownValue: boolean }>;
  /** Words that name a stage of work, in lower case. */
  readonly stages: ReadonlySet<string>;
  /** Headers of a first column that make a table's rows phases, in lower case. */
  readonly phaseColumns: ReadonlySet<string>;
  /** Name of a month, in lower case, to its number from 1. */
  readonly months: ReadonlyMap<string, number>;
  /** What a checkbox character means; others are open. */
  readonly symbols: ReadonlyMap<string, Status>;
  /** Words that turn the next one into its contrary, in lower case. */
  readonly negations: ReadonlySet<string>;
  /** The signs and checkbox characters that a legend of the note defines; none in a vault's own vocabulary. */
  readonly legend: ReadonlySet<string>;
}

/** A word with its place in the text that it was taken from. */
export interface Word {
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

// A mark that begins none, such as what makes an emoji of a sign, is no word: `⏸️ Deferred`.
const WORD = /[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:['’][\p{L}\p{M}]+)*/gu;
const ASCII = /^[\0-\x7f]*$/;
const ASCII_WORD = /[a-z0-9]+(?:'[a-z]+)*/g;

/**
 * The words of a text in lower case, apostrophes left out; everything between them is a break.
 *
 * @param most how many of them are needed
 */
export function toWords(text: string, most = Infinity): readonly Word[] {
  const words: Word[] = [];
  const isPlain = ASCII.test(text);
  const hasApostrophe = text.includes("'") || (!isPlain && text.includes("’"));
  for (const { 0: found, index } of isPlain ? text.toLowerCase().matchAll(ASCII_WORD) : text.matchAll(WORD)) {
    const word = isPlain ? found : found.toLowerCase();
    words.push({ text: hasApostrophe ? word.replace(/['’]/g, "") : word, from: index, to: index + found.length });
    if (words.length === most) break;
  }
  return words;
}

const firstWords = new WeakMap<ReadonlyMap<string, unknown>, ReadonlySet<string>>();

/** Whether a run of the words is one of the phrases, which are of `longest` words at most. */
export function hasPhrase(words: readonly Word[], phrases: ReadonlyMap<string, unknown>, longest: number): boolean {
  let first = firstWords.get(phrases);
  if (first === undefined) {
    first = new Set([...phrases.keys()].map((phrase) => phrase.split(" ", 1)[0] ?? ""));
    firstWords.set(phrases, first);
  }
  for (let start = 0; start < words.length; start++) {
    let run = words[start]?.text ?? "";
    if (!first.has(run)) continue;
    for (let end = start + 1; ; run += ` ${words[end++]?.text ?? ""}`) {
      if (phrases.has(run)) return true;
      if (end === words.length || end - start === longest) break;
    }
  }
  return false;
}

/** What a user adds: it goes before all that is built in. */
export interface VocabularyAdditions {
  /** Phrase to status, in any case. */
  readonly phrases?: Readonly<Record<string, Status>>;
  /** Sign, without variation selectors, to status. */
  readonly signs?: Readonly<Record<string, Status>>;
  /** Checkbox character to status. */
  readonly symbols?: Readonly<Record<string, Status>>;
}

/**
 * A vocabulary of these languages, with the signs that are common to all, and the user's additions on top.
 *
 * @throws {RangeError} when an added phrase has no word in it.
 */
export function createVocabulary(languages: readonly Language[], additions: VocabularyAdditions = {}): Vocabulary {
  const phrases = new Map<string, Status>();
  const answers = new Map<string, Status>();
  const keys = new Map<string, { readonly needsKnownValue: boolean }>();
  let longest = 1;
  const addPhrase = (phrase: string, status: Status): void => {
    const words = toWords(phrase).map((word) => word.text);
    const key = words.join(" ");
    if (key === "") throw new RangeError(`There is no word in the phrase “${phrase}”`);
    if (!phrases.has(key)) phrases.set(key, status);
    longest = Math.max(longest, words.length);
  };
  for (const [phrase, status] of Object.entries(additions.phrases ?? {})) addPhrase(phrase, status);
  for (const { statuses, statusKeys, degreeKeys } of languages) {
    for (const status of STATUSES) {
      for (const phrase of statuses[status]) addPhrase(phrase, status);
    }
    for (const key of statusKeys) keys.set(key, { needsKnownValue: false });
    for (const key of degreeKeys) if (!keys.has(key)) keys.set(key, { needsKnownValue: true });
  }
  // What the tables say themselves goes before what is made of them.
  for (const { statuses, answers: alone = {}, endings = [] } of languages) {
    for (const status of STATUSES) {
      for (const phrase of statuses[status]) for (const form of formsOf(phrase, endings)) addPhrase(form, status);
      for (const phrase of alone[status] ?? []) {
        for (const form of [phrase, ...formsOf(phrase, endings)]) if (!answers.has(form)) answers.set(form, status);
      }
    }
  }
  for (const known of [phrases, answers]) {
    for (const [phrase, status] of [...known]) {
      for (const plain of withoutAccents(phrase)) if (!known.has(plain)) known.set(plain, status);
    }
  }
  for (const [key, kind] of [...keys]) {
    for (const plain of withoutAccents(key)) if (!keys.has(plain)) keys.set(plain, kind);
  }
  return {
    phrases,
    answers,
    longest,
    signs: new Map([...STATUS_SIGNS, ...Object.entries(additions.signs ?? {})]),
    lights: TRAFFIC_LIGHTS,
    keys,
    stages: new Set(languages.flatMap((language) => language.stages)),
    phaseColumns: new Set(languages.flatMap((language) => language.phaseColumns)),
    months: new Map(
      languages.flatMap(({ months }) => months.flatMap((names, i) => names.map((name) => [name, i + 1] as const))),
    ),
    symbols: new Map([...SYMBOLS, ...Object.entries(additions.symbols ?? {})]),
    negations: new Set(languages.flatMap((language) => language.negations)),
    legend: new Set(),
  };
}

/** A phrase with the other endings of its first word that has one of them: `remplacé par`, `remplacées par`. */
function formsOf(phrase: string, endings: readonly (readonly string[])[]): readonly string[] {
  const words = phrase.split(" ");
  for (const [at, word] of words.entries()) {
    const group = endings.find((all) => all.some((ending) => word.endsWith(ending)));
    const ending = group?.find((one) => word.endsWith(one));
    if (group === undefined || ending === undefined) continue;
    const stem = word.slice(0, word.length - ending.length);
    return group.map((other) => [...words.slice(0, at), stem + other, ...words.slice(at + 1)].join(" "));
  }
  return [];
}

const ACCENT = /(\p{Script=Latin})[\u0300-\u036f]+/gu;
const HAS_ACCENT = /\p{Script=Latin}[\u0300-\u036f]/u;

/** A phrase as it is written in capitals, or by hands without its letters: `TERMINE`, `zurueckgestellt`. */
function withoutAccents(phrase: string): readonly string[] {
  const apart = phrase.normalize("NFD");
  if (!HAS_ACCENT.test(apart)) return [];
  const plain = apart.replace(ACCENT, "$1").normalize("NFC");
  const spelt = apart
    .replace(/([aou])\u0308/g, "$1e")
    .replace(ACCENT, "$1")
    .normalize("NFC");
  return plain === spelt ? [plain] : [plain, spelt];
}

let builtIn: Vocabulary | null = null;

/** What is built in; always the same object. Made when it is first asked for, since that takes its time. */
export function defaultVocabulary(): Vocabulary {
  builtIn ??= createVocabulary(LANGUAGES);
  return builtIn;
}
