/** The types under which the app keeps the views; they stand in people's saved workspaces. */
export const ROADMAP_VIEW = "plan-of-record-roadmap";
export const NOTE_VIEW = "plan-of-record-note";
