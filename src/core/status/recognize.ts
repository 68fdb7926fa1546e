import { detached } from "../text/detached";
import { toEmoji } from "../text/emoji-codes";
import { mayBeGarbled, repairGarbled } from "../text/garbled";
import type { Status } from "./status";
import { turnState, type SaidState } from "./turns";
import { hasPhrase, toWords, type Vocabulary, type Word } from "./vocabulary";

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
/** A box, also with the mark of a list before it, as a cell may hold one. */
const BOX = /^\s*(?:[-*+]\s+)?\[(.)\](?=\s|$)/u;
const BOXES = /^(?:\s*(?:[-*+]\s+)?\[.\](?=\s|$))+/u;
/** `3/5 tasks complete`, `3 of 5 done`. */
const LEADING_COUNT = /^\P{L}{0,4}?(\d{1,4})\s?(?:\/|of|von|sur|de|di|из)\s?(\d{1,4})(?![\d/.-])/iu;
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
  if (text.length > MAX_REMEMBERED) return recognize(text, vocabulary);
  let known = remembered.get(vocabulary);
  if (known === undefined) remembered.set(vocabulary, (known = new Map<string, Recognition | null>()));
  let recognition = known.get(text);
  if (recognition === undefined) {
    if (known.size >= MAX_TEXTS) known.clear();
    known.set(detached(text), (recognition = recognize(text, vocabulary)));
  }
  return recognition;
}

/**
 * The same for a text that is there to state a status, and does nothing else, such as a cell below `Status`: that may be
 * a word that says other things elsewhere, where it stands alone.
 *
 * @example recognizeAnswer("New", …)?.status          // "todo"
 * @example recognizeAnswer("New sails for Ada", …)    // null
 */
export function recognizeAnswer(text: string, vocabulary: Vocabulary): Recognition | null {
  // What stands beside a box or a sign only names what is ticked.
  if (text.length > MAX_SIGNED || BOX_OR_SIGN.test(text)) return recognizeStatus(text, vocabulary);
  return recognizeAlone(text, vocabulary) ?? recognizeStatus(text, vocabulary);
}

