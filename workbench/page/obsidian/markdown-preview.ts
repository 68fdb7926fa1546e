import { parseMetadata } from "../../metadata/parse-metadata";
import { processPiece, renderPiece, sectionClass } from "../reading/render-piece";
import { renderMarkdownToFragment } from "../reading/render-markdown";
import { renderProperties } from "../reading/render-properties";
import type { TFile } from "./abstract-file";
import type { AppHost } from "./app-host";
import { Component } from "./component";
import { Keymap } from "./keymap";
import { MarkdownRenderChild } from "./markdown-render-child";
import type { SectionInformation } from "./post-processors";

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

interface RenderedSection {
  readonly el: HTMLElement;
  readonly owner: Component;
  readonly source: string;
  readonly type: string;
  info: SectionInformation;
}

/** The reading view of a note: rendered section by section, only what changed rendered again. [F] */
export class MarkdownPreviewView extends MarkdownRenderer {
  private readonly scrollEl: HTMLElement;
  private readonly sizerEl: HTMLElement;
  private sections: RenderedSection[] = [];
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
    this.scrollEl.addEventListener("mouseover", (event) => triggerHover(app, event, this, this.file?.path ?? ""));
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
    const section = this.sections.find(({ el }) => el.getBoundingClientRect().bottom > top);
    return section?.info.lineStart ?? 0;
  }

  applyScroll(line: number): void {
    this.findSection(line)?.el.scrollIntoView({ block: "start" });
  }

  /** Scrolls to a line and flashes what holds it. */
  showLine(line: number): void {
    const section = this.findSection(line);
    if (section === undefined) return;
    const item = [...section.el.querySelectorAll<HTMLElement>("[data-line]")].find(
      (el) => Number(el.dataset["line"]) === line - section.info.lineStart,
    );
    const target = item?.closest<HTMLElement>("li") ?? section.el;
    target.scrollIntoView({ block: "center" });
    target.addClass("is-flashing");
    window.setTimeout(() => target.removeClass("is-flashing"), 1500);
  }

  override onunload(): void {
    this.clear();
  }

  private findSection(line: number): RenderedSection | undefined {
    return this.sections.find(({ info }) => info.lineStart <= line && line <= info.lineEnd);
  }

  private render(): void {
    const text = this.data;
    const { sections = [], frontmatter } = parseMetadata(text);
    const old = [...this.sections];
    const next: RenderedSection[] = [];
    const fresh: RenderedSection[] = [];
    for (const { type, position } of sections) {
      if (type === "comment") continue;
      const source = text.slice(position.start.offset, position.end.offset);
      const info = { text, lineStart: position.start.line, lineEnd: position.end.line };
      const at = old.findIndex((section) => section.type === type && section.source === source);
      const [kept] = at < 0 ? [] : old.splice(at, 1);
      if (kept !== undefined) kept.info = info;
      const section = kept ?? this.createSection(type, source, info);
      if (kept === undefined) fresh.push(section);
      next.push(section);
    }
    for (const section of old) this.drop(section);
    this.sections = next;
    this.sizerEl.setChildrenInPlace(next.map(({ el }) => el));
    for (const section of fresh) void this.process(section, frontmatter);
  }

  private createSection(type: string, source: string, info: SectionInformation): RenderedSection {
    const el = createDiv(sectionClass(type));
    if (type === "yaml") renderProperties(el, source);
    else el.append(renderMarkdownToFragment(source));
    const owner = this.addChild(new Component());
    return { el, owner, source, type, info };
  }

  private async process(section: RenderedSection, frontmatter: Record<string, unknown> | undefined): Promise<void> {
    const sourcePath = this.file?.path ?? "";
    for (const box of section.el.querySelectorAll<HTMLInputElement>(".task-list-item-checkbox")) {
      box.addEventListener("click", (event) => {
        event.preventDefault();
        this.toggleTask(section.info.lineStart + Number(box.dataset["line"]));
      });
    }
    await processPiece(section.el, {
      app: this.app,
      sourcePath,
      frontmatter,
      owner: section.owner,
      getSectionInfo: (el) => this.sections.find((other) => other.el.contains(el))?.info ?? null,
    });
  }

  private drop(section: RenderedSection): void {
    section.el.remove();
    this.removeChild(section.owner);
  }

  private handleClick(event: MouseEvent): void {
    const link = event.target instanceof Element ? event.target.closest<HTMLElement>("a.internal-link") : null;
    if (link === null) return;
    event.preventDefault();
    void this.app.workspace.openLinkText(link.dataset["href"] ?? "", this.file?.path ?? "", Keymap.isModEvent(event));
  }
}

/** Resting on an internal link asks for its preview. [T HoverLinkSource; payload F] */
function triggerHover(app: AppHost, event: MouseEvent, hoverParent: unknown, sourcePath: string): void {
  const link = event.target instanceof Element ? event.target.closest<HTMLElement>("a.internal-link") : null;
  if (link === null) return;
  app.workspace.trigger("hover-link", {
    event,
    source: "preview",
    hoverParent,
    targetEl: link,
    linktext: link.dataset["href"],
    sourcePath,
  });
}
