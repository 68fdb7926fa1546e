import type { EditorView } from "@codemirror/view";
import { Notice, type Editor } from "obsidian";
import { planEdits, resolveEdits } from "../../core/edit/edit-plan";
import { withBoxes } from "../../core/edit/plan-box";
import { statusesFrom } from "../../core/edit/next-status";
import { planNoteStatus } from "../../core/edit/set-note-status";
import { planOnLines, subjectsOnLines } from "../../core/edit/set-on-lines";
import { statusOf, type StatusSubject } from "../../core/edit/status-place";
import type { ParsedNote } from "../../core/note/parsed-note";
import { labelOf } from "../../core/status/label";
import { categoryOf, type StatedStatus, type Status } from "../../core/status/status";
import type { TextEdit } from "../../core/text/text-edit";
import { say, sayList } from "../../core/words/say";
import { messageOf, messageOfAll } from "../message-of";
import { quote } from "../quote";
import { readNow, type NoteNow } from "../set-status";
import { showStatusMenu } from "../status-menu";
import { boxPartsOf } from "../tasks-toggle";
import { Turns } from "../turns";
import type { CommandParts } from "./command-parts";
import { expectTextOf } from "./editor-text";

const WHOLE_NOTE: readonly StatusSubject[] = [{ kind: "note" }];

/** What is changed: what has a status on the lines, tasks on them, or the note. */
export type ChangedKind = "subjects" | "tasks" | "note";

/** One change after the other, each planned on what the one before has left. */
export class LineChanges {
  readonly #parts: CommandParts;
  readonly #turns = new Turns();

  constructor(parts: CommandParts) {
    this.#parts = parts;
  }

  async take(act: () => Promise<void>): Promise<void> {
    try {
      await this.#turns.take(act);
    } catch (error) {
      new Notice(messageOf(error));
    }
  }

  /** Whether there may be what is meant: what was typed and not yet read may be anything. */
  mayChange(editor: Editor, path: string, meant: ChangedKind): boolean {
    const { index, feed } = this.#parts;
    const note = index.note(path);
    if (note === undefined || meant === "note") return note !== undefined;
    const found = (meant === "tasks" ? tasksOn : subjectsOnLines)(note, linesOf(editor));
    return found.length > 0 || !feed.isAsRead(path, editor.getValue());
  }

  async step(editor: Editor, path: string, step: 1 | -1): Promise<void> {
    const lines = linesOf(editor);
    const now = await this.#read(editor, path);
    const subjects = subjectsOnLines(now.note, lines);
    if (subjects.length === 0) throw new Error(say("notice.no-status-here"));
    const title = say(step === 1 ? "action.next-status" : "action.previous-status");
    await this.#set(path, now, subjects, (status) => statusesFrom(status, step), title);
  }

  async tick(editor: Editor, path: string): Promise<void> {
    const lines = linesOf(editor);
    const { note } = await this.#read(editor, path);
    const tasks = tasksOn(note, lines);
    // Ticked are those that are open; where none is, all are opened again.
    const open = tasks.filter(({ box }) => !box.checked);
    if (tasks.length === 0) throw new Error(say("notice.no-task-here"));
    const chosen = open.length > 0 ? open : tasks;
    await this.#parts.actions.tickAll(
      path,
      chosen.map((task) => ({ ...task, path })),
    );
  }

  /** Opens the menu of statuses for what stands on the lines, or for the note. */
  async choose(editor: Editor, path: string, isNote: boolean): Promise<void> {
    const { cm } = editor as Editor & { readonly cm: EditorView };
    const lines = linesOf(editor);
    const now = await this.#read(editor, path);
    const subjects = isNote ? WHOLE_NOTE : subjectsOnLines(now.note, lines);
    if (subjects.length === 0) throw new Error(say("notice.no-status-here"));
    const statuses = new Set(subjects.map((subject) => statusOf(now.note, subject)));
    const [first = null] = statuses;
    const at = cm.coordsAtPos(cm.state.selection.main.head) ?? cm.dom.getBoundingClientRect();
    showStatusMenu(this.#parts.settings, statuses.size === 1 ? first : null, { x: at.left, y: at.bottom }, cm.dom.doc, {
      choose: (status) => {
        const set = (): Promise<void> => this.#set(path, now, subjects, () => [status], labelOf(status));
        void this.take(set).then(() => cm.focus());
      },
      hide: () => cm.focus(),
    });
  }

  /** Reads the note, whose lines are then those of the editor. */
  async #read(editor: Editor, path: string): Promise<NoteNow> {
    const expectSame = expectTextOf(editor);
    const now = await readNow({ ...this.#parts, vocabulary: this.#parts.settings.vocabulary }, path);
    expectSame(now.text);
    return now;
  }

  /** Gives subjects of a note the first status that will do and can be set, all in one step of undo. */
  async #set(
    path: string,
    { note, text }: NoteNow,
    subjects: readonly StatusSubject[],
    wanted: (status: StatedStatus | null) => readonly Status[],
    label: string,
  ): Promise<void> {
    const { app, settings, actions } = this.#parts;
    const failures: string[] = [];
    const { edits, left } = planOnLines(note, subjects, wanted, text, settings.vocabulary);
    const [to] = wanted(null);
    const isNote = left[0]?.kind === "note";
    const added = isNote && to !== undefined ? planNoteStatus(note, to, text, settings.vocabulary) : null;
    const boxes = boxPartsOf(app, settings, path);
    const all: readonly TextEdit[] =
      added === null ? withBoxes(note, text, edits, boxes, (message) => failures.push(message)) : [added];
    const what = subjects.length === 1 ? nameOf(note, subjects[0]) : say("count.lines", { count: subjects.length });
    if (all.length > 0) {
      const plan = planEdits(text, all);
      await actions.edit(say("join.colon", { name: label, text: what }), path, (current) =>
        resolveEdits(plan, current),
      );
    }
    if (failures.length > 0) throw new Error(messageOfAll(failures));
    if (left.length === 0 || added !== null) return;
    const told = left.slice(0, 3).map((subject) => quote(nameOf(note, subject)));
    const [which, number] = [sayList(told), left.length - told.length];
    throw new Error(
      number > 0
        ? say("notice.cannot-set-more", { label, which, number })
        : say("notice.cannot-set-for", { label, which }),
    );
  }
}

function nameOf(note: ParsedNote, subject: StatusSubject | undefined): string {
  if (subject?.kind === "item") return note.items[subject.item]?.title ?? "";
  return subject?.kind === "statement"
    ? (note.statements[subject.statement]?.raw ?? "")
    : (note.title ?? say("action.the-note"));
}

/** The tasks with a box on some lines, as a row of the roadmap would show them. */
function tasksOn(note: ParsedNote, lines: readonly number[]) {
  return note.items.flatMap((item, place) => {
    if (item.kind !== "task" || item.symbol === null || !lines.includes(item.line)) return [];
    const { line, title, symbol, status } = item;
    return [{ line, item: place, title, box: { checked: categoryOf(status) === "closed", symbol } }];
  });
}

/** The lines of all cursors and selections, from 0; not that at whose beginning a selection ends. */
function linesOf(editor: Editor): readonly number[] {
  const lines = new Set<number>();
  for (const { anchor, head } of editor.listSelections()) {
    const [from, to] = anchor.line < head.line ? [anchor, head] : [head, anchor];
    const last = to.line > from.line && to.ch === 0 ? to.line - 1 : to.line;
    for (let line = from.line; line <= last; line++) lines.add(line);
  }
  return [...lines].sort((a, b) => a - b);
}
