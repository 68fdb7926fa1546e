import type { GarbledText } from "../note/parsed-note";
import { commonEnd, commonStart } from "../text/common-ends";
import { mayBeGarbled, repairGarbled } from "../text/garbled";
import { LineIndex } from "../text/line-index";

const BLOCK_ID = /\^([A-Za-z0-9-]+)[ \t\r]*$/my;

/** The ids of blocks, without `^`, in the order of the text. Source: Obsidian's help, “Link to a block in a note”. */
export function readBlockIds(text: string): readonly string[] {
  const ids: string[] = [];
  for (let at = text.indexOf("^"); at !== -1; at = text.indexOf("^", at + 1)) {
    BLOCK_ID.lastIndex = at;
    const id = at === 0 || /[ \t\n\r\u2028\u2029]/.test(text.charAt(at - 1)) ? BLOCK_ID.exec(text)?.[1] : undefined;
    if (id !== undefined) ids.push(id);
  }
  return ids;
}

/** The lines that hold text decoded with the wrong character set, from its first wrong character to its last. */
export function readGarbled(text: string): readonly GarbledText[] {
  if (!mayBeGarbled(text)) return [];
  const lines = new LineIndex(text);
  const found: GarbledText[] = [];
  for (let line = 0; line < lines.count; line++) {
    const { from } = lines.lineRange(line);
    const written = lines.lineText(line);
    if (!mayBeGarbled(written)) continue;
    const repaired = repairGarbled(written);
    if (repaired === written) continue;
    const start = commonStart(written, repaired);
    const end = commonEnd(written, repaired, start);
    found.push({
      line,
      range: { from: from + start, to: from + written.length - end },
      raw: written.slice(start, written.length - end),
      repaired: repaired.slice(start, repaired.length - end),
    });
  }
  return found;
}
