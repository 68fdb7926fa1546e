import { recognizeStatus, type Recognition } from "../status/recognize";
import { toWords, type Vocabulary } from "../status/vocabulary";
import { sliceFlat, type FlatText } from "./flat-text";

/** A list item that states its own status, taken apart. */
export interface StatedItem {
  /** The text without the status. */
  readonly title: FlatText;
  readonly recognition: Recognition;
  /** Where the status stands in the line. */
  readonly from: number;
  readonly to: number;
}

/** More words than this are no bare status. */
const MAX_WORDS = 5;
/** What is answered by a day, and not by a state. */
const ANSWERED_BY_DATE = /(?:date|datum|fecha|data|дата|日期|日付|날짜)\P{L}*$/iu;
/** States that work is called by as well: `**Testing:** done`. */
const NAME_OF_WORK =
  /^(?:planning|design|discovery|implementation|development|testing|review|qa|approval|release|current|next|concept|draft|archive|reference|live|ga|planung|entwurf|umsetzung|conception|diseño|implementación|desarrollo|revisión|implementação|desenvolvimento|revisão|sviluppo|revisione|разработка|тестирование|设计|开发|测试|実装|設計|開発|설계|개발|구현|검토)$/iu;
const SEPARATED = /[:：–—-]\s*$/;

/**
 * Reads a list item that closes with its state, or opens with it in capitals; null for any other.
 *
 * @example `**Design reference** – _Done_`     // closes with a marked status
 * @example `**A-series (4 fixes):** Done`      // a status is all that follows the bold name
 * @example `**COMPLETED** - all seven shipped` // opens with it
 */
export function readStatedItem(line: FlatText, vocabulary: Vocabulary): StatedItem | null {
  return readClosing(line, vocabulary) ?? readOpening(line, vocabulary);
}

function readClosing(line: FlatText, vocabulary: Vocabulary): StatedItem | null {
  const end = line.text.trimEnd().length;
  for (const run of line.runs) {
    if (run.mark !== "strong" && run.mark !== "emphasis") continue;
    const before = line.text.slice(0, run.from);
    if (run.to >= end && before.trim() !== "" && SEPARATED.test(before)) {
      const stated = toStated(line, run.from, end, run.from, vocabulary);
      if (stated !== null) return stated;
    }
    if (run.mark !== "strong" || run.from !== 0 || run.to >= end) continue;
    const gap = /^[\s:：–—-]*/.exec(line.text.slice(run.to))?.[0] ?? "";
    if (!SEPARATED.test(line.text.slice(0, run.to)) && gap.trim() === "") continue;
    const stated = toStated(line, run.to + gap.length, end, run.to, vocabulary);
    if (stated !== null) return stated;
  }
  return null;
}

function readOpening(line: FlatText, vocabulary: Vocabulary): StatedItem | null {
  const bold = line.runs.find((run) => run.mark === "strong" && run.from === 0);
  if (bold === undefined) return null;
  const said = line.text.slice(0, bold.to);
  const separator = /^\s+[–—-]\s+(?=\S)/.exec(line.text.slice(bold.to))?.[0];
  if (separator === undefined || said !== said.toUpperCase()) return null;
  const recognition = recognizeWhole(said, vocabulary);
  if (recognition === null) return null;
  return { title: sliceFlat(line, bold.to + separator.length), recognition, from: 0, to: bold.to };
}

function toStated(
  line: FlatText,
  from: number,
  to: number,
  titleEnd: number,
  vocabulary: Vocabulary,
): StatedItem | null {
  // What stands in a code span is a name.
  if (line.runs.some((run) => run.mark === "code" && run.from < to && run.to > from)) return null;
  const recognition = recognizeWhole(line.text.slice(from, to), vocabulary);
  // `**Pending**: not yet started` says what a status means.
  const named = titleEnd > 0 ? line.text.slice(0, titleEnd).replace(/[\s:：–—-]+$/, "") : "";
  if (vocabulary.phrases.has(named.toLowerCase().replace(/_/g, " ")) && !NAME_OF_WORK.test(named)) return null;
  if (recognition === null || ANSWERED_BY_DATE.test(line.text.slice(0, titleEnd))) return null;
  const name = line.text.slice(0, titleEnd);
  return { title: sliceFlat(line, 0, name.length - (/[\s:–—-]*$/.exec(name)?.[0].length ?? 0)), recognition, from, to };
}

function recognizeWhole(text: string, vocabulary: Vocabulary): Recognition | null {
  const count = toWords(text).length;
  if (count === 0 || count > MAX_WORDS) return null;
  const recognition = recognizeStatus(text, vocabulary);
  return recognition?.whole === true ? recognition : null;
}
