/** The views of the plans, in the order of their tabs. */
export const VIEWS = ["outline", "board", "timeline", "findings", "trend"] as const;

export type View = (typeof VIEWS)[number];