const BOX_OR_SIGN = /[[\p{Extended_Pictographic}]/u;

/** A day or something in brackets, which may stand beside the one word. */
const BESIDE = /\([^()]*\)|(?:\s(?:on|am|le|el|em|il)\s+)?\d{4}-\d{2}-\d{2}/g;
const YET = /^(?:yet|noch|encore|aún|todavía|ainda|ancora|ещё|еще|been)$/;

function recognizeAlone(text: string, { answers, negations, phrases }: Vocabulary): Recognition | null {
  const words = toWords(text.replace(BESIDE, " ")).map((word) => word.text);
  if (phrases.has(words.join(" "))) return null;
  const isDenied = words.slice(0, 2).some((word) => negations.has(word));
  const said = isDenied ? words.filter((word) => !negations.has(word) && !YET.test(word)) : words;
  const status = answers.get(words.join(" "));
  const denied = status === undefined && isDenied ? answers.get(said.join(" ")) : undefined;
  if (status === undefined && denied === undefined) return null;
  return { status: status ?? negationOf(denied ?? "done"), reason: `“${text.trim()}”`, whole: true };
}

/** Statuses are written in few ways, again and again: what was recognised in short texts is remembered. */
const remembered = new WeakMap<Vocabulary, Map<string, Recognition | null>>();
const MAX_REMEMBERED = 40;
const MAX_TEXTS = 1000;

function recognize(text: string, vocabulary: Vocabulary): Recognition | null {
  if (isPlainTalk(text, vocabulary)) return null;
  const repaired = toEmoji(repairGarbled(text)).trim();
  const box = BOX.exec(repaired);
  if (box?.[1] !== undefined) return recognizeBox(repaired.slice(box[0].length), box[1], vocabulary);

  if (isChoice(repaired, vocabulary)) return null;
  const arrived = recognizeArrival(repaired, vocabulary);
  if (arrived !== null) return arrived;
  const fraction = FRACTION.exec(repaired);
  if (fraction !== null) return recognizeFraction(Number(fraction[1]), Number(fraction[2]), repaired);
  const [head, found] = findInHead(repaired, vocabulary);
  const sign = recognizeSign(repaired, vocabulary);
  // `Ready` alone is to be begun; beside a sign it says that something else is ready.
  const phrase =
    found !== null && sign !== null && WEAK.has(head.slice(found.from, found.to).toLowerCase()) ? null : found;
  const degree = recognizeDegree(repaired, head, phrase);
  // `⏸️ 60%`: how far it came before it was put off.
  if (degree !== null && phrase === null && (sign?.status === "deferred" || sign?.status === "blocked")) return sign;
  if (degree !== null) return degree;
  if (phrase !== null) {
    const rest = repaired.replace(head.slice(phrase.from, phrase.to), "");
    return {
      status: phrase.status,
      reason: `“${head.slice(phrase.from, phrase.to)}”`,
      whole: isOrnament(rest, vocabulary),
    };
  }
  if (isOfMachine(head)) return null;
  if (sign === null && PLAN_ALONE.test(head)) return { status: "todo", reason: `“${head.trim()}”`, whole: true };
  return sign ?? recognizeLater(repaired, vocabulary);
}

/** Letters and what stands between words: there nothing but phrases states anything. */
const ONLY_WORDS = /^[\p{L}\p{M} ,.'’()-]{1,80}$/u;
/** All scripts whose words are not set apart lie above. */
const MAY_BE_UNSPACED = /[\u1100-\u2018\u201a-\uffff]/;

/** Whether a short text is of words that state nothing, as most are; seen at less cost than it takes to read them. */
function isPlainTalk(text: string, { phrases, longest }: Vocabulary): boolean {
  if (!ONLY_WORDS.test(text) || MAY_BE_UNSPACED.test(text) || mayBeGarbled(text)) return false;
  return !PLAN_ALONE.test(text) && !hasPhrase(toWords(text), phrases, longest);
}

/** What is a plan is not begun; a plan of which more is said may be anything. */
const PLAN_ALONE = /^\P{L}*(?:plan|plano|piano|план)\P{L}*$/iu;

const ARROW = /\s*(?:→|⇒|➜|->|=>)\s*/;

/** `Proposed → Accepted`: what something has become; more than two states are a flow, and no status. */
function recognizeArrival(text: string, vocabulary: Vocabulary): Recognition | null {
  if (text.length > MAX_SIGNED || !ARROW.test(text)) return null;
  const [from, to, ...more] = text.split(ARROW);
  if (from === undefined || to === undefined || more.length > 0) return null;
  if (recognizeStatus(from, vocabulary)?.whole !== true) return null;
  const recognition = recognizeStatus(to, vocabulary);
  return recognition?.whole === true ? recognition : null;
}

const MAX_SENTENCES = 3;

/** A later sentence that is nothing but a status, where the ones before it state none. */
function recognizeLater(text: string, vocabulary: Vocabulary): Recognition | null {
  for (const sentence of text
    .slice(0, 300)
    .split(/[.;]\s+/, MAX_SENTENCES)
    .slice(1)) {
    const words = toWords(sentence);
    const status = vocabulary.phrases.get(words.map((word) => word.text).join(" "));
    if (words.length > 1 && status !== undefined) return { status, reason: `“${sentence.trim()}”`, whole: false };
  }
  return null;
}

const GRADE =
  /^(?:high|higher|low|lower|medium|moderate|critical|severe|minor|major|easy|hard|difficult|risk|hoch|niedrig|mittel|kritisch|élevé|faible|moyen|critique|alto|alta|bajo|baja|medio|media|crítico|crítica|baixo|baixa|basso|bassa|критично|высокий|низкий|средний|高|中|低)$/;

/** Whether lights stand for how urgent, risky or hard something is. */
function isGrade(text: string): boolean {
  return toWords(text).some((word) => GRADE.test(word.text));
}

/** Words that give way to a sign beside them. */
const WEAK = new Set([
  ...["ready", "bereit", "prêt", "prête", "listo", "lista", "pronto", "pronta", "готов", "готова"],
  // `✅ Working` works, `Working` alone is at it.
  "working",
]);

const CHOICE_SEPARATOR = /\s*[|｜]\s*|\s+\/\s+|\s*\/\s*(?=\S)/;

/**
 * Whether a text lists the statuses that there may be, as templates and specifications do: `Draft | Accepted | Final`.
 */
export function isChoice(text: string, vocabulary: Vocabulary): boolean {
  if (text.length > 400) return false;
  if (ARROW.test(text)) return isFlow(text.split(ARROW), vocabulary);
  if (!/[|｜/]/.test(text)) return false;
  const parts = text.split(CHOICE_SEPARATOR).map((part) => part.trim());
  if (parts.length === 2) return isContrast(parts, vocabulary);
  if (parts.length < 3 || parts.some((part) => part === "" || toWords(part).length > 3)) return false;
  return parts.some((part) =>
    vocabulary.phrases.has(
      toWords(part)
        .map((word) => word.text)
        .join(" "),
    ),
  );
}

/** `Draft → Review → Final`: what comes after what. */
function isFlow(steps: readonly string[], { phrases }: Vocabulary): boolean {
  const known = steps.filter((step) =>
    phrases.has(
      toWords(step)
        .map((word) => word.text)
        .join(" "),
    ),
  );
  return steps.length > 2 && known.length > steps.length / 2;
}

/** `open/closed`: two answers of which one is to be chosen. */
function isContrast(parts: readonly string[], vocabulary: Vocabulary): boolean {
  const statuses = parts.map((part) =>
    vocabulary.phrases.get(
      toWords(part)
        .map((word) => word.text)
        .join(" "),
    ),
  );
  return statuses.every((status) => status !== undefined) && statuses[0] !== statuses[1];
}

/** What machines and services are, and work is not. */
const MACHINE_STATE =
  /^(?:up|down|online|offline|running|healthy|unhealthy|success|successful|succeeded|pass|passes|passed|passing|fail|fails|failed|failing|exitoso|exitosa|erfolgreich|fehlgeschlagen|réussi|réussie|riuscito|riuscita|успешно|成功|失敗|失败|성공|실패|operational|degraded|reachable|unreachable|connected|disconnected|enabled|disabled|starting|stopped|listening|läuft|startet|gestoppt|erreichbar|funciona|funcionando|activado|desactivado|fonctionne|fonctionnel|работает|запущен|остановлен|运行中|運行中|稼働中|停止中|실행|rodando|operando|corriendo|operativ[oa]|opérationnell?e?|attivato|betriebsbereit|доступен|доступна|недоступен|недоступна|онлайн|pasan|pasando|passam|passando|passano|passent|bestanden|пройден[ыо]?|проходят|正常|异常|異常|정상)$/;

/** Whether the head of a text speaks of a machine: `✅ Running`, `Docker engine starting`. */
export function isOfMachine(head: string): boolean {
  return toWords(head)
    .slice(0, MAX_WORDS_BEFORE + 1)
    .some((word) => MACHINE_STATE.test(word.text));
}

const FRACTION = /^[(]?(\d{1,4})\s?\/\s?(\d{1,4})[)]?$/;

function recognizeFraction(done: number, total: number, reason: string): Recognition | null {
  if (total === 0 || done > total) return null;
  return { status: done === 0 ? "todo" : done === total ? "done" : "active", reason, whole: true };
}

/** The head of a statement, and the phrase in it; where its first clause states nothing, the second is looked at. */
function findInHead(text: string, vocabulary: Vocabulary): readonly [string, SaidState | null] {
  const head = headOf(text);
  const phrase = findPhrase(head, vocabulary) ?? findClosing(head);
  // `All phases (0-3) done`: what stands in brackets is looked over.
  const aside = phrase === null ? NUMBERS_ASIDE.exec(text.slice(head.length)) : null;
  if (aside !== null)
    return findInHead(text.slice(0, head.length) + text.slice(head.length + aside[0].length), vocabulary);
  const contrast = phrase === null ? CONTRAST.exec(head) : null;
  if (contrast === null && (phrase !== null || text.charAt(head.length) !== ",")) {
    return [head, withRest(phrase, text, vocabulary)];
  }
  const rest = text.slice(contrast === null ? head.length + 1 : contrast.index + contrast[0].length);
  const next = headOf(rest);
  const later = findPhrase(next, vocabulary);
  return later === null ? [head, null] : [next, withRest(later, rest, vocabulary)];
}

const NUMBERS_ASIDE = /^[([]\P{L}{1,20}[)\]]\s*(?=\p{L})/u;

/** `Schema there, but not in use`: what comes behind says what is so. */
const CONTRAST = /\s(?:but|aber|mais|pero|mas|ma|но)\s/i;

const SOME_LEFT =
  /\b(?:remaining|left|to go|outstanding|still open|pending|missing|fehlt|fehlen|manque|falta|faltan|manca|ausstehend|noch offen|restante?s?|à faire|da (?:fare|completare|aggiornare)|por hacer|pendientes?|pendentes?)\b|осталось|待完成|待办|剩余|残り|남음/i;
const AWAITS_REVIEW =
  /\b(?:awaiting|pending|needs?|in|under)\s+(?:(?:code|peer|final)\s+)?(?:review|testing|approval|qa)\b/i;
/** Signs that say of another part that it is still open. */
const OPEN_SIGN = /[⏳⌛🔄🚧🔨⬜🔲⚠]/u;

/** `S2 complete, S1 remaining` and `✅ Server, ⏳ app` are not done. */
function withRest(phrase: SaidState | null, text: string, vocabulary: Vocabulary): SaidState | null {
  if (phrase === null) return null;
  const sentence = /^[^.;!?\n]{0,120}/.exec(text.slice(phrase.to))?.[0] ?? "";
  if (WORK.has(text.slice(phrase.from, phrase.to).toLowerCase())) {
    const stands = workOf(phrase, sentence, vocabulary);
    if (stands !== phrase) return withRest(stands, text, vocabulary);
  }
  const turned = turnState(phrase, text);
  if (turned.status !== "done") return turned;
  if (OPEN_SIGN.test(sentence) || hasOpenSibling(text, phrase, vocabulary)) return { ...phrase, status: "active" };
  if (AWAITS_REVIEW.test(sentence)) return { ...phrase, status: "review" };
  return SOME_LEFT.test(sentence) ? { ...phrase, status: "active" } : phrase;
}

/** `Phase 1 complete; Phase 2 in progress`: a part that is done, and one that is not. */
function hasOpenSibling(text: string, phrase: SaidState, vocabulary: Vocabulary): boolean {
  if (!/\d/.test(text.slice(0, phrase.from))) return false;
  const rest = /^[^.!?\n]{0,120}/.exec(text.slice(phrase.to))?.[0] ?? "";
  return rest
    .split(/[;,]|\sand\s/)
    .slice(1, 4)
    .some((clause) => {
      const status = findPhrase(clause, vocabulary)?.status;
      return /\d/.test(clause) && (status === "active" || status === "todo" || status === "blocked");
    });
}

/** Kinds of work, of which the next word says how they stand: `Implementation complete`, `Final review`. */
const WORK = new Set(["implementation", "development", "testing", "review", "qa", "deployment", "final"]);

function workOf(phrase: SaidState, sentence: string, vocabulary: Vocabulary): SaidState {
  const behind = /^\s+(?=\p{L})/u.exec(sentence)?.[0];
  const found = behind === undefined ? null : findPhrase(sentence.slice(behind.length), vocabulary, 0);
  if (behind === undefined || found === null || found.status === phrase.status) return phrase;
  if (found.status === "active" && phrase.status !== "done") return phrase;
  return { ...found, from: phrase.from, to: phrase.to + behind.length + found.to };
}

/** The part of a statement that counts. */
function headOf(text: string): string {
  const end = HEAD_END.exec(text);
  // A statement may open with what usually ends one: `(in progress)`.
  if (end !== null && toWords(text.slice(0, end.index)).length > 0) return text.slice(0, end.index);
  return text;
}

function findPhrase(head: string, vocabulary: Vocabulary, before = MAX_WORDS_BEFORE): SaidState | null {
  const words = toWords(head);
  for (let start = 0; start < words.length && start <= before; start++) {
    for (let length = Math.min(vocabulary.longest, words.length - start); length > 0; length--) {
      const run = words.slice(start, start + length);
      const status = vocabulary.phrases.get(run.map((word) => word.text).join(" "));
      const first = run[0];
      const last = run[run.length - 1];
      if (status === undefined || first === undefined || last === undefined) continue;
      if (FILE_ENDING.test(head.slice(last.to, last.to + 8))) continue;
      const isContrary = isNegated(words, start, vocabulary);
      return { status: isContrary ? negationOf(status) : status, from: first.from, to: last.to };
    }
    const within = findWithin(words[start], vocabulary);
    if (within !== null) return within;
  }
  return null;
}

/** How a clause of Korean or Japanese says at its end how far it is: `화면 설계 완료`, `仕様を確認済み`. */
const CLOSINGS: readonly (readonly [RegExp, Status])[] = [
  [/안\s?됨$/u, "todo"],
  [/(?:미|未)\s?(?:완료|완성|구현|完了|完成|実装|対応|着手)$/u, "todo"],
  [/(?:완료|완성|됨|完了|済み?)$/u, "done"],
  [/(?:진행|작업|개발|구현|검토|준비|테스트)\s?중$/u, "active"],
  [/(?:예정|대기|필요|予定|待ち)$/u, "todo"],
];
const MAY_CLOSE = /[료성됨중정기요현了済み定ち成装応手]$/u;
const MAX_CLOSED = 80;
const LETTER = /\p{L}/u;

function findClosing(head: string): SaidState | null {
  let end = head.length;
  while (end > 0 && !LETTER.test(head.charAt(end - 1))) end -= 1;
  const text = end > MAX_CLOSED ? "" : head.slice(0, end);
  if (!MAY_CLOSE.test(text)) return null;
  for (const [closing, status] of CLOSINGS) {
    const match = closing.exec(text);
    if (match !== null) return { status, from: match.index, to: match.index + match[0].length };
  }
  return null;
}

/** `待配置` is to be done, whatever it is, and `已配置` has been. */
const TO_BE = /^待\p{Script=Han}{1,4}$/u;
const HAS_BEEN = /^已(?!知|有|经|經|启用|停用|禁用|连接|断开|安装|上线|离线|登录|开启|关闭)\p{Script=Han}{2,4}$/u;

/** Scripts that put no spaces between words. */
const UNSPACED = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}ー]/u;
const UNSPACED_NEGATION = /^(?:尚未|还未|還未|未|没有|沒有|没|不)/;
const LONGEST_UNSPACED = 8;
/** A number in front that only sorts: `1active`. */
const SORT_NUMBER = /^\d{1,3}(?=\p{L}{3})/u;

