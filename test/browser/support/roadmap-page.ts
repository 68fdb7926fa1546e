import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import type { Browser, Locator, Page, Route } from "playwright-core";
import type {} from "../../../workbench/page/main";
import { launchBrowser, startWorkbench, type RunningWorkbench, type WorkbenchOptions } from "./workbench";

/** How long something may take to come about, on a machine that does much else besides; milliseconds. */
const PATIENCE = 20_000;

/** The type of the roadmap's view. */
export const ROADMAP_VIEW = "plan-of-record-roadmap";

export interface RoadmapOptions extends Pick<WorkbenchOptions, "vault" | "params" | "viewport" | "tour" | "prepare"> {
  /** The notes of the vault, by path. */
  readonly notes?: Readonly<Record<string, string | Buffer>>;
  /** Whether the page is to be a new one, since it is changed in ways that last; as it is where it is prepared. */
  readonly ownPage?: boolean;
}

/**
 * Lets the tests of a file open roadmaps, all in one browser, each over a vault of its own.
 *
 * After each test its roadmap is closed, and the test fails when the page had an error, or asked for anything that the
 * workbench does not serve.
 */
export function useRoadmap(): (options: RoadmapOptions) => Promise<RoadmapPage> {
  let browser: Browser | undefined;
  const opened: RoadmapPage[] = [];
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterEach(async () => {
    const roadmaps = opened.splice(0);
    const problems = roadmaps.flatMap((roadmap) => roadmap.problems());
    const closed = await Promise.allSettled(roadmaps.map((roadmap) => roadmap.close()));
    const foreign = closed.flatMap((each) => (each.status === "rejected" ? [String(each.reason)] : []));
    expect([...problems, ...foreign]).toEqual([]);
  });
  afterAll(async () => {
    await browser?.close();
  });
  return async (options) => {
    if (browser === undefined) throw new Error("A roadmap is opened within a test");
    const roadmap = await RoadmapPage.open(browser, options);
    opened.push(roadmap);
    return roadmap;
  };
}

/** The roadmap in the workbench, over a vault on disk, as a person and other programs see them. */
export class RoadmapPage {
  readonly page: Page;
  readonly pane: Locator;
  readonly tree: Locator;
  readonly notices: Locator;
  /** The text of the note that is being edited. */
  readonly editor: Locator;
  /** Errors that the test expects, and that do not make it fail. */
  readonly expectedErrors: RegExp[] = [];

  private constructor(readonly bench: RunningWorkbench) {
    this.page = bench.page;
    this.pane = this.page.locator(".por-pane");
    this.tree = this.pane.locator("[role=tree]");
    this.notices = this.page.locator(".notice");
    this.editor = this.page.locator(".workspace-leaf.mod-active .cm-content, .mod-root .cm-content").first();
  }

