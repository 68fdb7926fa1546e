import { LineKey } from "./keyed";

/** What a number of hours, days or the like takes: `2.5 h`, `2-3 days`, `2h 30m`; the groups are numbers and units. */
const NUMBER = "(\\d{1,5}(?:[.,]\\d{1,2})?)";
const AMOUNT = `[~≈]?\\s{0,3}${NUMBER}(?:\\s{0,3}(?:[-–—]|to|bis)\\s{0,3}${NUMBER})?\\s{0,3}-?(\\p{L}{1,12})(?:[,\\s]\\s{0,3}${NUMBER}\\s?(m|min|minutes|minuten)(?![\\p{L}\\p{N}]))?`;

const KEYS =
  "effort|estimates?|estimated(?: effort| time)?|est|time estimate|estimation|aufwand|schätzung|charge|effort estimé|esfuerzo|estimación|esforço|estimativa|impegno|stima|трудоёмкость|трудозатраты|оценка|工作量|工数|예상 시간";
/** Lines that state an effort. */
export const EFFORT_KEY = new LineKey(KEYS);
const KEYED = new RegExp(
  `(?:^|[\\s([{*_>])(?:${KEYS})\\.?\\s{0,4}(?:\\([^()]{0,20}\\))?\\s{0,4}:{1,2}\\s{0,4}${AMOUNT}`,
  "iu",
);
/** `(3 days)`, `(est. 2h)`, `(10h agent + 15h node)`: brackets that hold nothing but amounts, with names only where they are summed. */
const BRACKET = /[([]([^()[\]]{2,120})[)\]]/g;
const PART = new RegExp(
  `^(?:(?:est|estimate|estimated|effort|ca|about|approx)\\.?\\s)?${AMOUNT}(\\s+[^+]{1,60})?$`,
  "iu",
);
/** `Sand the keel — 3d`, `Prime it ~2h`. */
const CLOSING = new RegExp(`\\s(?:[-–—]\\s{1,3}|(?=[~≈])|est\\.?\\s)${AMOUNT}[\\s.]{0,4}$`, "iu");
const MAY_CLOSE = /(?:\s[-–—]\s|\s[~≈]|\sest\.?\s)[^\n]{1,24}$/i;

/** A day has 8 hours, a week 40. */
const UNITS: readonly (readonly [RegExp, number])[] = [
  [/^(?:h|hrs?|hours?|std|stunden?|heures?|horas?|ore|ora|ч|час(?:а|ов)?|小时|小時|時間|시간)$/i, 1],
  [/^(?:d|days?|tage?n?|jours?|j|días?|dias?|giorn[oi]|g|дн(?:я|ей|ень)?|день|天|日|일)$/i, 8],
  [/^(?:w|wks?|weeks?|wochen?|semaines?|semanas?|settiman[ae]|недел[яьи]|周|週|週間|주)$/i, 40],
  [/^(?:m|mins?|minutes?|minuten?|minutos?|minut[io]|мин(?:ут[аы]?)?|分|分钟|分鐘|분)$/i, 1 / 60],
];

/** What many patterns need, and few texts have. */
const HAS_DIGIT = /\d/;
const HAS_BRACKET = /[([]/;

/** The effort in hours that a line states, such as `Effort: 10 hours`; of a range the middle. */
export function readEffort(line: string): number | null {
  if (!line.includes(":") || !HAS_DIGIT.test(line)) return null;
  const match = KEYED.exec(line);
  return match === null ? null : toHours(match);
}

/**
 * The effort in hours that a text gives in brackets or closes with; null when it gives none.
 *
 * @example readBareEffort("Emit the events (10h agent + 15h node)") // 25
 */
export function readBareEffort(text: string): number | null {
  if (!HAS_DIGIT.test(text)) return null;
  for (const [, content = ""] of HAS_BRACKET.test(text) ? text.matchAll(BRACKET) : []) {
    for (const said of new Set([content, ...content.split(/[,;]\s/)])) {
      const sum = sumOf(said);
      if (sum !== null && sum > 0) return rounded(sum);
    }
  }
  const closing = MAY_CLOSE.test(text.slice(-40)) ? CLOSING.exec(text.slice(-40)) : null;
  return closing === null || /^m$/i.test(closing[3] ?? "") ? null : toHours(closing);
}

/** The hours of one amount or more that are summed; null where there is anything else. */
function sumOf(said: string): number | null {
  const parts = said.split("+").map((part) => PART.exec(part.trim()));
  const hours = parts.map((part) => {
    // Alone, `(10m)` may be as long as that.
    const isName = part?.[6] !== undefined || /^m$/i.test(part?.[3] ?? "");
    return part === null || (isName && parts.length === 1) ? null : toHours(part);
  });
  return hours.reduce<number | null>((all, part) => (all === null || part === null ? null : all + part), 0);
}

/** The hours of an {@link AMOUNT}. */
function toHours([, from, to, unit = "", minutes]: RegExpExecArray): number | null {
  const factor = UNITS.find(([pattern]) => pattern.test(unit))?.[1];
  if (from === undefined || factor === undefined) return null;
  const amount = to === undefined ? toNumber(from) : (toNumber(from) + toNumber(to)) / 2;
  return rounded(amount * factor + (minutes === undefined ? 0 : toNumber(minutes) / 60));
}

function toNumber(written: string): number {
  return Number(written.replace(",", "."));
}

/** To hundredths of an hour, as they are added up. */
function rounded(hours: number): number {
  return Math.round(hours * 100) / 100;
}
