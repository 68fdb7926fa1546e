import { labelOf } from "../status/label";
import type { Status } from "../status/status";
import { defaultVocabulary, toWords } from "../status/vocabulary";
import { SYMBOLS } from "../status/signs";
import { say } from "../words/say";

/** What a word of the user is to the vocabulary; texts with the same kind and key are the same word. */
export interface WordKey {
  readonly kind: "phrase" | "sign";
  readonly key: string;
}

/** In UTF-16 units; whatever is longer is a sentence. */
const MAX_LENGTH = 100;
const SIGN = /^(?!\p{ASCII})\p{S}$/u;

/** The phrase or sign that `text` is; null when it is neither. */
export function toWordKey(text: string): WordKey | null {
  if (text.length > MAX_LENGTH) return null;
  const plain = text.replace(/[\ufe0e\ufe0f]/g, "").trim();
  if (SIGN.test(plain)) return { kind: "sign", key: plain };
  if (!/[\p{L}\p{N}]/u.test(plain)) return null;
  const words = toWords(plain).map((word) => word.text);
  return { kind: "phrase", key: words.join(" ") };
}

/** Why `text` cannot be a word that means something; null when it can. */
export function findWordFault(text: string): string | null {
  if (text.trim() === "") return say("fault.word-empty");
  if (text.length > MAX_LENGTH) return say("fault.word-long", { count: MAX_LENGTH });
  if (toWordKey(text) === null) return say("fault.word", { text: quote(text) });
  return null;
}

/** Why `text` cannot be a checkbox character that means `status`; null when it can. */
export function findCheckboxFault(text: string, status: Status): string | null {
  if (text === "") return say("fault.box-empty");
  const { length } = [...text];
  if (length > 1) return say("fault.box-long", { text: quote(text), number: length });
  if (/[\r\n\t]/.test(text)) return say("fault.box-blank");
  // Ticking writes these two, and must change what it ticks.
  if (text === " " && status !== "todo") return say("fault.box-todo");
  if (text === "x" && status !== "done") return say("fault.box-done");
  return null;
}

/** Why a user may not add the word `text`, given the words there are; null when nothing speaks against it. */
export function checkWord(text: string, status: Status, others: Iterable<string>): string | null {
  const fault = findWordFault(text);
  const word = toWordKey(text);
  if (fault !== null || word === null) return fault;
  for (const other of others) {
    if (isSameWord(toWordKey(other), word)) return say("fault.in-list", { text: quote(other) });
  }
  const { phrases, signs, lights } = defaultVocabulary();
  const known = word.kind === "phrase" ? phrases.get(word.key) : (signs.get(word.key) ?? lights.get(word.key));
  return known === status ? say("fault.means", { text: quote(text), status: labelOf(status) }) : null;
}

/** Why a user may not add the checkbox character `text`, given those there are; null when nothing speaks against it. */
export function checkCheckbox(text: string, status: Status, others: Iterable<string>): string | null {
  const fault = findCheckboxFault(text, status);
  if (fault !== null) return fault;
  for (const other of others) if (other === text) return say("fault.in-list", { text: `[${text}]` });
  return SYMBOLS.get(text) === status ? say("fault.means", { text: `[${text}]`, status: labelOf(status) }) : null;
}

export function isSameWord(a: WordKey | null, b: WordKey | null): boolean {
  return a !== null && b !== null && a.kind === b.kind && a.key === b.key;
}

/** A text in quotation marks, cut where it is long. */
export function quote(text: string): string {
  const shown = [...text.trim()];
  return say("join.quote", { text: shown.length > 40 ? `${shown.slice(0, 39).join("")}…` : shown.join("") });
}
