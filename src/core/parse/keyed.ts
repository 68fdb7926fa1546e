/**
 * Any line with a key and a value: marks of a quote and a sign may stand before the key, and something in brackets
 * between it and its colon.
 */
const KEYED =
  /^[\s>]{0,20}(?:[^\p{L}\p{N}\s([]{1,4}\s{0,4})?(\p{L}[^:：()\n]{0,60}?)\s{0,4}(?:\([^()]{0,40}\))?\s{0,4}(?:::|[:：])\s*(\S.*)$/u;

/** What was last taken apart: each line is asked for one key after the other. */
let last: { readonly line: string; readonly key: string; readonly value: string } = { line: "", key: "", value: "" };

/** Keys that mean the same, and lines that begin with one of them. */
export class LineKey {
  readonly #keys: RegExp;

  /** @param keys alternatives of a regular expression, without groups that capture */
  constructor(keys: string) {
    this.#keys = new RegExp(`^(?:${keys})$`, "iu");
  }

  /** What stands behind the key that a line begins with; undefined where it begins with none of these. */
  valueIn(line: string): string | undefined {
    if (last.line !== line) {
      const [, key = "", value = ""] = KEYED.exec(line) ?? [];
      last = { line, key, value };
    }
    return last.key !== "" && this.#keys.test(last.key) ? last.value : undefined;
  }
}
