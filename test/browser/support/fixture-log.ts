import type { Page } from "playwright-core";
import type {} from "../../../workbench/page/main";

/** What the fixture plugin has noted of what the workbench did with what it registered. */
export interface FixtureLog {
  /** Editors that its extension was instantiated in, in that order. */
  readonly editors: readonly { text: string; path: string | null; isLive: boolean; isAttached: boolean }[];
  /** How many of them are still alive. */
  readonly alive: number;
  /** What its post processors were called with; `late` is the one of a higher sort order. */
  readonly processed: readonly (ProcessedElement | "late")[];
  /** Texts of elements whose render child was unloaded. */
  readonly unloaded: readonly string[];
}

export interface ProcessedElement {
  readonly text: string;
  /** The note that the text is said to be of. */
  readonly path: string;
  /** First and last line of the section; null without section information. */
  readonly lines: readonly [number, number] | null;
}

/** The log since it was last emptied. */
export async function readFixtureLog(page: Page): Promise<FixtureLog> {
  return await page.evaluate(() => (window.workbench?.plugin as unknown as { log: FixtureLog }).log);
}

/** Forgets what was noted so far. */
export async function emptyFixtureLog(page: Page): Promise<void> {
  await page.evaluate(() => {
    const { log } = window.workbench?.plugin as unknown as { log: Record<string, unknown[] | number> };
    for (const list of Object.values(log)) if (Array.isArray(list)) list.length = 0;
  });
}

/** What the first processor was called with, without the later one. */
export function elementsOf({ processed }: FixtureLog): ProcessedElement[] {
  return processed.filter((entry): entry is ProcessedElement => entry !== "late");
}

/** The text in the editor of the active note, saved or not. */
export async function editorText(page: Page): Promise<string> {
  return await page.evaluate(() =>
    (window.workbench?.app.workspace.activeEditor?.editor as { getValue(): string }).getValue(),
  );
}

/** Puts the cursor of the active note's editor there, and the keyboard into it. */
export async function putCursor(page: Page, line: number, ch: number): Promise<void> {
  await page.evaluate(
    ([at, column]) => {
      const editor = window.workbench?.app.workspace.activeEditor?.editor as {
        setCursor(line: number, ch: number): void;
        focus(): void;
      };
      editor.setCursor(at ?? 0, column ?? 0);
      editor.focus();
    },
    [line, ch],
  );
}
