import { Notice, type Editor } from "obsidian";
import { subjectOnLine } from "../../core/edit/find-subject";
import type { ParsedNote } from "../../core/note/parsed-note";
import { findableIn, toFindable, type Findable } from "../../core/query/find-items";
import { nextOpen } from "../../core/roadmap/next-open";
import { needsOf } from "../../core/schedule/needs-of";
import { say } from "../../core/words/say";
import { messageOf } from "../message-of";
import { readNow } from "../set-status";
import { ItemFinder, openFound } from "./item-finder";
import type { CommandDeeds, CommandParts } from "./command-parts";

/** The commands that go to items. */
export function goCommands(parts: CommandParts): CommandDeeds {
  const { app, feed, index } = parts;
  const inNote = (go: (editor: Editor, path: string) => Promise<void>): CommandDeeds[keyof CommandDeeds] => ({
    editorCheckCallback: (isAsked, editor, { file }) => {
      if (file === null) return false;
      if (!isAsked) void go(editor, file.path).catch((error: unknown) => new Notice(messageOf(error)));
      return true;
    },
  });
  const find = (items: () => readonly Findable[], prompt: string): void =>
    new ItemFinder(app, index, { items, feed }, prompt, app.workspace.getActiveFile()?.path ?? null).open();
  const step = (by: 1 | -1): CommandDeeds[keyof CommandDeeds] =>
    inNote(async (editor, path) => goToOpen(editor, await noteNow(parts, path), by));
  return {
    "go-to-item": {
      callback: () => {
        feed.want();
        find(() => findableIn(index), say("dialog.find-item"));
      },
    },
    "next-open-item": step(1),
    "previous-open-item": step(-1),
    "go-to-blocker": inNote(async (editor, path) => {
      const { line } = editor.getCursor();
      const subject = subjectOnLine(await noteNow(parts, path), line);
      const needed = needsOf(index, { path, item: subject?.kind === "item" ? subject.item : null });
      const found = needed.map((node) => toFindable(index, node.path, node.item));
      const [first] = found;
      if (first === undefined) new Notice(say("notice.needs-nothing"));
      else if (found.length === 1) await openFound(app, first, false);
      else find(() => found, say("dialog.find-blocker"));
    }),
  };
}

async function noteNow(parts: CommandParts, path: string): Promise<ParsedNote> {
  return (await readNow({ ...parts, vocabulary: parts.settings.vocabulary }, path)).note;
}

function goToOpen(editor: Editor, note: ParsedNote, step: 1 | -1): void {
  const item = nextOpen(note, editor.getCursor().line, step);
  if (item === null) {
    new Notice(say("notice.none-open"));
    return;
  }
  const { line, title } = item;
  // Where its text begins; with marks in it, behind what opens the line.
  const text = editor.getLine(line);
  const at = text.indexOf(title);
  const ch = at === -1 ? (/^[\s>|#*+-]*(?:\[.\]\s*)?/u.exec(text)?.[0].length ?? 0) : at;
  editor.setCursor({ line, ch });
  editor.scrollIntoView({ from: { line, ch }, to: { line, ch } }, true);
  editor.focus();
}