  static async open(browser: Browser, options: RoadmapOptions): Promise<RoadmapPage> {
    const { notes = {}, vault, ownPage = false, ...others } = options;
    const folder = mkdtempSync(path.join(os.tmpdir(), "roadmap-test-"));
    try {
      for (const [name, content] of Object.entries(notes)) writeNote(folder, name, content);
      const bench = await startWorkbench({
        ...others,
        vault: vault ?? folder,
        browser,
        sharesPage: !ownPage && options.prepare === undefined,
        prepare: async (page) => {
          page.setDefaultTimeout(PATIENCE);
          await options.prepare?.(page);
        },
      });
      return new RoadmapPage(bench);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }

  async close(): Promise<void> {
    await this.bench.close();
  }

  /** What must not happen in any test: errors of the page. */
  problems(): readonly string[] {
    return this.bench.errors.filter((error) => !this.expectedErrors.some((expected) => expected.test(error)));
  }

  // The vault on disk.

  /** The bytes of a note on disk. */
  bytes(note: string): Buffer {
    return readFileSync(path.join(this.bench.vaultDir, note));
  }

  /** The text of a note on disk. */
  text(note: string): string {
    return this.bytes(note).toString("utf8");
  }

  /** Writes a note as another program would. */
  write(note: string, content: string | Buffer): void {
    writeNote(this.bench.vaultDir, note, content);
  }

  /**
   * Keeps the app from getting the files whose path has `part` in it, until the returned function is called;
   * its `asked` waits until the app has asked for so many.
   */
  async holdReads(part: string): Promise<HeldReads> {
    return await holdReads(this.page, part);
  }

  // The pane.

  /** The row whose title reads `title`; the `nth` of several, from 0. */
  row(title: string, nth = 0): Locator {
    const exact = new RegExp(`^${title.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}$`);
    return this.tree
      .locator("[role=treeitem]")
      .filter({ has: this.page.locator(".por-title", { hasText: exact }) })
      .nth(nth);
  }

  /** The box of the row whose title reads `title`. */
  box(title: string, nth = 0): Locator {
    return this.row(title, nth).locator(".por-checkbox");
  }

  /** The titles of the rows in the page, from top to bottom, indented by two blanks a level. */
  async titles(): Promise<readonly string[]> {
    return await this.tree.locator("[role=treeitem]").evaluateAll((rows) =>
      rows.map((row) => {
        const depth = Number(row.getAttribute("aria-level")) - 1;
        return "  ".repeat(depth) + (row.querySelector(".por-title")?.textContent ?? "");
      }),
    );
  }

  /** Opens or closes the row whose title reads `title`. */
  async fold(title: string): Promise<void> {
    await this.row(title).locator(".por-chevron").click();
  }

  /** The title of the active row; null when there is none. */
  async activeTitle(): Promise<string | null> {
    const active = this.tree.locator("[aria-selected=true] .por-title");
    return (await active.count()) === 0 ? null : await active.textContent();
  }

  // The editor.

  /** Opens a note in the active tab, for editing. */
  async openNote(note: string): Promise<void> {
    await this.page.evaluate(async (where) => {
      const app = window.workbench?.app;
      const file = app?.vault.getFileByPath(where);
      if (!app || !file) throw new Error(`There is no note at ${where}`);
      await app.workspace.getLeaf(false).openFile(file);
    }, note);
    await this.page.locator(".mod-root .cm-content").first().waitFor();
  }

  /** Puts the cursor behind the last character of a line, from 0, and gives the editor the keys. */
  async putCursor(line: number, column?: number): Promise<void> {
    await this.page.evaluate(
      ([at, ch]) => {
        const editor = window.workbench?.app.workspace.activeEditor?.editor as TestEditor | undefined;
        if (editor === undefined) throw new Error("No note is open");
        editor.setCursor({ line: at, ch: ch ?? editor.getLine(at).length });
        editor.focus();
      },
      [line, column] as const,
    );
  }

  /** What the editor of the note shows, saved or not, and where its cursor is. */
  async editorState(): Promise<{ readonly text: string; readonly cursor: { line: number; ch: number } }> {
    return await this.page.evaluate(() => {
      const editor = window.workbench?.app.workspace.activeEditor?.editor as TestEditor | undefined;
      if (editor === undefined) throw new Error("No note is open");
      return { text: editor.getValue(), cursor: editor.getCursor() };
    });
  }

  /** Saves the open note now instead of after the editor's two seconds. */
  async save(): Promise<void> {
    await this.page.evaluate(async () => {
      const view = window.workbench?.app.workspace.activeEditor as { save?: () => Promise<void> } | null | undefined;
      await view?.save?.();
      await window.workbench?.whenIdle();
    });
  }

  /** Waits until the app has kept its layout for the next start, as it does a second after a change. */
  async layoutSaved(): Promise<void> {
    await this.page.waitForResponse(
      (response) => response.request().method() === "PUT" && response.url().includes("workspace.json"),
    );
  }

  /** Waits until the workbench has no reading, writing or indexing under way. */
  async whenIdle(): Promise<void> {
    await this.page.evaluate(() => window.workbench?.whenIdle());
  }
}

/** Lets the files go that were held, and all later ones. */
export interface HeldReads {
  (): Promise<void>;
  /** Resolves once the app has asked for `count` of the files. */
  asked(count: number): Promise<void>;
}

/** As `RoadmapPage.holdReads`, for a page that is still to be loaded. */
export async function holdReads(page: Page, part: string): Promise<HeldReads> {
  const held: Route[] = [];
  const isHeld = (url: URL): boolean =>
    url.pathname === "/api/file" && (url.searchParams.get("path") ?? "").includes(part);
  let isReleased = false;
  await page.route(isHeld, async (route) => {
    if (isReleased || route.request().method() !== "GET") await route.continue();
    else held.push(route);
  });
  const release = async (): Promise<void> => {
    isReleased = true;
    await Promise.all(held.map((route) => route.continue()));
  };
  return Object.assign(release, {
    asked: (count: number) => soon(() => held.length >= count, true),
  });
}

/** What the tests use of the app's editor. */
interface TestEditor {
  setCursor(at: { line: number; ch: number }): void;
  getCursor(): { line: number; ch: number };
  getLine(line: number): string;
  getValue(): string;
  focus(): void;
}

/** Waits until `read` gives `expected`; fails with what it gives at last. */
export async function soon<T>(read: () => T | Promise<T>, expected: T): Promise<void> {
  const end = Date.now() + PATIENCE;
  let found = await read();
  while (!isEqual(found, expected) && Date.now() < end) {
    await new Promise((resolve) => setTimeout(resolve, 20));
    found = await read();
  }
  expect(found).toEqual(expected);
}

function isEqual(a: unknown, b: unknown): boolean {
  return Buffer.isBuffer(a) && Buffer.isBuffer(b) ? a.equals(b) : JSON.stringify(a) === JSON.stringify(b);
}

function writeNote(folder: string, note: string, content: string | Buffer): void {
  const file = path.join(folder, note);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, content);
}
