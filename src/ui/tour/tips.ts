/** One thing that is good to know of the roadmap. */
export interface Tip {
  readonly icon: string;
  readonly title: string;
  readonly text: string;
}

/** What the tour says, in its order. */
export const TIPS: readonly Tip[] = [
  {
    icon: "circle-help",
    title: "Ask any number why",
    text: "Your checklists, status tables and phase headings are read as they are. Click a count or a bar to see which lines it counts, and which it leaves out.",
  },
  {
    icon: "circle-dot",
    title: "Set a status from here",
    text: "Tick a box, or choose “Set status…” from the menu of a row: only those characters of the note change. Ctrl or Cmd and Z takes it back.",
  },
  {
    icon: "list-filter",
    title: "Look at it another way",
    text: "The same items make a board, a timeline and a trend. Search for is:open due:this-week, and keep what you see as a view.",
  },
];
