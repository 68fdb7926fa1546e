import { repairGarbled } from "../text/garbled";
import { statusOfSymbol } from "./signs";
import type { Status } from "./status";
import { toWords, type Vocabulary, type Word } from "./vocabulary";

/** A status together with the word, sign or rule that gave it. */
export interface Recognition {
  readonly status: Status;
  readonly reason: string;
  /** Whether the text says nothing besides the status: `✅ Done`, but not `Done in March by Ada`. */
  readonly whole: boolean;
}

/** How far into the head of a statement a status may begin: `run completed …`, but not any word of a sentence. */
const MAX_WORDS_BEFORE = 3;

/** What ends the head of a statement: `Plan of record. Older notes …`, `Backlog – moved`. */
const HEAD_END = /[.;!?](?=\s|$)|\s[-–—]\s|\s?—\s?|\n|[([{]|,/;

/** What follows a word that is a file's name: `see TODO.md`. */
const FILE_ENDING = /^\.[a-z][a-z0-9]{0,4}(?![\p{L}\p{N}])/u;

const PERCENT = /(\d{1,3}(?:[.,]\d+)?)\s*[%٪％]/;
const BOX = /^\s*\[(.)\](?=\s|$)/u;
const ONLY_SOME = /\bonly\s+(\d+)\b/i;
const COUNT_IN_BRACKETS = /^\s*[([]\s*(\d+)\s*(?:\/|of)\s*(\d+)(?!\d|\/|-)/;

/**
 * The status that `text` states, or null when it states none that the vocabulary knows.
 *
 * Only the head of the text counts, the longest phrase that begins first wins, and a word wins over a sign. Source:
 * the reading contract, “Statuses”.
 *
 * @example recognizeStatus("🔄 Drafted", …)?.status                       // "draft"
 * @example recognizeStatus("Partially complete (2/6)", …)?.status         // "active"
 * @example recognizeStatus("Plan of record (POR). Older …", …)?.status    // "por"
 */
export function recognizeStatus(text: string, vocabulary: Vocabulary): Recognition | null {
  const repaired = repairGarbled(text).trim();
  const box = BOX.exec(repaired);
  if (box?.[1] !== undefined) return recognizeBox(repaired.slice(box[0].length), box[1], vocabulary);

  const head = headOf(repaired);
  const phrase = findPhrase(head, vocabulary);
  const degree = recognizeDegree(repaired, head, phrase);
  if (degree !== null) return degree;
  if (phrase !== null) {
    const rest = repaired.replace(head.slice(phrase.from, phrase.to), "");
    return {
      status: phrase.status,
      reason: `“${head.slice(phrase.from, phrase.to)}”`,
      whole: isOrnament(rest, vocabulary),
    };
  }
  return recognizeSign(repaired, vocabulary);
}

/** The part of a statement that counts. */
function headOf(text: string): string {
  const end = HEAD_END.exec(text);
  // A statement may open with what usually ends one: `(in progress)`.
  if (end !== null && toWords(text.slice(0, end.index)).length > 0) return text.slice(0, end.index);
  return text;
}

interface Phrase {
  readonly status: Status;
  readonly from: number;
  readonly to: number;
}

function findPhrase(head: string, vocabulary: Vocabulary): Phrase | null {
  const words = toWords(head);
  for (let start = 0; start < words.length && start <= MAX_WORDS_BEFORE; start++) {
    for (let length = Math.min(vocabulary.longest, words.length - start); length > 0; length--) {
      const run = words.slice(start, start + length);
      const status = vocabulary.phrases.get(run.map((word) => word.text).join(" "));
      const first = run[0];
      const last = run[run.length - 1];
      if (status === undefined || first === undefined || last === undefined) continue;
      if (FILE_ENDING.test(head.slice(last.to, last.to + 8))) continue;
      return { status: isNegated(words, start) ? negationOf(status) : status, from: first.from, to: last.to };
    }
  }
  return null;
}

const NEGATIONS = new Set(["not", "never", "isnt", "arent", "wasnt", "un", "non", "no"]);

function isNegated(words: readonly Word[], at: number): boolean {
  const before = words[at - 1]?.text ?? "";
  return (
    NEGATIONS.has(before) || (["yet", "fully", "longer"].includes(before) && NEGATIONS.has(words[at - 2]?.text ?? ""))
  );
}

function negationOf(status: Status): Status {
  return status === "blocked" || status === "deferred" ? "active" : "todo";
}

function recognizeBox(rest: string, symbol: string, vocabulary: Vocabulary): Recognition {
  const status = statusOfSymbol(symbol);
  const said = recognizeStatus(rest, vocabulary);
  const whole = rest.trim() === "" || said?.whole === true;
  return { status, reason: `box “${symbol}”`, whole };
}

/** Percentages and counts: how much is done says whether it is. */
function recognizeDegree(text: string, head: string, phrase: Phrase | null): Recognition | null {
  if (phrase !== null && phrase.status !== "done") return null;
  if (phrase !== null) {
    const count = COUNT_IN_BRACKETS.exec(text.slice(phrase.to));
    if (count !== null && Number(count[1]) < Number(count[2])) {
      return { status: "active", reason: `${count[1] ?? ""} of ${count[2] ?? ""}`, whole: false };
    }
  }
  const percent = PERCENT.exec(head);
  if (percent?.[1] !== undefined) {
    const value = Number(percent[1].replace(",", "."));
    const status = value === 0 ? "todo" : value >= 100 ? "done" : "active";
    const rest = (phrase === null ? text : text.replace(head.slice(phrase.from, phrase.to), "")).replace(
      percent[0],
      "",
    );
    return { status, reason: percent[0], whole: !/[\p{L}\p{N}]/u.test(rest) };
  }
  const some = phrase === null ? ONLY_SOME.exec(text) : null;
  return some === null ? null : { status: "active", reason: `“${some[0]}”`, whole: false };
}

function recognizeSign(text: string, vocabulary: Vocabulary): Recognition | null {
  const plain = text.replace(/[\ufe0e\ufe0f]/g, "");
  const hasWords = /[\p{L}\p{N}]/u.test(plain);
  for (const char of plain) {
    const status = vocabulary.signs.get(char) ?? (hasWords ? undefined : vocabulary.lights.get(char));
    if (status !== undefined) return { status, reason: char, whole: !hasWords };
    if (/[\p{L}\p{N}]/u.test(char)) break;
  }
  return null;
}

/** Whether nothing but signs and punctuation is left. */
function isOrnament(text: string, vocabulary: Vocabulary): boolean {
  return toWords(text).length === 0 || recognizeNothing(text, vocabulary);
}

/** `(POR)` after `Plan of record` repeats it and adds nothing. */
function recognizeNothing(text: string, vocabulary: Vocabulary): boolean {
  return vocabulary.phrases.has(
    toWords(text)
      .map((word) => word.text)
      .join(" "),
  );
}
