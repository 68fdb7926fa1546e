import { nameOf } from "../links/path";

/** Names this short are near to too many others. */
const MIN_LENGTH = 4;
/** From this length on two characters may differ, else one. */
const LONG = 9;
const MAX_DISTANCE = 2;
/** A name cut into so many pieces has at least one piece in common with a name that is near. */
const PIECES = MAX_DISTANCE + 1;
/** What is longer is no name that anybody mistypes. */
const MAX_LENGTH = 120;
/** More notes than this are no help to whoever looks for one. */
const MAX_NEAREST = 5;

/**
 * Names of notes by their letters, so that the nearest to a mistyped one are found without looking through all.
 *
 * Near are names that differ in signs, spaces, accents or case alone, or in one or two letters; names with other
 * numbers never are: `2026-11-12` is not a slip for `2026-11-13`.
 */
export class NearNames {
  /** Key of a piece to the paths of the notes that have it. */
  readonly #byPiece = new Map<string, Set<string>>();

  add(path: string): void {
    for (const key of keysOfFile(path)) {
      const paths = this.#byPiece.get(key);
      if (paths === undefined) this.#byPiece.set(key, new Set([path]));
      else paths.add(path);
    }
  }

  remove(path: string): void {
    for (const key of keysOfFile(path)) {
      const paths = this.#byPiece.get(key);
      paths?.delete(path);
      if (paths?.size === 0) this.#byPiece.delete(key);
    }
  }

  /** The paths of the nearest names, all equally near; ascending, empty when none is near. */
  nearest(linkpath: string): readonly string[] {
    const wanted = toPlainName(nameOf(linkpath));
    let best = MAX_DISTANCE + 1;
    let found = new Set<string>();
    for (const key of keysOfWanted(linkpath)) {
      for (const path of this.#byPiece.get(key) ?? []) {
        const distance = distanceOf(wanted, toPlainName(nameOf(path)));
        if (distance === null || distance > best) continue;
        if (distance < best) found = new Set();
        best = distance;
        found.add(path);
        // A name that many notes have, such as README, says nothing of which is meant.
        if (distance === 0 && found.size > MAX_NEAREST) return [];
      }
    }
    return found.size > MAX_NEAREST ? [] : [...found].sort();
  }
}

/** A name by its letters and digits alone. */
function toPlainName(name: string): string {
  return name
    .replace(/\.md$/i, "")
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "");
}

/** How far two plain names are apart; null where they are not near. */
export function distanceOf(a: string, b: string): number | null {
  if (a === b) return 0;
  const shorter = Math.min(a.length, b.length);
  const allowed = shorter >= LONG ? MAX_DISTANCE : shorter >= MIN_LENGTH ? 1 : 0;
  if (Math.abs(a.length - b.length) > allowed || Math.max(a.length, b.length) > MAX_LENGTH) return null;
  if (digitsOf(a) !== digitsOf(b)) return null;
  const distance = editDistance(a, b);
  return distance <= allowed ? distance : null;
}

/** The nearest of some texts to a wanted one; undefined where none is near, or two are equally. */
export function nearestText(wanted: string, texts: readonly string[]): string | undefined {
  const plain = toPlainName(wanted);
  let best = MAX_DISTANCE + 1;
  let found: readonly string[] = [];
  for (const text of texts) {
    const distance = distanceOf(plain, toPlainName(text));
    if (distance === null || distance > best) continue;
    found = distance < best ? [text] : found.includes(text) ? found : [...found, text];
    best = distance;
  }
  return found.length === 1 ? found[0] : undefined;
}

/** Whether two names differ in signs, spaces, accents and case at most. */
export function isSameName(a: string, b: string): boolean {
  return toPlainName(a) === toPlainName(b);
}

function digitsOf(name: string): string {
  return name.replace(/\P{N}+/gu, " ");
}

/** Levenshtein's distance, two swapped neighbours counting as one. */
function editDistance(a: string, b: string): number {
  let before: number[] = [];
  let last: number[] = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const isSame = a.charCodeAt(i - 1) === b.charCodeAt(j - 1);
      let cost = Math.min((last[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (isSame ? 0 : 1));
      const isSwap =
        i > 1 && j > 1 && a.charCodeAt(i - 1) === b.charCodeAt(j - 2) && a.charCodeAt(i - 2) === b.charCodeAt(j - 1);
      if (isSwap) cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
      next.push(cost);
    }
    before = last;
    last = next;
  }
  return last[b.length] ?? 0;
}

/** The keys under which a note's name is kept: its pieces, with their place and the name's length and numbers. */
export function keysOfFile(path: string): readonly string[] {
  const name = toPlainName(nameOf(path));
  if (name === "" || name.length > MAX_LENGTH) return [];
  const numbers = digitsOf(name);
  return cutsOf(name.length).map(([from, to], piece) => keyOf(name.length, piece, numbers, name.slice(from, to)));
}

/** The keys under which names near to that of a linkpath are kept. */
export function keysOfWanted(linkpath: string): readonly string[] {
  const name = toPlainName(nameOf(linkpath));
  if (name === "" || name.length > MAX_LENGTH) return [];
  const numbers = digitsOf(name);
  const allowed = name.length + 1 >= LONG ? MAX_DISTANCE : 1;
  const keys = new Set<string>();
  for (let length = Math.max(1, name.length - allowed); length <= name.length + allowed; length++) {
    cutsOf(length).forEach(([from, to], piece) => {
      for (let shift = -allowed; shift <= allowed; shift++) {
        const text = name.slice(Math.max(0, from + shift), Math.max(0, to + shift));
        if (text.length === to - from) keys.add(keyOf(length, piece, numbers, text));
      }
    });
  }
  return [...keys];
}

function keyOf(length: number, piece: number, numbers: string, text: string): string {
  return `${length} ${piece} ${numbers} ${text}`;
}

/** Where a name of some length is cut. */
function cutsOf(length: number): readonly (readonly [number, number])[] {
  const cuts = Array.from({ length: PIECES + 1 }, (_, at) => Math.floor((length * at) / PIECES));
  return cuts.slice(1).map((to, at) => [cuts[at] ?? 0, to] as const);
}
