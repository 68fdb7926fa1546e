import type { Status } from "./status";

/** The phrases of one language for each status: lower case, single spaces. */
export type StatusWords = Readonly<Record<Status, readonly string[]>>;

/**
 * What is known of one language, as a table that a speaker of it can review.
 *
 * A hyphen or an apostrophe in a phrase may be written or left out in a note, and case does not matter.
 */
export interface Language {
  /** BCP 47, such as `de`. */
  readonly code: string;
  readonly statuses: StatusWords;
  /**
   * Words that say other things as well, and state a status only where they are the whole of a cell or statement: `New`.
   * As words are compared: lower case, without hyphens, apostrophes or slashes.
   */
  readonly answers?: Readonly<Partial<StatusWords>>;
  /** How one says each status in a note where nobody has said it yet; in sentence case. */
  readonly says: Readonly<Record<Status, string>>;
  /** Endings that words of state change between, by whose they are: `é`, `ée`, `és`, `ées`. */
  readonly endings?: readonly (readonly string[])[];
  /** What a status line opens with: a value that is not understood is kept as unknown. */
  readonly statusKeys: readonly string[];
  /** The same for lines that are status lines only when their value is understood: `Progress: 60%`. */
  readonly degreeKeys: readonly string[];
  /** Words that, with a number, name a stage of work. */
  readonly stages: readonly string[];
  /** Words that turn the one after them into its contrary. */
  readonly negations: readonly string[];
  /** Those of the stages that, heading a table's first column, make its rows phases. */
  readonly phaseColumns: readonly string[];
  /** The names of the months, January first, full and short; empty where months are written as numbers. */
  readonly months: readonly (readonly string[])[];
}
