import type { ENGLISH } from "./english";
import type { Message } from "./message";

type English = typeof ENGLISH;

/** The name of a sentence, `place.name`. It must stand in the code as a whole: the build gives each a number. */
export type Key = keyof English;

/** All sentences in one language. */
export type Catalogue = Readonly<Record<Key, Message>>;

type NamesIn<Text> = Text extends `${string}{${infer Name}}${infer Rest}` ? Name | NamesIn<Rest> : never;
type NamesOf<K extends Key> = K extends Key
  ? English[K] extends string
    ? NamesIn<English[K]>
    : NamesIn<English[K][keyof English[K]]>
  : never;

/** What is filled into a sentence: a count as a number, which chooses the form and is written as the language does. */
export type ParamsOf<K extends Key, Filled = string | number> = {
  readonly [Name in NamesOf<K>]: Name extends "count" ? number : Filled;
};

/** A sentence into which nothing is filled. */
export type PlainKey = { [K in Key]: [NamesOf<K>] extends [never] ? K : never }[Key];

/** Nothing for a plain sentence, else what is filled in. */
export type Params<K extends Key, Filled = string | number> = [NamesOf<K>] extends [never]
  ? []
  : [params: ParamsOf<K, Filled>];
