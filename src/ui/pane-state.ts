import { INITIAL_FINDINGS_STATE, readFindingsState, type FindingsState } from "../core/roadmap/findings-rows";
import { INITIAL_OUTLINE_STATE, type OutlineState } from "../core/roadmap/outline-row";
import { readOutlineState } from "./outline/fold";

/** The views of the pane, in the order of their tabs. */
export const VIEWS = ["outline", "board", "timeline", "findings", "trend"] as const;

export type View = (typeof VIEWS)[number];

/** All that a person has chosen in a pane; plain JSON, so that it can be kept with the workspace. */
export interface PaneState {
  readonly view: View;
  /** Its filter, and whether only what is open is shown, hold for all views. */
  readonly outline: OutlineState;
  readonly findings: FindingsState;
}

export const INITIAL_PANE_STATE: PaneState = {
  view: "outline",
  outline: INITIAL_OUTLINE_STATE,
  findings: INITIAL_FINDINGS_STATE,
};

/** The state that `value` holds, as far as it does: it comes from a saved workspace, which anyone may edit. */
export function readPaneState(value: unknown, otherwise: PaneState): PaneState {
  if (typeof value !== "object" || value === null) return otherwise;
  const { view, outline, findings } = value as Partial<Record<keyof PaneState, unknown>>;
  return {
    view: VIEWS.find((known) => known === view) ?? otherwise.view,
    outline: readOutlineState(outline, otherwise.outline),
    findings: readFindingsState(findings, otherwise.findings),
  };
}
