/** What may stand before a key: marks of a quote, and a sign. */
const BEFORE = "^[\\s>]{0,20}(?:[^\\p{L}\\p{N}\\s([]{1,4}\\s{0,4})?";
/** What may stand between a key and its colon. */
const BEHIND = "\\s{0,4}(?:\\([^()]{0,40}\\))?\\s{0,4}(?:::|[:：])\\s*(\\S.*)$";

/**
 * A pattern for lines with one of these keys, whose first group is the value.
 *
 * @param keys alternatives of a regular expression, without groups that capture
 */
export function keyed(keys: string): RegExp {
  return new RegExp(`${BEFORE}(?:${keys})${BEHIND}`, "iu");
}
