/**
 * The first word of a text, of letters and digits, that another one does not have as often; null when none is lost.
 *
 * @param free words that may be lost, as what became the head of a column
 */
export function wordLost(before: string, after: string, free: string): string | null {
  const there = new Map<string, number>();
  for (const word of wordsOf(after)) there.set(word, (there.get(word) ?? 0) + 1);
  const mayGo = new Set(wordsOf(free));
  for (const word of wordsOf(before)) {
    const left = there.get(word) ?? 0;
    if (left > 0) there.set(word, left - 1);
    else if (!mayGo.has(word)) return word;
  }
  return null;
}

function wordsOf(text: string): readonly string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}
