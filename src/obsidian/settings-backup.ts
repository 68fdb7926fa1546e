import type { DataAdapter } from "obsidian";
import { readSettings, type SettingsProblem } from "../core/settings/read-settings";
import { say } from "../core/words/say";

/** What is wrong with the file in which the settings are stored. */
export interface SettingsFault {
  /** Where the old text is kept. */
  readonly backup: string;
  readonly problems: readonly SettingsProblem[];
}

/**
 * Looks into the file at `path` for what cannot be read, and if there is something, leaves a copy of its text beside
 * it. Null when all is well, and when a copy with the same faults is there already: then they have been told.
 *
 * @throws what the adapter does.
 */
export async function backUpFaulty(adapter: DataAdapter, path: string): Promise<SettingsFault | null> {
  if (!(await adapter.exists(path))) return null;
  const text = await adapter.read(path);
  const problems = findProblems(text);
  if (problems.length === 0) return null;
  for (let count = 1; ; count += 1) {
    const backup = count === 1 ? `${path}.bak` : `${path}.${count}.bak`;
    if (!(await adapter.exists(backup))) {
      await adapter.write(backup, text);
      return { backup, problems };
    }
    if (isSame(findProblems(await adapter.read(backup)), problems)) return null;
  }
}

function findProblems(text: string): readonly SettingsProblem[] {
  try {
    return readSettings(JSON.parse(text)).problems;
  } catch {
    return [{ path: [], reason: say("notice.not-json"), found: text }];
  }
}

/** What is wrong counts, with the values: the rest of the text is stored again anyway. */
function isSame(some: readonly SettingsProblem[], others: readonly SettingsProblem[]): boolean {
  return JSON.stringify(some) === JSON.stringify(others);
}