/** A phrase that a single run of letters opens with, where its script has no spaces, or after a number that sorts. */
function findWithin(word: Word | undefined, vocabulary: Vocabulary): SaidState | null {
  if (word === undefined) return null;
  const number = SORT_NUMBER.exec(word.text)?.[0].length ?? 0;
  if (number > 0) {
    const status = vocabulary.phrases.get(word.text.slice(number));
    return status === undefined ? null : { status, from: word.from + number, to: word.to };
  }
  if (!UNSPACED.test(word.text))
    return WORK_GOING_ON.test(word.text) ? { status: "active", from: word.from, to: word.to } : null;
  const negation = UNSPACED_NEGATION.exec(word.text)?.[0].length ?? 0;
  for (const from of negation > 0 ? [0, negation] : [0]) {
    for (let length = Math.min(LONGEST_UNSPACED, word.text.length - from); length > 1; length--) {
      const status = vocabulary.phrases.get(word.text.slice(from, from + length));
      if (status === undefined) continue;
      return { status: from > 0 ? negationOf(status) : status, from: word.from, to: word.from + from + length };
    }
  }
  // `已搁置` is put off, and not done.
  const after = word.text.startsWith("已") ? vocabulary.phrases.get(word.text.slice(1)) : undefined;
  if (after !== undefined) return { status: after, from: word.from, to: word.to };
  if (TO_BE.test(word.text)) return { status: "todo", from: word.from, to: word.to };
  if (HAS_BEEN.test(word.text)) return { status: "done", from: word.from, to: word.to };
  // `検討中`: whatever is going on, it goes on.
  const ongoing = RUNNING.test(word.text) ? null : /^.{1,8}中/u.exec(word.text);
  return ongoing === null ? null : { status: "active", from: word.from, to: word.from + ongoing[0].length };
}

