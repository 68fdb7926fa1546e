import { parseMetadata } from "../../metadata/parse-metadata";
import type { TFile } from "../obsidian/abstract-file";
import type { AppHost } from "../obsidian/app-host";
import { Component } from "../obsidian/component";
import { getLinkpath, parseLinktext } from "../obsidian/link-text";
import { resolveSubpath } from "../obsidian/metadata-cache";
import { createContext, runPostProcessors, type SectionInformation } from "../obsidian/post-processors";
import { renderInlineToFragment, renderMarkdownToFragment } from "./render-markdown";

/** An embed within an embed, and so on; deeper ones stay empty. [F] */
const MAX_DEPTH = 5;
const IMAGES = /^(?:png|jpe?g|gif|svg|webp|avif|bmp)$/;

/** Where a piece of Markdown belongs, and who owns what processors add to it. */
export interface PieceContext {
  readonly app: AppHost;
  /** The note that the text is of, also within an embed. [T] */
  readonly sourcePath: string;
  readonly owner: Component;
  /** Null outside a section of a reading view, in Live Preview except for code blocks. [R 0.13.15; rest F] */
  readonly getSectionInfo?: (el: HTMLElement) => SectionInformation | null;
  /** A table cell has no blocks. */
  readonly isInline?: boolean;
  readonly depth?: number;
  /** The note's properties where they are not those on disk. */
  readonly frontmatter?: Record<string, unknown> | undefined;
}

/** Renders Markdown into `el` and runs the post processors over `el`, then fills the embeds. */
export async function renderPiece(source: string, el: HTMLElement, context: PieceContext): Promise<void> {
  el.append(context.isInline === true ? renderInlineToFragment(source) : renderMarkdownToFragment(source));
  await processPiece(el, context);
}

/** As `renderPiece`, for an element that has its content already. */
export async function processPiece(el: HTMLElement, context: PieceContext): Promise<void> {
  const { app, sourcePath, owner, getSectionInfo = () => null } = context;
  finishElements(app, el, sourcePath);
  const frontmatter = context.frontmatter ?? app.metadataCache.getCache(sourcePath)?.frontmatter;
  const embeds = [...el.querySelectorAll<HTMLElement>("span.internal-embed:not(.is-loaded)")];
  const processed = runPostProcessors(el, createContext({ sourcePath, frontmatter }, owner, getSectionInfo));
  await Promise.all([processed, ...embeds.map((embed) => fillEmbed(embed, context))]);
}

/** What an embed shows: another note or a part of it, rendered as that note's own. */
export async function fillEmbed(embed: HTMLElement, context: PieceContext): Promise<void> {
  const { app, sourcePath, owner, depth = 0 } = context;
  const { path, subpath } = parseLinktext(embed.getAttribute("src") ?? "");
  const file = app.metadataCache.getFirstLinkpathDest(path, sourcePath);
  embed.addClass("is-loaded");
  if (file === null || file.extension !== "md" || depth >= MAX_DEPTH) {
    embed.addClass("file-embed", "mod-empty");
    if (file === null) embed.setText(`“${path}” is not created yet.`);
    return;
  }
  embed.addClass("markdown-embed", "inline-embed");
  embed.empty();
  const title = embed.createDiv({ cls: "embed-title markdown-embed-title", text: subpath === "" ? file.basename : "" });
  title.toggle(subpath === "");
  const content = embed.createDiv("markdown-embed-content");
  embed.createEl("a", {
    cls: "markdown-embed-link internal-link",
    text: "↗",
    attr: { "aria-label": "Open link", "data-href": path + subpath, href: path + subpath },
  });
  await owner.addChild(new EmbeddedNote(app, content, file, subpath, depth + 1)).draw();
}

/** What is embedded is drawn anew when that note changes, as long as it is shown. [F] */
class EmbeddedNote extends Component {
  private shown = this.addChild(new Component());
  /** Counts the drawings: what a later one has overtaken is dropped. */
  private turn = 0;

  constructor(
    private readonly app: AppHost,
    private readonly el: HTMLElement,
    private readonly file: TFile,
    private readonly subpath: string,
    private readonly depth: number,
  ) {
    super();
  }

