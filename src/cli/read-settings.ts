import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describeProblem, readSettings } from "../core/settings/read-settings";
import type { Settings } from "../core/settings/settings";
import { isTasksEnabled, readTasksStatuses, TASKS_PLUGIN } from "../core/settings/tasks-statuses";
import { toVocabulary, type UsersVocabulary } from "../core/settings/users-vocabulary";

/** Where Obsidian keeps what is set in a vault, unless its user has moved that. */
export const CONFIG = ".obsidian";
const SETTINGS = `${CONFIG}/plugins/plan-of-record/data.json`;

/** What is set up in a folder. */
export interface VaultSettings {
  readonly users: UsersVocabulary;
  /** How rules of findings are taken in this vault, where not by default. */
  readonly rules: Settings["rules"];
  /** The day on which week 1 begins where a note does not say it. */
  readonly weekOne: Settings["weekOne"];
  readonly counting: Settings["counting"];
  readonly staleDays: Settings["staleDays"];
  readonly leftOut: Settings["leftOut"];
  /** What could not be understood. */
  readonly warnings: readonly string[];
  /** All that is stored, as one text: another one when anything is set otherwise. */
  readonly stored: string;
}

/**
 * The vocabulary that the plugin reads the notes of a folder with, and how rules are taken, where the folder is a vault;
 * what is built in where nothing is set. What could not be understood of the user's settings is told, and the rest counts.
 */
export async function readVaultSettings(folder: string): Promise<VaultSettings> {
  const own = await readJson(join(folder, SETTINGS));
  const { settings, problems } = readSettings(own.value);
  const enabled = await readJson(join(folder, CONFIG, "community-plugins.json"));
  const tasks = isTasksEnabled(enabled.value)
    ? await readJson(join(folder, CONFIG, "plugins", TASKS_PLUGIN, "data.json"))
    : NOTHING;
  const warnings = own.reason === null ? problems.map(describeProblem) : [own.reason];
  return {
    rules: settings.rules,
    weekOne: settings.weekOne,
    counting: settings.counting,
    staleDays: settings.staleDays,
    leftOut: settings.leftOut,
    users: toVocabulary(settings, readTasksStatuses(tasks.value)),
    warnings: warnings.map((warning) => `${SETTINGS}: ${warning}`),
    stored: JSON.stringify([own, enabled, tasks]),
  };
}

interface Json {
  readonly value: unknown;
  /** Why there is no value, although there is a file. */
  readonly reason: string | null;
}

const NOTHING: Json = { value: null, reason: null };

async function readJson(path: string): Promise<Json> {
  try {
    return { value: JSON.parse(await readFile(path, "utf8")) as unknown, reason: null };
  } catch (error) {
    const isMissing =
      error instanceof Error && "code" in error && (error.code === "ENOENT" || error.code === "ENOTDIR");
    return isMissing ? NOTHING : { value: null, reason: error instanceof Error ? error.message : String(error) };
  }
}
