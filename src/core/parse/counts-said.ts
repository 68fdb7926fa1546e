import type { CountsSaid } from "../note/parsed-note";

const FRACTION = /[([]\s*(\d{1,5})\s*(?:\/|of)\s*(\d{1,5})\s+[\p{L}]/u;
const MAY_COUNT = /\d\s*(?:\/|of)\s*\d|\d\s?[%٪％]/i;
/** A share is a count of hundred; beside other words it may be of anything. */
const SHARE =
  /(?:^|[^\d.,])(\d{1,3})\s?[%٪％]\s*(?:complete[d]?|done|finished|implemented|fertig|erledigt|abgeschlossen|terminée?|fait|complet[ao]d?[ao]?|concluíd[oa]|hecho|готово|выполнено|завершено|完成|완료)/iu;
const SHARE_ALONE = /[:：]\s*[~≈]?\s?(\d{1,3})\s?[%٪％]\s*$/u;
const BARE_FRACTION = /[([]\s*(\d{1,5})\s*\/\s*(\d{1,5})\s*[)\]]/;
const ONLY = /\b(?:only|just)\s+(\d{1,5})\s*(?:\/|of)\s*(\d{1,5})\b/i;

/**
 * The count that a text states; null when it states none.
 *
 * @example readCountsSaid("Partially complete (2/6 events emitted)") // { done: 2, total: 6 }
 * @example readCountsSaid("Status: 60% complete")                    // { done: 60, total: 100 }
 */
export function readCountsSaid(text: string): CountsSaid | null {
  if (!MAY_COUNT.test(text)) return null;
  const match = FRACTION.exec(text) ?? ONLY.exec(text) ?? BARE_FRACTION.exec(text) ?? share(text);
  if (match === null) return null;
  const [done, total] = [Number(match[1]), Number(match[2] ?? 100)];
  return total > 0 && done <= total ? { done, total } : null;
}

function share(text: string): RegExpExecArray | null {
  return SHARE.exec(text) ?? SHARE_ALONE.exec(text);
}
