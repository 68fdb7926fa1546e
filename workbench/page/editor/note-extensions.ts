import { closeBrackets } from "@codemirror/autocomplete";
import { markdown, markdownLanguage } from "@codemirror/lang-markdown";
import { HighlightStyle, indentUnit, syntaxHighlighting } from "@codemirror/language";
import { EditorState, type Extension } from "@codemirror/state";
import { drawSelection, EditorView } from "@codemirror/view";
import { tags } from "@lezer/highlight";
import { suggesting } from "../obsidian/editor-suggest";
import { livePreview } from "./live-preview";

const highlightStyle = HighlightStyle.define([
  { tag: tags.url, class: "cm-url" },
  { tag: tags.monospace, class: "cm-monospace" },
  { tag: tags.quote, class: "cm-quote" },
  { tag: tags.comment, class: "cm-comment" },
]);

/** What the editor of a note and that of a table's cell have in common; `label` is what a screen reader calls it. */
export function noteExtensions(label: string): Extension[] {
  return [
    drawSelection(),
    // Several cursors, with Alt and a click. [help page "Editing shortcuts"]
    EditorState.allowMultipleSelections.of(true),
    EditorView.clickAddsSelectionRange.of((event) => event.altKey),
    suggesting,
    closeBrackets(),
    EditorView.lineWrapping,
    EditorView.contentAttributes.of({ "aria-label": label, spellcheck: "false" }),
    markdown({ base: markdownLanguage, addKeymap: true }),
    syntaxHighlighting(highlightStyle),
    indentUnit.of("\t"),
    livePreview,
  ];
}
