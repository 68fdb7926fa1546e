import type { EditorView } from "@codemirror/view";
import {
  EditorSuggest,
  type Editor,
  type EditorPosition,
  type EditorSuggestContext,
  type EditorSuggestTriggerInfo,
  type TFile,
} from "obsidian";
import { keepPadding } from "../../core/edit/cell-padding";
import { cellPlaceBelow, suggestPlaceAt, type SuggestPlace } from "../../core/edit/suggest-place";
import { fittingWords, neededIds, type SuggestedWord } from "../../core/edit/suggest-words";
import { drawStatusIcon } from "../../ui/badge/draw-status-icon";
import { readOpenText } from "../open-notes";
import type { CommandParts } from "./command-parts";
import { NoteWords } from "./note-words";

/** Suggests statuses where one is typed, in the note's own words, and ids where it is typed what must be done first. */
export class PlanSuggest extends EditorSuggest<SuggestedWord> {
  readonly #parts: Pick<CommandParts, "app" | "index" | "settings">;
  #place: SuggestPlace | null = null;
  readonly #words: NoteWords;

  constructor(parts: CommandParts) {
    super(parts.app);
    this.#parts = parts;
    this.#words = new NoteWords(parts);
  }

  override onTrigger(cursor: EditorPosition, editor: Editor, file: TFile | null): EditorSuggestTriggerInfo | null {
    const { settings } = this.#parts;
    const { line, ch } = cursor;
    this.#place = null;
    if (file === null || editor.somethingSelected()) return null;
    const vocabulary = (): typeof settings.vocabulary => settings.vocabulary;
    const header = headerOf(editor);
    const place =
      header === null
        ? suggestPlaceAt((each) => editor.getLine(each), line, ch, vocabulary)
        : cellPlaceBelow(header, editor.getLine(line).slice(0, ch), settings.vocabulary);
    // There the Tasks plugin suggests.
    if (place === null || (place.isOfTasks && settings.tasks !== null)) return null;
    this.#place = place;
    return { start: { line, ch: place.from }, end: cursor, query: place.query };
  }

  override async getSuggestions({ editor, file, query, start }: EditorSuggestContext): Promise<SuggestedWord[]> {
    const { app, index, settings } = this.#parts;
    const place = this.#place;
    if (place === null) return [];
    if (place.kind === "needs") {
      return [...neededIds(index, file.path, editor.getLine(start.line).slice(0, start.ch), query)];
    }
    const toText = async (): Promise<string> => readOpenText(app, file.path) ?? (await app.vault.cachedRead(file));
    return [...fittingWords(await this.#words.words(file.path, place.kind, settings.vocabulary, toText), query)];
  }

  override renderSuggestion({ text, status, about }: SuggestedWord, el: HTMLElement): void {
    el.addClass("mod-complex", "por-suggestion");
    if (status !== null) el.createDiv("suggestion-icon").append(drawStatusIcon(el.doc, status));
    const content = el.createDiv("suggestion-content");
    content.createDiv({ cls: "suggestion-title", text, attr: { dir: "auto" } });
    if (about !== "") content.createDiv({ cls: "suggestion-note", text: about, attr: { dir: "auto" } });
  }

  override selectSuggestion({ text }: SuggestedWord): void {
    const { context } = this;
    if (context === null) return;
    const { editor, start, end, query } = context;
    const cursor = editor.getCursor();
    this.close();
    // What was typed since it was listed goes as well, where it is more of the same.
    const more = cursor.line === end.line && cursor.ch > end.ch ? editor.getRange(end, cursor) : "";
    const written = query + more;
    if (editor.getRange(start, end) !== query || !(more === "" || fits(text, written))) return;
    const from = editor.posToOffset(start);
    const typed = { range: { from, to: from }, expected: "", insert: text };
    const source = editor.getValue();
    const isCell = this.#place?.kind === "cell" && headerOf(editor) === null;
    // The columns are aligned as they were before anything was typed.
    const edit = isCell ? keepPadding(typed, source.slice(0, from) + source.slice(from + written.length)) : typed;
    const to = editor.offsetToPos(edit.range.to + written.length);
    editor.transaction({ changes: [{ from: editor.offsetToPos(edit.range.from), to, text: edit.insert }] });
    const behind = edit.range.from + edit.insert.indexOf(text) + text.length;
    editor.setCursor(editor.offsetToPos(behind));
  }
}

function fits(text: string, written: string): boolean {
  return text.toLowerCase().includes(written.trim().toLowerCase());
}

/** The header above the cell that an editor has for itself, as in Live Preview; null for the editor of a note. */
function headerOf(editor: Editor): string | null {
  const { cm } = editor as Editor & { readonly cm?: EditorView };
  const cell = cm?.dom.closest<HTMLTableCellElement>("td");
  const header = cell?.closest("table")?.rows[0]?.cells[cell.cellIndex];
  return header?.textContent ?? null;
}