/** `API設計中`: a kind of work that goes on, behind letters of another script. */
const WORK_GOING_ON = /(?:検討|作業|実装|開発|対応|調整|設計|移行|修正|作成|检讨|开发|设计|实现|开展)中$/u;

/** What is in service, and no work. */
const RUNNING = /(?:运行|運行|稼働|稼动|実行|运转)中/u;

const BETWEEN_NEGATION = new Set(["yet", "fully", "longer", "been"]);
/** `Nothing started`, `No work done yet`: denies all that follows. */
const DENIAL = /^(?:nothing|none|no work|nichts|rien|nada|niente|nulla|ничего)$/;

function isNegated(words: readonly Word[], at: number, { negations }: Vocabulary): boolean {
  const opening = words.slice(0, 2).map((word) => word.text);
  if (at > 0 && (DENIAL.test(opening[0] ?? "") || (at > 1 && DENIAL.test(opening.join(" "))))) return true;
  const before = words[at - 1]?.text ?? "";
  return negations.has(before) || (BETWEEN_NEGATION.has(before) && negations.has(words[at - 2]?.text ?? ""));
}

function negationOf(status: Status): Status {
  return status === "blocked" || status === "deferred" ? "active" : "todo";
}

/** The status that a checkbox character gives; `todo` for those that have no meaning of their own. */
export function statusOfSymbol(symbol: string, { symbols }: Vocabulary): Status {
  return symbols.get(symbol) ?? "todo";
}

