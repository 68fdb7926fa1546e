import type { PlainKey } from "../../core/words/catalogue";

/** What a command is called in the palette, without the plugin's name, and its icon. */
export interface CommandName {
  readonly name: PlainKey;
  readonly icon: string;
}

/** The commands of this room, by id: people's hotkeys go by the ids, which therefore stay. */
export const COMMANDS = {
  "open-outline": { name: "command.open-outline", icon: "list-tree" },
  "open-board": { name: "command.open-board", icon: "square-kanban" },
  "open-timeline": { name: "command.open-timeline", icon: "chart-gantt" },
  "open-findings": { name: "command.open-findings", icon: "triangle-alert" },
  "open-trend": { name: "command.open-trend", icon: "trending-up" },
  "check-note": { name: "command.check-note", icon: "list-checks" },
  "changed-since": { name: "command.changed-since", icon: "history" },
  "rebuild-index": { name: "command.rebuild-index", icon: "refresh-cw" },
  "go-to-item": { name: "command.go-to-item", icon: "search" },
  "go-to-blocker": { name: "command.go-to-blocker", icon: "octagon-minus" },
  "next-open-item": { name: "command.next-open-item", icon: "arrow-down" },
  "previous-open-item": { name: "command.previous-open-item", icon: "arrow-up" },
  "set-status": { name: "command.set-status", icon: "circle-check" },
  "set-note-status": { name: "command.set-note-status", icon: "file-check" },
  "next-status": { name: "command.next-status", icon: "circle-arrow-right" },
  "previous-status": { name: "command.previous-status", icon: "circle-arrow-left" },
  "toggle-tasks": { name: "command.toggle-tasks", icon: "check-check" },
} as const satisfies Readonly<Record<string, CommandName>>;

export type CommandId = keyof typeof COMMANDS;
