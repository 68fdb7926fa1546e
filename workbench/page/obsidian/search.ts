/** Half-open ranges of a text that matched. */
export type SearchMatches = [number, number][];
export interface SearchResult {
  score: number;
  matches: SearchMatches;
}

/** A test that wants the letters of `query` in order; better the closer together and the nearer to a word's start. [T; score F] */
export function prepareFuzzySearch(query: string): (text: string) => SearchResult | null {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  return (text) => {
    const lower = text.toLowerCase();
    const matches: SearchMatches = [];
    let score = 0;
    for (const word of words) {
      const found = findWord(lower, word);
      if (found === null) return null;
      matches.push(...found.matches);
      score += found.score;
    }
    return { score: score - text.length / 1000, matches: mergeMatches(matches) };
  };
}

/** A test that wants every word of `query` somewhere. [T] */
export function prepareSimpleSearch(query: string): (text: string) => SearchResult | null {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  return (text) => {
    const lower = text.toLowerCase();
    const matches: SearchMatches = [];
    for (const word of words) {
      const at = lower.indexOf(word);
      if (at < 0) return null;
      matches.push([at, at + word.length]);
    }
    return { score: -text.length / 1000, matches: mergeMatches(matches) };
  };
}

export function sortSearchResults(results: { match: SearchResult }[]): void {
  results.sort((a, b) => b.match.score - a.match.score);
}

/** Writes `text` into `el`, matched parts in `span.suggestion-highlight`. */
export function renderMatches(
  el: HTMLElement | DocumentFragment,
  text: string,
  matches: SearchMatches | null,
  offset = 0,
): void {
  let at = 0;
  for (const [from, to] of matches ?? []) {
    const start = Math.max(from + offset, at);
    const end = to + offset;
    if (end <= start) continue;
    el.append(text.slice(at, start));
    const mark = document.createElement("span");
    mark.className = "suggestion-highlight";
    mark.textContent = text.slice(start, end);
    el.append(mark);
    at = end;
  }
  el.append(text.slice(at));
}

export function renderResults(el: HTMLElement, text: string, result: SearchResult, offset?: number): void {
  renderMatches(el, text, result.matches, offset);
}

function findWord(text: string, word: string): SearchResult | null {
  const whole = text.indexOf(word);
  if (whole >= 0) {
    const atStart = whole === 0 || /\W/.test(text[whole - 1] ?? " ");
    return { score: (atStart ? 2 : 1) * word.length, matches: [[whole, whole + word.length]] };
  }
  const matches: SearchMatches = [];
  let at = 0;
  for (const char of word) {
    at = text.indexOf(char, at);
    if (at < 0) return null;
    matches.push([at, at + 1]);
    at++;
  }
  const merged = mergeMatches(matches);
  return { score: word.length / (merged.length + 1), matches: merged };
}

function mergeMatches(matches: SearchMatches): SearchMatches {
  const merged: SearchMatches = [];
  for (const [from, to] of [...matches].sort((a, b) => a[0] - b[0])) {
    const last = merged.at(-1);
    if (last !== undefined && from <= last[1]) last[1] = Math.max(last[1], to);
    else merged.push([from, to]);
  }
  return merged;
}
