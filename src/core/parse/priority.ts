import type { Priority } from "../note/parsed-note";
import { LineKey } from "./keyed";

/** The words of each priority, in the languages of the vocabulary; those that several of them share stand once. */
const WORDS: Readonly<Record<Priority, string>> = {
  highest:
    "highest top blocking blocker blockers critical urgent must musts kritisch dringend critique urgente crítico crítica критический срочно 紧急 緊急 긴급",
  high: "high important should shoulds hoch wichtig haute élevée importante alta alto высокий высокая 高 높음",
  medium:
    "medium moderate normal soon could coulds mittel moyenne moyen media medio média médio средний средняя 中 보통",
  low: "low minor nice optional someday niedrig gering basse faible baja bajo baixa baixo bassa basso низкий низкая 低 낮음",
  lowest: "lowest trivial",
};
const BY_WORD: ReadonlyMap<string, Priority> = new Map(
  (Object.keys(WORDS) as Priority[]).flatMap((priority) =>
    WORDS[priority].split(" ").map((word) => [word, priority] as const),
  ),
);
const BY_CODE: readonly Priority[] = ["highest", "high", "medium", "low"];

/** The signs of the Tasks plugin. Source: its user guide, “Tasks emoji format”. */
const SIGNS: ReadonlyMap<string, Priority> = new Map([
  ["🔺", "highest"],
  ["⏫", "high"],
  ["🔼", "medium"],
  ["🔽", "low"],
  ["⏬", "lowest"],
]);
const SIGN = /[🔺⏫🔼🔽⏬]/u;
const LIGHTS: ReadonlyMap<string, Priority> = new Map([
  ["🔴", "high"],
  ["🟠", "high"],
  ["🟡", "medium"],
  ["🟢", "low"],
  ["🔵", "low"],
]);

/** The names of the field, alternatives of a regular expression. */
export const PRIORITY_NAMES =
  "priority|prio|priorität|priorité|prioridad|prioridade|priorità|приоритет|优先级|優先級|優先度|우선순위";
const KEY = PRIORITY_NAMES;
/** Lines that state a priority. */
export const PRIORITY_KEY = new LineKey(KEY);
/** The key anywhere in a text, where a value that is none does not matter. */
const FIELD = new RegExp(`(?:^|[\\s([,;|])(?:${KEY})\\s{0,4}(?:::|[:：])\\s{0,4}([^\\s,;|\\])]{1,16})`, "iu");
/** `P1`, which nothing but its place tells from an id. */
const CODE = /(?:^|[\s([])P([0-3])(?=$|[\s)\],:])/;
const TOP = /\btop priority\b/i;
const IN_BRACKETS = /[([]\s*(critical|highest|high|medium|low|lowest)[ -]prio(?:rity)?\s*[)\]]/i;

/** A priority by what is said of it: a name, a code such as `P1` or `1`, or a sign; null for anything else. */
export function toPriority(said: string): Priority | null {
  const sign = SIGN.exec(said)?.[0];
  if (sign !== undefined) return SIGNS.get(sign) ?? null;
  const code = /^[^\p{L}\p{N}]*P?([0-3])(?![\p{L}\p{N}/.])/iu.exec(said)?.[1];
  if (code !== undefined) return BY_CODE[Number(code)] ?? null;
  const word = /\p{L}+/u.exec(said)?.[0];
  if (word === undefined) return LIGHTS.get([...said.trim()][0] ?? "") ?? null;
  // `高い` and `高优先级` begin with it.
  return BY_WORD.get(word.toLowerCase()) ?? BY_WORD.get([...word][0] ?? "") ?? null;
}

/** The priority that a text gives by a sign, a field, a code or the words for the highest; null when it gives none. */
export function readPriority(text: string): Priority | null {
  const sign = SIGN.exec(text)?.[0];
  if (sign !== undefined) return SIGNS.get(sign) ?? null;
  const field = /[:：]/.test(text) ? FIELD.exec(text)?.[1] : undefined;
  const said = field === undefined ? null : toPriority(field);
  if (said !== null) return said;
  const code = CODE.exec(text)?.[1];
  if (code !== undefined) return BY_CODE[Number(code)] ?? null;
  if (TOP.test(text)) return "highest";
  const named = IN_BRACKETS.exec(text)?.[1];
  return named === undefined ? null : toPriority(named);
}

/** The priority that a line such as `Priority: P1` states; null for another line. */
export function readPriorityLine(line: string): Priority | null {
  const said = PRIORITY_KEY.valueIn(line);
  return said === undefined ? null : toPriority(said);
}

/** Headings that sort by urgency, by their first words without signs and numbers. */
const URGENCY: readonly (readonly [RegExp, Priority])[] = [
  [
    /^(?:blocking|blockers?|critical|urgent|top priority|must(?: have)?s?|p0|priority 0|kritisch|dringend|critique|urgente|crític[ao]|критично|срочно|紧急|緊急|긴급)(?=$|[^\p{L}\p{N}])/u,
    "highest",
  ],
  [
    /^(?:high(?: priority)?|important|should(?: have)?s?|do (?:this )?first|p1|priority 1|hoch|hohe priorität|wichtig|haute priorité|priorité haute|importante?s?|alta prioridad|prioridade? alta|alta priorità|priorità alta|высокий приоритет|高优先级|優先度高|높음)(?=$|[^\p{L}\p{N}])/u,
    "high",
  ],
  [
    /^(?:medium(?: priority)?|normal|soon|could(?: have)?s?|p2|priority 2|mittel|mittlere priorität|priorité moyenne|prioridade? m[eé]dia|priorità media|средний приоритет|中优先级|優先度中|보통)(?=$|[^\p{L}\p{N}])/u,
    "medium",
  ],
  [
    /^(?:low(?: priority)?|nice[- ]to[- ]haves?|optional|won['’]?t(?: have)?|someday|p3|priority 3|niedrig|niedrige priorität|priorité basse|prioridade? baj?x?a|priorità bassa|низкий приоритет|低优先级|優先度低|낮음)(?=$|[^\p{L}\p{N}])/u,
    "low",
  ],
];
const BEFORE_WORDS = /^[^\p{L}\p{N}]*(?:\d{1,2}(?:\.\d{1,2})*[.)]\s+)?[^\p{L}\p{N}]*/u;
const CODE_IN_BRACKETS = /[([（]\s*P([0-3])\s*[)\]）]/;

/**
 * The priority that a heading gives all below it; null when it sorts by something else.
 *
 * @example readUrgency("🔴 Blocking — do first") // "highest"
 * @example readUrgency("Follow-up (P2)")         // "medium"
 */
export function readUrgency(heading: string): Priority | null {
  const words = heading.replace(BEFORE_WORDS, "").toLowerCase();
  const named = URGENCY.find(([pattern]) => pattern.test(words))?.[1];
  if (named !== undefined) return named;
  if (TOP.test(heading)) return "highest";
  const code = CODE_IN_BRACKETS.exec(heading)?.[1] ?? null;
  if (code !== null) return BY_CODE[Number(code)] ?? null;
  const said = IN_BRACKETS.exec(heading)?.[1];
  return said === undefined ? (LIGHTS.get([...heading.slice(0, 8)][0] ?? "") ?? null) : toPriority(said);
}
