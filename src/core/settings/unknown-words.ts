import type { VaultIndex } from "../index/vault-index";
import { isName, unknownStatusesIn } from "../note/unknown-statuses";
import { toWordKey } from "./entry";

/** A wording of a status that nobody has said the meaning of. */
export interface UnknownWord {
  /** As it is written first. */
  readonly text: string;
  readonly count: number;
  /** Where it stands first; the line is 0-based. */
  readonly path: string;
  readonly line: number;
}

/** More than anybody goes through. */
const MAX_WORDS = 50;

/** The wordings of statuses in a vault that are not known, the most frequent first. */
export function unknownWords(index: VaultIndex): readonly UnknownWord[] {
  const found = new Map<string, UnknownWord>();
  for (const path of index.notePaths()) {
    const note = index.note(path);
    for (const { raw, line } of note === undefined ? [] : unknownStatusesIn(note)) {
      const word = toWordKey(raw);
      if (word === null) continue;
      const key = `${word.kind} ${word.key}`;
      const known = found.get(key);
      found.set(
        key,
        known === undefined ? { text: raw.trim(), count: 1, path, line } : { ...known, count: known.count + 1 },
      );
    }
  }
  return [...found.values()]
    .filter(({ text, count }) => count > 1 || !isName(text))
    .sort((a, b) => b.count - a.count)
    .slice(0, MAX_WORDS);
}
