import type { App } from "../obsidian/app";
import { HoverPopover, type HoverParent } from "../obsidian/hover-popover";
import { Keymap } from "../obsidian/keymap";
import { parseLinktext } from "../obsidian/link-text";
import { renderNote } from "../reading/render-piece";

/** What comes with `hover-link`. [payload F] */
interface HoverLink {
  readonly event: MouseEvent;
  readonly source: string;
  readonly hoverParent: HoverParent;
  readonly targetEl: HTMLElement | null;
  readonly linktext: string;
  readonly sourcePath?: string;
  readonly state?: { readonly scroll?: number };
}

/** The host's own sources, and whether each needs the modifier. [F] */
const OWN_SOURCES: Readonly<Record<string, boolean>> = { preview: false, editor: true, "file-explorer": true };

/**
 * Imitates the core plugin Page preview: answers `hover-link` of a registered source with a popover that shows the note;
 * where the source needs the modifier, once that is held. [T HoverLinkSource]
 */
export function installPagePreview(app: App): void {
  app.workspace.on("hover-link", (link: HoverLink) => {
    const needsModifier = app.pluginHost.hoverSources.get(link.source)?.defaultMod ?? OWN_SOURCES[link.source];
    // A source that nobody has registered shows nothing. [F]
    if (needsModifier === undefined) return;
    if (!needsModifier || Keymap.isModifier(link.event, "Mod")) showPreview(app, link);
    else awaitModifier(app, link);
  });
}

/** Ends the waiting for the modifier over the last link; that may be gone without the mouse having left it. */
let stopWaiting: (() => void) | undefined;

/** The modifier may be pressed while the mouse already rests. */
function awaitModifier(app: App, link: HoverLink): void {
  const target = link.targetEl;
  stopWaiting?.();
  if (target === null) return;
  const doc = target.ownerDocument;
  const press = (event: KeyboardEvent): void => {
    if (!Keymap.isModifier(event, "Mod") || !target.isConnected) return;
    stop();
    showPreview(app, link);
  };
  const stop = (): void => {
    stopWaiting = undefined;
    doc.removeEventListener("keydown", press);
    target.removeEventListener("mouseleave", stop);
  };
  stopWaiting = stop;
  doc.addEventListener("keydown", press);
  target.addEventListener("mouseleave", stop);
}

function showPreview(app: App, { linktext, sourcePath = "", hoverParent, targetEl, state }: HoverLink): void {
  const shown = hoverParent.hoverPopover;
  if (shown instanceof HoverPopover && shown.hoverEl.dataset["linktext"] === linktext) return;
  const popover = new HoverPopover(hoverParent, targetEl);
  popover.hoverEl.dataset["linktext"] = linktext;
  const { path, subpath } = parseLinktext(linktext);
  const file = app.metadataCache.getFirstLinkpathDest(path, sourcePath);
  const embed = popover.hoverEl.createDiv("markdown-embed is-loaded");
  if (file === null || file.extension !== "md") {
    embed.addClass("mod-empty");
    embed.setText(file === null ? `“${path}” is not created yet. Click to create.` : file.name);
    return;
  }
  if (subpath === "") embed.createDiv({ cls: "markdown-embed-title", text: file.basename });
  const content = embed.createDiv("markdown-embed-content");
  content.addEventListener("click", (event) => {
    const link = (event.target as Element).closest<HTMLElement>("a.internal-link");
    if (link === null) return;
    event.preventDefault();
    void app.workspace.openLinkText(link.dataset["href"] ?? "", file.path, Keymap.isModEvent(event));
  });
  void renderNote(content, file, subpath, { app, owner: popover }).then((sections) => {
    const line = state?.scroll;
    if (line === undefined) return;
    const at = sections.filter((section) => section.line <= line).at(-1);
    at?.el.scrollIntoView({ block: "start" });
  });
}
