import type { TextEdit } from "../text/text-edit";
import { say } from "../words/say";

/** Thrown when a note cannot be rewritten as it was asked for; says why, and what is in the way. Nothing was changed. */
export class Refusal extends Error {
  /** @param why what is in the way; said is as well that nothing was changed */
  constructor(why: string) {
    super(say("refusal.unchanged", { why }));
  }
}

/** What rewriting a note comes to. */
export interface Rewriting {
  /** Ascending, not overlapping. */
  readonly edits: readonly TextEdit[];
  /** Where the cursor goes: in the text as it is afterwards. */
  readonly cursor: number;
}
