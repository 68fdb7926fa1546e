import type { Catalogue, Key, Params, ParamsOf } from "./catalogue";
import { ENGLISH } from "./english";

/** What the interface is in. */
interface Spoken {
  /** Asked for when the first sentence is: until then a catalogue stays packed. */
  readonly catalogue: () => Catalogue;
  /** A BCP 47 tag that the platform knows: of the language, perhaps with a country. */
  readonly locale: string;
}

let spoken: Spoken = { catalogue: () => ENGLISH, locale: "en" };
let sentences: Catalogue | undefined;
let rules: Intl.PluralRules | undefined;
let numbers: Intl.NumberFormat | undefined;
let percents: Intl.NumberFormat | undefined;

/** From now on sentences are those of what `catalogue` gives. What was said before stays as it is. */
export function speak(catalogue: () => Catalogue, locale: string): void {
  spoken = { catalogue, locale };
  sentences = rules = numbers = percents = undefined;
}

/** The BCP 47 tag of what is spoken, for days and for sorting. */
export function spokenLocale(): string {
  return spoken.locale;
}

/** `1,204` in English, `1.204` in German. */
export function formatNumber(value: number): string {
  // Small whole numbers, which nearly all are, are written alike in all languages of the catalogue.
  if (Number.isInteger(value) && value >= 0 && value < 1000) return String(value);
  return (numbers ??= new Intl.NumberFormat(spoken.locale)).format(value);
}

/** `67%` of 0.67 in English, `67 %` in German. */
export function formatPercent(share: number): string {
  return (percents ??= new Intl.NumberFormat(spoken.locale, { style: "percent" })).format(share);
}

/**
 * A sentence of the interface in the language that is spoken. Numbers are written as the language does; give as a
 * string what only looks like one, such as that of a line.
 */
export function say<K extends Key>(key: K, ...[params]: Params<K>): string {
  return piecesOf(key, params ?? {}).join("");
}

/**
 * A sentence cut into pieces, in the order of the language, with what is filled in between them: elements as well, as
 * in `["A note with the property ", <code>…</code>, " has its weeks on the calendar."]`.
 */
export function sayParts<K extends Key, P extends ParamsOf<K, unknown>>(
  key: K,
  params: P,
): readonly (string | Exclude<P[keyof P], number>)[] {
  return piecesOf(key, params) as readonly (string | Exclude<P[keyof P], number>)[];
}

function piecesOf(key: Key, params: object): readonly unknown[] {
  const filled: Readonly<Record<string, unknown>> = { ...params };
  const message = (sentences ??= spoken.catalogue())[key];
  const text = typeof message === "string" ? message : (message[formOf(filled["count"])] ?? message.other);
  // What is between braces is at the odd places.
  return text.split(/[{}]/).map((piece, at) => {
    const value = at % 2 === 0 ? piece : filled[piece];
    return typeof value === "number" ? formatNumber(value) : value;
  });
}

/** Parts of a sentence one after the other, as `Dig, in progress, due Dec 1`; empty ones are left out. */
export function sayList(parts: readonly string[]): string {
  return parts.reduce(
    (first, second) => (first === "" || second === "" ? first + second : say("join.list", { first, second })),
    "",
  );
}

function formOf(count: unknown): Intl.LDMLPluralRule {
  return typeof count === "number" ? (rules ??= new Intl.PluralRules(spoken.locale)).select(count) : "other";
}
