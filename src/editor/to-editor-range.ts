import type { Text } from "@codemirror/state";
import type { Badge } from "../core/badge/badge";
import type { TextRange } from "../core/text/range";

/**
 * Where a badge stands in an editor, in which lines end with `\n` only; null where that cannot be told.
 *
 * @param length of the text as it was read, in which lines may end with `\r\n`: all, none or some of them
 * @param doc the same text in the editor
 */
export function toEditorRange(
  { kind, range, line, written }: Pick<Badge, "kind" | "range" | "line" | "written">,
  length: number,
  doc: Text,
): TextRange | null {
  // A byte order mark may be in the editor's text alone.
  for (const mark of doc.sliceString(0, 1) === "\ufeff" ? [0, 1] : [0]) {
    const longer = length + mark - doc.length;
    if (longer === 0) return shift(range, mark, doc);
    if (longer === doc.lines - 1) return shift(range, mark - line, doc);
  }
  if (line >= doc.lines) return null;
  // Lines end in both ways: what is written is looked for in its own.
  const { from, to, text } = doc.line(line + 1);
  if (range.from === range.to) return kind === "link" ? null : { from: to, to };
  const at = text.indexOf(written);
  if (at === -1 || text.includes(written, at + 1)) return null;
  return { from: from + at, to: from + at + written.length };
}

function shift({ from, to }: TextRange, by: number, doc: Text): TextRange | null {
  return from + by < 0 || to + by > doc.length ? null : { from: from + by, to: to + by };
}
