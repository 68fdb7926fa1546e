import { defaultKeymap, history, historyKeymap, indentWithTab } from "@codemirror/commands";
import { search, openSearchPanel, searchKeymap } from "@codemirror/search";
import {
  Annotation,
  ChangeSet,
  Compartment,
  EditorState,
  type Extension,
  StateEffect,
  StateField,
  Text,
} from "@codemirror/state";
import { Decoration, type DecorationSet, EditorView, keymap } from "@codemirror/view";
import { blockWidgets, refreshBlocks } from "../editor/block-widgets";
import { findFrontmatterEnd } from "../editor/find-blocks";
import { toDiskText, toEditorText } from "../editor/line-endings";
import { noteExtensions } from "../editor/note-extensions";
import { diffText } from "../editor/text-diff";
import type { FileInfo } from "./app-host";
import { Editor } from "./editor";
import { hostFields, introduceView, setLivePreview } from "./editor-fields";
import { TextFileView } from "./file-view";
import { Keymap } from "./keymap";
import { MarkdownPreviewView } from "./markdown-preview";
import { Menu } from "./menu";
import { onProcessorsChanged } from "./post-processors";
import { triggerHover } from "./trigger-hover";
import type { LeafHost, ViewStateResult } from "./view";

/** Marks changes that come from the disk, so that they do not count as typed. */
const fromDisk = Annotation.define<boolean>();
const flashLine = StateEffect.define<number | null>();

const flashField = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update: (value, transaction) => {
    for (const effect of transaction.effects) {
      if (effect.is(flashLine))
        return effect.value === null
          ? Decoration.none
          : Decoration.set(Decoration.line({ class: "is-flashing" }).range(effect.value));
    }
    return value.map(transaction.changes);
  },
  provide: (field) => EditorView.decorations.from(field),
});

/** The modes of a Markdown view as others see them. */
interface MarkdownSubView {
  getScroll(): number;
  applyScroll(scroll: number): void;
  get(): string;
  set(data: string, clear: boolean): void;
}

/** A note: its editor, and its reading view. */
export class MarkdownView extends TextFileView implements FileInfo {
  editor: Editor;
  previewMode: MarkdownPreviewView;
  currentMode: MarkdownSubView;
  hoverPopover: unknown = null;
  override icon = "lucide-file-text";
  private readonly cm: EditorView;
  private readonly sourceEl: HTMLElement;
  private readonly previewEl: HTMLElement;
  private readonly editMode: MarkdownSubView;
  private readonly pluginExtensions = new Compartment();
  private mode: "source" | "preview" = "source";
  private isLivePreview = true;
  private modeButton: HTMLElement;
  /** What was typed since the last save, on top of the text on disk. */
  private unsaved: ChangeSet = ChangeSet.empty(0);

  constructor(leaf: LeafHost) {
    super(leaf);
    this.sourceEl = this.contentEl.createDiv("markdown-source-view mod-cm6 is-readable-line-width is-live-preview");
    this.previewEl = this.contentEl.createDiv("markdown-reading-view");
    this.previewEl.hide();
    this.cm = new EditorView({
      state: this.createState(""),
      parent: this.sourceEl,
      dispatchTransactions: (all, view) => this.apply(all, view),
    });
    this.editor = new Editor(this.cm);
    introduceView(this.cm);
    this.previewMode = new MarkdownPreviewView(
      this.app,
      this.previewEl,
      () => this.file,
      (line) => this.toggleTask(line),
    );
    this.editMode = this.createEditMode();
    this.currentMode = this.editMode;
    this.modeButton = this.addAction("lucide-book-open", "Switch to reading view", () =>
      this.setMode(this.mode === "source" ? "preview" : "source"),
    );
  }

  override getViewType(): string {
    return "markdown";
  }

  override canAcceptExtension(extension: string): boolean {
    return extension === "md";
  }

  override onload(): void {
    super.onload();
    this.addChild(this.previewMode);
    this.registerEvent(this.app.workspace.on("update-options", () => this.updateExtensions()));
    this.register(
      onProcessorsChanged(() => {
        this.previewMode.rerender(true);
        this.cm.dispatch({ effects: refreshBlocks.of(null) });
      }),
    );
    this.registerDomEvent(this.sourceEl, "mousedown", (event) => this.followLink(event as MouseEvent), true);
    this.registerDomEvent(this.sourceEl, "mouseover", (event) =>
      triggerHover(this.app, event as MouseEvent, this, { source: "editor", sourcePath: this.file?.path ?? "" }),
    );
    this.cm.setRoot(this.containerEl.doc);
    this.register(this.containerEl.onWindowMigrated((win) => this.cm.setRoot(win.document)));
    this.registerDomEvent(
      this.sourceEl,
      "keydown",
      (event) => {
        if (!this.app.pluginHost.editorSuggests.some((suggest) => suggest.take(event as KeyboardEvent))) return;
        event.preventDefault();
        event.stopPropagation();
      },
      true,
    );
    this.registerDomEvent(this.sourceEl, "contextmenu", (event) => this.showMenu(event as MouseEvent));
  }

