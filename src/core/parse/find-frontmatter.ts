import type { TextRange } from "../text/range";

/** Where the frontmatter stands; only one that is closed is one. */
export interface FrontmatterRange {
  /** What stands between the fences. */
  readonly content: TextRange;
  /** The first character after the closing line. */
  readonly end: number;
}

/** Whether a note is a board of the Kanban plugin, by its properties; a leading U+FEFF aside. */
export function isKanbanBoard(text: string): boolean {
  const unmarked = text.replace(/^\ufeff/, "");
  const content = findFrontmatter(unmarked)?.content;
  return content !== undefined && /^kanban-plugin:/m.test(unmarked.slice(content.from, content.to));
}

/** Finds the frontmatter of a note; null when it opens with none, or with one that never closes. */
export function findFrontmatter(text: string): FrontmatterRange | null {
  const open = /^---[ \t]*\r?\n/.exec(text);
  if (open === null) return null;
  const close = /^---[ \t]*$/m;
  const from = open[0].length;
  const match = close.exec(text.slice(from).replace(/\r/g, " "));
  if (match === null) return null;
  const end = text.indexOf("\n", from + match.index);
  return { content: { from, to: from + match.index }, end: end === -1 ? text.length : end + 1 };
}
