import type { NewDates } from "../core/edit/set-dates";
import type { Priority } from "../core/note/parsed-note";
import type { Board } from "../core/roadmap/board/board";
import type { Figures } from "../core/roadmap/figures-of-scope";
import type { FindingsModel } from "../core/roadmap/findings-rows";
import type { Outline, OutlineRow } from "../core/roadmap/outline-row";
import type { Timeline } from "../core/roadmap/timeline/timeline";
import type { Trend } from "../core/roadmap/trend/trend";
import type { RollupScope } from "../core/rollup/explain-rollup";
import type { Rollup } from "../core/rollup/rollup";
import type { Status } from "../core/status/status";
import type { FindingsHost } from "./findings/findings-host";
import type { Completions } from "../core/query/complete-query";
import type { QueryError } from "../core/query/query-term";
import type { DrawIcon } from "./host-icon";
import type { PaneState } from "./pane-state";
import type { RowChoice } from "./tree/use-selection";
import type { DayContext } from "./words";

/** How far reading the vault has come. */
export type Reading =
  | { readonly kind: "reading"; readonly done: number; readonly total: number }
  /** All is read, except for what `failures` tells, one sentence a note. */
  | { readonly kind: "ready"; readonly failures: readonly string[] }
  /** Nothing can be shown. */
  | { readonly kind: "failed"; readonly message: string };

/** A line of a note, or with null for the line the note. */
export type Place = Pick<OutlineRow, "path" | "line">;

/** What a row, card or bar shows and something can be done with. */
export type Target = Pick<OutlineRow, "kind" | "path" | "line" | "item" | "title" | "status" | "box"> &
  Partial<Pick<OutlineRow, "rollup" | "priority" | "dates">>;

/** What rows ask of whoever shows them. `drawIcon` and the like may be called at any time and must not throw. */
export interface RowHost {
  readonly drawIcon: DrawIcon;
  /** The person asks for a place; `event` tells whether in a new tab. */
  open(place: Place, event: MouseEvent | KeyboardEvent): void;
  tick(target: Target): void;
  /** Gives targets another status, in their notes; one step of undo. */
  setStatus(targets: readonly Target[], status: Status): void;
  /** Gives items another priority, or with null none, in their notes; one step of undo. */
  setPriority(targets: readonly Target[], priority: Priority | null): void;
  /** Asks for a status for targets, in a menu beside `element`. */
  chooseStatus(targets: readonly Target[], element: HTMLElement): void;
  /** Asks for a priority for items, in a menu beside `element`. */
  choosePriority(targets: readonly Target[], element: HTMLElement): void;
  /** Asks for the dates of items. */
  chooseDates(targets: readonly Target[]): void;
  /** Gives items other days, in their notes; one step of undo. */
  setDates(targets: readonly Target[], dates: NewDates): void;
  /** Takes back the last change that was made from a roadmap. */
  undo(): void;
  /** The pointer has come to rest on something of a place. */
  preview(place: Place, event: MouseEvent, element: HTMLElement): void;
  /** Offers what can be done with targets, the one that is meant first; `choice` is whether that one is selected. */
  showMenu(targets: readonly Target[], event: MouseEvent, choice?: RowChoice): void;
  /** Shows what the numbers of a target are made of. */
  explain(target: Target): void;
  readonly findings: FindingsHost;
}

/** What the roadmap asks of whoever shows it. */
export interface PaneHost extends RowHost {
  changeState(state: PaneState): void;
  foldAll(open: boolean): void;
  retry(): void;
  /** Shows what the numbers of a part of the vault are made of; `title` is null for those of the whole vault. */
  explainScope(scope: RollupScope, title: string | null): void;
  /** Makes a note with an example of a plan, and opens it. */
  createExample(): void;
  /** How the query can go on at the cursor. */
  completeQuery(text: string, cursor: number): Completions;
  /** Offers the scopes and the saved views in a menu beside `element`. */
  chooseScope(element: HTMLElement): void;
  /** Offers to save and copy what is shown, in a menu beside `element`. */
  chooseExport(element: HTMLElement): void;
}

/** What the pane says of the query. */
export interface QueryShown {
  /** Why the query is none; what the last one that was is then shown still. */
  readonly error: QueryError | null;
  /** How much was found; null where nothing was looked for. */
  readonly matchCount: number | null;
  /** How the scope is called; null for the whole vault. */
  readonly scopeName: string | null;
}

/** What the chosen view shows. */
export type Shown =
  | { readonly view: "outline"; readonly outline: Outline }
  | { readonly view: "board"; readonly board: Board }
  | { readonly view: "timeline"; readonly timeline: Timeline }
  | { readonly view: "trend"; readonly trend: Trend }
  | {
      readonly view: "findings";
      readonly findings: FindingsModel;
      /** How far looking for them has come, 0–1; null once all are known. */
      readonly looking: number | null;
    };

/** What the roadmap shows of its short tour. */
export interface TourShown {
  /** From 0. */
  readonly step: number;
  readonly next: () => void;
  readonly end: () => void;
}

/** All that the pane draws; a new object whenever something of it changes. */
export interface RoadmapPaneProps {
  readonly shown: Shown;
  /** Over the whole vault, whatever is folded or filtered. */
  readonly summary: {
    readonly rollup: Rollup;
    /** How many notes are on the roadmap. */
    readonly noteCount: number;
    /** How many notes were read. */
    readonly readCount: number;
    /** Over what the scope shows, whatever is folded or filtered; null where that has no figures of its own. */
    readonly ofScope: Figures | null;
  };
  /** How many findings there are; null while nobody has looked for them. */
  readonly findingCount: number | null;
  readonly state: PaneState;
  readonly query: QueryShown;
  readonly reading: Reading;
  readonly day: DayContext;
  readonly host: PaneHost;
  /** The row to make active and scroll to; a new object asks again. */
  readonly reveal: { readonly key: string } | null;
  /** Null while there is no tour to be shown. */
  readonly tour: TourShown | null;
}
