import { parseMetadata } from "../../metadata/parse-metadata";
import { processPiece, renderPiece, sectionClass } from "../reading/render-piece";
import { renderMarkdownToFragment } from "../reading/render-markdown";
import { renderProperties } from "../reading/render-properties";
import type { TFile } from "./abstract-file";
import type { AppHost } from "./app-host";
import { Component } from "./component";
import { Keymap } from "./keymap";
import { getLinkpath } from "./link-text";
import { MarkdownRenderChild } from "./markdown-render-child";
import type { SectionInformation } from "./post-processors";
import { triggerHover } from "./trigger-hover";

/** Renders Markdown for plugins and for the reading view. */
export abstract class MarkdownRenderer extends MarkdownRenderChild {
  app!: AppHost;
  hoverPopover: unknown = null;

  abstract get file(): TFile | null;

  /** Renders into `el` and runs the post processors, without section information. [T; F] */
  static async render(
    app: AppHost,
    source: string,
    el: HTMLElement,
    sourcePath: string,
    component: Component,
  ): Promise<void> {
    const part = el.createDiv();
    await renderPiece(source, part, { app, sourcePath, owner: component });
    part.replaceWith(...part.childNodes);
  }

  /** Older form of `render`. [T, deprecated] */
  static async renderMarkdown(
    source: string,
    el: HTMLElement,
    sourcePath: string,
    component: Component,
  ): Promise<void> {
    await MarkdownRenderer.render((window as unknown as { app: AppHost }).app, source, el, sourcePath, component);
  }
}

/** A section of the note; `el` is filled and processed once it comes near the viewport. */
interface Section {
  readonly el: HTMLElement;
  readonly source: string;
  readonly type: string;
  /** What processors added; undefined while nothing is rendered. */
  owner: Component | undefined;
  info: SectionInformation;
  /** In CSS pixels; guessed from the lines until the section is shown. */
  height: number;
}

const LINE_HEIGHT = 26;
/** Measured heights move what is near; after so many rounds what is left waits for the next scroll. */
const MAX_ROUNDS = 5;

/**
 * The reading view of a note: rendered section by section as they come near the viewport; after a change only the sections
 * that changed are rendered again. What is far from the viewport is not in the page. [F, U]
 */
export class MarkdownPreviewView extends MarkdownRenderer {
  private readonly scrollEl: HTMLElement;
  private readonly sizerEl: HTMLElement;
  /** As high as all that is above what is shown. */
  private readonly pusherEl = createDiv("markdown-preview-pusher");
  private sections: Section[] = [];
  private frontmatter: Record<string, unknown> | undefined;
  private data = "";
  private readonly getFile: () => TFile | null;
  private readonly toggleTask: (line: number) => void;

  constructor(app: AppHost, containerEl: HTMLElement, getFile: () => TFile | null, toggleTask: (line: number) => void) {
    super(containerEl);
    this.app = app;
    this.getFile = getFile;
    this.toggleTask = toggleTask;
    this.scrollEl = containerEl.createDiv({
      cls: "markdown-preview-view markdown-rendered node-insert-event is-readable-line-width show-properties",
      attr: { tabindex: "-1" },
    });
    this.sizerEl = this.scrollEl.createDiv("markdown-preview-sizer markdown-preview-section");
    this.scrollEl.addEventListener("click", (event) => this.handleClick(event));
    this.scrollEl.addEventListener("mouseover", (event) =>
      triggerHover(app, event, this, { source: "preview", sourcePath: this.file?.path ?? "" }),
    );
    this.scrollEl.addEventListener("scroll", () => this.showNear());
  }

  override onload(): void {
    // Also when a hidden view comes into sight: until then it has no height.
    const observer = new ResizeObserver(() => this.showNear());
    observer.observe(this.scrollEl);
    this.register(() => observer.disconnect());
  }

  get file(): TFile | null {
    return this.getFile();
  }

  get(): string {
    return this.data;
  }

  set(data: string, clear: boolean): void {
    if (clear) this.clear();
    this.data = data;
    this.render();
  }

  clear(): void {
    for (const section of this.sections) this.drop(section);
    this.sections = [];
    this.data = "";
  }

  /** Renders all sections again when `full`. [T] */
  rerender(full = false): void {
    if (full) {
      for (const section of this.sections) this.drop(section);
      this.sections = [];
    }
    this.render();
  }

  /** The line at the top, with its fraction. [T] */
  getScroll(): number {
    const top = this.scrollEl.getBoundingClientRect().top;
    const section = this.sections.find(({ el }) => el.isConnected && el.getBoundingClientRect().bottom > top);
    return section?.info.lineStart ?? 0;
  }

  applyScroll(line: number): void {
    this.bringNear(line)?.el.scrollIntoView({ block: "start" });
  }

