import { Notice, type App } from "obsidian";
import type { VaultIndex } from "../core/index/vault-index";
import { subpathOfRow, textOfRow } from "../core/roadmap/row-text";
import { say } from "../core/words/say";
import type { Target } from "../ui/pane-props";
import { messageOf } from "./message-of";
import { readOpenText } from "./open-notes";

/** Puts what rows stand for into the clipboard. */
export class RowCopies {
  readonly #app: App;
  readonly #index: VaultIndex;

  constructor(app: App, index: VaultIndex) {
    this.#app = app;
    this.#index = index;
  }

  /** Copies links to rows, one a line, as the app writes links in this vault. */
  async copyLinks(rows: readonly Target[]): Promise<void> {
    const links = rows.flatMap((row) => {
      const [file, note] = [this.#app.vault.getFileByPath(row.path), this.#index.note(row.path)];
      if (file === null || note === undefined) return [];
      return [this.#app.fileManager.generateMarkdownLink(file, "", subpathOfRow(row, note))];
    });
    await copy(links, say("notice.copied-links", { count: links.length }));
  }

  /** Copies rows as they are written, with what stands below them. */
  async copyMarkdown(rows: readonly Target[]): Promise<void> {
    const texts: string[] = [];
    for (const row of rows) {
      const [file, note] = [this.#app.vault.getFileByPath(row.path), this.#index.note(row.path)];
      if (file === null || note === undefined) continue;
      const text = readOpenText(this.#app, row.path) ?? (await this.#app.vault.cachedRead(file));
      const written = textOfRow(row, note, text);
      if (written !== null) texts.push(written);
    }
    await copy(texts, say("notice.copied-rows"));
  }
}

async function copy(parts: readonly string[], said: string): Promise<void> {
  if (parts.length === 0) {
    new Notice(say("notice.nothing-to-copy"));
    return;
  }
  try {
    await activeWindow.navigator.clipboard.writeText(parts.join("\n"));
    new Notice(said);
  } catch (error) {
    new Notice(messageOf(error));
  }
}
