import { type EditorView, WidgetType } from "@codemirror/view";
import { Component } from "../obsidian/component";
import { editorInfoField } from "../obsidian/editor-fields";
import { createContext, runPostProcessors } from "../obsidian/post-processors";
import { fillEmbed, renderPiece } from "../reading/render-piece";
import { renderProperties } from "../reading/render-properties";

/** What each drawn block owns; by element, as CodeMirror may hand an element from one widget to an equal one. */
const owners = new WeakMap<HTMLElement, Component>();

/** A block shown rendered while the selection does not touch it. */
export abstract class RenderedBlock extends WidgetType {
  constructor(
    protected readonly source: string,
    /** What else decides about the look: another value draws the block anew. */
    protected readonly key: unknown,
  ) {
    super();
  }

  protected abstract render(el: HTMLElement, owner: Component, view: EditorView): void;
  protected abstract readonly cls: string;

  override eq(other: RenderedBlock): boolean {
    return other.source === this.source && other.key === this.key;
  }

  override toDOM(view: EditorView): HTMLElement {
    const el = createDiv(`cm-embed-block ${this.cls}`);
    const owner = new Component();
    owner.load();
    owners.set(el, owner);
    this.render(el, owner, view);
    return el;
  }

  override destroy(el: HTMLElement): void {
    owners.get(el)?.unload();
    owners.delete(el);
  }

  override ignoreEvent(): boolean {
    return true;
  }
}

export class PropertiesWidget extends RenderedBlock {
  protected readonly cls = "";

  protected render(el: HTMLElement): void {
    renderProperties(el, this.source);
  }
}

/** A callout; a click in it shows its source. No section information. [R 0.13.15; O11] */
export class CalloutWidget extends RenderedBlock {
  protected readonly cls = "cm-callout markdown-rendered";

  protected render(el: HTMLElement, owner: Component, view: EditorView): void {
    const { app, file } = view.state.field(editorInfoField);
    void renderPiece(this.source, el.createDiv(), { app, sourcePath: file?.path ?? "", owner });
    addEditButton(el, view, 0);
    el.addEventListener("click", (event) => {
      const target = event.target as Element;
      const link = target.closest<HTMLElement>("a.internal-link");
      if (link !== null) {
        event.preventDefault();
        void app.workspace.openLinkText(link.dataset["href"] ?? "", file?.path ?? "");
      } else if (!event.defaultPrevented && target.closest("a, button, input") === null) {
        showSource(view, el, 0);
      }
    });
  }
}

/** Another note within this one, rendered as that note's. */
export class EmbedWidget extends RenderedBlock {
  protected readonly cls = "cm-embed markdown-rendered";

  protected render(el: HTMLElement, owner: Component, view: EditorView): void {
    const { app, file } = view.state.field(editorInfoField);
    const sourcePath = file?.path ?? "";
    const pipe = this.source.indexOf("|", 1);
    const target = pipe < 0 ? this.source : this.source.slice(0, pipe);
    void fillEmbed(el.createSpan({ cls: "internal-embed", attr: { src: target } }), { app, sourcePath, owner });
    addEditButton(el, view, 0);
    el.addEventListener("click", (event) => {
      const link = (event.target as Element).closest<HTMLElement>("a.internal-link");
      if (link === null) return;
      event.preventDefault();
      void app.workspace.openLinkText(link.dataset["href"] ?? "", sourcePath);
    });
  }
}

/** A code block with a processor; here alone Live Preview gives section information. [R 0.13.15] */
export class CodeBlockWidget extends RenderedBlock {
  protected readonly cls: string;

  constructor(
    source: string,
    processor: unknown,
    private readonly language: string,
  ) {
    super(source, processor);
    this.cls = `cm-preview-code-block markdown-rendered cm-lang-${language}`;
  }

  protected render(el: HTMLElement, owner: Component, view: EditorView): void {
    const content = el.createDiv();
    content.createEl("pre").createEl("code", { cls: `language-${this.language}`, text: `${this.source}\n` });
    addEditButton(el, view, this.language.length + 4);
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
      () => void runPostProcessors(content, createContext({ sourcePath, frontmatter }, owner, getSectionInfo)),
      0,
    );
  }
}

function addEditButton(el: HTMLElement, view: EditorView, offset: number): void {
  const edit = el.createEl("button", {
    cls: "edit-block-button clickable-icon",
    text: "</>",
    attr: { "aria-label": "Edit this block" },
  });
  edit.addEventListener("click", () => showSource(view, el, offset));
}

function showSource(view: EditorView, el: HTMLElement, offset: number): void {
  view.dispatch({ selection: { anchor: view.posAtDOM(el) + offset } });
  view.focus();
}
