import { isLeftOut } from "../core/settings/left-out";
import { Notice, Platform, type Plugin } from "obsidian";
import { describeProblem, readSettings } from "../core/settings/read-settings";
import { DEFAULT_SETTINGS, toStored, type Settings } from "../core/settings/settings";
import type { TasksStatus } from "../core/settings/tasks-statuses";
import { toVocabulary } from "../core/settings/users-vocabulary";
import type { Vocabulary } from "../core/status/vocabulary";
import { say } from "../core/words/say";
import { messageOf } from "./message-of";
import { backUpFaulty, type SettingsFault } from "./settings-backup";
import { loadTasksStatuses } from "./settings-of-tasks";
import { Turns } from "./turns";

/** How many problems a notice names. */
const PROBLEMS_TOLD = 3;

/** Keeps the settings: in memory, in the plugin's `data.json`, and as the vocabulary that notes are read with. */
export class SettingsStore {
  readonly #plugin: Plugin;
  readonly #turns = new Turns();
  readonly #listeners = new Set<(cause: SettingsCause) => void>();
  #settings = DEFAULT_SETTINGS;
  #tasks: readonly TasksStatus[] | null = null;
  /** How often they were asked for. */
  #tasksTurn = 0;
  #vocabulary: Vocabulary | null = null;
  /** What that vocabulary was made of. */
  #madeOf = "";
  #isLoaded: () => void = () => undefined;

  /** Resolves once the vocabulary is that of the user; never rejects. */
  readonly whenReady = new Promise<void>((resolve) => {
    this.#isLoaded = resolve;
  });

  constructor(plugin: Plugin) {
    this.#plugin = plugin;
  }

  get settings(): Settings {
    return this.#settings;
  }

  /** Made when it is first asked for, since that takes its time. */
  get vocabulary(): Vocabulary {
    const { tasksStatuses } = this.#settings;
    this.#vocabulary ??= toVocabulary(this.#settings, (tasksStatuses ? this.#tasks : null) ?? []).vocabulary;
    return this.#vocabulary;
  }

  /** The statuses, in the order in which they are offered. */
  get order(): Settings["order"] {
    return this.#settings.order;
  }

  get counting(): Settings["counting"] {
    return this.#settings.counting;
  }

  /** Whether notes are read only once something of the plugin is opened that shows them. */
  get waits(): boolean {
    return Platform.isMobile && this.#settings.phones.has("waits");
  }

  /** The size of the largest file that is read on this device, in bytes. */
  get largestNote(): number {
    const { phoneNoteSize } = this.#settings;
    return Platform.isMobile && phoneNoteSize !== null ? phoneNoteSize * 1000 : Number.POSITIVE_INFINITY;
  }

  isLeftOut(path: string): boolean {
    return isLeftOut(this.#settings, path);
  }

  /** The statuses that are set up in the Tasks plugin, whether they count or not; null where it is not enabled. */
  get tasks(): readonly TasksStatus[] | null {
    return this.#tasks;
  }

  /** Calls `listener` after every change, until the returned function is called. */
  onChange(listener: (cause: SettingsCause) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Reads what is stored, by this app or by another program. What is set up in the Tasks plugin is still being read then: `whenReady`. */
  async load(): Promise<void> {
    await this.#turns.take(async () => {
      const stored = await this.#readStored();
      // Half a file, while it is being synced, does not undo what is set.
      if (stored !== undefined) this.#settings = readSettings(stored).settings;
    });
    void this.#turns.take(() => this.#keepFaulty());
    void this.#loadTasks();
  }

  /** Changes the settings and stores them; never rejects, but tells when they cannot be stored. */
  async change(edit: (settings: Settings) => Settings): Promise<void> {
    await this.#turns.take(async () => {
      this.#settings = edit(this.#settings);
      this.#take("edit");
      try {
        await this.#plugin.saveData(toStored(this.#settings));
      } catch (error) {
        const plugin = this.#plugin.manifest.name;
        new Notice(say("notice.settings-unsaved", { plugin, message: messageOf(error) }));
      }
    });
  }

  /** What is stored; null when nothing is, undefined when it cannot be read. */
  async #readStored(): Promise<unknown> {
    try {
      return ((await this.#plugin.loadData()) as unknown) ?? null;
    } catch {
      return undefined;
    }
  }

  async #loadTasks(): Promise<void> {
    const turn = (this.#tasksTurn += 1);
    const tasks = await loadTasksStatuses(this.#plugin.app);
    // Who asked later knows better, whichever answer comes first.
    if (turn !== this.#tasksTurn) return;
    this.#tasks = tasks;
    this.#take("load");
    this.#isLoaded();
  }

  #take(cause: SettingsCause): void {
    const { words, checkboxes, tasksStatuses } = this.#settings;
    const tasks = (tasksStatuses ? this.#tasks : null) ?? [];
    // The same vocabulary stays the same object: notes are read again for another one.
    const made = JSON.stringify([[...words], [...checkboxes], tasks]);
    if (made !== this.#madeOf) this.#vocabulary = null;
    this.#madeOf = made;
    for (const listener of this.#listeners) listener(cause);
  }

  /** In its turn before any change is stored, so that nothing of a faulty file is lost. */
  async #keepFaulty(): Promise<void> {
    const { app, manifest } = this.#plugin;
    const folder = manifest.dir ?? `${app.vault.configDir}/plugins/${manifest.id}`;
    try {
      const fault = await backUpFaulty(app.vault.adapter, `${folder}/data.json`);
      if (fault !== null) new Notice(tell(manifest.name, fault), 0);
    } catch (error) {
      new Notice(say("notice.settings-unread", { plugin: manifest.name, message: messageOf(error) }), 0);
    }
  }
}

/** Whether settings were read from outside, or changed here. */
export type SettingsCause = "load" | "edit";

function tell(plugin: string, { backup, problems }: SettingsFault): string {
  const told = problems.slice(0, PROBLEMS_TOLD).map((problem) => `• ${describeProblem(problem)}`);
  if (problems.length > told.length) told.push(`• ${say("count.more", { number: problems.length - told.length })}`);
  return [say("notice.settings-faulty", { plugin }), ...told, say("notice.settings-backup", { path: backup })].join(
    "\n",
  );
}
