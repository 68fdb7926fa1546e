import { existsSync, lstatSync, realpathSync, statSync } from "node:fs";
import { basename, dirname, join, relative, resolve, sep } from "node:path";
import { STATUSES, type Status } from "../../core/status/status";
import { UsageError } from "../../core/report/run-report";
import { isLeftOut } from "../../core/settings/left-out";
import { dayOf } from "../../core/text/day-of";
import { isNeverRead, isNotePath } from "../find-notes";
import { InputError } from "../input-error";
import { reasonOf } from "../read-problem";
import { checkSettingsRead, CONFIG, readVaultSettings } from "../read-settings";
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
 * @throws {InputError} when it cannot be done; nothing is written then.
 */
export async function runSet({ note, line, status, isDry }: SetRequest): Promise<string> {
  const written = findFile(note);
  checkLinks(vaultOf(written) ?? baseOf(written), written, note);
  const file = join(realpathSync(dirname(written)), basename(written));
  const vault = vaultOf(file);
  const folder = vault ?? dirname(file);
  const path = toPath(relative(folder, file));
  if (vault !== null && path.split("/").some(isNeverRead)) {
    throw new InputError(`${note} is no part of the plan: what begins with a dot and node_modules are left out`);
  }
  const settings = await readVaultSettings(folder);
  const { users, leftOut } = settings;
  if (isLeftOut({ leftOut }, path)) throw new InputError(`${path} is left out of the plan by the vault's settings`);
  checkSettingsRead(settings);
  const wish = { folder, path, name: note, line, status, today: dayOf(new Date()), isDry, expected: null };
  const change = setStatus(wish, users.vocabulary);
  if (change.before === change.after) return `${note}:${line + 1} is ${status} already.\n`;
  const shown = toPath(relative(process.cwd(), written));
  return isDry ? toUnifiedDiff(shown, change.before, change.after) : `${note}:${line + 1} is ${status} now.\n`;
}

/**
 * The whole path of a note as it was written, with `.md` or without; links in it are not followed.
 *
 * @throws {InputError} when there is no such note.
 */
function findFile(note: string): string {
  for (const written of [note, `${note}.md`]) {
    try {
      const info = statSync(written, { throwIfNoEntry: false });
      if (info === undefined) continue;
      if (info.isDirectory()) {
        if (isNotePath(written)) throw new InputError(`${note} is a folder, and no note`);
        continue;
      }
      if (!isNotePath(written)) throw new InputError(`${note} is no Markdown note`);
      return resolve(written);
    } catch (error) {
      if (error instanceof InputError) throw error;
      throw new InputError(`${note} cannot be read: ${reasonOf(error)}`);
    }
  }
  throw new InputError(`There is no note ${note}`);
}

/** The vault of Obsidian that a note lies in, whose words count; null where it lies in none. */
function vaultOf(file: string): string | null {
  for (let folder = dirname(file); basename(folder) !== ""; folder = dirname(folder)) {
    if (existsSync(join(folder, CONFIG))) return folder;
  }
  return null;
}

/** Where links are looked for from on, without a vault: the current folder, where the note is below it. */
function baseOf(file: string): string {
  const here = process.cwd();
  return file.startsWith(here.endsWith(sep) ? here : here + sep) ? here : dirname(file);
}

/**
 * Looks whether the way from a folder to a note leads over no symbolic link: what is read is never behind one.
 *
 * @throws {InputError} when it does.
 */
function checkLinks(base: string, file: string, note: string): void {
  for (let path = file; path.length > base.length && path !== dirname(path); path = dirname(path)) {
    if (!lstatSync(path).isSymbolicLink()) continue;
    const link = path === file ? "it" : toPath(relative(process.cwd(), path));
    throw new InputError(`${note} cannot be changed: ${link} is a link`);
  }
}

function toPath(path: string): string {
  return path.split(sep).join("/");
}
