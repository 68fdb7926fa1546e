import { recognizeStatus } from "../status/recognize";
import type { Status } from "../status/status";
import type { Vocabulary } from "../status/vocabulary";

/** The folder of the Tasks plugin among the plugins of a vault, which is its id. */
export const TASKS_PLUGIN = "obsidian-tasks-plugin";

/** A status that a user has set up in the Tasks plugin. */
export interface TasksStatus {
  /** The character in the box, one code point. */
  readonly symbol: string;
  readonly name: string;
  readonly type: TasksType;
}

/** What Tasks knows of a status besides its name; an eighth, `EMPTY`, is never stored for a status in use. */
export type TasksType = "TODO" | "IN_PROGRESS" | "ON_HOLD" | "DONE" | "CANCELLED" | "NON_TASK";

/** What a type means, and what a name may say more exactly than its type does. */
const MEANING: Readonly<Record<TasksType, { readonly status: Status; readonly sharper: readonly Status[] }>> = {
  // Statuses set up before Tasks had types are of this one, whatever their name says.
  TODO: { status: "todo", sharper: ["active", "review", "blocked", "deferred"] },
  IN_PROGRESS: { status: "active", sharper: ["review", "blocked"] },
  ON_HOLD: { status: "deferred", sharper: ["blocked", "review"] },
  DONE: { status: "done", sharper: [] },
  CANCELLED: { status: "cancelled", sharper: [] },
  // Pros, cons and quotes in boxes: they stand there and are no work, neither open nor closed.
  NON_TASK: { status: "reference", sharper: ["por", "draft"] },
};

/** Whether the content of a vault's `community-plugins.json`, as JSON, says that the Tasks plugin is enabled. */
export function isTasksEnabled(stored: unknown): boolean {
  return Array.isArray(stored) && stored.includes(TASKS_PLUGIN);
}

/**
 * The statuses in the settings of the Tasks plugin, its own first; of several for a character the first counts, as
 * there. Never throws: whatever is no status is left out.
 *
 * @param stored what the plugin's `data.json` holds, as JSON
 */
export function readTasksStatuses(stored: unknown): readonly TasksStatus[] {
  const settings = fieldOf(stored, "statusSettings");
  const bySymbol = new Map<string, TasksStatus>();
  for (const key of ["coreStatuses", "customStatuses"]) {
    const list = fieldOf(settings, key);
    if (!Array.isArray(list)) continue;
    for (const entry of list) {
      const status = readStatus(entry);
      if (status !== null && !bySymbol.has(status.symbol)) bySymbol.set(status.symbol, status);
    }
  }
  return [...bySymbol.values()];
}

/** The status that a status of Tasks means: its type's, unless its name says it more exactly. */
export function meaningOf({ name, type }: TasksStatus, vocabulary: Vocabulary): Status {
  const { status, sharper } = MEANING[type];
  const named = recognizeStatus(name, vocabulary);
  return named?.whole === true && sharper.includes(named.status) ? named.status : status;
}

function readStatus(stored: unknown): TasksStatus | null {
  const symbol = fieldOf(stored, "symbol");
  const name = fieldOf(stored, "name");
  const type = fieldOf(stored, "type");
  if (typeof symbol !== "string" || [...symbol].length !== 1 || type === "EMPTY") return null;
  // Tasks itself takes a status without a type, or with one that it does not know, to be to do.
  return { symbol, name: typeof name === "string" ? name : "", type: isType(type) ? type : "TODO" };
}

function isType(value: unknown): value is TasksType {
  return typeof value === "string" && Object.hasOwn(MEANING, value);
}

/** What an object holds under a name of its own. */
function fieldOf(value: unknown, name: string): unknown {
  if (typeof value !== "object" || value === null) return undefined;
  return new Map<string, unknown>(Object.entries(value)).get(name);
}
