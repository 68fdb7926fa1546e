import { closeSync, constants, fstatSync, ftruncateSync, openSync, readSync, realpathSync, writeSync } from "node:fs";
import { dirname, join, sep } from "node:path";
import { applyEdits, type TextEdit } from "../../core/text/text-edit";
import { InputError } from "../find-notes";
import { toNoteText } from "../note-text";
import { reasonOf } from "../read-problem";

/** A change of a note. */
export interface NoteChange {
  readonly before: string;
  readonly after: string;
}

/**
 * Makes the edits that `toEdits` gives for the text of a note as it is at that moment, and tells what they change. The
 * file stays the same one, with its owner and rights; where `toEdits` or an edit throws, nothing is written.
 *
 * @param folder the vault; nothing outside of it is opened, wherever symbolic links lead
 * @param path the note, in the folder
 * @param isDry whether nothing is written at all
 * @throws {InputError} when it is not such a note, or can not be read or written without loss.
 */
export function changeNote(
  folder: string,
  path: string,
  toEdits: (text: string) => readonly TextEdit[],
  isDry: boolean,
): NoteChange {
  const file = openInside(folder, path, isDry);
  try {
    if (!fstatSync(file).isFile()) throw new InputError(`${path} is no file`);
    const { text: before, brokenLine } = toNoteText(readAll(file));
    if (brokenLine !== null) {
      throw new InputError(`${path} is not UTF-8 on line ${brokenLine + 1}: what stands there would be lost`);
    }
    const after = applyEdits(before, toEdits(before));
    if (!isDry && after !== before) writeAll(file, Buffer.from(after, "utf8"));
    return { before, after };
  } finally {
    closeSync(file);
  }
}

function openInside(folder: string, path: string, isDry: boolean): number {
  const file = join(folder, path);
  try {
    const root = realpathSync(folder);
    const above = realpathSync(dirname(file));
    if (above !== root && !above.startsWith(root.endsWith(sep) ? root : root + sep)) {
      throw new InputError(`${path} is outside of ${folder}`);
    }
    // Read and written is what was opened, whatever else is put at its path meanwhile; a link is not opened at all.
    return openSync(file, (isDry ? constants.O_RDONLY : constants.O_RDWR) | NO_LINK);
  } catch (error) {
    if (error instanceof InputError) throw error;
    throw new InputError(`${path} can not be changed: ${reasonOf(error)}`);
  }
}

/** Windows does not know it. */
const NO_LINK = (constants as Partial<typeof constants>).O_NOFOLLOW ?? 0;

function readAll(file: number): Buffer {
  const bytes = Buffer.alloc(fstatSync(file).size);
  let length = 0;
  for (let more = -1; more !== 0 && length < bytes.length; length += more) {
    more = readSync(file, bytes, length, bytes.length - length, length);
  }
  return bytes.subarray(0, length);
}

function writeAll(file: number, bytes: Buffer): void {
  for (let length = 0; length < bytes.length;) {
    length += writeSync(file, bytes, length, bytes.length - length, length);
  }
  ftruncateSync(file, bytes.length);
}