  override onunload(): void {
    this.cm.destroy();
    super.onunload();
  }

  getMode(): "source" | "preview" {
    return this.mode;
  }

  override getState(): Record<string, unknown> {
    return { ...super.getState(), mode: this.mode, source: !this.isLivePreview };
  }

  override async setState(state: unknown, result: ViewStateResult): Promise<void> {
    await super.setState(state, result);
    const wanted = (state ?? {}) as { mode?: unknown; source?: unknown };
    if (typeof wanted.source === "boolean") this.setLivePreview(!wanted.source);
    if (wanted.mode === "preview" || wanted.mode === "source") this.setMode(wanted.mode);
  }

  override getEphemeralState(): Record<string, unknown> {
    return this.mode === "source"
      ? { cursor: { from: this.editor.getCursor("from"), to: this.editor.getCursor("to") } }
      : { scroll: this.previewMode.getScroll() };
  }

  /** `line` counts from 0; the line is scrolled to and flashes. [F] */
  override setEphemeralState(state: unknown): void {
    const { line, focus } = (state ?? {}) as { line?: unknown; focus?: unknown };
    if (typeof line === "number") {
      if (this.mode === "preview") this.previewMode.showLine(line);
      else this.showLine(line);
    }
    if (focus === true && this.mode === "source") this.cm.focus();
  }

  /** The text as it will be on disk: the line endings of the file are kept. */
  override getViewData(): string {
    return toDiskText(this.editor.getValue(), this.diskText);
  }

  override setViewData(data: string, clear: boolean): void {
    const text = toEditorText(data);
    if (clear) {
      this.cm.setState(this.createState(text));
      introduceView(this.cm);
    } else {
      this.cm.dispatch({ changes: diffText(this.editor.getValue(), text), annotations: fromDisk.of(true) });
    }
    this.unsaved = ChangeSet.empty(this.cm.state.doc.length);
    if (this.mode === "preview") this.previewMode.set(text, clear);
  }

  override clear(): void {
    this.unsaved = ChangeSet.empty(this.cm.state.doc.length);
  }

  showSearch(_replace?: boolean): void {
    openSearchPanel(this.cm);
  }

  setMode(mode: "source" | "preview"): void {
    if (mode === this.mode) return;
    this.mode = mode;
    this.sourceEl.toggle(mode === "source");
    this.previewEl.toggle(mode === "preview");
    if (mode === "preview") this.previewMode.set(this.editor.getValue(), false);
    this.currentMode = mode === "preview" ? this.previewMode : this.editMode;
    this.modeButton.remove();
    const icon = mode === "preview" ? "lucide-pencil" : "lucide-book-open";
    const title = mode === "preview" ? "Switch to editing view" : "Switch to reading view";
    this.modeButton = this.addAction(icon, title, () => this.setMode(this.mode === "source" ? "preview" : "source"));
    this.app.workspace.trigger("layout-change");
  }

  setLivePreview(on: boolean): void {
    this.isLivePreview = on;
    this.sourceEl.toggleClass("is-live-preview", on);
    this.cm.dispatch({ effects: setLivePreview.of(on) });
  }

  /** The other's changes are moved over what was typed, so neither is lost. */
  protected override mergeDisk(onDisk: string): string {
    const base = toEditorText(this.diskText);
    const theirs = ChangeSet.of(diffText(base, toEditorText(onDisk)), base.length);
    const here = theirs.map(this.unsaved);
    const typed = this.unsaved.map(theirs, true);
    this.cm.dispatch({ changes: here, annotations: fromDisk.of(true) });
    this.unsaved = typed;
    this.diskText = onDisk;
    return this.getViewData();
  }

  protected override markSaved(text: string): void {
    super.markSaved(text);
    this.unsaved = ChangeSet.of(diffText(toEditorText(text), this.editor.getValue()), toEditorText(text).length);
  }

