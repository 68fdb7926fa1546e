import type { Outline, OutlineRow, OutlineState } from "../core/roadmap/outline-row";
import type { DrawIcon } from "./host-icon";
import type { DayContext } from "./words";

/** How far reading the vault has come. */
export type Reading =
  | { readonly kind: "reading"; readonly done: number; readonly total: number }
  /** All is read, except for what `failures` tells, one sentence a note. */
  | { readonly kind: "ready"; readonly failures: readonly string[] }
  /** Nothing can be shown. */
  | { readonly kind: "failed"; readonly message: string };

/** What the pane asks of whoever shows it. `drawIcon` and the like may be called at any time and must not throw. */
export interface PaneHost {
  readonly drawIcon: DrawIcon;
  /** The person asks for the note, at the row's line; `event` tells whether in a new tab. */
  open(row: OutlineRow, event: MouseEvent | KeyboardEvent): void;
  tick(row: OutlineRow): void;
  /** The pointer has come to rest on a row. */
  preview(row: OutlineRow, event: MouseEvent, element: HTMLElement): void;
  showMenu(row: OutlineRow, event: MouseEvent): void;
  changeState(state: OutlineState): void;
  foldAll(open: boolean): void;
  retry(): void;
}

/** All that the pane draws; a new object whenever something of it changes. */
export interface RoadmapPaneProps {
  readonly outline: Outline;
  readonly state: OutlineState;
  readonly reading: Reading;
  readonly day: DayContext;
  readonly host: PaneHost;
  /** The row to make active and scroll to; a new object asks again. */
  readonly reveal: { readonly key: string } | null;
}
