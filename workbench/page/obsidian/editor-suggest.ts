import type { AppHost } from "./app-host";
import type { Editor, EditorPosition } from "./editor";
import type { TFile } from "./abstract-file";
import { Scope } from "./keymap";

interface TriggerInfo {
  start: EditorPosition;
  end: EditorPosition;
  query: string;
}

/** A list to choose from beside what is typed. */
export abstract class PopoverSuggest<T> {
  readonly scope = new Scope();
  private readonly suggestEl = createDiv("suggestion-container");
  private values: readonly T[] = [];
  private selected = 0;

  constructor(readonly app: AppHost) {
    this.suggestEl.createDiv({ cls: "suggestion", attr: { role: "listbox" } });
  }

  abstract renderSuggestion(value: T, el: HTMLElement): void;
  abstract selectSuggestion(value: T, event: MouseEvent | KeyboardEvent): void;

  open(): void {
    document.body.append(this.suggestEl);
  }

  close(): void {
    this.suggestEl.remove();
    this.values = [];
  }

  /** Shows values at a place of the page; the first one is chosen. */
  protected show(values: readonly T[], left: number, top: number): void {
    this.values = values;
    this.selected = 0;
    const list = this.suggestEl.firstElementChild as HTMLElement;
    list.empty();
    values.forEach((value) => {
      const el = list.createDiv({ cls: "suggestion-item", attr: { role: "option" } });
      el.addEventListener("mousedown", (event) => {
        event.preventDefault();
        this.selectSuggestion(value, event);
      });
      this.renderSuggestion(value, el);
    });
    this.suggestEl.setCssStyles({ position: "fixed", left: `${left}px`, top: `${top}px` });
    this.open();
    this.mark();
  }

  /** Whether the key was one for the list. */
  protected press(event: KeyboardEvent): boolean {
    if (this.values.length === 0) return false;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const value = this.values[this.selected];
    if (step !== undefined) this.selected = (this.selected + step + this.values.length) % this.values.length;
    else if (event.key === "Escape") this.close();
    else if (event.key === "Enter" && value !== undefined) this.selectSuggestion(value, event);
    else return false;
    this.mark();
    return true;
  }

  private mark(): void {
    [...this.suggestEl.querySelectorAll(".suggestion-item")].forEach((el, at) => {
      el.classList.toggle("is-selected", at === this.selected);
      el.setAttribute("aria-selected", String(at === this.selected));
    });
  }
}

/** Suggestions for what is typed in a note; asked after each change. [T EditorSuggest] */
export abstract class EditorSuggest<T> extends PopoverSuggest<T> {
  context: (TriggerInfo & { editor: Editor; file: TFile | null }) | null = null;
  limit = 100;

  abstract onTrigger(cursor: EditorPosition, editor: Editor, file: TFile | null): TriggerInfo | null;
  abstract getSuggestions(context: NonNullable<EditorSuggest<T>["context"]>): T[] | Promise<T[]>;

  setInstructions(_instructions: unknown): void {
    // Not shown here.
  }

  override close(): void {
    super.close();
    this.context = null;
  }

  /** Asks whether there is something to suggest now, and shows it; of the app's own. */
  async ask(editor: Editor, file: TFile | null): Promise<boolean> {
    const cursor = editor.getCursor();
    const found = this.onTrigger(cursor, editor, file);
    if (found === null) {
      this.close();
      return false;
    }
    this.context = { ...found, editor, file };
    const values = (await this.getSuggestions(this.context)).slice(0, this.limit);
    const at = editor.cm.coordsAtPos(editor.posToOffset(found.start));
    if (values.length === 0) this.close();
    else this.show(values, at?.left ?? 0, (at?.bottom ?? 0) + 4);
    return true;
  }

  /** Whether the key was one for the list; of the app's own. */
  take(event: KeyboardEvent): boolean {
    return this.press(event);
  }
}
