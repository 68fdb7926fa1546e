import type { ParsedNote } from "./parsed-note";

/** A note of which nothing is read but what others may link to. */
export function withoutPlan({ title, aliases, sections, blockIds }: ParsedNote): ParsedNote {
  const bare = sections.map((section) => ({ ...section, phase: null, priority: null, items: { start: 0, end: 0 } }));
  const none: readonly never[] = [];
  return {
    title,
    aliases,
    sections: bare,
    items: none,
    statements: none,
    links: none,
    refs: none,
    givers: none,
    noteTask: null,
    blockIds,
    garbled: none,
    muted: ["*"],
  };
}
