import { planEdits, resolveEdits } from "../../core/edit/edit-plan";
import { repairGarbledIn } from "../../core/edit/repair-garbled";
import { parseNote } from "../../core/parse/parse-note";
import { diffOf } from "../../core/text/line-diff";
import type { TextEdit } from "../../core/text/text-edit";
import { say } from "../../core/words/say";
import { isWanted } from "../fix-all-modal";
import { MissingNoteError } from "../note-writer";
import { readOpenText } from "../open-notes";
import type { RewritingParts } from "./rewriting-parts";

/** Puts right what was decoded wrongly in a note, when the person has seen and wants it. */
export async function repairNote({ app, settings, actions }: RewritingParts, path: string): Promise<void> {
  const file = app.vault.getFileByPath(path);
  if (file === null) throw new MissingNoteError(path);
  const text = readOpenText(app, path) ?? (await app.vault.read(file));
  const edits = editsIn(text, settings);
  if (edits.length === 0) throw new Error(say("notice.note-well-decoded"));
  const title = say("action.repair");
  const question = {
    title,
    text: say("dialog.repair-note-text", { places: say("count.places", { count: edits.length }) }),
    button: say("dialog.repair", { number: edits.length }),
    notes: [{ path, hunks: diffOf(text, edits) }],
  };
  if (!(await isWanted(app, question))) return;
  const plan = planEdits(text, edits);
  await actions.edit(title, path, (now) => resolveEdits(plan, now));
}

/** The same in all notes, which are named before. */
export async function repairVault({ app, index, settings, actions }: RewritingParts): Promise<void> {
  const found = index.notePaths().flatMap((path) => {
    const count = repairGarbledIn(index.note(path) ?? { garbled: [] }).length;
    return count === 0 ? [] : [{ path, count }];
  });
  if (found.length === 0) throw new Error(say("notice.vault-well-decoded"));
  const sum = found.reduce((all, { count }) => all + count, 0);
  const title = say("action.repair");
  const question = {
    title,
    text: say("dialog.repair-vault-text", {
      places: say("count.places", { count: sum }),
      notes: say("count.notes", { count: found.length }),
    }),
    button: say("dialog.repair-notes", { count: found.length }),
    notes: found.map(({ path, count }) =>
      say("join.colon", { name: path.replace(/\.md$/i, ""), text: say("count.places", { count }) }),
    ),
  };
  if (!(await isWanted(app, question))) return;
  await actions.editAll(
    title,
    found.map(({ path }) => ({ path, toEdits: (text) => editsIn(text, settings) })),
  );
}

function editsIn(text: string, { vocabulary }: RewritingParts["settings"]): readonly TextEdit[] {
  return repairGarbledIn(parseNote(text, { vocabulary }));
}
