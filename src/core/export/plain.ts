/** Text of a note on one line: without control characters, and without half characters, which no file can hold. */
export function toPlain(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, " ")
    .replace(/[\p{Cs}\ufffe\uffff]/gu, "\ufffd")
    .trim();
}

/** How many columns a character takes: those of East Asia, and pictures, two. */
const WIDE =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\u{1f300}-\u{1faff}\u{20000}-\u{3ffff}]/u;

/** The text, or its beginning and `…` where it takes more than so many columns. */
export function toShort(text: string, columns: number): string {
  let width = 0;
  let kept = "";
  for (const character of text) {
    width += WIDE.test(character) ? 2 : 1;
    if (width <= columns - 1) kept += character;
    if (width > columns) return `${kept.trimEnd()}…`;
  }
  return text;
}
