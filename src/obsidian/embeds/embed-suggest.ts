import { EditorSuggest, type App, type Editor, type EditorPosition, type EditorSuggestTriggerInfo } from "obsidian";
import { completeEmbed, embedAround } from "../../core/embed/complete-embed";
import type { VaultIndex } from "../../core/index/vault-index";
import type { Completion } from "../../core/query/complete-query";

/** Completes the keys and values of `roadmap` code blocks, and nothing outside of them. */
export class EmbedSuggest extends EditorSuggest<Completion> {
  readonly #index: VaultIndex;
  #options: readonly Completion[] = [];

  constructor(app: App, index: VaultIndex) {
    super(app);
    this.#index = index;
  }

  onTrigger({ line, ch }: EditorPosition, editor: Editor): EditorSuggestTriggerInfo | null {
    const block = embedAround((at) => (at < 0 || at >= editor.lineCount() ? undefined : editor.getLine(at)), line);
    if (block === null) return null;
    const found = completeEmbed(block.lines, line - block.first, ch, this.#index);
    this.#options = found.options;
    if (found.options.length === 0) return null;
    const text = editor.getLine(line);
    return { start: { line, ch: found.from }, end: { line, ch: found.to }, query: text.slice(found.from, found.to) };
  }

  getSuggestions(): Completion[] {
    return [...this.#options];
  }

  renderSuggestion({ text, says }: Completion, element: HTMLElement): void {
    element.addClass("mod-complex");
    const content = element.createDiv("suggestion-content");
    content.createDiv({ cls: "suggestion-title", text: text.trim() });
    if (says !== "") content.createDiv({ cls: "suggestion-note", text: says });
  }

  selectSuggestion({ text }: Completion): void {
    const { context } = this;
    if (context === null) return;
    const { editor, start, end } = context;
    // At once, so that what follows is asked for where the cursor is then.
    const at = { line: start.line, ch: start.ch + text.length };
    editor.transaction({ changes: [{ from: start, to: end, text }], selection: { from: at } });
  }
}
