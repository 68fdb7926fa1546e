import type { AppHost } from "./app-host";
import { Modal } from "./modal";
import { prepareFuzzySearch, renderResults, sortSearchResults, type SearchResult } from "./search";

export interface Instruction {
  command: string;
  purpose: string;
}

/** A line to type in and a list to choose from. */
export abstract class SuggestModal<T> extends Modal {
  limit = 100;
  emptyStateText = "No results found.";
  inputEl: HTMLInputElement;
  resultContainerEl: HTMLElement;
  private values: T[] = [];
  private selected = 0;
  private asked = 0;

  constructor(app: AppHost) {
    super(app);
    this.modalEl.className = "prompt";
    this.modalEl.empty();
    const box = this.modalEl.createDiv("prompt-input-container");
    this.inputEl = box.createEl("input", {
      cls: "prompt-input",
      type: "text",
      attr: { role: "combobox", "aria-expanded": "true", autocomplete: "off", spellcheck: "false" },
    });
    this.resultContainerEl = this.modalEl.createDiv({ cls: "prompt-results", attr: { role: "listbox" } });
    this.inputEl.addEventListener("input", () => void this.updateSuggestions());
    this.scope.register(null, "ArrowDown", () => this.select(this.selected + 1));
    this.scope.register(null, "ArrowUp", () => this.select(this.selected - 1));
    this.scope.register(null, "Enter", (event) => {
      this.selectActiveSuggestion(event);
      return false;
    });
  }

  abstract getSuggestions(query: string): T[] | Promise<T[]>;
  abstract renderSuggestion(value: T, el: HTMLElement): void;
  abstract onChooseSuggestion(value: T, event: MouseEvent | KeyboardEvent): void;

  override open(): void {
    super.open();
    this.inputEl.focus();
    void this.updateSuggestions();
  }

  setPlaceholder(placeholder: string): void {
    this.inputEl.placeholder = placeholder;
  }

  setInstructions(instructions: Instruction[]): void {
    this.modalEl.querySelector(".prompt-instructions")?.remove();
    const list = this.modalEl.createDiv("prompt-instructions");
    for (const { command, purpose } of instructions) {
      const item = list.createDiv("prompt-instruction");
      item.createSpan({ cls: "prompt-instruction-command", text: command });
      item.createSpan({ text: purpose });
    }
  }

  onNoSuggestion(): void {
    this.resultContainerEl.empty();
    this.resultContainerEl.createDiv({ cls: "suggestion-empty", text: this.emptyStateText });
  }

  selectSuggestion(value: T, event: MouseEvent | KeyboardEvent): void {
    this.close();
    this.onChooseSuggestion(value, event);
  }

  selectActiveSuggestion(event: MouseEvent | KeyboardEvent): void {
    const value = this.values[this.selected];
    if (value !== undefined) this.selectSuggestion(value, event);
  }

  private async updateSuggestions(): Promise<void> {
    const asked = ++this.asked;
    const found = await this.getSuggestions(this.inputEl.value);
    // A slow answer to an older question is dropped.
    if (asked !== this.asked) return;
    this.values = found.slice(0, this.limit);
    this.resultContainerEl.empty();
    if (this.values.length === 0) {
      this.onNoSuggestion();
      return;
    }
    this.values.forEach((value, at) => {
      const el = this.resultContainerEl.createDiv({ cls: "suggestion-item", attr: { role: "option" } });
      el.addEventListener("mousemove", () => this.select(at));
      el.addEventListener("click", (event) => this.selectSuggestion(value, event));
      this.renderSuggestion(value, el);
    });
    this.select(0);
  }

  private select(at: number): false {
    const count = this.values.length;
    this.selected = count === 0 ? 0 : (at + count) % count;
    [...this.resultContainerEl.children].forEach((el, index) => {
      el.classList.toggle("is-selected", index === this.selected);
      el.setAttribute("aria-selected", String(index === this.selected));
      if (index === this.selected) el.scrollIntoView({ block: "nearest" });
    });
    return false;
  }
}

export interface FuzzyMatch<T> {
  item: T;
  match: SearchResult;
}

/** A list searched fuzzily. */
export abstract class FuzzySuggestModal<T> extends SuggestModal<FuzzyMatch<T>> {
  abstract getItems(): T[];
  abstract getItemText(item: T): string;
  abstract onChooseItem(item: T, event: MouseEvent | KeyboardEvent): void;

  override getSuggestions(query: string): FuzzyMatch<T>[] {
    const search = prepareFuzzySearch(query);
    const found = this.getItems().flatMap((item) => {
      const match = search(this.getItemText(item));
      return match === null ? [] : [{ item, match }];
    });
    if (query.trim() !== "") sortSearchResults(found);
    return found;
  }

  override renderSuggestion({ item, match }: FuzzyMatch<T>, el: HTMLElement): void {
    renderResults(el, this.getItemText(item), match);
  }

  override onChooseSuggestion({ item }: FuzzyMatch<T>, event: MouseEvent | KeyboardEvent): void {
    this.onChooseItem(item, event);
  }
}
