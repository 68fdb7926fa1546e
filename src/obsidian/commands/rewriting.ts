import type { Plugin } from "obsidian";
import type { PlainKey } from "../../core/words/catalogue";
import { say } from "../../core/words/say";
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

const INSERTS: readonly (readonly [id: RewriteName, name: PlainKey, icon: string])[] = [
  ["insert-status-line", "command.insert-status-line", "circle-dot"],
  ["insert-phase-table", "command.insert-phase-table", "table"],
  ["insert-roadmap-block", "command.insert-roadmap-block", "milestone"],
  ["insert-rollup", "command.insert-rollup", "percent"],
];

/** With what a line looks like on which they may do something. */
const TURNS: readonly (readonly [...(typeof INSERTS)[number], mayBe: RegExp])[] = [
  ["checklist-to-table", "command.checklist-to-table", "table", /^\s*(?:[-*+]|\d+[.)])\s/],
  ["table-to-checklist", "command.table-to-checklist", "list-checks", /\|/],
];

/** Adds the commands that change the text of notes; each can be taken back in one step. */
export function registerRewriting(plugin: Plugin, parts: RewritingParts): void {
  for (const [id, name, icon] of INSERTS) {
    plugin.addCommand({
      id,
      name: say(name),
      icon,
      editorCallback: (editor, { file }) => {
        if (file !== null) void told(rewriteAt(parts, id, say(name), editor, file.path));
      },
    });
  }
  for (const [id, name, icon, mayBe] of TURNS) {
    plugin.addCommand({
      id,
      name: say(name),
      icon,
      editorCheckCallback: (checking, editor, { file }) => {
        if (file === null || !mayBe.test(editor.getLine(editor.getCursor("from").line))) return false;
        if (!checking) void told(rewriteAt(parts, id, say(name), editor, file.path));
        return true;
      },
    });
  }
  plugin.addCommand({
    id: "give-ids-to-selection",
    name: say("command.give-ids-to-selection"),
    icon: "fingerprint",
    editorCallback: (editor, { file }) => {
      if (file !== null) void told(give(parts, file.path, selected(editor)));
    },
  });
  const ofNote = (id: string, name: PlainKey, icon: string, work: (path: string) => Promise<void>): void => {
    plugin.addCommand({
      id,
      name: say(name),
      icon,
      checkCallback: (checking) => {
        const file = parts.app.workspace.getActiveFile();
        if (file?.extension !== "md") return false;
        if (!checking) void told(work(file.path));
        return true;
      },
    });
  };
  ofNote("give-ids-to-note", "command.give-ids-to-note", "fingerprint", (path) => give(parts, path, () => null));
  ofNote("archive-done", "command.archive-done", "archive", (path) => archive(parts, path));
  ofNote("move-done", "command.move-done", "archive-restore", (path) => moveDoneElsewhere(parts, path));
  ofNote("repair-note", "command.repair-note", "languages", (path) => repairNote(parts, path));
  plugin.addCommand({
    id: "repair-vault",
    name: say("command.repair-vault"),
    icon: "languages",
    callback: () => void told(repairVault(parts)),
  });
}
