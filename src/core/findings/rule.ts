import type { ParsedNote } from "../note/parsed-note";
import type { FindingDraft, FindingsOptions, RuleName, Severity } from "./finding";
import type { VaultView } from "./vault-view";

/** The note that a rule looks at, and all that it may ask. */
export interface RuleInput {
  readonly path: string;
  readonly note: ParsedNote;
  readonly vault: VaultView;
  readonly options: Pick<FindingsOptions, "today" | "staleDays" | "touched">;
}

/** One way in which a plan can contradict itself. */
export interface Rule {
  readonly name: RuleName;
  /** Unless the vault says otherwise. */
  readonly severity: Severity;
  /** The findings that stand in a note; what is asked of the vault besides the note is remembered. */
  readonly check: (input: RuleInput) => readonly FindingDraft[];
}