  /** Scrolls to a line and flashes what holds it. */
  showLine(line: number): void {
    const section = this.bringNear(line);
    if (section === undefined) return;
    const item = [...section.el.querySelectorAll<HTMLElement>("[data-line]")].find(
      (el) => Number(el.dataset["line"]) === line - section.info.lineStart && el.closest(".internal-embed") === null,
    );
    const target = item?.closest<HTMLElement>("li") ?? section.el;
    target.scrollIntoView({ block: "center" });
    target.addClass("is-flashing");
    window.setTimeout(() => target.removeClass("is-flashing"), 1500);
  }

  override onunload(): void {
    this.clear();
  }

  /** Scrolls so far that the section of that line is in the page. */
  private bringNear(line: number): Section | undefined {
    const at = this.sections.findIndex(({ info }) => info.lineStart <= line && line <= info.lineEnd);
    const section = this.sections[at];
    if (section === undefined || section.el.isConnected) return section;
    this.scrollEl.scrollTop = this.sections.slice(0, at).reduce((sum, { height }) => sum + height, 0);
    this.showNear();
    return section;
  }

  private render(): void {
    const text = this.data;
    const { sections = [], frontmatter } = parseMetadata(text);
    const old = [...this.sections];
    this.frontmatter = frontmatter;
    this.sections = sections
      .filter(({ type }) => type !== "comment")
      .map(({ type, position }) => {
        const source = text.slice(position.start.offset, position.end.offset);
        const info = { text, lineStart: position.start.line, lineEnd: position.end.line };
        const at = old.findIndex((section) => section.type === type && section.source === source);
        const [kept] = at < 0 ? [] : old.splice(at, 1);
        if (kept !== undefined) return Object.assign(kept, { info });
        const height = LINE_HEIGHT * (info.lineEnd - info.lineStart + 2);
        return { el: createDiv(sectionClass(type)), source, type, owner: undefined, info, height };
      });
    for (const section of old) this.drop(section);
    this.showNear();
  }

  /** Puts the sections within one screen of the viewport into the page, and renders those that are new to it. */
  private showNear(): void {
    const screen = this.scrollEl.clientHeight;
    if (screen === 0) return;
    for (let round = 0; round < MAX_ROUNDS; round++) {
      const near = this.findNear(this.scrollEl.scrollTop - screen, this.scrollEl.scrollTop + 2 * screen);
      const isSettled = near.every(({ owner, el }) => owner !== undefined && el.parentElement === this.sizerEl);
      this.sizerEl.setChildrenInPlace([this.pusherEl, ...near.map(({ el }) => el)]);
      for (const section of near) if (section.owner === undefined) this.fill(section);
      near.forEach((section, at) => {
        const below = near[at + 1]?.el.offsetTop ?? section.el.offsetTop + section.el.offsetHeight;
        section.height = below - section.el.offsetTop;
      });
      const total = this.sections.reduce((sum, { height }) => sum + height, 0);
      this.sizerEl.style.minHeight = `${total}px`;
      if (isSettled) return;
    }
  }

  private findNear(top: number, bottom: number): Section[] {
    let end = 0;
    let above = 0;
    const near = this.sections.filter(({ height }) => {
      const start = end;
      end += height;
      if (end < top) above = end;
      return end >= top && start <= bottom;
    });
    this.pusherEl.style.height = `${above}px`;
    return near;
  }

  private fill(section: Section): void {
    section.owner = this.addChild(new Component());
    if (section.type === "yaml") renderProperties(section.el, section.source);
    else section.el.append(renderMarkdownToFragment(section.source));
    for (const box of section.el.querySelectorAll<HTMLInputElement>(".task-list-item-checkbox")) {
      box.addEventListener("click", (event) => {
        event.preventDefault();
        this.toggleTask(section.info.lineStart + Number(box.dataset["line"]));
      });
    }
    void processPiece(section.el, {
      app: this.app,
      sourcePath: this.file?.path ?? "",
      frontmatter: this.frontmatter,
      owner: section.owner,
      getSectionInfo: (el) => this.sections.find((other) => other.el.contains(el))?.info ?? null,
    });
  }

  private drop(section: Section): void {
    section.el.remove();
    if (section.owner !== undefined) this.removeChild(section.owner);
  }

  private handleClick(event: MouseEvent): void {
    const link = (event.target as Element).closest<HTMLElement>("a.internal-link");
    if (link === null) return;
    event.preventDefault();
    // A link within an embed is one of the note that is embedded.
    const embed = link.closest(".markdown-embed-content")?.parentElement?.getAttribute("src");
    const own = this.file?.path ?? "";
    const sourcePath =
      embed === undefined || embed === null
        ? own
        : (this.app.metadataCache.getFirstLinkpathDest(getLinkpath(embed), own)?.path ?? own);
    void this.app.workspace.openLinkText(link.dataset["href"] ?? "", sourcePath, Keymap.isModEvent(event));
  }
}
