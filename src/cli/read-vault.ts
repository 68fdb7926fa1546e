import { VaultIndex } from "../core/index/vault-index";
import { parseNote } from "../core/parse/parse-note";
import { fileYear, findNotes, readNote } from "./find-notes";

/** A note that could not be read. */
export interface ReadProblem {
  readonly path: string;
  readonly reason: string;
}

/** A folder of notes, read and indexed; what could not be read is told, and the rest goes on. */
export async function readVault(
  folder: string,
  excludes: readonly string[],
): Promise<{ readonly index: VaultIndex; readonly problems: readonly ReadProblem[] }> {
  const { files, notes } = await findNotes(folder, excludes);
  const index = new VaultIndex();
  index.setFiles(files);
  const problems: ReadProblem[] = [];
  for (const path of notes) {
    try {
      index.setNote(path, parseNote(await readNote(folder, path), { fileYear: await fileYear(folder, path) }));
    } catch (error) {
      problems.push({ path, reason: error instanceof Error ? error.message : String(error) });
    }
  }
  return { index, problems };
}
