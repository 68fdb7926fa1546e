import { withFigures } from "../core/findings/read-figures";
import { VaultIndex } from "../core/index/vault-index";
import { parseNote } from "../core/parse/parse-note";
import { withoutPlan } from "../core/note/without-plan";
import { isLeftOut } from "../core/settings/left-out";
import type { Settings } from "../core/settings/settings";
import type { UsersVocabulary } from "../core/settings/users-vocabulary";
import { fileDay, findNotes, readNote } from "./find-notes";
import { readVaultSettings } from "./read-settings";

/** A note that could not be read. */
export interface ReadProblem {
  readonly path: string;
  readonly reason: string;
}

/** A folder of notes, as it was read. */
export interface ReadVault {
  readonly index: VaultIndex;
  /** The day on which each note was last changed, `YYYY-MM-DD`. */
  readonly touched: ReadonlyMap<string, string>;
  /** With what words it was read. */
  readonly vocabulary: UsersVocabulary["vocabulary"];
  /** Where the meaning of a checkbox character comes from, where it is not built in. */
  readonly origins: UsersVocabulary["origins"];
  /** How rules of findings are taken in this vault, where not by default. */
  readonly rules: Settings["rules"];
  readonly staleDays: Settings["staleDays"];
  /** The day on which week 1 begins where a note does not say it. */
  readonly weekOne: Settings["weekOne"];
  readonly problems: readonly ReadProblem[];
  /** What could not be understood of the plugin's settings in the folder. */
  readonly warnings: readonly string[];
}

/** A folder of notes, read and indexed; what could not be read is told, and the rest goes on. */
export async function readVault(folder: string, excludes: readonly string[]): Promise<ReadVault> {
  const { files, notes } = findNotes(folder, excludes);
  const { users, rules, weekOne, counting, staleDays, leftOut, warnings } = await readVaultSettings(folder);
  const { vocabulary, origins } = users;
  const index = new VaultIndex();
  index.setFiles(files);
  index.setCounting(counting);
  const problems: ReadProblem[] = [];
  const touched = new Map<string, string>();
  for (const path of notes) {
    try {
      const text = readNote(folder, path);
      const day = fileDay(folder, path);
      touched.set(path, day);
      const note = parseNote(text, { vocabulary, fileYear: Number(day.slice(0, 4)) });
      index.setNote(path, isLeftOut({ leftOut }, path) ? withoutPlan(note) : withFigures(note, text));
    } catch (error) {
      problems.push({ path, reason: error instanceof Error ? error.message : String(error) });
    }
  }
  return { index, touched, vocabulary, origins, rules, staleDays, weekOne, problems, warnings };
}
