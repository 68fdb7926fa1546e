import type { CountsSaid } from "../note/parsed-note";

const FRACTION = /[([]\s*(\d{1,5})\s*(?:\/|of)\s*(\d{1,5})\s+[\p{L}]/u;
const MAY_COUNT = /\d\s*(?:\/|of)\s*\d/i;
const BARE_FRACTION = /[([]\s*(\d{1,5})\s*\/\s*(\d{1,5})\s*[)\]]/;
const ONLY = /\b(?:only|just)\s+(\d{1,5})\s*(?:\/|of)\s*(\d{1,5})\b/i;

/**
 * The count that a text states; null when it states none.
 *
 * @example readCountsSaid("Partially complete (2/6 events emitted)") // { done: 2, total: 6 }
 */
export function readCountsSaid(text: string): CountsSaid | null {
  if (!MAY_COUNT.test(text)) return null;
  const match = FRACTION.exec(text) ?? ONLY.exec(text) ?? BARE_FRACTION.exec(text);
  if (match === null) return null;
  const [done, total] = [Number(match[1]), Number(match[2])];
  return total > 0 && done <= total ? { done, total } : null;
}
