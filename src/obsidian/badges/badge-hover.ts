/** The source of the page previews that badges ask for. */
export const BADGE_HOVER = "plan-of-record-badges";
