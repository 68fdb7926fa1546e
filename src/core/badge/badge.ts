import type { StatedStatus } from "../status/status";
import type { TextRange } from "../text/range";

/** What a badge speaks of. */
export type BadgeSubject =
  /** A task, row or phase, by its place among the note's items. */
  | { readonly kind: "item"; readonly path: string; readonly item: number }
  /** `Status: …`, or a property, by its place among the note's statements. */
  | { readonly kind: "statement"; readonly path: string; readonly statement: number }
  /** A note, or with a subpath such as `#Phase 2` what stands under one of its headings. */
  | { readonly kind: "note"; readonly path: string; readonly subpath: string | null };

/** What is shown, wherever it stands. */
export interface BadgeFace {
  readonly kind: "status" | "progress" | "link" | "note";
  readonly subject: BadgeSubject;
  /** Null where there are only counts. */
  readonly status: StatedStatus | null;
  /** Of what is counted under it, what was called off left out; null where nothing is. */
  readonly counts: BadgeCounts | null;
  /** What a screen reader says: `Status: in progress`, `3 of 5 done`. */
  readonly label: string;
}

export interface BadgeCounts {
  readonly done: number;
  readonly total: number;
}

/** A badge, and where it belongs in a note. */
export interface Badge extends BadgeFace {
  /**
   * For a status the written value, which the badge stands for; else an empty range, behind what the badge belongs to.
   * Offsets of the note's text as it was read.
   */
  readonly range: TextRange;
  /** 0-based. */
  readonly line: number;
  /** The text of `range`, so that a host can see whether it still stands there. */
  readonly written: string;
}
