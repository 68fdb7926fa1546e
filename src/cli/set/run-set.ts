import { existsSync, realpathSync } from "node:fs";
import { basename, dirname, join, relative, resolve, sep } from "node:path";
import { STATUSES, type Status } from "../../core/status/status";
import { UsageError } from "../../core/report/run-report";
import { isLeftOut } from "../../core/settings/left-out";
import { InputError, isNotePath, toDayOf } from "../find-notes";
import { CONFIG, readVaultSettings } from "../read-settings";
import { setStatus } from "./set-status";
import { toUnifiedDiff } from "./unified-diff";

/** What `set` is asked. */
export interface SetRequest {
  /** As it was written, from where the program runs. */
  readonly note: string;
  /** 0-based. */
  readonly line: number;
  readonly status: Status;
  readonly isDry: boolean;
}

/**
 * Understands `<note>:<line> <status>`.
 *
 * @throws {UsageError} with what is wrong with it.
 */
export function readSetArguments(given: readonly string[], isDry: boolean): SetRequest {
  const [place, word, ...more] = given;
  if (place === undefined || word === undefined || more.length > 0) {
    throw new UsageError("set needs a note with its line and a status, as Plans/Harbour.md:3 done");
  }
  const [, note = "", line = ""] = /^(.+):([1-9]\d{0,6})$/.exec(place) ?? [];
  if (note === "") throw new UsageError(`A line is told as Plans/Harbour.md:3, from 1, not “${place}”`);
  const status = STATUSES.find((known) => known === word.toLowerCase());
  if (status === undefined) throw new UsageError(`“${word}” is no status; they are ${STATUSES.join(", ")}`);
  return { note, line: Number(line) - 1, status, isDry };
}

/**
 * What `set` prints, after it has done its work: a line, or the change that it would make.
 *
 * @throws {InputError} when it can not be done; nothing is written then.
 */
export async function runSet({ note, line, status, isDry }: SetRequest): Promise<string> {
  const written = [note, `${note}.md`].find((each) => existsSync(each));
  if (written === undefined) throw new InputError(`There is no note ${note}`);
  if (!isNotePath(written)) throw new InputError(`${note} is no Markdown note`);
  const file = realpathSync(written);
  const folder = vaultOf(file);
  const path = relative(folder, file).split(sep).join("/");
  const { users, leftOut } = await readVaultSettings(folder);
  if (isLeftOut({ leftOut }, path)) throw new InputError(`${path} is left out of the plan by the vault's settings`);
  const wish = { folder, path, name: note, line, status, today: toDayOf(new Date()), isDry, expected: null };
  const change = setStatus(wish, users.vocabulary);
  if (change.before === change.after) return `${note}:${line + 1} is ${status} already.\n`;
  const shown = relative(process.cwd(), resolve(written)).split(sep).join("/");
  return isDry ? toUnifiedDiff(shown, change.before, change.after) : `${note}:${line + 1} is ${status} now.\n`;
}

/** The vault of Obsidian that a note lies in, whose words count; else the folder of the note. */
function vaultOf(file: string): string {
  for (let folder = dirname(file); basename(folder) !== ""; folder = dirname(folder)) {
    if (existsSync(join(folder, CONFIG))) return folder;
  }
  return dirname(file);
}
