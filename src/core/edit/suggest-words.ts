import type { VaultIndex } from "../index/vault-index";
import type { ParsedNote } from "../note/parsed-note";
import { readDependencies } from "../parse/dependencies";
import { vocabularyOfNote } from "../parse/parse-note";
import { labelOf } from "../status/label";
import { STATUSES, type StatedStatus, type Status } from "../status/status";
import type { Vocabulary } from "../status/vocabulary";
import type { PlaceKind } from "./status-place";
import { StatusWording } from "./status-wording";

/** Something that could be typed at a place. */
export interface SuggestedWord {
  readonly text: string;
  readonly status: StatedStatus | null;
  /** What it is, where the text does not say it. */
  readonly about: string;
}

const MAX_WORDS = 20;
/** Of so many the best are taken. */
const MOST_LOOKED_AT = 200;

/**
 * The ways of saying each status in a kind of place, as the writer of a note does; for `cell` with its sign where the
 * note's other cells have one.
 *
 * @param note what was read in `source`, with `vocabulary`
 */
export function statusWords(
  note: ParsedNote,
  source: string,
  kind: PlaceKind,
  vocabulary: Vocabulary,
): readonly SuggestedWord[] {
  const wording = new StatusWording(note, source, vocabularyOfNote(source, vocabulary));
  const place = { kind, range: { from: 0, to: 0 }, value: "", written: null, status: null };
  return STATUSES.flatMap((status: Status) => {
    const [text] = wording.wordings(place, status);
    const label = labelOf(status);
    const isPlain = text?.toLowerCase().replace(/-/g, " ") === label.toLowerCase();
    return text === undefined ? [] : [{ text, status, about: isPlain ? "" : label }];
  });
}

/** Those words that fit what was typed, the ones that begin so first; none where one of them is all typed. */
export function fittingWords(words: readonly SuggestedWord[], query: string): readonly SuggestedWord[] {
  const typed = query.trim().toLowerCase();
  if (typed !== "" && words.some(({ text }) => text === query.trim())) return [];
  const begins = ({ text, about }: SuggestedWord): boolean =>
    [text, text.replace(/^[^\p{L}\p{N}]+/u, ""), about].some((each) => each.toLowerCase().startsWith(typed));
  const others = (word: SuggestedWord): boolean =>
    !begins(word) && ` ${word.text} ${word.about}`.toLowerCase().includes(` ${typed}`);
  return [...words.filter(begins), ...words.filter(others)].slice(0, MAX_WORDS);
}

/**
 * The ids of the vault that fit what was typed behind `before`, and would be read there as what is needed: those of the
 * note itself first.
 *
 * @param before the line up to what was typed
 */
export function neededIds(index: VaultIndex, path: string, before: string, query: string): readonly SuggestedWord[] {
  const typed = query.trim().toLowerCase();
  const found = new Map<string, SuggestedWord>();
  for (const each of [path, ...index.notePaths()]) {
    for (const { id, title, status } of index.note(each)?.items ?? []) {
      if (id === null || found.has(id) || !`${id} ${title}`.toLowerCase().includes(typed)) continue;
      if (id === query.trim()) return [];
      const isRead = readDependencies(before + id).some(({ kind, target }) => kind === "needs" && target === id);
      if (isRead) found.set(id, { text: id, status, about: title === id ? "" : title });
      if (found.size >= MOST_LOOKED_AT) return sorted(found, typed);
    }
  }
  return sorted(found, typed);
}

function sorted(found: ReadonlyMap<string, SuggestedWord>, typed: string): readonly SuggestedWord[] {
  const rank = ({ text }: SuggestedWord): number => (text.toLowerCase().startsWith(typed) ? 0 : 1);
  return [...found.values()].sort((a, b) => rank(a) - rank(b)).slice(0, MAX_WORDS);
}