  override onload(): void {
    this.registerEvent(
      this.app.metadataCache.on("changed", (changed: TFile) => {
        if (changed === this.file) void this.draw();
      }),
    );
  }

  async draw(): Promise<void> {
    const turn = ++this.turn;
    const part = await readPart(this.app, this.file, this.subpath);
    if (turn !== this.turn) return;
    this.removeChild(this.shown);
    this.shown = this.addChild(new Component());
    this.el.empty();
    await drawPart(this.el, part, this.file, { app: this.app, owner: this.shown, depth: this.depth });
  }
}

/** A section of a note that is shown outside its own view, and the line where it begins. */
export interface ShownSection {
  readonly el: HTMLElement;
  readonly line: number;
}

/** A note, or what `subpath` names of it, section by section and without section information; for embeds and previews. [F] */
export async function renderNote(
  el: HTMLElement,
  file: TFile,
  subpath: string,
  context: Pick<PieceContext, "app" | "owner" | "depth">,
): Promise<ShownSection[]> {
  return await drawPart(el, await readPart(context.app, file, subpath), file, context);
}

/** A text, and the line of its note where it begins. */
interface NotePart {
  readonly text: string;
  readonly line: number;
}

async function readPart(app: AppHost, file: TFile, subpath: string): Promise<NotePart> {
  const whole = await app.vault.cachedRead(file);
  const place = subpath === "" ? null : resolveSubpath(parseMetadata(whole), subpath);
  if (place === null) return { text: whole, line: 0 };
  return { text: whole.slice(place.start.offset, place.end?.offset ?? whole.length), line: place.start.line };
}

async function drawPart(
  el: HTMLElement,
  { text, line }: NotePart,
  file: TFile,
  context: Pick<PieceContext, "app" | "owner" | "depth">,
): Promise<ShownSection[]> {
  const sizer = el
    .createDiv("markdown-preview-view markdown-rendered")
    .createDiv("markdown-preview-sizer markdown-preview-section");
  const sections = (parseMetadata(text).sections ?? []).filter(({ type }) => type !== "comment" && type !== "yaml");
  return await Promise.all(
    sections.map(async ({ type, position }) => {
      const section = sizer.createDiv(sectionClass(type));
      const source = text.slice(position.start.offset, position.end.offset);
      const { app, owner, depth = 0 } = context;
      await renderPiece(source, section, { app, owner, depth, sourcePath: file.path });
      return { el: section, line: position.start.line + line };
    }),
  );
}

const CSS_NAMES: Readonly<Record<string, string>> = {
  heading: "h1",
  list: "ul",
  code: "pre",
  yaml: "pre",
  table: "table",
  blockquote: "blockquote",
  callout: "div",
  thematicBreak: "hr",
};

/** The class of the element around a section of that type. */
export function sectionClass(type: string): string {
  return `el-${CSS_NAMES[type] ?? "p"}`;
}

/** Marks links to missing notes and gives images their address. */
function finishElements(app: AppHost, el: HTMLElement, sourcePath: string): void {
  for (const link of el.querySelectorAll<HTMLElement>("a.internal-link")) {
    const target = app.metadataCache.getFirstLinkpathDest(getLinkpath(link.dataset["href"] ?? ""), sourcePath);
    link.toggleClass("is-unresolved", target === null);
  }
  for (const embed of el.querySelectorAll<HTMLElement>("span.internal-embed")) {
    const linkpath = getLinkpath(embed.getAttribute("src") ?? "");
    const target = app.metadataCache.getFirstLinkpathDest(linkpath, sourcePath);
    if (target === null || !IMAGES.test(target.extension)) continue;
    const alt = embed.getAttribute("alt") ?? target.name;
    embed.addClass("media-embed", "image-embed", "is-loaded");
    embed.replaceChildren(createEl("img", { attr: { src: app.vault.getResourcePath(target), alt } }));
  }
  for (const image of el.querySelectorAll<HTMLImageElement>(":not(.image-embed) > img")) {
    const raw = image.getAttribute("src") ?? "";
    const target = /^[a-z]+:|^\/api\//i.test(raw)
      ? null
      : app.metadataCache.getFirstLinkpathDest(decodeURI(raw), sourcePath);
    if (target !== null) image.src = app.vault.getResourcePath(target);
  }
}
