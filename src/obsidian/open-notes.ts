import { MarkdownView, type App } from "obsidian";

/** A view that shows the note at `path`, one in which it can be edited first; null while none does. */
export function findOpenNote(app: App, path: string): MarkdownView | null {
  const views = app.workspace
    .getLeavesOfType("markdown")
    .map(({ view }) => view)
    // A tab that was not looked at since the start holds a stand-in for its view, which has no text.
    .filter((view): view is MarkdownView => view instanceof MarkdownView && view.file?.path === path);
  return views.find(isEditing) ?? views[0] ?? null;
}

/** Whether the text of `view` is its editor's; in Reading mode it is what was last saved. */
export function isEditing(view: MarkdownView): boolean {
  return view.getMode() === "source";
}

/** The text of the note at `path` as it stands in its editor, saved or not; null when it is in none. */
export function readOpenText(app: App, path: string): string | null {
  const view = findOpenNote(app, path);
  return view !== null && isEditing(view) ? view.editor.getValue() : null;
}

/** The paths of the notes that are open in tabs that were looked at, that of the active one first. */
export function listOpenPaths({ workspace }: App): readonly string[] {
  const shown = workspace
    .getLeavesOfType("markdown")
    .flatMap(({ view }) => (view instanceof MarkdownView && view.file !== null ? [view.file] : []));
  const active = workspace.getActiveFile();
  const files = active === null ? shown : [active, ...shown];
  return [...new Set(files.filter(({ extension }) => extension === "md").map(({ path }) => path))];
}
