import type { PlainKey } from "../../core/words/catalogue";

/** One thing that is good to know of the roadmap. */
export interface Tip {
  readonly icon: string;
  readonly title: PlainKey;
  readonly text: PlainKey;
}

/** What the tour says, in its order. */
export const TIPS: readonly Tip[] = [
  {
    icon: "circle-help",
    title: "tour.why",
    text: "tour.why-text",
  },
  {
    icon: "circle-dot",
    title: "tour.set",
    text: "tour.set-text",
  },
  {
    icon: "list-filter",
    title: "tour.look",
    text: "tour.look-text",
  },
];
