import { type EditorState, type Range, StateEffect, StateField, type Text } from "@codemirror/state";
import { Decoration, type DecorationSet, EditorView, WidgetType } from "@codemirror/view";
import { Component } from "../obsidian/component";
import { editorInfoField, editorLivePreviewField } from "../obsidian/editor-fields";
import { createContext, findCodeBlockProcessor, runPostProcessors } from "../obsidian/post-processors";
import { renderProperties } from "../reading/render-properties";

/** Draws the blocks anew; for when code block processors come or go. [R 1.13] */
export const refreshBlocks = StateEffect.define();

/**
 * Blocks that Live Preview shows rendered: the properties, and code blocks with a processor where the selection does not
 * touch them. Such decorations must come from a state field. [D Decorations; R 0.13.15]
 */
export const blockWidgets = StateField.define<DecorationSet>({
  create: buildBlocks,
  update: (value, transaction) => {
    const switched =
      transaction.startState.field(editorLivePreviewField) !== transaction.state.field(editorLivePreviewField);
    const refreshed = transaction.effects.some((effect) => effect.is(refreshBlocks));
    const isStale = transaction.docChanged || transaction.selection !== undefined || switched || refreshed;
    return isStale ? buildBlocks(transaction.state) : value;
  },
  provide: (field) => [
    EditorView.decorations.from(field),
    EditorView.atomicRanges.of((view) => view.state.field(field, false) ?? Decoration.none),
  ],
});

/** Offset after the frontmatter's closing fence; 0 without frontmatter. */
export function findFrontmatterEnd(doc: Text): number {
  if (doc.line(1).text.trimEnd() !== "---") return 0;
  for (let number = 2; number <= doc.lines; number++) {
    const line = doc.line(number);
    if (line.text.trimEnd() === "---") return line.to;
  }
  return 0;
}

function buildBlocks(state: EditorState): DecorationSet {
  if (!state.field(editorLivePreviewField)) return Decoration.none;
  const found: Range<Decoration>[] = [];
  const frontmatterEnd = findFrontmatterEnd(state.doc);
  if (frontmatterEnd > 0) {
    const widget = new PropertiesWidget(state.sliceDoc(0, frontmatterEnd));
    found.push(Decoration.replace({ widget, block: true }).range(0, frontmatterEnd));
  }
  for (const { from, to, language, source } of findCodeBlocks(state.doc)) {
    const isTouched = state.selection.ranges.some((range) => range.from <= to && range.to >= from);
    const processor = findCodeBlockProcessor(language);
    if (isTouched || from < frontmatterEnd || processor === undefined) continue;
    const widget = new CodeBlockWidget(language, source, processor);
    found.push(Decoration.replace({ widget, block: true }).range(from, to));
  }
  return Decoration.set(found, true);
}

/** Fenced blocks at the start of a line. */
function findCodeBlocks(doc: Text): { from: number; to: number; language: string; source: string }[] {
  const blocks: { from: number; to: number; language: string; source: string }[] = [];
  let open: { from: number; fence: string; language: string; sourceFrom: number } | undefined;
  for (let number = 1; number <= doc.lines; number++) {
    const { from, to, text } = doc.line(number);
    if (open === undefined) {
      const match = /^(`{3,}|~{3,})\s*([^\s`{]*)/.exec(text);
      if (match?.[1] !== undefined) open = { from, fence: match[1], language: match[2] ?? "", sourceFrom: to + 1 };
    } else if (text.startsWith(open.fence) && /^[`~]+\s*$/.test(text)) {
      const source = doc.sliceString(open.sourceFrom, Math.max(open.sourceFrom, from - 1));
      blocks.push({ from: open.from, to, language: open.language, source });
      open = undefined;
    }
  }
  return blocks;
}

class PropertiesWidget extends WidgetType {
  constructor(private readonly source: string) {
    super();
  }

  override eq(other: PropertiesWidget): boolean {
    return other.source === this.source;
  }

  override toDOM(): HTMLElement {
    const el = createDiv("cm-embed-block");
    renderProperties(el, this.source);
    return el;
  }

  override ignoreEvent(): boolean {
    return true;
  }
}

class CodeBlockWidget extends WidgetType {
  private readonly owner = new Component();

  constructor(
    private readonly language: string,
    private readonly source: string,
    /** The processor; another one draws the block anew. */
    private readonly processor: unknown,
  ) {
    super();
  }

  override eq(other: CodeBlockWidget): boolean {
    return other.language === this.language && other.source === this.source && other.processor === this.processor;
  }

  override toDOM(view: EditorView): HTMLElement {
    const el = createDiv(`cm-preview-code-block cm-embed-block markdown-rendered cm-lang-${this.language}`);
    const content = el.createDiv();
    content.createEl("pre").createEl("code", { cls: `language-${this.language}`, text: `${this.source}\n` });
    const edit = el.createEl("button", {
      cls: "edit-block-button clickable-icon",
      text: "</>",
      attr: { "aria-label": "Edit this block" },
    });
    edit.addEventListener("click", () => {
      view.dispatch({ selection: { anchor: view.posAtDOM(el) + this.language.length + 4 } });
      view.focus();
    });
    this.owner.load();
    const { app, file } = view.state.field(editorInfoField);
    const sourcePath = file?.path ?? "";
    const frontmatter = app.metadataCache.getCache(sourcePath)?.frontmatter;
    const getSectionInfo = () => {
      if (!el.isConnected) return null;
      const text = view.state.doc.toString();
      const lineStart = view.state.doc.lineAt(view.posAtDOM(el)).number - 1;
      return { text, lineStart, lineEnd: lineStart + this.source.split("\n").length + 1 };
    };
    // Section information is there once the block stands in the editor.
    window.setTimeout(
      () => void runPostProcessors(content, createContext({ sourcePath, frontmatter }, this.owner, getSectionInfo)),
      0,
    );
    return el;
  }

  override destroy(): void {
    this.owner.unload();
  }

  override ignoreEvent(): boolean {
    return true;
  }
}
