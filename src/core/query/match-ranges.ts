/**
 * Where words stand in a text, each at its first place: ranges of UTF-16 offsets, ascending, those that touch or overlap
 * as one.
 *
 * @param words in lower case
 */
export function matchRanges(text: string, words: readonly string[]): [number, number][] {
  const { lower, starts, ends } = toLower(text);
  const found = words
    .flatMap((word): [number, number][] => {
      const at = word === "" ? -1 : lower.indexOf(word);
      return at === -1 ? [] : [[starts[at] ?? 0, ends[at + word.length - 1] ?? text.length]];
    })
    .sort((a, b) => a[0] - b[0]);
  const merged: [number, number][] = [];
  for (const [from, to] of found) {
    const last = merged[merged.length - 1];
    if (last !== undefined && from <= last[1]) last[1] = Math.max(last[1], to);
    else merged.push([from, to]);
  }
  return merged;
}

/** A text in lower case, with where the character of each of its units begins and ends in the text as it is. */
function toLower(text: string): {
  readonly lower: string;
  readonly starts: readonly number[];
  readonly ends: readonly number[];
} {
  let lower = "";
  const starts: number[] = [];
  const ends: number[] = [];
  let at = 0;
  for (const char of text) {
    // The lower case of İ is two units long.
    const small = char.toLowerCase();
    for (let unit = 0; unit < small.length; unit++) {
      const isOwn = small.length === char.length;
      starts.push(isOwn ? at + unit : at);
      ends.push(isOwn ? at + unit + 1 : at + char.length);
    }
    lower += small;
    at += char.length;
  }
  // A sigma is another one at the end of its word.
  const whole = text.toLowerCase();
  return { lower: whole.length === lower.length ? whole : lower, starts, ends };
}
