import { closeSync, constants, fstatSync, lstatSync, openSync, readFileSync, realpathSync } from "node:fs";
import { basename, dirname, join, sep } from "node:path";
import { InputError } from "./input-error";
import { reasonOf } from "./read-problem";

/** A note as it was read. */
export interface NoteFile {
  /** Where it is, without links. */
  readonly file: string;
  readonly bytes: Buffer;
}

/** What a note is read for. */
export interface ReadPurpose {
  /** What the note is called in messages. */
  readonly name: string;
  readonly deed: "read" | "changed";
  /** Whether it must be one that may be written to. */
  readonly isToWrite: boolean;
}

/**
 * Reads a note of a folder; nothing outside of it is opened, wherever symbolic links lead.
 *
 * @param path the note, in the folder
 * @throws {InputError} when it is not such a note, or cannot be opened.
 */
export function readInside(folder: string, path: string, { name: called, deed, isToWrite }: ReadPurpose): NoteFile {
  return orInputError(called, deed, () => {
    const root = realpathSync.native(folder);
    const above = realpathSync.native(dirname(join(folder, path)));
    if (above !== root && !above.startsWith(root.endsWith(sep) ? root : root + sep)) {
      throw new InputError(`${called} is outside of the vault`);
    }
    const name = join(above, basename(path));
    if (lstatSync(name).isSymbolicLink()) throw new InputError(`${called} cannot be ${deed}: it is a link`);
    // What may not be written to is not replaced either, though its folder would allow it.
    const file = openSync(name, (isToWrite ? constants.O_RDWR : constants.O_RDONLY) | NO_LINK | NO_WAITING);
    try {
      if (!fstatSync(file).isFile()) throw new InputError(`${called} is no file`);
      // Where letters may be large or small, the name as it is on the disk.
      return { file: realpathSync.native(name), bytes: readFileSync(file) };
    } finally {
      closeSync(file);
    }
  });
}

/** Does work on a note; what is thrown is told in words for people. */
export function orInputError<T>(name: string, deed: ReadPurpose["deed"], work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof InputError) throw error;
    throw new InputError(`${name} cannot be ${deed}: ${reasonOf(error)}`);
  }
}

const KNOWN: Partial<typeof constants> = constants;
/** Windows does not know it. */
const NO_LINK = KNOWN.O_NOFOLLOW ?? 0;
/** With it a pipe opens at once, to be seen for what it is; without it that waits for somebody who writes. */
export const NO_WAITING = KNOWN.O_NONBLOCK ?? 0;
