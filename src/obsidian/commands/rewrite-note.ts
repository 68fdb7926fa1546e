import { Notice, type Editor, type EditorPosition } from "obsidian";
import { archiveDone, stayed } from "../../core/rewrite/archive-done";
import { checklistToTable } from "../../core/rewrite/checklist-to-table";
import { giveIds } from "../../core/rewrite/give-ids";
import { insertPhaseTable } from "../../core/rewrite/insert-phase-table";
import { insertRoadmapBlock } from "../../core/rewrite/insert-roadmap-block";
import { insertRollup } from "../../core/rewrite/insert-rollup";
import { insertStatusLine } from "../../core/rewrite/insert-status-line";
import type { Rewriting } from "../../core/rewrite/refusal";
import { tableToChecklist } from "../../core/rewrite/table-to-checklist";
import type { Vocabulary } from "../../core/status/vocabulary";
import { LineIndex } from "../../core/text/line-index";
import type { TextRange } from "../../core/text/range";
import { applyEdits, type TextEdit } from "../../core/text/text-edit";
import { say } from "../../core/words/say";
import { messageOf } from "../message-of";
import { expectTextOf } from "./editor-text";
import { idMaker } from "./new-ids";
import type { RewritingParts } from "./rewriting-parts";

// In one part of main.js, which is there once one of the commands is called.
export { moveDoneElsewhere } from "./move-done";
export { repairNote, repairVault } from "./repair";

/** What a command makes of a note where something is selected in it; where nothing is, both ends are the cursor's. */
type Rewrite = (text: string, at: TextRange, vocabulary: Vocabulary) => Rewriting;

const atCursor =
  (rewrite: (text: string, cursor: number, vocabulary: Vocabulary) => Rewriting): Rewrite =>
  (text, { to }, vocabulary) =>
    rewrite(text, to, vocabulary);

const REWRITES = {
  "insert-status-line": atCursor(insertStatusLine),
  "insert-phase-table": atCursor(insertPhaseTable),
  "insert-roadmap-block": atCursor(insertRoadmapBlock),
  "insert-rollup": atCursor(insertRollup),
  "checklist-to-table": checklistToTable,
  "table-to-checklist": atCursor(tableToChecklist),
} satisfies Readonly<Record<string, Rewrite>>;

/** The commands that rewrite a note at its editor's cursor. */
export type RewriteName = keyof typeof REWRITES;

/** Tells the person why something was not done. */
export async function told(work: Promise<void>): Promise<void> {
  try {
    await work;
  } catch (error) {
    new Notice(messageOf(error));
  }
}

/** Rewrites a note at its editor's cursor, which goes to where one then goes on. */
export async function rewriteAt(
  { actions, settings }: RewritingParts,
  id: RewriteName,
  title: string,
  editor: Editor,
  path: string,
): Promise<void> {
  const toRange = selected(editor);
  let after = "";
  let cursor = 0;
  await actions.edit(title, path, (text) => {
    const made = REWRITES[id](text, toRange(text), settings.vocabulary);
    ({ cursor } = made);
    after = applyEdits(text, made.edits);
    return made.edits;
  });
  if (editor.getValue() !== after) return;
  editor.setCursor(editor.offsetToPos(cursor));
  editor.focus();
}

/**
 * What is selected now, in the text of the note, whose lines may end otherwise than in the editor. What is returned
 * throws, with words for the person, when the text is another one.
 */
export function selected(editor: Editor): (text: string) => TextRange {
  const [from, to] = [editor.getCursor("from"), editor.getCursor("to")];
  const expectSame = expectTextOf(editor);
  return (text) => {
    expectSame(text);
    const lines = new LineIndex(text);
    const toOffset = ({ line, ch }: EditorPosition): number => lines.startOf(line) + ch;
    return { from: toOffset(from), to: toOffset(to) };
  };
}

/** Gives open tasks of a note ids; of those in a range of it, or of all. */
export async function give(
  parts: RewritingParts,
  path: string,
  toRange: (text: string) => TextRange | null,
): Promise<void> {
  let edits: readonly TextEdit[] = [];
  await parts.actions.edit(say("action.give-ids"), path, (text) => {
    edits = giveIds(text, toRange(text), parts.settings.vocabulary, idMaker(parts.index));
    return edits;
  });
  new Notice(edits.length === 0 ? say("notice.no-ids") : say("notice.got-ids", { count: edits.length }));
}

/** Moves the done items of a note to its own archive. */
export async function archive({ actions, settings }: RewritingParts, path: string): Promise<void> {
  let said = "";
  await actions.edit(say("action.archive-done"), path, (text) => {
    const { edits, count, staying } = archiveDone(text, settings.vocabulary);
    const first = say("notice.archived", { count });
    said = staying === 0 ? first : say("join.sentences", { first, second: stayed(staying, false) });
    return edits;
  });
  new Notice(said);
}
