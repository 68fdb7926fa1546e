import type { VaultIndex } from "../index/vault-index";
import { statusOfNote } from "../rollup/note-rollups";
import { categoryOf, type StatedStatus } from "../status/status";

/** An item that can be found by its title, its id and its note. */
export interface Findable {
  readonly path: string;
  /** Its place in the note; null for the note itself. */
  readonly item: number | null;
  readonly line: number;
  readonly title: string;
  /** What stands behind the title; empty where nothing does. */
  readonly description: string;
  readonly id: string | null;
  readonly status: StatedStatus | null;
  /** What the note is called. */
  readonly note: string;
  /** What is searched, in lower case: id, title and description, then the note. */
  readonly key: string;
}

/** Every item of a vault, by path and place. */
export function findableIn(index: VaultIndex): readonly Findable[] {
  return index
    .notePaths()
    .flatMap((path) => index.note(path)?.items.map((_, item) => toFindable(index, path, item)) ?? []);
}

/** An item of a note, or with null the note itself, as what can be found. */
export function toFindable(index: VaultIndex, path: string, item: number | null): Findable {
  const note = index.note(path);
  const name = note?.title ?? path.replace(/^.*\//, "").replace(/\.md$/i, "");
  const { id, title, description, line, status } = (item === null ? undefined : note?.items[item]) ?? {
    id: null,
    title: name,
    description: "",
    line: 0,
    status: statusOfNote(index, path)?.status ?? null,
  };
  const words = [id === null || title.startsWith(id) ? "" : id, title, description].filter((part) => part !== "");
  const key = `${words.join(" ")}\n${name} ${path}`.toLowerCase();
  return { path, item, line, title, description, id, status, note: name, key };
}

/** What counts for how well an item fits: less is better. */
const IN_WORD = 2;
const IN_NOTE = 4;
const SCATTERED = 16;
const CLOSED = 1.5;
const ELSEWHERE = 1;

/**
 * The items that fit what was typed, the best first: each word must be in the title, the id or the note; only where too
 * few are found so, its letters in their order. Open items come first, and those of the note `here`.
 */
export function findItems(
  all: readonly Findable[],
  query: string,
  here: string | null,
  limit: number,
): readonly Findable[] {
  const words = query
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== "");
  const found = rank(all, words, here, placeOf);
  // Whoever mistypes a letter still means something.
  const more = found.length < limit && words.length > 0 ? rank(all, words, here, scatteredPlaceOf) : found;
  return more
    .sort((a, b) => a.cost - b.cost)
    .slice(0, limit)
    .map(({ item }) => item);
}

function rank(
  all: readonly Findable[],
  words: readonly string[],
  here: string | null,
  costOf: (key: string, word: string) => number,
): { readonly item: Findable; readonly cost: number }[] {
  const found: { readonly item: Findable; readonly cost: number }[] = [];
  for (const item of all) {
    let cost = words.length === 0 ? 0 : item.title.length / 200;
    for (const word of words) cost += costOf(item.key, word);
    if (cost === Infinity) continue;
    if (item.status !== null && categoryOf(item.status) === "closed") cost += CLOSED;
    if (item.path !== here) cost += ELSEWHERE;
    found.push({ item, cost });
  }
  return found;
}

function placeOf(key: string, word: string): number {
  const at = key.indexOf(word);
  if (at === -1) return Infinity;
  const isInWord = at > 0 && /[\p{L}\p{N}]/u.test(key.charAt(at - 1));
  return (isInWord ? IN_WORD : at / 100) + (at > key.indexOf("\n") ? IN_NOTE : 0);
}

function scatteredPlaceOf(key: string, word: string): number {
  const cost = placeOf(key, word);
  if (cost !== Infinity) return cost;
  const title = key.slice(0, key.indexOf("\n"));
  let at = -1;
  let gaps = 0;
  for (const char of word) {
    const next = title.indexOf(char, at + 1);
    if (next === -1) return Infinity;
    if (next !== at + 1) gaps += 1;
    at = next;
  }
  return SCATTERED + gaps;
}
