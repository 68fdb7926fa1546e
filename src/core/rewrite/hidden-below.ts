import type { NoteBlock } from "../parse/note-blocks";
import type { LineIndex } from "../text/line-index";
import type { TextRange } from "../text/range";

/** `%% … %%` and `$$ … $$`, and the mark of one that goes on. */
const WHOLE = /%%[^]*?%%|\$\$[^]*?\$\$/g;
const OPEN = /%%|\$\$/;

/**
 * The last line of an item of a list with what is hidden at its end: in its last line and on, or on lines of their own
 * that are indented deeper than it. No item that is read has those in it.
 *
 * @param blocks those of the note
 */
export function lastLineOf(item: TextRange, text: string, lines: LineIndex, blocks: readonly NoteBlock[]): number {
  let last = lines.lineAt(item.to);
  const indent = indentOf(lines.lineText(lines.lineAt(item.from)));
  for (const { kind, from, to } of blocks) {
    if (kind !== "hidden" || to <= item.to || text.slice(lines.lineRange(last).to, from).trim() !== "") continue;
    for (let line = Math.max(lines.lineAt(from), last); line <= lines.lineAt(to - 1); line++) {
      const written = lines.lineText(line);
      const isOpen = OPEN.test(text.slice(from, lines.startOf(line)).replace(WHOLE, ""));
      const isOwn = line <= last || isOpen || indentOf(written) > indent;
      if (written.trim() !== "" && !isOwn) return last;
      if (written.trim() !== "") last = line;
    }
  }
  return last;
}

/** How far a line is indented, in columns. */
function indentOf(line: string): number {
  let columns = 0;
  for (const char of line.replace("\ufeff", "")) {
    if (char === "\t") columns += 4 - (columns % 4);
    else if (char === " ") columns += 1;
    else break;
  }
  return columns;
}
