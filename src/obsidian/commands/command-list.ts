/** What a command is called in the palette, without the plugin's name, and its icon. */
export interface CommandName {
  readonly name: string;
  readonly icon: string;
}

/** The commands of this room, by id: people's hotkeys go by the ids, which therefore stay. */
export const COMMANDS = {
  "open-outline": { name: "Open outline", icon: "list-tree" },
  "open-board": { name: "Open board", icon: "square-kanban" },
  "open-timeline": { name: "Open timeline", icon: "chart-gantt" },
  "open-findings": { name: "Open findings", icon: "triangle-alert" },
  "open-trend": { name: "Open trend", icon: "trending-up" },
  "check-note": { name: "Check this note", icon: "list-checks" },
  "changed-since": { name: "What changed since…", icon: "history" },
  "rebuild-index": { name: "Rebuild the index", icon: "refresh-cw" },
  "go-to-item": { name: "Go to an item…", icon: "search" },
  "go-to-blocker": { name: "Go to what blocks this", icon: "octagon-minus" },
  "next-open-item": { name: "Go to next open item", icon: "arrow-down" },
  "previous-open-item": { name: "Go to previous open item", icon: "arrow-up" },
  "set-status": { name: "Set status on this line", icon: "circle-check" },
  "set-note-status": { name: "Set status of the note", icon: "file-check" },
  "next-status": { name: "Next status on this line", icon: "circle-arrow-right" },
  "previous-status": { name: "Previous status on this line", icon: "circle-arrow-left" },
  "toggle-tasks": { name: "Tick or untick tasks on these lines", icon: "check-check" },
} as const satisfies Readonly<Record<string, CommandName>>;

export type CommandId = keyof typeof COMMANDS;
