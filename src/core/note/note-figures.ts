import type { TextRange } from "../text/range";

/**
 * Figures that a note states besides what its items carry, as plain JSON. Lines are 0-based, ranges offsets into the
 * note's text; all lists are in the order of the text.
 */
export interface NoteFigures {
  readonly sums: readonly StatedSum[];
  readonly efforts: readonly StatedEffort[];
  readonly weeks: readonly StatedWeeks[];
  readonly counted: readonly CountedHeading[];
  /** For each statement of the note the words before it, lower case: `status`, `approval`; empty where none are. */
  readonly keys: readonly string[];
  /** The rows, by their items, of tables that list documents: they say how far the writing is, and not the work. */
  readonly documentRows: readonly number[];
  /** What the note itself depends on, or blocks, by lines before its first phase: `Depends on: [[Harbour Packs]]`. */
  readonly dependencies: readonly StatedDependency[];
}

/** A place in a note, and what stands there. */
interface FigurePlace {
  readonly line: number;
  readonly range: TextRange;
  readonly quote: string;
}

/** A total that is given with its parts: `Effort: 45 hours (10h agent + 15h node + 20h events)`. */
export interface StatedSum extends FigurePlace {
  readonly total: number;
  /** At least two, all in the unit of the total. */
  readonly parts: readonly number[];
  /** As written with the total: `hours`. */
  readonly unit: string;
}

/** An effort that a line states: `**Effort:** 20 hours`. */
export interface StatedEffort extends FigurePlace {
  readonly amount: number;
  readonly unit: EffortUnit;
}

export type EffortUnit = "hours" | "days" | "weeks";

/** The weeks that are said of a phase elsewhere than in its heading: `(Phase 2: Week 5-7)`, or a cell headed Weeks. */
export interface StatedWeeks extends FigurePlace {
  /** The phase's id, such as `Phase 2`. */
  readonly phase: string;
  /** The item of the table row; null for words in a text. */
  readonly row: number | null;
  readonly from: number;
  readonly to: number;
}

/** A heading that says how many things stand below it: `Polish list (8 items)`. */
export interface CountedHeading extends FigurePlace {
  readonly section: number;
  readonly said: number;
  /** The list items of the outermost level in the section's own text, with or without boxes. */
  readonly listed: number;
}

/** What must be done before the note, or waits for it, as it is written. */
export interface StatedDependency extends FigurePlace {
  readonly kind: "needs" | "blocks";
  readonly target: string;
}
