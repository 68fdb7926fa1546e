import type { App, Editor, MarkdownView } from "obsidian";
import { applyEdits, StaleTextError, type TextEdit } from "../core/text/text-edit";
import { say } from "../core/words/say";
import { findOpenNote, isEditing } from "./open-notes";

/** Thrown when the note to be changed is not in the vault any more. */
export class MissingNoteError extends Error {
  constructor(readonly path: string) {
    super(say("notice.no-note", { path }));
    this.name = "MissingNoteError";
  }
}

/** A change of a note that was made. */
export interface NoteChange {
  readonly path: string;
  readonly before: string;
  readonly edits: readonly TextEdit[];
}

/**
 * What `work` gives; where it finds another text than it expected, an error that says so to a person.
 *
 * @param what was to be changed, as a sentence begins: `The status`
 */
export async function explainStale<T>(what: string, work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (!(error instanceof StaleTextError)) throw error;
    const line = error.found.trim();
    const told = line === "" ? say("notice.line-gone", { what }) : say("notice.line-reads", { what, line });
    throw new Error(told, { cause: error });
  }
}

/** What an editor is told that a change comes from. */
const ORIGIN = "plan-of-record";

/** What is known of the texts of notes. */
export interface NoteTexts {
  /** Whether `text`, in which lines may end otherwise, is that of the note at `path`, as it was last read or typed. */
  isOf(path: string, text: string): boolean;
  /** Takes in the text of a note after it was changed; resolves once it was read. */
  take(path: string, text: string): Promise<void>;
}

/** The one gate through which the plugin changes notes. */
export class NoteWriter {
  readonly #app: App;
  readonly #texts: NoteTexts;

  constructor(app: App, texts: NoteTexts) {
    this.#app = app;
    this.#texts = texts;
  }

  /**
   * Makes the edits that `toEdits` gives for the note's text as it is at that moment.
   *
   * A note in an editor is changed there, in one undo step and with the cursor kept; any other in its file. The two
   * texts can differ (in unsaved words, and in line breaks, of which an editor knows `\n` only), so `toEdits` must
   * compute from the text that it is given. When it or an edit throws, nothing is written.
   *
   * @throws {MissingNoteError} when there is no such note.
   * @throws {StaleTextError} when an edit does not find what it expects.
   */
  async change(path: string, toEdits: (text: string) => readonly TextEdit[]): Promise<NoteChange> {
    const file = this.#app.vault.getFileByPath(path);
    if (file === null) throw new MissingNoteError(path);
    const view = this.#viewOf(path);
    if (view !== null && isEditing(view)) {
      const change = { path, ...changeInEditor(view.editor, toEdits) };
      await this.#texts.take(path, view.editor.getValue());
      return change;
    }
    // What was typed before the view went to Reading mode may still wait to be saved.
    if (view !== null) await view.save();
    let made: Omit<NoteChange, "path"> = { before: "", edits: [] };
    const text = await this.#app.vault.process(file, (data) => {
      const edits = toEdits(data);
      made = { before: data, edits };
      return applyEdits(data, edits);
    });
    await this.#texts.take(path, text);
    return { path, ...made };
  }

  /** The view that the note is in; null while one only turns to it and still has the text of the note before. */
  #viewOf(path: string): MarkdownView | null {
    const view = findOpenNote(this.#app, path);
    return view !== null && this.#texts.isOf(path, view.editor.getValue()) ? view : null;
  }
}

function changeInEditor(
  editor: Editor,
  toEdits: (text: string) => readonly TextEdit[],
): Pick<NoteChange, "before" | "edits"> {
  const text = editor.getValue();
  const edits = toEdits(text);
  // The editor checks nothing: this throws when an edit does not fit.
  if (applyEdits(text, edits) === text) return { before: text, edits: [] };
  const changes = edits.map(({ range, insert }) => ({
    from: editor.offsetToPos(range.from),
    to: editor.offsetToPos(range.to),
    text: insert,
  }));
  // Without an origin a change joins the step of undo of another one that was just made beside it.
  editor.transaction({ changes }, ORIGIN);
  return { before: text, edits };
}
