import { INITIAL_BOARD_STATE, readBoardState, type BoardState } from "../core/roadmap/board/board-state";
import { INITIAL_FINDINGS_STATE, readFindingsState, type FindingsState } from "../core/roadmap/findings-rows";
import { INITIAL_OUTLINE_STATE, type OutlineState } from "../core/roadmap/outline-row";
import { INITIAL_TIMELINE_STATE, type TimelineState } from "../core/roadmap/timeline/timeline";
import { INITIAL_TREND_STATE, type TrendState } from "../core/roadmap/trend/trend";
import { VIEWS, type View } from "../core/roadmap/views";
import { readScope, WHOLE_VAULT, type Scope } from "../core/query/scope";
import { readOutlineState } from "./outline/fold";
import { readTimelineState } from "./timeline/read-timeline-state";
import { readTrendState } from "./trend/read-trend-state";

export { VIEWS, type View };

/** All that a person has chosen in a pane; plain JSON, so that it can be kept with the workspace. */
export interface PaneState {
  readonly view: View;
  /** Its filter, and whether only what is open is shown, hold for all views. */
  readonly outline: OutlineState;
  readonly timeline: TimelineState;
  readonly trend: TrendState;
  readonly board: BoardState;
  readonly findings: FindingsState;
  /** What part of the vault is shown, in all views. */
  readonly scope: Scope;
}

export const INITIAL_PANE_STATE: PaneState = {
  view: "outline",
  outline: INITIAL_OUTLINE_STATE,
  timeline: INITIAL_TIMELINE_STATE,
  trend: INITIAL_TREND_STATE,
  board: INITIAL_BOARD_STATE,
  findings: INITIAL_FINDINGS_STATE,
  scope: WHOLE_VAULT,
};

/** The state that `value` holds, as far as it does: it comes from a saved workspace, which anyone may edit. */
export function readPaneState(value: unknown, otherwise: PaneState): PaneState {
  if (typeof value !== "object" || value === null) return otherwise;
  const { view, outline, board, timeline, findings, trend, scope } = value as Partial<Record<keyof PaneState, unknown>>;
  return {
    view: VIEWS.find((known) => known === view) ?? otherwise.view,
    outline: readOutlineState(outline, otherwise.outline),
    board: readBoardState(board, otherwise.board),
    timeline: readTimelineState(timeline, otherwise.timeline),
    findings: readFindingsState(findings, otherwise.findings),
    trend: readTrendState(trend, otherwise.trend),
    scope: readScope(scope, otherwise.scope),
  };
}
