import type { ParsedNote } from "../note/parsed-note";
import type { Status } from "../status/status";
import type { Vocabulary } from "../status/vocabulary";
import { languageOfNote } from "./note-language";
import type { StatusPlace, PlaceKind } from "./status-place";
import { findWays, type StatusWay } from "./status-ways";
import { caseOf, inCase, type LetterCase } from "./word-style";
import type { StatusForm } from "./written-status";

/** Answers to what a column asks: `Done?`. */
const ANSWERS: readonly (readonly [string, string])[] = [
  ["yes", "no"],
  ["ja", "nein"],
  ["oui", "non"],
  ["sí", "no"],
  ["si", "no"],
  ["sim", "não"],
  ["да", "нет"],
  ["是", "否"],
  ["はい", "いいえ"],
  ["예", "아니요"],
];

/** Finds the words for a status in a place of a note, as the note's writer says it. */
export class StatusWording {
  readonly #ways: readonly StatusWay[];

  constructor(
    readonly note: ParsedNote,
    readonly source: string,
    /** With the legend of the note in it. */
    readonly vocabulary: Vocabulary,
  ) {
    this.#ways = findWays(note, source, vocabulary);
  }

  /** What could be put into a place for a status, the best first. */
  wordings(place: StatusPlace, to: Status): readonly string[] {
    if (place.kind === "box" || place.written?.form === "box") return this.#symbols(to);
    const { written } = place;
    const ways = this.#ways.filter(({ kind, status }) => kind === place.kind && status === to);
    const form = written?.form ?? (place.value === "" ? this.#usualForm(place.kind) : "word");
    const texts: string[] = [];
    if (form === "degree" || form === "fraction") texts.push(...toFigure(place.value, form, to));
    if (place.kind === "cell") texts.push(...this.#answers(place, to));
    texts.push(...ways.filter((way) => way.form === form).map(({ text }) => text));
    const isFree =
      place.value === "" || written === null || form === "word" || form === "degree" || form === "fraction";
    if (isFree) texts.push(...ways.map(({ text }) => text));
    texts.push(this.#compose(place, form, to));
    return [...new Set(texts.filter((text) => text !== ""))];
  }

  /** The characters for a status in a box. */
  #symbols(to: Status): readonly string[] {
    const used = this.#ways.filter(({ kind, status }) => kind === "box" && status === to).map(({ text }) => text);
    // A box that is not known by its character is open as well, and says more than that.
    const known = [...this.vocabulary.symbols].filter(([, status]) => status === to).map(([symbol]) => symbol);
    return [...new Set([...used.filter((symbol) => known.includes(symbol)), ...known])];
  }

  #usualForm(kind: PlaceKind): StatusForm {
    return this.#ways.find((way) => way.kind === kind)?.form ?? "word";
  }

  #answers({ value }: StatusPlace, to: Status): readonly string[] {
    const answer = value.trim().toLowerCase();
    const pair = ANSWERS.find((both) => both.includes(answer));
    if (pair === undefined || (to !== "done" && to !== "todo")) return [];
    const said = pair[to === "done" ? 0 : 1];
    const letters = caseOf(value.trim()) ?? "lower";
    return [inCase(said, letters === "sentence" ? "title" : letters)];
  }

  #compose({ kind, written }: StatusPlace, form: StatusForm, to: Status): string {
    const sign = this.signFor(kind, to, written?.sign ?? "");
    if (form === "sign" && sign !== "") return sign;
    const word = this.#word(kind, to, written?.word ?? "");
    if (sign === "" || (form !== "sign-word" && form !== "word-sign")) return word;
    const usual = this.#ways.find((way) => way.form === form)?.gap ?? " ";
    const gap = written === null ? usual : written.gap;
    return form === "sign-word" ? sign + gap + word : word + gap + sign;
  }

  /**
   * The sign for a status; empty where none is known.
   *
   * @param before the one in its place
   */
  signFor(kind: PlaceKind, to: Status, before: string): string {
    const used = this.#ways.filter(({ status, sign }) => status === to && sign !== "");
    const own = (used.find((way) => way.kind === kind) ?? used[0])?.sign;
    if (own !== undefined) return own;
    const { signs, lights, legend } = this.vocabulary;
    const bare = before.replace(/[\ufe0e\ufe0f]/g, "");
    const all = lights.has(bare) && !signs.has(bare) ? [...lights, ...signs] : [...signs];
    const meant = all.filter(([, status]) => status === to).map(([sign]) => sign);
    const sign = meant.find((candidate) => legend.has(candidate)) ?? meant[0] ?? "";
    return TEXT_STYLE.has(sign) ? `${sign}\ufe0f` : sign;
  }

  #word(kind: PlaceKind, to: Status, before: string): string {
    const used = this.#ways.filter(({ status, word }) => status === to && word !== "");
    const letters = this.#lettersOf(kind, before);
    const own = (used.find((way) => way.kind === kind) ?? used[0])?.word;
    if (own !== undefined)
      return own === own.toLowerCase() || caseOf(own) !== letters ? inCase(sentence(own), letters) : own;
    const said = this.#ways.flatMap(({ word }) => (word === "" ? [] : [word]));
    const language = languageOfNote(this.source, said);
    if (kind === "property" && to === "todo" && language?.code === "en")
      return inCase(this.note.noteTask === null ? "Todo" : "Open", letters);
    const word = inCase(language?.says[to] ?? "", letters);
    // `Production-ready` is written so wherever it stands.
    const joint = /\p{L}([-_])\p{L}/u.exec(before.replace(/-ready$/i, ""))?.[1];
    if (joint !== undefined) return word.replace(/ /g, joint);
    return kind === "property" && letters === "lower" && !before.includes(" ") ? word.replace(/ /g, "-") : word;
  }

  /** How words are written there: as the ones before, or else as most others. */
  #lettersOf(kind: PlaceKind, before: string): LetterCase {
    const own = caseOf(before);
    // `Done` stands beside `In Progress` and beside `In progress`.
    if (own !== null && !(own === "sentence" && !/\p{L}[\s_-]+\p{L}/u.test(before))) return own;
    const others = this.#ways.filter((way) => caseOf(way.word) !== null);
    const near = others.filter((way) => way.kind === kind);
    const all = near.length > 0 ? near : kind === "property" ? [] : others;
    const telling = own === "sentence" ? all.filter(({ word }) => /\s/.test(word)) : all;
    const usual = caseOf(telling[0]?.word ?? "");
    if (own === "sentence") return usual === "title" ? "title" : "sentence";
    return usual ?? (kind === "property" ? "lower" : "sentence");
  }
}

/** Signs that are drawn as letters unless something asks for the picture. */
const TEXT_STYLE = new Set(["⏸", "✔", "☑", "🏗"]);

function sentence(word: string): string {
  const lower = word === word.toUpperCase() && word.length > 3 ? word.toLowerCase() : word;
  return lower.charAt(0).toUpperCase() + lower.slice(1);
}

/** `100%`, `5/5`, `0 of 3`. */
function toFigure(value: string, form: "degree" | "fraction", to: Status): readonly string[] {
  if (to !== "done" && to !== "todo") return [];
  if (form === "degree") {
    const [, gap = "", sign = "%"] = /\d(\s?)([%٪％])/.exec(value) ?? [];
    return [`${to === "done" ? 100 : 0}${gap}${sign}`];
  }
  const [, joint = "", total = ""] = /\d{1,4}(\s?\/\s?|\s\p{L}+\s)(\d{1,4})/u.exec(value) ?? [];
  return total === "" ? [] : [`${to === "done" ? total : 0}${joint}${total}`];
}
