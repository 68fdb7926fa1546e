import { closeSync, constants, fstatSync, lstatSync, openSync, readFileSync, realpathSync } from "node:fs";
import { basename, dirname, join, sep } from "node:path";
import { applyEdits, type TextEdit } from "../../core/text/text-edit";
import { InputError } from "../input-error";
import { toNoteText } from "../note-text";
import { reasonOf } from "../read-problem";
import { replaceFile } from "./replace-file";

/** A change of a note. */
export interface NoteChange {
  readonly before: string;
  readonly after: string;
}

/** A note as it was read. */
interface NoteFile {
  /** Where it is, without links. */
  readonly file: string;
  readonly bytes: Buffer;
}

/**
 * Makes the edits that `toEdits` gives for the text of a note as it is at that moment, and tells what they change. The
 * note is replaced in one step, with its rights; where `toEdits` or an edit throws, nothing is written.
 *
 * @param folder the vault; nothing outside of it is opened, wherever symbolic links lead
 * @param path the note, in the folder
 * @param isDry whether nothing is written at all
 * @param name what the note is called in messages
 * @throws {InputError} when it is not such a note, cannot be read or written without loss, or is changed by another
 *   program meanwhile.
 */
export function changeNote(
  folder: string,
  path: string,
  toEdits: (text: string) => readonly TextEdit[],
  isDry: boolean,
  name = path,
): NoteChange {
  const { file, bytes } = readInside(folder, path, isDry, name);
  const { text: before, brokenLine } = toNoteText(bytes);
  if (brokenLine !== null) {
    throw new InputError(`${name} is not UTF-8 on line ${brokenLine + 1}: what stands there would be lost`);
  }
  const after = applyEdits(before, toEdits(before));
  if (isDry || after === before) return { before, after };
  const isAsRead = (): boolean => {
    const now = readInside(folder, path, isDry, name);
    return now.file === file && now.bytes.equals(bytes);
  };
  if (!orInputError(name, () => replaceFile(file, Buffer.from(after, "utf8"), isAsRead))) {
    throw new InputError(`Nothing was written: another program has changed ${name} meanwhile; try again`);
  }
  return { before, after };
}

function readInside(folder: string, path: string, isDry: boolean, called: string): NoteFile {
  return orInputError(called, () => {
    const root = realpathSync.native(folder);
    const above = realpathSync.native(dirname(join(folder, path)));
    if (above !== root && !above.startsWith(root.endsWith(sep) ? root : root + sep)) {
      throw new InputError(`${called} is outside of ${folder}`);
    }
    const name = join(above, basename(path));
    if (lstatSync(name).isSymbolicLink()) throw new InputError(`${called} cannot be changed: it is a link`);
    // What may not be written to is not replaced either, though its folder would allow it.
    const file = openSync(name, (isDry ? constants.O_RDONLY : constants.O_RDWR) | NO_LINK);
    try {
      if (!fstatSync(file).isFile()) throw new InputError(`${called} is no file`);
      // Where letters may be large or small, the name as it is on the disk.
      return { file: realpathSync.native(name), bytes: readFileSync(file) };
    } finally {
      closeSync(file);
    }
  });
}

function orInputError<T>(name: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof InputError) throw error;
    throw new InputError(`${name} cannot be changed: ${reasonOf(error)}`);
  }
}

/** Windows does not know it. */
const NO_LINK = (constants as Partial<typeof constants>).O_NOFOLLOW ?? 0;
