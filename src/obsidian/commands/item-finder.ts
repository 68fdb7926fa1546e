import { Keymap, Platform, renderMatches, SuggestModal, type App, type PaneType } from "obsidian";
import type { VaultIndex } from "../../core/index/vault-index";
import { findItems, type Findable } from "../../core/query/find-items";
import { matchRanges } from "../../core/query/match-ranges";
import { labelOf } from "../../core/status/label";
import { say } from "../../core/words/say";
import { drawStatusIcon } from "../../ui/badge/draw-status-icon";
import type { VaultFeed } from "../vault-feed";

/** How many are listed. */
const LISTED = 30;

/** Opens the place of what was found. */
export async function openFound(app: App, { path, line }: Findable, where: PaneType | boolean): Promise<void> {
  const file = app.vault.getFileByPath(path);
  if (file === null) return;
  await app.workspace.getLeaf(where).openFile(file, { active: true, eState: { line, focus: true } });
}

/** What is to be found, which may become more while notes are read. */
export interface FoundSource {
  readonly items: () => readonly Findable[];
  readonly feed: Pick<VaultFeed, "reading" | "onChange">;
}

/** Finds an item while one types, and opens its place. Below the list stands the line of the one that is chosen. */
export class ItemFinder extends SuggestModal<Findable> {
  readonly #index: VaultIndex;
  readonly #source: FoundSource;
  #items: readonly Findable[];
  readonly #here: string | null;
  readonly #lineEl: HTMLElement;
  #observer: MutationObserver | null = null;
  #unfollow: () => void = () => undefined;
  #listed: readonly Findable[] = [];

  /** @param here the path of the note that comes first */
  constructor(app: App, index: VaultIndex, source: FoundSource, prompt: string, here: string | null) {
    super(app);
    this.#index = index;
    this.#source = source;
    this.#items = source.items();
    this.#here = here;
    this.limit = LISTED;
    this.#sayWhenEmpty();
    this.setPlaceholder(prompt);
    for (const el of [this.modalEl, this.inputEl, this.resultContainerEl]) el.setAttr("aria-label", prompt);
    this.resultContainerEl.id = "por-finder-results";
    this.inputEl.setAttr("aria-controls", "por-finder-results");
    this.modalEl.addClass("por-finder");
    this.#lineEl = this.modalEl.createDiv({ cls: "por-finder-line", attr: { dir: "auto" } });
    this.setInstructions([
      { command: "↑↓", purpose: say("dialog.to-navigate") },
      { command: "↵", purpose: say("dialog.to-open") },
      { command: Platform.isMacOS ? "cmd ↵" : "ctrl ↵", purpose: say("dialog.to-open-tab") },
      { command: "esc", purpose: say("dialog.to-dismiss") },
    ]);
    this.scope.register(["Mod"], "Enter", (event) => {
      this.selectActiveSuggestion(event);
      return false;
    });
  }

  override onOpen(): void {
    void super.onOpen();
    const { feed } = this.#source;
    if (feed.reading.kind !== "ready") this.#unfollow = feed.onChange(() => this.#follow());
    // The app tells which one is chosen by its class alone, whether keys or the pointer did it.
    const observer = new MutationObserver(() => this.#showLine());
    this.#observer = observer;
    observer.observe(this.resultContainerEl, {
      subtree: true,
      childList: true,
      attributes: true,
      attributeFilter: ["class"],
    });
  }

  /** Where nothing is listed, what has been read since is; a list stays as it is under the eyes of who reads it. */
  #follow(): void {
    const { feed, items } = this.#source;
    const isReady = feed.reading.kind === "ready";
    if (isReady) this.#unfollow();
    else if (this.#listed.length > 0) return;
    this.#items = items();
    this.#sayWhenEmpty();
    if (this.#listed.length === 0) this.inputEl.dispatchEvent(new Event("input"));
  }

  #sayWhenEmpty(): void {
    const isReading = this.#source.feed.reading.kind !== "ready";
    this.emptyStateText = say(
      isReading ? "blank.reading-line" : this.#items.length === 0 ? "dialog.no-items" : "dialog.no-item",
    );
  }

  override onClose(): void {
    this.#unfollow();
    this.#observer?.disconnect();
    super.onClose();
  }

  override getSuggestions(query: string): Findable[] {
    const found = findItems(this.#items, query, this.#here, LISTED);
    this.#listed = found;
    return [...found];
  }

  override renderSuggestion(found: Findable, el: HTMLElement): void {
    const { title, description, id, status, note, path, item } = found;
    const words = this.inputEl.value.toLowerCase().split(/\s+/).filter(Boolean);
    const parsed = this.#index.note(path);
    const own = item === null ? undefined : parsed?.items[item];
    const phase = own === undefined ? undefined : parsed?.sections[own.section];
    el.addClass("mod-complex");
    const icon = el.createDiv("suggestion-icon");
    if (status !== null) {
      icon.append(drawStatusIcon(el.doc, status));
      icon.createSpan({ cls: "por-sr", text: labelOf(status) });
    }
    const content = el.createDiv("suggestion-content");
    const named = id === null || title.startsWith(id) ? title : `${id} ${title}`;
    const titleEl = content.createDiv({ cls: "suggestion-title", attr: { dir: "auto" } });
    renderMatches(titleEl, named, matchRanges(named, words));
    if (description !== "") {
      titleEl.append(" ");
      renderMatches(titleEl.createSpan("por-finder-more"), description, matchRanges(description, words));
    }
    const where = content.createDiv({ cls: "suggestion-note", attr: { dir: "auto" } });
    renderMatches(where, note, matchRanges(note, words));
    if (phase !== undefined && phase.level > 0 && phase.heading !== note && own?.kind !== "phase")
      where.append(` › ${phase.heading}`);
  }

  override onChooseSuggestion(found: Findable, event: MouseEvent | KeyboardEvent): void {
    void openFound(this.app, found, Keymap.isModEvent(event));
  }

  #showLine(): void {
    const at = [...this.resultContainerEl.children].findIndex((el) => el.classList.contains("is-selected"));
    const found = this.#listed[at];
    const item = this.#index.note(found?.path ?? "")?.items[found?.item ?? -1];
    this.#lineEl.setText(item === undefined ? "" : item.kind === "task" ? item.source.trim() : item.text);
  }
}
