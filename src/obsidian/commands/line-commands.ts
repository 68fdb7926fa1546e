import type { Editor } from "obsidian";
import type { CommandDeeds, CommandParts } from "./command-parts";
import { LineChanges, type ChangedKind } from "./line-changes";

/** The commands that change what stands on the lines of the cursors and selections, or the note's own status. */
export function lineCommands(parts: CommandParts): CommandDeeds {
  let made: LineChanges | null = null;
  const changes = (): LineChanges => (made ??= new LineChanges(parts));
  const deed = (
    meant: ChangedKind,
    act: (editor: Editor, path: string) => Promise<void>,
  ): CommandDeeds[keyof CommandDeeds] => ({
    editorCheckCallback: (isAsked, editor, { file }) => {
      if (file === null) return false;
      if (isAsked) return changes().mayChange(editor, file.path, meant);
      void changes().take(() => act(editor, file.path));
      return true;
    },
  });
  return {
    "set-status": deed("subjects", (editor, path) => changes().choose(editor, path, false)),
    "set-note-status": deed("note", (editor, path) => changes().choose(editor, path, true)),
    "next-status": deed("subjects", (editor, path) => changes().step(editor, path, 1)),
    "previous-status": deed("subjects", (editor, path) => changes().step(editor, path, -1)),
    "toggle-tasks": deed("tasks", (editor, path) => changes().tick(editor, path)),
  };
}
