import { constants } from "node:fs";
import { open } from "node:fs/promises";
import { join } from "node:path";
import { InputError } from "./input-error";
import { NO_WAITING } from "./read-inside";
import { reasonOf, type ReadProblem } from "./read-problem";
import { describeProblem, readSettings } from "../core/settings/read-settings";
import type { Settings } from "../core/settings/settings";
import { isTasksEnabled, readTasksStatuses, TASKS_PLUGIN } from "../core/settings/tasks-statuses";
import { toVocabulary, type UsersVocabulary } from "../core/settings/users-vocabulary";

/** Where Obsidian keeps what is set in a vault, unless its user has moved that. */
export const CONFIG = ".obsidian";
const SETTINGS = `${CONFIG}/plugins/plan-of-record/data.json`;
const ENABLED = `${CONFIG}/community-plugins.json`;
const OF_TASKS = `${CONFIG}/plugins/${TASKS_PLUGIN}/data.json`;

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
  /** Files of settings of which nothing could be read, so that what is built in counts. */
  readonly unreadSettings: readonly ReadProblem[];
  /** All that is stored, as one text: another one when anything is set otherwise. */
  readonly stored: string;
}

/**
 * The vocabulary that the plugin reads the notes of a folder with, and how rules are taken, where the folder is a vault;
 * what is built in where nothing is set. What could not be understood of the user's settings is told, and the rest counts.
 */
export async function readVaultSettings(folder: string): Promise<VaultSettings> {
  const own = await readJson(folder, SETTINGS, isObject);
  const { settings, problems } = readSettings(own.value);
  const enabled = settings.tasksStatuses ? await readJson(folder, ENABLED, Array.isArray) : NOTHING;
  const tasks = isTasksEnabled(enabled.value) ? await readJson(folder, OF_TASKS, isObject) : NOTHING;
  return {
    rules: settings.rules,
    weekOne: settings.weekOne,
    counting: settings.counting,
    staleDays: settings.staleDays,
    leftOut: settings.leftOut,
    users: toVocabulary(settings, readTasksStatuses(tasks.value)),
    warnings: problems.map((problem) => `${SETTINGS}: ${describeProblem(problem)}`),
    unreadSettings: [own, enabled, tasks].flatMap(({ problem }) => (problem === null ? [] : [problem])),
    stored: JSON.stringify([own, enabled, tasks]),
  };
}

/**
 * Looks whether it is known with what words and characters the notes of a vault are written, before one is changed.
 *
 * @throws {InputError} when it is not.
 */
export function checkSettingsRead({ unreadSettings: [unread] }: Pick<VaultSettings, "unreadSettings">): void {
  if (unread === undefined) return;
  throw new InputError(`Nothing was changed: ${unread.path} could not be read: ${unread.reason}`);
}

interface Json {
  /** Null where there is none. */
  readonly value: unknown;
  /** Why there is no value, although there is a file. */
  readonly problem: ReadProblem | null;
}

const NOTHING: Json = { value: null, problem: null };
/** So large a file holds no settings; bytes. */
const MAX_SIZE = 16_000_000;

/** @param isRight whether a value can be that of such a file at all */
async function readJson(folder: string, path: string, isRight: (value: unknown) => boolean): Promise<Json> {
  const unread = (reason: string): Json => ({ value: null, problem: { path, reason } });
  try {
    const text = await readSmall(join(folder, path));
    if (typeof text !== "string") return unread(text.reason);
    const value = JSON.parse(text) as unknown;
    return value === null || isRight(value) ? { value, problem: null } : unread("it does not hold settings");
  } catch (error) {
    // What the engine says of it quotes the file, which may be a link to any other.
    if (error instanceof SyntaxError) return unread("it is no JSON");
    const isMissing =
      error instanceof Error && "code" in error && (error.code === "ENOENT" || error.code === "ENOTDIR");
    return isMissing ? NOTHING : unread(reasonOf(error));
  }
}

/** The text of a plain file, or one that a link leads to; why there is none where it is something else, or too large. */
async function readSmall(path: string): Promise<string | { readonly reason: string }> {
  const file = await open(path, constants.O_RDONLY | NO_WAITING);
  try {
    const info = await file.stat();
    if (info.isDirectory()) return { reason: "it is a folder" };
    if (!info.isFile()) return { reason: "it is no file" };
    return info.size > MAX_SIZE ? { reason: "it is too large" } : await file.readFile("utf8");
  } finally {
    await file.close();
  }
}

function isObject(value: unknown): boolean {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
