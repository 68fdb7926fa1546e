import { LANGUAGES } from "../status/languages/all";
import { SYMBOLS } from "../status/signs";
import type { Status } from "../status/status";
import { createVocabulary, defaultVocabulary, type Vocabulary } from "../status/vocabulary";
import { findCheckboxFault, toWordKey } from "./entry";
import type { Settings } from "./settings";
import { meaningOf, type TasksStatus } from "./tasks-statuses";

/** A vocabulary with what a user has added to it. */
export interface UsersVocabulary {
  readonly vocabulary: Vocabulary;
  /** Where the meaning of a checkbox character comes from, where it is not built in: `custom status “Waiting” of Tasks`. */
  readonly origins: ReadonlyMap<string, string>;
}

/**
 * The vocabulary of a user: the user's own words and characters first, then the statuses set up in Tasks, then what is
 * built in, which is {@link defaultVocabulary} itself where nothing is added.
 */
export function toVocabulary(
  { words, checkboxes, tasksStatuses }: Settings,
  tasks: readonly TasksStatus[],
): UsersVocabulary {
  const worded = words.size === 0 ? defaultVocabulary() : createVocabulary(LANGUAGES, toAdditions(words));
  const symbols = new Map<string, Status>();
  const origins = new Map<string, string>();
  for (const task of tasksStatuses ? tasks : []) {
    const status = meaningOf(task, worded);
    if (SYMBOLS.get(task.symbol) === status || findCheckboxFault(task.symbol, status) !== null) continue;
    symbols.set(task.symbol, status);
    origins.set(task.symbol, task.name === "" ? "custom status of Tasks" : `custom status “${task.name}” of Tasks`);
  }
  for (const [symbol, status] of checkboxes) {
    symbols.set(symbol, status);
    origins.set(symbol, "checkbox character of your own");
  }
  if (symbols.size === 0) return { vocabulary: worded, origins };
  return { vocabulary: { ...worded, symbols: new Map([...worded.symbols, ...symbols]) }, origins };
}

function toAdditions(words: Settings["words"]): { phrases: Record<string, Status>; signs: Record<string, Status> } {
  const ofKind = (kind: string): Record<string, Status> =>
    Object.fromEntries(
      [...words].flatMap(([text, status]) => {
        const word = toWordKey(text);
        return word?.kind === kind ? [[word.key, status] as const] : [];
      }),
    );
  return { phrases: ofKind("phrase"), signs: ofKind("sign") };
}
