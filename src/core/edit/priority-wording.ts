import type { Priority } from "../note/parsed-note";
import { toPriority } from "../parse/priority";
import { caseOf, inCase } from "./word-style";

/** Highest first. */
const RANKS: readonly Priority[] = ["highest", "high", "medium", "low", "lowest"];
const SIGNS = ["🔺", "⏫", "🔼", "🔽", "⏬"];
/** Lights of three colours know no more than three. */
const LIGHTS = ["🔴", "🔴", "🟡", "🟢", "🟢"];
/** Words that go together, highest first; what a row does not say, the first one does. */
const WORDS = [
  "highest high medium low lowest",
  "critical high medium low lowest",
  "urgent important normal minor trivial",
  "blocker high moderate low trivial",
  "must should could optional",
  "kritisch hoch mittel niedrig",
  "dringend wichtig normal niedrig",
  "critique haute moyenne basse",
  "critique élevée moyen faible",
  "crítica alta media baja",
  "crítico alto medio bajo",
  "crítica alta média baixa",
  "crítico alto médio baixo",
  "critica alta media bassa",
  "критический высокий средний низкий",
  "срочно высокая средняя низкая",
  "紧急 高 中 低",
  "緊急 高 中 低",
  "긴급 높음 보통 낮음",
].map((row) => row.split(" "));

/** Those of TaskNotes, which knows no others by itself. Source: its documentation, “Default priorities”. */
const TASK_NOTE_WORDS = [null, "high", "normal", "low", null];

const SIGN = /[🔺⏫🔼🔽⏬]/u;
const LIGHT = /[🔴🟠🟡🟢🔵]/u;
const CODE = /^([^\p{L}\p{N}]*P?)[0-3](?![\p{L}\p{N}/.])/iu;

/** The sign of the Tasks plugin for a priority. */
export function signOf(priority: Priority): string {
  return SIGNS[RANKS.indexOf(priority)] ?? "";
}

/** The word of TaskNotes for a priority; null where it has none. */
export function taskNoteWord(priority: Priority): string | null {
  return TASK_NOTE_WORDS[RANKS.indexOf(priority)] ?? null;
}

/** A value such as `P1`, `⏫`, `🔴 High` or `hoch` with another priority in the same way; null where it has no way to say it. */
export function reword(value: string, to: Priority): string | null {
  const rank = RANKS.indexOf(to);
  if (SIGN.test(value)) return value.replace(SIGN, SIGNS[rank] ?? "");
  if (CODE.test(value)) return rank > 3 ? null : value.replace(CODE, `$1${rank}`);
  const word = [...value.matchAll(/\p{L}+/gu)].find(([each]) => toPriority(each) !== null);
  const light = LIGHTS[rank] ?? "";
  if (word === undefined) return LIGHT.test(value) ? value.replace(LIGHT, light) : null;
  const [said] = word;
  const row = WORDS.find((each) => each.includes(said.toLowerCase()));
  const next = row?.[rank] ?? to;
  const style = caseOf(said);
  const sentence = next.charAt(0).toUpperCase() + next.slice(1);
  const written = style === null ? next : inCase(sentence, style === "title" ? "sentence" : style);
  return (value.slice(0, word.index) + written + value.slice(word.index + said.length)).replace(LIGHT, light);
}
