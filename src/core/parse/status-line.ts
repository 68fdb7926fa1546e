import type { Vocabulary } from "../status/vocabulary";

/** `Status: Not started` and its kin: a key of a few fixed words, then the value. */
export interface StatusLine {
  /** Lower case, without a date in brackets: `current status`. */
  readonly key: string;
  /** Where the value begins and ends in the line that was given. */
  readonly from: number;
  readonly to: number;
  /** Whether only a recognised value makes it a statement: `Progress: see TODO.md` is none. */
  readonly needsKnownValue: boolean;
}

/** What may stand before the colon: a few words, and a date in brackets. */
const KEY_LINE =
  /^\s*(?:[^\p{L}\p{N}\s([]{1,4}\s*)?(\p{L}[\p{L}\d '’]{1,30}?)\s*(?:\([^()\n]{1,40}\))?\s*(?:::|[:：])\s*/u;
const INLINE_FIELD = /[[(](status|state)::[ \t]{0,20}([^\])\n]{0,200})[\])]/i;
/** `Status: June 3` says when, and not what. */
const DATE_VALUE =
  /^(?:\d{4}-\d{2}|\d{1,2}[./]\d{1,2}[./]|\d{1,2}\.?\s+\p{L}{3,12}\.?\s+\d{4}|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s+\d)/u;

/**
 * Reads a line of flat text as a status statement; null when it is none.
 *
 * @example readStatusLine("Status (Nov 18): run completed", …)?.from // 17
 */
export function readStatusLine(line: string, vocabulary: Vocabulary): StatusLine | null {
  return readKeyedStatus(line, vocabulary) ?? readInlineField(line);
}

/** The same without fields in brackets. */
export function readKeyedStatus(line: string, vocabulary: Vocabulary): StatusLine | null {
  const match = KEY_LINE.exec(line);
  const key = match?.[1]?.toLowerCase();
  if (match === null || key === undefined) return null;
  const to = line.trimEnd().length;
  const from = match[0].length;
  const kind = findKey(key, vocabulary) ?? findDegreeKey(key, line.slice(from, from + 12), vocabulary);
  if (kind === undefined) return null;
  if (kind.needsKnownValue && MEASURED.test(line.slice(from, to))) return null;
  if (from >= to || DATE_VALUE.test(line.slice(from, to).toLowerCase())) return null;
  return { key, from, to, needsKnownValue: kind.needsKnownValue };
}

/**
 * Reads an inline field in brackets, anywhere in a line of flat text; null when there is none.
 *
 * @example readInlineField("Two phones [status:: blocked]")?.from // 21
 */
export function readInlineField(line: string): StatusLine | null {
  const field = INLINE_FIELD.exec(line);
  if (field?.[1] === undefined || field[2] === undefined || field[2].trim() === "") return null;
  const from = field.index + field[0].length - 1 - field[2].length;
  return { key: field[1].toLowerCase(), from, to: from + field[2].trimEnd().length, needsKnownValue: false };
}

/** Words that say whose status it is, before or behind the key: `Overall status`, `Estado general del proyecto`. */
const QUALIFIER =
  /^(?:overall|final|general|total|current|project|phase|stage|sprint|epic|milestone|feature|release|implementation|working|aktueller?|gesamter?|général|générale|global|globale|actuel|actuelle|du|de|d['’]avancement|développement|projet|actual|del|la|el|proyecto|fase|etapa|implementación|desarrollo|geral|do|da|projeto|atual|implementação|desenvolvimento|generale|attuale|progetto|avanzamento|implementazione|sviluppo|module|módulo|modulo|modul|plan|tarea|tarefa|tâche|attività|модуля|задачи|плана|работ|complessivo|totale|complessiva|общий|общая|общее|текущий|текущая|проекта|выполнения|реализации|разработки|プロジェクト|現在の|全体の?|전체|현재|프로젝트|진행|구현|개발|작업|세션|단계|스프린트|フェーズ|スプリント|session|sesión|sessão|sessione|week|task|semaine|semana|settimana|woche|этапа|фазы|спринта)$/;
/** The same where the parts of a word are not set apart. */
const JOINED_QUALIFIER =
  /^(?:gesamt|projekt|umsetzungs|implementierungs|entwicklungs|总体|整体|总|當前|当前|目前|项目|項目|阶段|階段|任务|全体|現在の|プロジェクト|実装|対応|開発|実施|作業|实现|實現|实施|开发|执行|完成|전체|현재|프로젝트|구현|진행|개발|작업)\s?/;

/** Whether a table's header is a key that states a status: `Status`, `Implementation status`, `実装状況`. */
export function isStatusHeader(header: string, vocabulary: Vocabulary): boolean {
  return header.length <= MAX_KEY && findKey(header.toLowerCase(), vocabulary)?.needsKnownValue === false;
}

function findKey(key: string, { keys }: Vocabulary): { readonly needsKnownValue: boolean } | undefined {
  const whole = keys.get(key);
  if (whole !== undefined) return whole;
  const parts = key.split(" ").filter((word) => word !== "");
  // `Phase 2 status`: a number belongs to the word before it.
  const words = parts.filter(
    (word, i) => !QUALIFIER.test(word) && !(/^\d+$/.test(word) && QUALIFIER.test(parts[i - 1] ?? "")),
  );
  if (words.length !== 1) return undefined;
  const word = words[0] ?? "";
  return keys.get(word) ?? keys.get(word.replace(JOINED_QUALIFIER, ""));
}

/** What percentages measure that are no degrees of work: `Progress: 11% → 12% coverage`. */
const MEASURED = /\d\s?%\s*(?:of |de |di |der )?(?:coverage|couverture|cobertura|copertura|abdeckung|покрыти)/iu;

const PERCENT_VALUE = /^[~≈]?\s?\d{1,3}(?:[.,]\d+)?\s?[%٪％]/;
/** Percentages of these are figures. */
const FIGURE = /^(?:rate|coverage|test|tests|bar|code|tasa|taux|quote|taxa|tasso)$/;

/** A key with any words beside it, where a percentage follows: `Progress of the refit: 70%`. */
function findDegreeKey(
  key: string,
  value: string,
  { keys }: Vocabulary,
): { readonly needsKnownValue: boolean } | undefined {
  if (!PERCENT_VALUE.test(value)) return undefined;
  const words = key.split(" ");
  if (words.length > MAX_KEY_WORDS || words.some((word) => FIGURE.test(word))) return undefined;
  return words.some((word) => keys.has(word)) ? { needsKnownValue: true } : undefined;
}

const MAX_KEY_WORDS = 5;

/** No key is longer, with all that may stand around it. */
const MAX_KEY = 80;

/** The status of what, behind or before the key: `Engine status`, `Estado del motor`, `机舱状态`. */
const STATUS_OF =
  /(?:^|[^\p{L}])status\P{L}*$|^\P{L}*(?:status|statut|état|estado|stato|статус|состояние) (?:of|der|des|du|de|del|della|dell|do|da)(?!\p{L})|^\P{L}*(?:статус|состояние) \p{L}|(?:状态|狀態|状況|상태|현황)\P{L}*$/u;

/** Whether a heading names the status of something, and no stage. */
export function namesStatus(heading: string): boolean {
  return heading.length <= MAX_KEY && STATUS_OF.test(heading.toLowerCase());
}

const WORDS_AT_ENDS = /^[a-z0-9][^]*[a-z0-9]$/;

/** Whether a text is nothing but a key that opens status lines, such as the heading `Current status`. */
export function isStatusKey(text: string, vocabulary: Vocabulary): boolean {
  if (text.length > MAX_KEY) return false;
  const shown = text.trim().toLowerCase();
  // Most have nothing around them, which is sooner told than cut off.
  const key = WORDS_AT_ENDS.test(shown) ? shown : shown.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, "");
  // What names a stage of work heads the stage.
  return !vocabulary.stages.has(key) && findKey(key, vocabulary) !== undefined;
}
