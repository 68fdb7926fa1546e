import type { App } from "obsidian";
import { isTasksEnabled, readTasksStatuses, TASKS_PLUGIN, type TasksStatus } from "../core/settings/tasks-statuses";

/**
 * The statuses that are set up in the Tasks plugin; null where it is not enabled. Never rejects: settings of another
 * plugin that cannot be read are none.
 */
export async function loadTasksStatuses({ vault }: App): Promise<readonly TasksStatus[] | null> {
  const read = async (path: string): Promise<unknown> => {
    try {
      const full = `${vault.configDir}/${path}`;
      // Asked for first: to read what is not there is an error in the console.
      return (await vault.adapter.exists(full)) ? (JSON.parse(await vault.adapter.read(full)) as unknown) : null;
    } catch {
      return null;
    }
  };
  if (!isTasksEnabled(await read("community-plugins.json"))) return null;
  return readTasksStatuses(await read(`plugins/${TASKS_PLUGIN}/data.json`));
}