  private createState(text: string): EditorState {
    const doc = Text.of(text.split("\n"));
    const frontmatterEnd = findFrontmatterEnd(doc);
    return EditorState.create({
      doc,
      selection: { anchor: Math.min(doc.length, frontmatterEnd > 0 ? frontmatterEnd + 1 : 0) },
      extensions: [
        hostFields(this, this.isLivePreview),
        history(),
        noteExtensions("Note"),
        search({ top: true }),
        blockWidgets,
        flashField,
        this.pluginExtensions.of(this.app.workspace.getEditorExtensions()),
        keymap.of([...defaultKeymap, ...historyKeymap, ...searchKeymap, indentWithTab]),
      ],
    });
  }

  private updateExtensions(): void {
    const extensions: Extension = this.app.workspace.getEditorExtensions();
    this.cm.dispatch({ effects: this.pluginExtensions.reconfigure(extensions) });
  }

  private apply(transactions: Parameters<EditorView["update"]>[0], view: EditorView): void {
    view.update(transactions);
    let hasTyped = false;
    for (const transaction of transactions) {
      if (!transaction.docChanged || transaction.annotation(fromDisk) === true) continue;
      hasTyped = true;
      this.unsaved = this.unsaved.compose(transaction.changes);
    }
    if (!transactions.some(({ docChanged }) => docChanged)) return;
    if (hasTyped) {
      void this.suggest();
      this.requestSave();
      if (this.mode === "preview") this.previewMode.set(this.editor.getValue(), false);
    }
    this.app.workspace.trigger("editor-change", this.editor, this);
    if (hasTyped && this.file !== null) this.app.workspace.trigger("quick-preview", this.file, this.editor.getValue());
  }

  /** The first that has something to suggest does. [F] */
  private async suggest(): Promise<void> {
    if (!this.cm.hasFocus) return;
    for (const each of this.app.pluginHost.editorSuggests) if (await each.ask(this.editor, this.file)) return;
  }

  private createEditMode(): MarkdownSubView {
    return {
      getScroll: () => this.editor.offsetToPos(this.cm.lineBlockAtHeight(this.cm.scrollDOM.scrollTop).from).line,
      applyScroll: (line) => this.editor.scrollIntoView({ from: { line, ch: 0 }, to: { line, ch: 0 } }),
      get: () => this.editor.getValue(),
      set: (data, clear) => this.setViewData(data, clear),
    };
  }

  private showLine(line: number): void {
    const { from, to } = this.cm.state.doc.line(Math.max(1, Math.min(line + 1, this.cm.state.doc.lines)));
    this.cm.dispatch({
      selection: { anchor: to },
      effects: [EditorView.scrollIntoView(from, { y: "center" }), flashLine.of(from)],
    });
    window.setTimeout(() => {
      if (this.cm.dom.isConnected) this.cm.dispatch({ effects: flashLine.of(null) });
    }, 1500);
  }

  private toggleTask(line: number): void {
    const text = this.editor.getLine(line);
    const box = /^[\s>]*(?:[-*+]|\d{1,9}[.)])\s+\[(.)\]/u.exec(text);
    if (box?.[1] === undefined) return;
    const ch = box[0].length - 2;
    this.editor.replaceRange(box[1] === " " ? "x" : " ", { line, ch }, { line, ch: ch + 1 });
  }

  /** A click on a rendered link, or with Mod on a shown one, follows it. */
  private followLink(event: MouseEvent): void {
    const link = (event.target as Element).closest<HTMLElement>(".cm-hmd-internal-link");
    // Within a cell's editor the places are its own.
    if (link === null || event.button !== 0 || link.closest(".cm-table-widget") !== null) return;
    const at = this.cm.posAtDOM(link);
    const isShownAsSource = this.cm.state.sliceDoc(at - 2, at) === "[[" && !this.isLivePreview;
    if (isShownAsSource && !Keymap.isModifier(event, "Mod")) return;
    event.preventDefault();
    event.stopPropagation();
    void this.app.workspace.openLinkText(link.dataset["href"] ?? "", this.file?.path ?? "", Keymap.isModEvent(event));
  }

  private showMenu(event: MouseEvent): void {
    event.preventDefault();
    const menu = new Menu();
    this.app.workspace.trigger("editor-menu", menu, this.editor, this);
    menu.addItem((item) =>
      item
        .setSection("view")
        .setTitle(this.isLivePreview ? "Source mode" : "Live Preview")
        .setIcon("lucide-code")
        .onClick(() => this.setLivePreview(!this.isLivePreview)),
    );
    menu.showAtMouseEvent(event);
  }
}
