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
/** More names than this are not compared for one. */
const MAX_LOOKED = 2000;

/**
 * Names by their letters, so that the nearest to a mistyped one are found without looking through all.
 *
 * Near are names that differ in signs, spaces, accents or case alone, or in one or two letters; names with other
 * numbers never are: `2026-11-12` is not a slip for `2026-11-13`.
 */
export class NearNames {
  /** Key of a piece to the names that have it. */
  readonly #byPiece = new Map<string, Set<string>>();

  /** @param nameIn gives the name in what is added: the last part of a path, or all of a heading */
  constructor(readonly nameIn: (entry: string) => string) {}

  add(entry: string): void {
    for (const key of keysOfName(this.nameIn(entry))) {
      const entries = this.#byPiece.get(key);
      if (entries === undefined) this.#byPiece.set(key, new Set([entry]));
      else entries.add(entry);
    }
  }

  remove(entry: string): void {
    for (const key of keysOfName(this.nameIn(entry))) {
      const entries = this.#byPiece.get(key);
      entries?.delete(entry);
      if (entries?.size === 0) this.#byPiece.delete(key);
    }
  }

  /** What was added with the nearest names, all equally near; ascending, empty when none is near or too many are. */
  nearest(name: string): readonly string[] {
    const wanted = toPlainName(name);
    let best = MAX_DISTANCE + 1;
    let looked = 0;
    let found = new Set<string>();
    for (const key of keysOfWanted(name)) {
      for (const entry of this.#byPiece.get(key) ?? []) {
        // Names that have so much in common are numbered, and near to each other for no reason.
        if (++looked > MAX_LOOKED) return [];
        const distance = distanceOf(wanted, toPlainName(this.nameIn(entry)));
        if (distance === null || distance > best) continue;
        if (distance < best) found = new Set();
        best = distance;
        found.add(entry);
      }
    }
    // A name that many have, such as README, says nothing of which is meant.
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
function distanceOf(a: string, b: string): number | null {
  if (a === b) return 0;
  const shorter = Math.min(a.length, b.length);
  const allowed = shorter >= LONG ? MAX_DISTANCE : shorter >= MIN_LENGTH ? 1 : 0;
  if (Math.abs(a.length - b.length) > allowed || Math.max(a.length, b.length) > MAX_LENGTH) return null;
  if (digitsOf(a) !== digitsOf(b)) return null;
  const distance = editDistance(a, b);
  return distance <= allowed ? distance : null;
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

/** The keys under which a name is kept: its pieces, with their place and the name's length and numbers. */
export function keysOfName(written: string): readonly string[] {
  const name = toPlainName(written);
  if (name === "" || name.length > MAX_LENGTH) return [];
  const numbers = digitsOf(name);
  return cutsOf(name.length).map(([from, to], piece) => keyOf(name.length, piece, numbers, name.slice(from, to)));
}

/** The keys under which names near to a wanted one are kept. */
export function keysOfWanted(written: string): readonly string[] {
  const name = toPlainName(written);
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
