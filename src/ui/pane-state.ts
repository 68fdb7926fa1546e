import { INITIAL_OUTLINE_STATE, type OutlineState } from "../core/roadmap/outline-row";
import { INITIAL_TIMELINE_STATE, type TimelineState } from "../core/roadmap/timeline/timeline";
import { readScope, WHOLE_VAULT, type Scope } from "../core/query/scope";
import { readOutlineState } from "./outline/fold";
import { readTimelineState } from "./timeline/read-timeline-state";

/** The views of the pane, in the order of their tabs. */
export const VIEWS = ["outline", "board", "timeline", "findings", "trend"] as const;

export type View = (typeof VIEWS)[number];

/** All that a person has chosen in a pane; plain JSON, so that it can be kept with the workspace. */
export interface PaneState {
  readonly view: View;
  /** Its filter, and whether only what is open is shown, hold for all views. */
  readonly outline: OutlineState;
  readonly timeline: TimelineState;
  /** What part of the vault is shown, in all views. */
  readonly scope: Scope;
}

export const INITIAL_PANE_STATE: PaneState = {
  view: "outline",
  outline: INITIAL_OUTLINE_STATE,
  timeline: INITIAL_TIMELINE_STATE,
  scope: WHOLE_VAULT,
};

/** The state that `value` holds, as far as it does: it comes from a saved workspace, which anyone may edit. */
export function readPaneState(value: unknown, otherwise: PaneState): PaneState {
  if (typeof value !== "object" || value === null) return otherwise;
  const { view, outline, timeline, scope } = value as Partial<Record<keyof PaneState, unknown>>;
  return {
    view: VIEWS.find((known) => known === view) ?? otherwise.view,
    outline: readOutlineState(outline, otherwise.outline),
    timeline: readTimelineState(timeline, otherwise.timeline),
    scope: readScope(scope, otherwise.scope),
  };
}
