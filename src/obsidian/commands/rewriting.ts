import { Notice, type Editor, type EditorPosition, type Plugin } from "obsidian";
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
import { plural } from "../../ui/words";
import { messageOf } from "../message-of";
import { idMaker } from "./new-ids";
import { moveDoneElsewhere } from "./move-done";
import { repairNote, repairVault } from "./repair";
import type { RewritingParts } from "./rewriting-parts";

/** What a command makes of a note where something is selected in it; where nothing is, both ends are the cursor's. */
type Rewrite = (text: string, at: TextRange, vocabulary: Vocabulary) => Rewriting;

const atCursor =
  (rewrite: (text: string, cursor: number, vocabulary: Vocabulary) => Rewriting): Rewrite =>
  (text, { to }, vocabulary) =>
    rewrite(text, to, vocabulary);

const INSERTS: readonly (readonly [id: string, name: string, icon: string, rewrite: Rewrite])[] = [
  ["insert-status-line", "Insert status line", "circle-dot", atCursor(insertStatusLine)],
  ["insert-phase-table", "Insert phase table", "table", atCursor(insertPhaseTable)],
  ["insert-roadmap-block", "Insert roadmap block", "milestone", atCursor(insertRoadmapBlock)],
  ["insert-rollup", "Insert rollup of this note", "percent", atCursor(insertRollup)],
];

const TURNS: readonly (readonly [...(typeof INSERTS)[number], mayBe: RegExp])[] = [
  ["checklist-to-table", "Turn checklist into phase table", "table", checklistToTable, /^\s*(?:[-*+]|\d+[.)])\s/],
  ["table-to-checklist", "Turn phase table into checklist", "list-checks", atCursor(tableToChecklist), /\|/],
];

/** Adds the commands that change the text of notes; each can be taken back in one step. */
export function registerRewriting(plugin: Plugin, parts: RewritingParts): void {
  for (const [id, name, icon, rewrite] of INSERTS) {
    plugin.addCommand({
      id,
      name,
      icon,
      editorCallback: (editor, { file }) => {
        if (file !== null) void told(rewriteAt(parts, name, editor, file.path, rewrite));
      },
    });
  }
  for (const [id, name, icon, rewrite, mayBe] of TURNS) {
    plugin.addCommand({
      id,
      name,
      icon,
      editorCheckCallback: (checking, editor, { file }) => {
        if (file === null || !mayBe.test(editor.getLine(editor.getCursor("from").line))) return false;
        if (!checking) void told(rewriteAt(parts, name, editor, file.path, rewrite));
        return true;
      },
    });
  }
  plugin.addCommand({
    id: "give-ids-to-selection",
    name: "Give ids to selected open tasks",
    icon: "fingerprint",
    editorCallback: (editor, { file }) => {
      if (file !== null) void told(give(parts, file.path, (text) => rangeOf(editor, text)));
    },
  });
  const ofNote = (id: string, name: string, icon: string, work: (path: string) => Promise<void>): void => {
    plugin.addCommand({
      id,
      name,
      icon,
      checkCallback: (checking) => {
        const file = parts.app.workspace.getActiveFile();
        if (file?.extension !== "md") return false;
        if (!checking) void told(work(file.path));
        return true;
      },
    });
  };
  ofNote("give-ids-to-note", "Give ids to all open tasks of this note", "fingerprint", (path) =>
    give(parts, path, () => null),
  );
  ofNote("archive-done", "Move done items to the archive of this note", "archive", (path) => archive(parts, path));
  ofNote("move-done", "Move done items to another note", "archive-restore", (path) => moveDoneElsewhere(parts, path));
  ofNote("repair-note", "Repair wrongly decoded text in this note", "languages", (path) => repairNote(parts, path));
  plugin.addCommand({
    id: "repair-vault",
    name: "Repair wrongly decoded text in the vault",
    icon: "languages",
    callback: () => void told(repairVault(parts)),
  });
}

/** Tells the person why something was not done. */
async function told(work: Promise<void>): Promise<void> {
  try {
    await work;
  } catch (error) {
    new Notice(messageOf(error));
  }
}

async function rewriteAt(
  { actions, settings }: RewritingParts,
  title: string,
  editor: Editor,
  path: string,
  rewrite: Rewrite,
): Promise<void> {
  let after = "";
  let cursor = 0;
  await actions.edit(title, path, (text) => {
    const made = rewrite(text, rangeOf(editor, text), settings.vocabulary);
    ({ cursor } = made);
    after = applyEdits(text, made.edits);
    return made.edits;
  });
  if (editor.getValue() !== after) return;
  editor.setCursor(editor.offsetToPos(cursor));
  editor.focus();
}

/** What is selected, in the text of the note, whose lines may end otherwise than in the editor. */
function rangeOf(editor: Editor, text: string): TextRange {
  const lines = new LineIndex(text);
  const toOffset = ({ line, ch }: EditorPosition): number => lines.startOf(line) + ch;
  return { from: toOffset(editor.getCursor("from")), to: toOffset(editor.getCursor("to")) };
}

async function give(parts: RewritingParts, path: string, toRange: (text: string) => TextRange | null): Promise<void> {
  let edits: readonly TextEdit[] = [];
  await parts.actions.edit("Give ids to open tasks", path, (text) => {
    edits = giveIds(text, toRange(text), parts.settings.vocabulary, idMaker(parts.index));
    return edits;
  });
  new Notice(
    edits.length === 0
      ? "No open task here lacks an id and can have one."
      : `${plural(edits.length, "task")} got an id.`,
  );
}

async function archive({ actions, settings }: RewritingParts, path: string): Promise<void> {
  let said = "";
  await actions.edit("Move done items to the archive", path, (text) => {
    const { edits, count, staying } = archiveDone(text, settings.vocabulary);
    said = `${plural(count, "done item")} moved to the archive.${staying === 0 ? "" : ` ${stayed(staying)}`}`;
    return edits;
  });
  new Notice(said);
}
