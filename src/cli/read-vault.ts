import { readFileSync, statSync, type Stats } from "node:fs";
import { join } from "node:path";
import { withFigures } from "../core/findings/read-figures";
import { VaultIndex } from "../core/index/vault-index";
import { parseNote } from "../core/parse/parse-note";
import { withoutPlan } from "../core/note/without-plan";
import { isLeftOut } from "../core/settings/left-out";
import { dayOf } from "../core/text/day-of";
import { findNotes } from "./find-notes";
import { toNoteText } from "./note-text";
import { reasonOf, type ReadProblem } from "./read-problem";
import { readVaultSettings, type VaultSettings } from "./read-settings";

/** A folder of notes, as it was read. */
export interface ReadVault extends Pick<
  VaultSettings,
  "rules" | "weekOne" | "staleDays" | "leftOut" | "unreadSettings"
> {
  readonly index: VaultIndex;
  /** The day on which each note was last changed, `YYYY-MM-DD`. */
  readonly touched: ReadonlyMap<string, string>;
  /** With what words it was read. */
  readonly vocabulary: VaultSettings["users"]["vocabulary"];
  /** Where the meaning of a checkbox character comes from, where it is not built in. */
  readonly origins: VaultSettings["users"]["origins"];
  /** How many files there are that are not excluded, notes and others. */
  readonly fileCount: number;
  /** What could not be read, settings among it. */
  readonly problems: readonly ReadProblem[];
  /** What could not be understood of the plugin's settings in the folder, what excludes nothing, and notes that are not UTF-8. */
  readonly warnings: readonly string[];
}

/** Is told how many notes of how many were read. */
export type Progress = (done: number, all: number) => void;

/** What is known of a note's file. */
interface KnownNote {
  /** Changes whenever the file does. */
  readonly stamp: string;
  readonly day: string;
  /** Why it could not be read; null where it was. */
  readonly reason: string | null;
  /** The first line that is not UTF-8, 0-based; null where all is. */
  readonly brokenLine: number | null;
}

/** A folder of notes, read and indexed; what could not be read is told, and the rest goes on. */
export async function readVault(folder: string, excludes: readonly string[], tell?: Progress): Promise<ReadVault> {
  return await new VaultFolder(folder, excludes).read(tell);
}

/** A folder of notes that may change: each time it is read, only what has changed since is read again. */
export class VaultFolder {
  readonly #folder: string;
  readonly #excludes: readonly string[];
  readonly #index = new VaultIndex();
  readonly #known = new Map<string, KnownNote>();
  /** The settings that the notes were read with, as they are stored. */
  #stored = "";

  constructor(folder: string, excludes: readonly string[]) {
    this.#folder = folder;
    this.#excludes = excludes;
  }

  /**
   * The folder as it stands now, always with the same index.
   *
   * @throws {InputError} when the folder itself cannot be read.
   */
  async read(tell: Progress = () => undefined): Promise<ReadVault> {
    const found = findNotes(this.#folder, this.#excludes);
    const settings = await readVaultSettings(this.#folder);
    if (settings.stored !== this.#stored) this.#known.clear();
    this.#stored = settings.stored;
    this.#index.setCounting(settings.counting);
    // Nothing is read of what is excluded, but a link to it is not broken.
    this.#index.setFiles([...found.files, ...found.excluded]);
    const notes = new Set(found.notes);
    for (const path of this.#known.keys()) if (!notes.has(path)) this.#known.delete(path);
    found.notes.forEach((path, at) => {
      this.#readNote(path, settings);
      tell(at + 1, found.notes.length);
    });
    const { users, rules, weekOne, staleDays, leftOut, unreadSettings, warnings } = settings;
    const known = [...this.#known];
    return {
      index: this.#index,
      touched: new Map(known.flatMap(([path, { day, reason }]) => (reason === null ? [[path, day]] : []))),
      vocabulary: users.vocabulary,
      origins: users.origins,
      rules,
      weekOne,
      staleDays,
      leftOut,
      unreadSettings,
      fileCount: found.files.length,
      problems: [
        ...unreadSettings.map(({ path, reason }) => ({ path, reason: `${reason}; the defaults are used` })),
        ...found.problems,
        ...known.flatMap(([path, { reason }]) => (reason === null ? [] : [{ path, reason }])),
      ],
      warnings: [
        ...warnings,
        ...found.idle.map(
          (pattern) => `--exclude ${pattern} matches nothing: paths are those in the folder that is read`,
        ),
        ...known.flatMap(([path, { brokenLine }]) =>
          brokenLine === null ? [] : [`${path} is not UTF-8 on line ${brokenLine + 1}; what can be read of it counts`],
        ),
      ],
    };
  }

  #readNote(path: string, { users, leftOut }: VaultSettings): void {
    const file = join(this.#folder, path);
    let stamp = "";
    let day = this.#known.get(path)?.day ?? "";
    try {
      const info = statSync(file);
      stamp = stampOf(info);
      if (this.#known.get(path)?.stamp === stamp) return;
      day = dayOf(info.mtime);
      const { text, brokenLine } = toNoteText(readFileSync(file));
      const note = parseNote(text, { vocabulary: users.vocabulary, fileYear: Number(day.slice(0, 4)) });
      this.#index.setNote(path, isLeftOut({ leftOut }, path) ? withoutPlan(note) : withFigures(note, text));
      this.#known.set(path, { stamp, day, reason: null, brokenLine });
    } catch (error) {
      // What it said before is not known to be so any more; links may still lead to it.
      this.#index.removeFile(path);
      this.#index.addFile(path);
      this.#known.set(path, { stamp: "", day, reason: reasonOf(error), brokenLine: null });
    }
  }
}

function stampOf({ mtimeMs, ctimeMs, size, ino }: Stats): string {
  return `${mtimeMs} ${ctimeMs} ${size} ${ino}`;
}
