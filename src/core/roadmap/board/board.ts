import type { Dates, Priority } from "../../note/parsed-note";
import type { StatedStatus, Status } from "../../status/status";
import type { OutlineRow } from "../outline-row";

/** One item of a plan as a card: what counts, and so has nothing of the plan below it. */
export interface BoardCard {
  /** The same for the same item when the board is built again, also after lines above it moved. */
  readonly key: string;
  /** `phase`: a row of a table that lists phases. `task` includes list items without a box. */
  readonly kind: "task" | "row" | "phase";
  readonly title: string;
  /** What follows the title; may be empty. */
  readonly description: string;
  readonly id: string | null;
  readonly path: string;
  /** 0-based. */
  readonly line: number;
  /** The item's place in its note. */
  readonly item: number;
  readonly status: StatedStatus;
  readonly statusRaw: string | null;
  readonly box: OutlineRow["box"];
  /** Its own, or else that of what it stands under, as are its dates and people. */
  readonly priority: Priority | null;
  readonly dates: Dates;
  readonly people: readonly string[];
  readonly effortHours: number | null;
  /** What its note is called. */
  readonly note: string;
  /** The phase that it stands in, else the heading, else the task above it; empty where there is none. */
  readonly phase: string;
}

/** What becomes of a card that is put into a column. */
export type Drop =
  | { readonly kind: "status"; readonly status: Status }
  | { readonly kind: "priority"; readonly priority: Priority | null };

/** A column of a board; the cards in it lie in its lanes. */
export interface BoardColumn {
  readonly key: string;
  readonly label: string;
  /** The status, or one that stands for the category, whose shape it shows; null for other columns. */
  readonly status: StatedStatus | null;
  readonly priority: Priority | null;
  /** How many cards are in it, over all lanes. */
  readonly count: number;
  /** Null where a card cannot be put: no edit of a note would say it. */
  readonly drop: Drop | null;
}

/** A band of a board, from side to side. */
export interface BoardLane {
  readonly key: string;
  /** Empty for the only lane of a board without lanes. */
  readonly label: string;
  /** The note in which a phase stands; empty where the label says it. */
  readonly detail: string;
  /** The note, and the line of the phase in it, to open; null where there is none. */
  readonly place: { readonly path: string; readonly line: number | null } | null;
  /** Its cards, by the place of their column. */
  readonly cells: readonly (readonly BoardCard[])[];
}

/** A board as the pane draws it; whatever of it stays the same is the same object when it is built again. */
export interface Board {
  readonly columns: readonly BoardColumn[];
  /** At least one, unless there are no cards. */
  readonly lanes: readonly BoardLane[];
  /** How many cards it shows; one for several people counts once. */
  readonly count: number;
}
