import type { ParsedNote } from "../note/parsed-note";
import { countRuns } from "./count";
import { EMPTY_ROLLUP, type Rollup } from "./rollup";

/** The rollup of a note's own items, or of one of its sections; of a whole note the same object again. */
export function ownRollup(note: ParsedNote, section = 0): Rollup {
  const run = note.sections[section]?.items;
  if (run === undefined || note.items.length === 0) return EMPTY_ROLLUP;
  if (section !== 0) return countRuns(note, [run]);
  let whole = wholes.get(note);
  if (whole === undefined) wholes.set(note, (whole = countRuns(note, [run])));
  return whole;
}

/** A note never changes. */
const wholes = new WeakMap<ParsedNote, Rollup>();
