import type { TextEdit } from "../text/text-edit";

/** Thrown when a note can not be rewritten as it was asked for; says why, and what is in the way. Nothing was changed. */
export class Refusal extends Error {
  /** @param why what is in the way; said is as well that nothing was changed */
  constructor(why: string) {
    super(`${why} Nothing was changed.`);
  }
}

/** What rewriting a note comes to. */
export interface Rewriting {
  /** Ascending, not overlapping. */
  readonly edits: readonly TextEdit[];
  /** Where the cursor goes: in the text as it is afterwards. */
  readonly cursor: number;
}
