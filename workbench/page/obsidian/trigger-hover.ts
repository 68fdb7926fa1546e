import type { AppHost } from "./app-host";

/** Resting on an internal link asks for its preview. [T HoverLinkSource; payload F] */
export function triggerHover(
  app: AppHost,
  event: MouseEvent,
  hoverParent: unknown,
  { source, sourcePath }: { source: string; sourcePath: string },
): void {
  const link = (event.target as Element).closest<HTMLElement>("a.internal-link, .cm-hmd-internal-link");
  if (link === null) return;
  const linktext = link.dataset["href"];
  app.workspace.trigger("hover-link", { event, source, hoverParent, targetEl: link, linktext, sourcePath });
}
