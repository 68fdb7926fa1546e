import { applyEdits, type TextEdit } from "../../core/text/text-edit";
import { InputError } from "../input-error";
import { toNoteText } from "../note-text";
import { orInputError, readInside } from "../read-inside";
import { replaceFile } from "./replace-file";

/** A change of a note. */
export interface NoteChange {
  readonly before: string;
  readonly after: string;
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
  const purpose = { name, deed: "changed", isToWrite: !isDry } as const;
  const { file, bytes } = readInside(folder, path, purpose);
  const { text: before, brokenLine } = toNoteText(bytes);
  if (brokenLine !== null) {
    throw new InputError(`${name} is not UTF-8 on line ${brokenLine + 1}: what stands there would be lost`);
  }
  const after = applyEdits(before, toEdits(before));
  if (isDry || after === before) return { before, after };
  const isAsRead = (): boolean => {
    const now = readInside(folder, path, purpose);
    return now.file === file && now.bytes.equals(bytes);
  };
  if (!orInputError(name, "changed", () => replaceFile(file, Buffer.from(after, "utf8"), isAsRead))) {
    throw new InputError(`Nothing was written: another program has changed ${name} meanwhile; try again`);
  }
  return { before, after };
}
