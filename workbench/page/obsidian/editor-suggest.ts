import { Prec, type Extension } from "@codemirror/state";
import { EditorView, ViewPlugin, type ViewUpdate } from "@codemirror/view";
import type { TFile } from "./abstract-file";
import type { AppHost } from "./app-host";
import { Editor, type EditorPosition } from "./editor";
import { editorInfoField } from "./editor-fields";
import { Scope } from "./keymap";
import type { Instruction } from "./suggest-modal";

/** A list to choose from, beside what it belongs to. [T] */
export abstract class PopoverSuggest<T> {
  app: AppHost;
  scope: Scope;
  protected readonly suggestEl: HTMLElement;
  protected readonly listEl: HTMLElement;
  private values: T[] = [];
  private selected = 0;
  /** The host's to ask. */
  isShown = false;

  constructor(app: AppHost, scope?: Scope) {
    this.app = app;
    this.scope = scope ?? new Scope();
    this.suggestEl = createDiv("suggestion-container");
    this.listEl = this.suggestEl.createDiv("suggestion");
    this.scope.register([], "ArrowDown", () => this.select(this.selected + 1));
    this.scope.register([], "ArrowUp", () => this.select(this.selected - 1));
    this.scope.register([], "Enter", (event) => {
      const value = this.values[this.selected];
      if (value !== undefined) this.selectSuggestion(value, event);
      return false;
    });
    this.scope.register([], "Escape", () => {
      this.close();
      return false;
    });
  }

  abstract renderSuggestion(value: T, el: HTMLElement): void;
  abstract selectSuggestion(value: T, event: MouseEvent | KeyboardEvent): void;

  open(): void {
    if (this.isShown) return;
    this.isShown = true;
    this.app.keymap.pushScope(this.scope);
    document.body.append(this.suggestEl);
  }

  close(): void {
    if (!this.isShown) return;
    this.isShown = false;
    this.app.keymap.popScope(this.scope);
    this.suggestEl.remove();
  }

  /** The host's to call. */
  protected show(values: T[], at: { readonly left: number; readonly bottom: number }): void {
    this.values = values;
    this.listEl.empty();
    for (const [place, value] of values.entries()) {
      const el = this.listEl.createDiv("suggestion-item");
      el.addEventListener("mousemove", () => this.select(place));
      // The editor keeps the keys.
      el.addEventListener("mousedown", (event) => event.preventDefault());
      el.addEventListener("click", (event) => this.selectSuggestion(value, event));
      this.renderSuggestion(value, el);
    }
    this.open();
    const { offsetWidth, offsetHeight } = this.suggestEl;
    const isBelow = at.bottom + offsetHeight < window.innerHeight;
    this.suggestEl.style.left = `${Math.max(0, Math.min(at.left, window.innerWidth - offsetWidth - 8))}px`;
    this.suggestEl.style.top = `${isBelow ? at.bottom : Math.max(0, at.bottom - offsetHeight - 24)}px`;
    this.select(0);
  }

  private select(at: number): false {
    const count = this.values.length;
    this.selected = count === 0 ? 0 : (at + count) % count;
    [...this.listEl.children].forEach((el, place) => {
      el.classList.toggle("is-selected", place === this.selected);
      if (place === this.selected) el.scrollIntoView({ block: "nearest" });
    });
    return false;
  }
}

export interface EditorSuggestTriggerInfo {
  start: EditorPosition;
  end: EditorPosition;
  query: string;
}

export interface EditorSuggestContext extends EditorSuggestTriggerInfo {
  editor: Editor;
  file: TFile;
}

/** Suggests while one types in an editor. [T] */
export abstract class EditorSuggest<T> extends PopoverSuggest<T> {
  context: EditorSuggestContext | null = null;
  limit = 100;
  private asked = 0;

  abstract onTrigger(cursor: EditorPosition, editor: Editor, file: TFile | null): EditorSuggestTriggerInfo | null;
  abstract getSuggestions(context: EditorSuggestContext): T[] | Promise<T[]>;

  setInstructions(instructions: Instruction[]): void {
    this.suggestEl.querySelector(".prompt-instructions")?.remove();
    const list = this.suggestEl.createDiv("prompt-instructions");
    for (const { command, purpose } of instructions) {
      const item = list.createDiv("prompt-instruction");
      item.createSpan({ cls: "prompt-instruction-command", text: command });
      item.createSpan({ text: purpose });
    }
  }

  override close(): void {
    super.close();
    this.context = null;
    this.asked++;
  }

  /** The host's to call; whether this one is for what is typed there. */
  trigger(view: EditorView, editor: Editor, file: TFile): boolean {
    const found = this.onTrigger(editor.getCursor(), editor, file);
    if (found === null) {
      this.close();
      return false;
    }
    const context = { ...found, editor, file };
    this.context = context;
    const asked = ++this.asked;
    void Promise.resolve(this.getSuggestions(context)).then((values) => {
      // A slow answer to an older question is dropped.
      if (asked !== this.asked) return;
      const at = values.length === 0 ? null : view.coordsAtPos(editor.posToOffset(found.start));
      if (at === null) this.close();
      else this.show(values.slice(0, this.limit), at);
    });
    return true;
  }
}

/**
 * Asks those that suggest, in their order, whenever something is typed; the first one that wants to has it, and then the
 * keys before the editor. [T; the order, and that a cursor that moves only closes, F]
 */
class Suggesting {
  private active: EditorSuggest<unknown> | null = null;

  constructor(private readonly view: EditorView) {}

  update(update: ViewUpdate): void {
    const isTyped = update.transactions.some((each) => each.isUserEvent("input") || each.isUserEvent("delete"));
    // Places on the screen are known only after the update.
    if (update.docChanged && isTyped) window.setTimeout(() => this.ask(), 0);
    else if (update.docChanged || update.selectionSet || (update.focusChanged && !update.view.hasFocus)) this.close();
  }

  destroy(): void {
    this.close();
  }

  handleKey(event: KeyboardEvent): boolean {
    if (this.active?.isShown !== true || !this.active.app.keymap.handleKey(event)) return false;
    event.stopPropagation();
    return true;
  }

  private close(): void {
    this.active?.close();
    this.active = null;
  }

  private ask(): void {
    const { app, file } = this.view.state.field(editorInfoField);
    const editor = new Editor(this.view);
    let next: EditorSuggest<unknown> | null = null;
    for (const suggest of app.pluginHost.editorSuggests) {
      if (next !== null || !(suggest instanceof EditorSuggest) || file === null) continue;
      if (suggest.trigger(this.view, editor, file)) next = suggest;
    }
    if (this.active !== next) this.active?.close();
    this.active = next;
  }
}

const plugin = ViewPlugin.fromClass(Suggesting);

/** For every editor of notes. */
export const suggesting: Extension = [
  plugin,
  Prec.highest(
    EditorView.domEventHandlers({
      keydown: (event, view) => view.plugin(plugin)?.handleKey(event) === true,
    }),
  ),
];