function recognizeBox(rest: string, symbol: string, vocabulary: Vocabulary): Recognition {
  // Beside the other boxes of a column or title it is the one for what is done in part.
  const isPartly = symbol === "~" && !vocabulary.symbols.has(symbol);
  const status = isPartly ? "active" : statusOfSymbol(symbol, vocabulary);
  // Of several boxes the first counts.
  const text = rest.replace(BOXES, "").trim();
  const whole = text === "" || recognizeStatus(text, vocabulary)?.whole === true;
  return { status, reason: `box “${symbol}”`, whole };
}

/** Percentages and counts: how much is done says whether it is. */
function recognizeDegree(text: string, head: string, phrase: SaidState | null): Recognition | null {
  if (phrase !== null && phrase.status !== "done") return null;
  if (phrase !== null) {
    const count = COUNT_IN_BRACKETS.exec(text.slice(phrase.to));
    if (count !== null && Number(count[1]) < Number(count[2])) {
      return { status: "active", reason: `${count[1] ?? ""} of ${count[2] ?? ""}`, whole: false };
    }
  }
  const count = LEADING_COUNT.exec(head);
  if (count !== null && phrase !== null && phrase.from >= count[0].length) {
    const [done, total] = [Number(count[1]), Number(count[2])];
    if (total > 0 && done < total) {
      return { status: done === 0 ? "todo" : "active", reason: count[0].trim(), whole: false };
    }
  }
  if (count !== null && phrase === null && /^[\s]+[\p{L}(]/u.test(text.slice(count[0].length))) {
    const fraction = recognizeFraction(Number(count[1]), Number(count[2]), count[0].trim());
    return fraction === null ? null : { ...fraction, whole: false };
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
  // Looked for only once, and only where there is a light at all.
  let isGraded: boolean | undefined;
  for (const char of plain) {
    let light = vocabulary.lights.get(char);
    // A green light beside words that are not understood may mean anything, and any light beside a grade means that.
    if (light !== undefined && hasWords) {
      isGraded ??= isGrade(plain);
      if (light === "done" || isGraded) light = undefined;
    }
    const status = vocabulary.signs.get(char) ?? light;
    if (status !== undefined) return { status, reason: signReason(char, vocabulary), whole: !hasWords };
    if (/[\p{L}\p{N}]/u.test(char)) break;
  }
  if (plain.length > MAX_SIGNED) return null;
  const last = [...plain.trimEnd().slice(-2)].at(-1) ?? "";
  const status = vocabulary.signs.get(last);
  return status === undefined
    ? recognizeBehindSign(plain, vocabulary)
    : { status, reason: signReason(last, vocabulary), whole: !hasWords };
}

/** A sign, and whether it means what it does by a legend. */
function signReason(sign: string, { legend }: Vocabulary): string {
  return legend.has(sign) ? `${sign}, by the note’s legend` : sign;
}

/** `Hull and mast ✅ DONE`, `To be run ⏳ (by Ada)`: a sign behind what it speaks of, and a state or remark behind it. */
function recognizeBehindSign(plain: string, vocabulary: Vocabulary): Recognition | null {
  let at = 0;
  for (const char of plain) {
    at += char.length;
    const status = vocabulary.signs.get(char);
    if (status === undefined) continue;
    const said = /^[^([（|]*/.exec(plain.slice(at))?.[0].trim() ?? "";
    if (said === "") return { status, reason: signReason(char, vocabulary), whole: false };
    const words = toWords(said).map((word) => word.text);
    const stated = words.length > vocabulary.longest ? undefined : vocabulary.phrases.get(words.join(" "));
    if (stated !== undefined) return { status: stated, reason: `“${said}”`, whole: false };
  }
  return null;
}

/** A longer text that ends in a sign is prose. */
const MAX_SIGNED = 80;

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
