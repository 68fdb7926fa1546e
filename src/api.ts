// What other plugins can ask of Plan of Record. This file stands alone: copy it, or import its types.
// How to get the object, with examples: docs/api.md.

/** What a task, row or phase can be. */
export type PlanStatus =
  "todo" | "active" | "review" | "blocked" | "deferred" | "done" | "cancelled" | "por" | "draft" | "reference";

/** Of something that is written and not understood, `unknown`. */
export type PlanStatedStatus = PlanStatus | "unknown";

export type PlanPriority = "highest" | "high" | "medium" | "low" | "lowest";

/** Days as `YYYY-MM-DD`; weeks, quarters and durations as they are written. Only what is known. */
export interface PlanDates {
  readonly due?: string;
  readonly scheduled?: string;
  readonly start?: string;
  readonly created?: string;
  readonly done?: string;
  readonly cancelled?: string;
  readonly weeks?: string;
  readonly quarter?: string;
  readonly duration?: string;
}

/** A task, a row of a table or a phase, as its note says it. What it inherits is in it. */
export interface PlanItem {
  readonly kind: "task" | "row" | "phase";
  /** The path of its note in the vault. */
  readonly path: string;
  /** 0-based. */
  readonly line: number;
  readonly title: string;
  /** What follows the title; may be empty. */
  readonly description: string;
  readonly id: string | null;
  /** Null where nothing is said of it. */
  readonly status: PlanStatedStatus | null;
  /** As it is written; null where it is not. */
  readonly written: string | null;
  /** The character in its box; null without one. */
  readonly symbol: string | null;
  readonly priority: PlanPriority | null;
  readonly effortHours: number | null;
  readonly dates: PlanDates;
  /** Without `@`. */
  readonly people: readonly string[];
  /** Without `#`. */
  readonly tags: readonly string[];
  /** The 0-based line of the task or phase that it stands under; null where there is none. */
  readonly parentLine: number | null;
  /** The heading that it stands under; empty where there is none. */
  readonly heading: string;
}

/** Counts over tasks and rows that have none below them. */
export interface PlanCounts {
  readonly total: number;
  readonly done: number;
  /** Only the statuses that occur. */
  readonly byStatus: Readonly<Partial<Record<PlanStatedStatus, number>>>;
  /** `done / (total − cancelled)`, 0 to 1, to three places. */
  readonly progress: number;
  readonly effortHours: { readonly total: number; readonly done: number };
}

/** What counts for a note, or for what stands under one of its headings. */
export interface PlanRollup {
  /** What stands there. */
  readonly own: PlanCounts;
  /** What stands in other notes, and links there. */
  readonly backlinks: PlanCounts;
}

/** How a note stands, and what says so. */
export interface PlanNoteStatus {
  readonly status: PlanStatedStatus;
  /** As it is written; for counts such as `3 of 5 done`. */
  readonly written: string;
  readonly from: "frontmatter" | "statement" | "tracked" | "rollup";
  /** The note in which that stands: for `tracked` another one. */
  readonly path: string;
  /** 0-based. */
  readonly line: number;
}

/** What has changed. */
export interface PlanChange {
  /** The notes of which an answer may be another now; null for any of them. */
  readonly paths: readonly string[] | null;
}

/** Thrown for a query that is none; it is an `Error` of that name. */
export interface PlanQueryError extends Error {
  readonly name: "PlanQueryError";
  /** The wrong part of the query; UTF-16 offsets, half-open. */
  readonly from: number;
  readonly to: number;
  /** What may stand there; empty where that is anything. */
  readonly allowed: readonly string[];
}

/**
 * `app.plugins.plugins["plan-of-record"].api`. All that it gives is plain and frozen, a picture of the moment; lines count
 * from 0. It ends with the plugin: ask for it again when that is switched on again.
 */
export interface PlanOfRecordApi {
  /** Grows when something that others rely on changes. What is added leaves it as it is. */
  readonly apiVersion: 1;
  /** Whether all notes were read once; before that, answers are of those that were. */
  readonly isReady: boolean;
  /**
   * What a query asks for, in all notes; an empty one asks for everything. The language is that of the search box.
   *
   * @throws {PlanQueryError} when it is none.
   */
  query(text: string): readonly PlanItem[];
  /** The items of a note in the order of its text; empty for a note that is not there or plans nothing. */
  items(path: string): readonly PlanItem[];
  /** What counts for `Note.md`, or for `Note.md#Phase 2`; null where there is no such note or heading. */
  rollup(target: string): PlanRollup | null;
  /** Null where there is no such note, or nothing says anything of it. */
  statusOf(path: string): PlanNoteStatus | null;
  /**
   * Gives what stands on a line another status, in the way that the note's writer says it; it can be undone like any
   * change made from the roadmap. Resolves once it is written.
   *
   * Rejects with an `Error`, with words for people, when there is nothing on that line that can have the status, or the
   * note has changed; then nothing is written. Rejects with a `RangeError` for what is no status.
   *
   * @param line 0-based
   */
  setStatus(path: string, line: number, status: PlanStatus): Promise<void>;
  /** Calls `listener` after each change, until the returned function is called. What it throws stays in the console. */
  onChange(listener: (change: PlanChange) => void): () => void;
}
