import type { Dates, Priority } from "../note/parsed-note";
import type { Rollup } from "../rollup/rollup";
import type { StatedStatus } from "../status/status";

/** One visible row of the outline, ready to be drawn; rows come flat, in order, and folded ones are left out. */
export interface OutlineRow {
  /** The same for the same thing when the outline is built again, also after lines above it moved. */
  readonly key: string;
  /** `section`: a heading that is no phase, but groups items. `task` includes list items without a box. */
  readonly kind: "folder" | "note" | "section" | "phase" | "task" | "row";
  /** Depth from 1, for the indent and for `aria-level`. */
  readonly level: number;
  /** Place from 1 among its siblings, and how many there are, for screen readers. */
  readonly position: number;
  readonly siblings: number;
  readonly title: string;
  /** What follows the title; may be empty. */
  readonly description: string;
  readonly id: string | null;
  /** The folder's or note's path in the vault. */
  readonly path: string;
  /** 0-based; null for folders and notes. */
  readonly line: number | null;
  /** The item's place in its note; null for folders, notes and headings. */
  readonly item: number | null;
  readonly status: StatedStatus | null;
  /** The status as written, even where it is not understood; null when none is written. */
  readonly statusRaw: string | null;
  readonly statusFrom: "item" | "statement" | "frontmatter" | "tracked" | "rollup" | null;
  /** Over all that stands below; null for what has nothing below it. */
  readonly rollup: Rollup | null;
  /** Whether its children are shown; null when there are none. */
  readonly expanded: boolean | null;
  /** A box that can be ticked; null where the note has none. */
  readonly box: { readonly checked: boolean; readonly symbol: string } | null;
  readonly priority: Priority | null;
  readonly dates: Dates;
  readonly effortHours: number | null;
}

export const FOLDS = ["default", "all-open", "all-closed"] as const;

export type Fold = (typeof FOLDS)[number];

/** What a person has folded, typed and switched; plain JSON, so that it can be kept with the workspace. */
export interface OutlineState {
  /** Which rows are open of which nobody has said so: folders and headings, every row, or none. */
  readonly fold: Fold;
  /** Keys of rows opened that `fold` closes. */
  readonly opened: readonly string[];
  /** Keys of rows closed that `fold` opens. */
  readonly closed: readonly string[];
  /** The query; empty shows everything. */
  readonly filter: string;
  /** Whether what is done or cancelled is left out. */
  readonly openOnly: boolean;
}

export const INITIAL_OUTLINE_STATE: OutlineState = {
  fold: "default",
  opened: [],
  closed: [],
  filter: "",
  openOnly: false,
};

/** The whole outline as the pane draws it. */
export interface Outline {
  readonly rows: readonly OutlineRow[];
  /** Over the whole vault, whatever is folded or filtered. */
  readonly rollup: Rollup;
  readonly noteCount: number;
  /** How many rows are what was looked for, those above them aside; absent where nothing was. */
  readonly matchCount?: number;
}
