import type { Plugin } from "obsidian";
import {
  archive,
  give,
  moveDoneElsewhere,
  repairNote,
  repairVault,
  rewriteAt,
  selected,
  told,
  type RewriteName,
} from "./rewrite-note";
import type { RewritingParts } from "./rewriting-parts";

const INSERTS: readonly (readonly [id: RewriteName, name: string, icon: string])[] = [
  ["insert-status-line", "Insert status line", "circle-dot"],
  ["insert-phase-table", "Insert phase table", "table"],
  ["insert-roadmap-block", "Insert roadmap block", "milestone"],
  ["insert-rollup", "Insert rollup of this note", "percent"],
];

/** With what a line looks like on which they may do something. */
const TURNS: readonly (readonly [...(typeof INSERTS)[number], mayBe: RegExp])[] = [
  ["checklist-to-table", "Turn checklist into phase table", "table", /^\s*(?:[-*+]|\d+[.)])\s/],
  ["table-to-checklist", "Turn phase table into checklist", "list-checks", /\|/],
];

/** Adds the commands that change the text of notes; each can be taken back in one step. */
export function registerRewriting(plugin: Plugin, parts: RewritingParts): void {
  for (const [id, name, icon] of INSERTS) {
    plugin.addCommand({
      id,
      name,
      icon,
      editorCallback: (editor, { file }) => {
        if (file !== null) void told(rewriteAt(parts, id, name, editor, file.path));
      },
    });
  }
  for (const [id, name, icon, mayBe] of TURNS) {
    plugin.addCommand({
      id,
      name,
      icon,
      editorCheckCallback: (checking, editor, { file }) => {
        if (file === null || !mayBe.test(editor.getLine(editor.getCursor("from").line))) return false;
        if (!checking) void told(rewriteAt(parts, id, name, editor, file.path));
        return true;
      },
    });
  }
  plugin.addCommand({
    id: "give-ids-to-selection",
    name: "Give ids to selected open tasks",
    icon: "fingerprint",
    editorCallback: (editor, { file }) => {
      if (file !== null) void told(give(parts, file.path, selected(editor)));
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
