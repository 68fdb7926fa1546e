import { planEdits, resolveEdits } from "../../core/edit/edit-plan";
import { repairGarbledIn } from "../../core/edit/repair-garbled";
import { parseNote } from "../../core/parse/parse-note";
import { diffOf } from "../../core/text/line-diff";
import type { TextEdit } from "../../core/text/text-edit";
import { plural } from "../../ui/words";
import { isWanted } from "../fix-all-modal";
import { MissingNoteError } from "../note-writer";
import { readOpenText } from "../open-notes";
import type { RewritingParts } from "./rewriting-parts";

const TITLE = "Repair wrongly decoded text";
const UNDONE = "All of it can be undone in one step.";

/** Puts right what was decoded wrongly in a note, when the person has seen and wants it. */
export async function repairNote({ app, settings, actions }: RewritingParts, path: string): Promise<void> {
  const file = app.vault.getFileByPath(path);
  if (file === null) throw new MissingNoteError(path);
  const text = readOpenText(app, path) ?? (await app.vault.read(file));
  const edits = editsIn(text, settings);
  if (edits.length === 0) throw new Error("Nothing in this note was decoded with the wrong character set.");
  const places = plural(edits.length, "place");
  const question = {
    title: TITLE,
    text: `${places} in this note. ${UNDONE}`,
    button: `Repair ${edits.length}`,
    notes: [{ path, hunks: diffOf(text, edits) }],
  };
  if (!(await isWanted(app, question))) return;
  const plan = planEdits(text, edits);
  await actions.edit(TITLE, path, (now) => resolveEdits(plan, now));
}

/** The same in all notes, which are named before. */
export async function repairVault({ app, index, settings, actions }: RewritingParts): Promise<void> {
  const found = index.notePaths().flatMap((path) => {
    const count = repairGarbledIn(index.note(path) ?? { garbled: [] }).length;
    return count === 0 ? [] : [{ path, count }];
  });
  if (found.length === 0) throw new Error("Nothing in the vault was decoded with the wrong character set.");
  const sum = found.reduce((all, { count }) => all + count, 0);
  const question = {
    title: TITLE,
    text: `${plural(sum, "place")} in ${plural(found.length, "note")}. ${UNDONE}`,
    button: `Repair ${plural(found.length, "note")}`,
    notes: found.map(({ path, count }) => `${path.replace(/\.md$/i, "")}: ${plural(count, "place")}`),
  };
  if (!(await isWanted(app, question))) return;
  await actions.editAll(
    TITLE,
    found.map(({ path }) => ({ path, toEdits: (text) => editsIn(text, settings) })),
  );
}

function editsIn(text: string, { vocabulary }: RewritingParts["settings"]): readonly TextEdit[] {
  return repairGarbledIn(parseNote(text, { vocabulary }));
}
